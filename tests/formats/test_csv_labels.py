"""Our tables for spreadsheets: nothing in them runs, and every text comes back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.domain.document import Document
from annotator.domain.identifiers import text_sha256
from annotator.formats.csv_labels import CsvLabelReader, CsvWriter, safe, unsafe
from annotator.formats.incoming import IncomingDocument
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Loss

from .interchange import SCHEMA, read, threads, write

# What spreadsheets take for the beginning of a formula, as OWASP's page on CSV injection lists it.
FORMULAS = "=+-@\t\r\n＝＋－＠"  # noqa: RUF001 - the wide ones are meant
CELL = st.text(st.sampled_from([*FORMULAS, *"a1|!'\"';, \u00a0\ufeff\u200b\x0b\u2028é🚒"]), max_size=8)


@settings(max_examples=500)
@given(CELL)
@example("=cmd|' /C calc'!A0")
@example("\ufeff=1+1")
@example("'=1+1")
@example("''")
def test_no_cell_begins_as_a_formula_and_each_can_be_had_back(cell: str) -> None:
    made = safe(cell)
    assert unsafe(made) == cell
    # White space and marks without width before a formula do not stop every program.
    begins = made.lstrip(" \v\f\u00a0\ufeff\u200b\u2028")[:1]
    assert not begins or begins not in "=+-@＝＋－＠"  # noqa: RUF001 - the wide ones are meant
    assert made[:1] not in ("\t", "\r", "\n")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=threads())
def test_no_cell_of_any_project_is_a_formula(tmp_path: Path, drawn: list[LabelledThread]) -> None:
    write(CsvWriter(), drawn, tmp_path)
    data = (tmp_path / "all.csv").read_bytes()
    # The mark is what Excel knows UTF-8 by.
    assert data.startswith(b"\xef\xbb\xbf")
    rows = [*csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)]
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] and cell[0] in FORMULAS]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")',
        "-1",
        "'quoted'",
        "\t=1+1",
        'one\nline\n\nand "two"',
        "a,b;c\td|e",
        "＝1+1",  # noqa: RUF001 - the wide one is meant
        " leading and trailing ",
        "\u2028line\x85ends\x0b\x0c",
        "null",
        "0012",
        "é🚒e\u0301",
    ],
)
def test_a_text_comes_back_to_the_letter(tmp_path: Path, text: str) -> None:
    document = Document(
        id="=a",
        kind="article",
        thread="=a",
        parent=None,
        author="@ann",
        created=None,
        source="+1",
        title=None,
        text=text,
        text_sha256=text_sha256(text),
        meta={"-": "="},
    )
    write(CsvWriter(), [LabelledThread((Labelled(document),))], tmp_path)
    [found] = read(CsvLabelReader(), tmp_path / "all.csv")
    assert isinstance(found, IncomingDocument)
    assert (found.text, found.id, found.author, found.source) == (text, "=a", "@ann", "+1")
    assert dict(found.meta) == {"-": "="}


HEADER = "id,kind,thread,text,annotator,label:mood,stance:side,target,target_kind,target_id,stance_id,remark\n"


def test_a_column_that_somebody_added_is_kept(tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text(f"{HEADER}a,article,a,Bo won,eva,glad,,,,,,check this\n")
    [found] = read(CsvLabelReader(), tmp_path / "all.csv")
    assert isinstance(found, IncomingDocument)
    assert found.meta == {"remark": "check this"}


def test_a_stance_whose_target_was_deleted_is_told(tmp_path: Path) -> None:
    (tmp_path / "all.csv").write_text(f"{HEADER}a,article,a,Bo won,eva,glad,for,,,,,\n")
    loss, found = read(CsvLabelReader(), tmp_path / "all.csv")
    assert isinstance(loss, Loss)
    assert (loss.layer, loss.label) == ("side", "for")
    assert isinstance(found, IncomingDocument)
    assert SCHEMA.layer("mood").labels[0].name == "glad"
    assert found.labels is not None
    assert [each.label for each in found.labels] == ["glad"]
