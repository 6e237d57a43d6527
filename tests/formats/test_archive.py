"""Archives and compressed files: read as folders and files are, bounded, and refused in sentences."""

# ruff: noqa: RUF001 - the sign between an archive and what is in it

from __future__ import annotations

import bz2
import gzip
import io
import stat
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.datasets.import_report import ImportReport, ImportRequest
from annotator.datasets.importing import ImportRun
from annotator.domain.errors import FormatError
from annotator.formats import archive, raw
from annotator.formats.archive import Archive, told
from annotator.formats.folders import expand
from annotator.formats.source import SourceFile

from .conftest import SCHEMA

Members = Mapping[str, bytes] | Mapping[str, str] | Mapping[str, bytes | str]
LINE = b'{"id": "%s", "text": "Bo wins."}\n'


def zipped(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return path


def inner(members: Members) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return data.getvalue()


def look(*paths: Path, annotator: str | None = None) -> ImportReport:
    return ImportRun(ImportRequest(paths=paths, annotator=annotator), schema=SCHEMA).preview()


def found(path: Path) -> list[str]:
    return [told(each) if isinstance(each, Path) else each.reason for each in expand([path])]


# --- compressed files ---


@pytest.mark.parametrize("ending", ["gz", "bz2"])
def test_a_compressed_file_is_read_as_what_it_was(tmp_path: Path, ending: str) -> None:
    pack = gzip.compress if ending == "gz" else bz2.compress
    path = tmp_path / f"mails.jsonl.{ending}"
    # Two members one behind the other are one file.
    path.write_bytes(pack(LINE % b"a") + pack(LINE % b"b" + b"{}\n"))
    seen: list[tuple[int, int]] = []
    run = ImportRun(
        ImportRequest(paths=(path,)), schema=SCHEMA, progress=lambda done, total, _what: seen.append((done, total))
    )
    report = run.preview()
    assert [(file.format, file.articles) for file in report.files] == [("jsonl", 2)]
    assert [(each.file, each.line) for each in report.refused] == [(path, 3)]
    assert {total for _done, total in seen} == {path.stat().st_size}
    assert max(done for done, _total in seen) == path.stat().st_size


def test_a_page_is_the_same_page_when_it_was_compressed(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "b.txt.gz"
    plain.write_text("Storm\n\nIt rained.")
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert SourceFile(packed).digest() == SourceFile(plain).digest()


@pytest.mark.parametrize("damage", ["cut", "checksum", "garbage behind", "nothing behind the head"])
def test_a_damaged_file_gives_what_stands_before_and_says_so(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(b"".join(LINE % str(number).encode() for number in range(50_000)))
    content = {
        "cut": whole[: len(whole) // 2],
        "checksum": whole[:-8] + bytes(8),
        "garbage behind": whole + b"garbage",
        "nothing behind the head": whole[:10],
    }[damage]
    path.write_bytes(content)
    report = look(path)
    assert ["damaged or cut off" in each.reason for each in report.refused] == [True]
    assert (report.articles > 0) is (damage != "nothing behind the head")


def test_what_is_compressed_twice_or_no_text_is_told(tmp_path: Path) -> None:
    for name, content in (
        ("a.jsonl.gz", gzip.compress(LINE % b"a")),
        ("b.gz", b"\x89PNG\r\n\x1a\n"),
        ("c.gz", b"PK\x03\x04"),
    ):
        (tmp_path / name).write_bytes(gzip.compress(content))
    tar = bytearray(512)
    tar[257:262] = b"ustar"
    (tmp_path / "d.tar.gz").write_bytes(gzip.compress(bytes(tar)))
    kinds = [each.reason.partition("to be ")[2].partition(",")[0] for each in look(tmp_path).refused]
    assert kinds == ["a gzip archive", "a PNG image", "a zip archive", "a tar archive"]


def test_a_bomb_is_refused_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "FLOOR", 1 << 20)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(LINE % b"a" + b"\n" * (64 << 20)))
    (refused,) = look(path).refused
    assert "more than 200 times as large, or 1 MB" in refused.reason


# --- archives ---


def test_an_archive_is_read_like_the_folder_that_it_was(tmp_path: Path) -> None:
    members: Members = {
        "2024/a.jsonl": LINE % b"a" + b'{"id": "b", "text": 1}\n',
        "2024/doc.txt": "Bo wins here.",
        "2024/doc.ann": "T1\tPERSON 0 2\tBo\n",
        "tables/x.csv.gz": gzip.compress(b"title,text\nStorm,It rained.\n"),
        "README.md": "About.",
        "__MACOSX/2024/._a.jsonl": "x",
        ".hidden/a.txt": "x",
        "empty/": "",
    }
    path = zipped(tmp_path / "mails.zip", members)
    assert found(path) == ["mails.zip › 2024/a.jsonl", "mails.zip › 2024/doc.txt", "mails.zip › tables/x.csv.gz"]
    report = look(path, annotator="eva")
    assert [(file.format, file.articles, file.labels) for file in report.files] == [
        *(("jsonl", 1, 0), ("brat", 1, 1), ("csv", 1, 0))
    ]
    ((where, line),) = [(each.file, each.line) for each in report.refused]
    assert (where, line) == (path / "2024" / "a.jsonl", 2)
    # One of its files can be asked for, too, as the window does with the first of very many.
    assert look(path / "2024" / "a.jsonl").articles == 1
    assert [*tmp_path.iterdir()] == [path]


def test_archives_in_an_archive_are_opened_once(tmp_path: Path) -> None:
    deep = inner({"c.txt": "x"})
    path = zipped(tmp_path / "a.zip", {"in/b.zip": inner({"b.txt": "Storm\n\nIt rained.", "deep.zip": deep})})
    refused, name = found(path)
    assert "an archive in an archive in an archive" in refused
    assert name == "a.zip › in/b.zip/b.txt"
    assert look(path).articles == 1


def test_of_a_project_of_inception_what_people_annotated_is_read(tmp_path: Path) -> None:
    tsv = "#FORMAT=WebAnno TSV 3.3\n"
    members: Members = {
        "exportedproject123.json": "{}",
        "source/d.txt": "Bo.",
        "annotation/d.txt/INITIAL_CAS.zip": inner({"INITIAL_CAS.tsv": tsv}),
        "annotation/d.txt/eva.zip": inner({"eva.tsv": tsv}),
        "annotation/e.txt/INITIAL_CAS.zip": inner({"INITIAL_CAS.tsv": tsv}),
        "annotation_ser/d.txt/eva.ser": b"\xac\xed\x00\x05",
        "log/project.log": "x",
    }
    project = zipped(tmp_path / "p.zip", members)
    assert found(project) == [
        "p.zip › annotation/d.txt/eva.zip/eva.tsv",
        "p.zip › annotation/e.txt/INITIAL_CAS.zip/INITIAL_CAS.tsv",
    ]
    with zipfile.ZipFile(project) as archive:
        archive.extractall(tmp_path / "unpacked" / "p")
    assert found(tmp_path / "unpacked") == ["eva.zip › eva.tsv", "INITIAL_CAS.zip › INITIAL_CAS.tsv"]


def test_of_a_project_that_was_unpacked_with_all_in_it_what_people_annotated_is_read(tmp_path: Path) -> None:
    for name in (
        *("exportedproject1.json", "source/d.txt", "annotation/d.txt/webanno1export/INITIAL_CAS.xmi"),
        *("annotation/d.txt/webanno2export/eva.xmi", "annotation/d.txt/webanno2export/TypeSystem.xml"),
        "annotation/e.txt/webanno3export/INITIAL_CAS.xmi",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [Path(each).name for each in found(tmp_path)] == ["eva.xmi", "INITIAL_CAS.xmi"]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "..\\evil.txt", "a//b.txt", "./a.txt"]
)
def test_a_name_that_leads_out_is_no_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "evil.txt").write_text("Not mine.")
    path = zipped(tmp_path / "slip.zip", {name: "x", "good.txt": "Storm\n\nIt rained."})
    refused, good = found(path)
    assert "leads out of the archive" in refused
    assert good == "slip.zip › good.txt"


def test_links_locks_and_names_of_all_kinds(tmp_path: Path) -> None:
    link, locked = zipfile.ZipInfo("link.txt"), zipfile.ZipInfo("locked.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(link, "/etc/passwd")
        file.writestr(locked, "x")
        for name in ("Zürich.txt", "con.txt", "A.txt", "a.txt", "win\\dows.txt"):
            file.writestr(name, f"Storm\n\nIn {name} it rained.")
        with pytest.warns(UserWarning, match="Duplicate"):
            file.writestr("a.txt", "Again.")
    data = bytearray(path.read_bytes())
    place = data.rfind(b"locked.txt") - 46
    data[place + 8] |= 1
    # As programs write it that do not say which alphabet they use.
    mojibake = data.replace("Zürich".encode(), "Zürich".encode())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = -1
        while (at := mojibake.find(mark, at + 1)) >= 0:
            mojibake[at + offset + 1] &= ~0x08
    path.write_bytes(mojibake)
    names = found(path)
    assert [any(part in each for each in names) for part in ("not followed", "password", "Two files")] == [True] * 3
    assert names[3:] == [
        *("odd.zip › A.txt", "odd.zip › Zürich.txt", "odd.zip › a.txt", "odd.zip › con.txt", "odd.zip › win/dows.txt")
    ]
    assert look(path).articles == 5


def test_office_files_are_told_apart_and_other_archives_too(tmp_path: Path) -> None:
    word = {"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}
    zipped(tmp_path / "a.docx", word)
    zipped(tmp_path / "b.zip", word)
    zipped(tmp_path / "c.zip", {"in.docx": inner(word)})
    zipped(tmp_path / "d.zip", {})
    (tmp_path / "e.zip").write_bytes(b"PK\x03\x04 and nothing more")
    (tmp_path / "f.zip").write_text("Storm\n\nIt rained.")
    report = look(tmp_path)
    said = {each.file.name if each.file else "": each.reason for each in report.refused}
    assert all("a Word document" in said[name] for name in ("a.docx", "b.zip", "in.docx"))
    assert "no file to read in this archive" in said["d.zip"]
    assert "damaged" in said["e.zip"]
    assert (len(said), report.articles) == (5, 1)


def test_what_would_unpack_to_too_much_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "FLOOR", 1 << 20)
    bomb = zipped(tmp_path / "bomb.zip", {f"{number}.txt": bytes(1 << 20) for number in range(4)})
    assert "more than 200 times" in found(bomb)[0]
    several = zipped(tmp_path / "bombs.zip", {"a.zip": bomb.read_bytes(), "b.zip": bomb.read_bytes()})
    assert "more than 200 times" in found(several)[0]
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    assert "more than the 3 files" in found(zipped(tmp_path / "many.zip", dict.fromkeys("abcd", "x")))[0]
    monkeypatch.setattr(archive, "_LARGEST_DIRECTORY", 100)
    assert "more than the 3 files" in found(zipped(tmp_path / "long.zip", dict.fromkeys("abc", "x")))[0]
    monkeypatch.setattr(archive, "LARGEST_INNER", 10)
    monkeypatch.setattr(archive, "_LARGEST_DIRECTORY", 1000)
    assert "may have 0 MB" in found(zipped(tmp_path / "inner.zip", {"a.zip": inner({"a.txt": "x"})}))[0]


def test_the_last_part_of_several_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(path, {"a.txt": "x", "b.txt": "Storm\n\nIt rained."}).read_bytes()[20:])
    report = look(path)
    assert [each.reason.partition(",")[0] for each in report.refused] == ["The archive is damaged"]
    assert report.articles == 1


def test_a_large_archive_of_the_wide_kind_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wide.zip"
    with zipfile.ZipFile(path, "w") as file, file.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"Storm\n\nIt rained.")
    assert look(path).articles == 1


def test_a_wrong_checksum_is_told_with_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(inner({"a.jsonl": LINE % b"a"}).replace(b"Bo wins", b"Bo lost"))
    (refused,) = look(path).refused
    assert refused.file == path / "a.jsonl"
    assert "damaged" in refused.reason


def test_an_archive_closes_when_nobody_reads_it(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": "x", "b.txt": "y"})
    source = SourceFile(path / "a.txt")
    assert source.head() == b"x"
    one = archive.open_archive(path)
    assert archive.open_archive(path) is one
    del source, one
    assert path not in [opened for opened, *_ in archive._OPEN]
    with pytest.raises(FormatError, match="no such file in the archive"):
        SourceFile(path / "c.txt").head()


SOUND = inner(
    {"a.jsonl": LINE % b"a", "b/c.zip": inner({"d.txt": "Storm\n\nIt rained."}), "e.csv": "title,text\na,b\n"}
)


@given(data=st.data())
def test_an_archive_that_somebody_changed_is_read_or_refused(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = bytearray(SOUND)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(changed) - 1))
        match data.draw(st.sampled_from(("flip", "cut", "put"))):
            case "flip":
                changed[place] = data.draw(st.integers(0, 255))
            case "cut":
                del changed[place : place + data.draw(st.integers(1, 40))]
            case "put":
                changed[place:place] = data.draw(st.binary(max_size=9))
    path = tmp_path_factory.getbasetemp() / "changed.zip"
    path.write_bytes(bytes(changed))
    for each in look(path).refused:
        assert each.reason.endswith(".")
    with suppress(FormatError):
        Archive(path)


@given(packed=st.binary(max_size=60), cut=st.integers(0, 80), place=st.integers(0, 79), byte=st.integers(0, 255))
def test_a_compressed_file_that_somebody_changed_is_read_or_refused(
    packed: bytes, cut: int, place: int, byte: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changed = bytearray(gzip.compress(LINE % b"a" + packed))
    changed[place % len(changed)] = byte
    path = tmp_path_factory.getbasetemp() / "changed.jsonl.gz"
    path.write_bytes(bytes(changed[: max(1, len(changed) - cut)]))
    for each in look(path).refused:
        assert each.reason.endswith(".")
