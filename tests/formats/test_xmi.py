"""What we write for INCEpTION, as the UIMA library of Python opens it."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import SpanAnnotation, StanceAnnotation, Target, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Attribute, Layer, Schema
from annotator.formats.folders import expand
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.writing import WRITERS
from annotator.formats.xmi_reader import XmiReader
from annotator.formats.xmi_types import layer_types
from tests.domain.drawn import article, choice, comment, labels

from .interchange import SCHEMA, check_account, read, read_dataset, threads, together, write
from .test_offsets import PLACES, QUOTES, VECTOR

XMI = WRITERS["xmi"]
META = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"


def thread(text: str = VECTOR, **changes: object) -> LabelledThread:
    spans = [
        SpanAnnotation(f"s{number}", "names", *place, "ORG", (("tone", "bad"),) if number else (), "accepted")
        for number, place in enumerate(PLACES["codepoint"])
    ]
    stances = (
        StanceAnnotation("s-1", "side", Target("claim", "t", "The claim"), "for"),
        StanceAnnotation("s-2", "side", Target.entity("Zürich"), "against"),
    )
    given_set = AnnotationSet(
        document="t",
        annotator="ann",
        state="submitted",
        spans=sorted_spans(spans),
        choices=(choice("mood", "glad"), choice("topics", "x"), choice("topics", "y")),
        stances=stances,
    )
    document = replace(article(text), **changes)  # type: ignore[arg-type]  # each by the name of its field
    return LabelledThread((Labelled(document, (given_set,)),))


def opened(folder: Path, name: str = "ann/t.xmi") -> tuple[TypeSystem, Cas]:
    types = load_typesystem(folder / "all" / "TypeSystem.xml")
    return types, load_cas_from_xmi(folder / "all" / name, types)


def test_the_library_finds_each_label_on_its_words(tmp_path: Path) -> None:
    write(XMI, [thread()], tmp_path)
    _types, cas = opened(tmp_path)
    assert cas.sofa_string == VECTOR
    names = [*cas.select("webanno.custom.Names")]
    assert [each.get_covered_text() for each in names] == [*QUOTES]
    assert [each.value for each in names] == ["ORG"] * 3
    assert [each.tone for each in names] == [None, "bad", "bad"]
    assert [each.value for each in cas.select("webanno.custom.Topics")] == ["x", "y"]
    stances = [(each.targetKind, each.target, each.value) for each in cas.select("webanno.custom.Side")]
    assert stances == [("claim", "t", "for"), ("entity", "zürich", "against")]
    marks = {each.of.xmiID: (each.identifier, each.origin) for each in cas.select("annotator.Mark")}
    assert marks[names[0].xmiID] == ("s0", "accepted")
    (meta,) = cas.select(META)
    assert (meta.documentId, meta.collectionId, meta.end) == ("t", "t", len(VECTOR))


@settings(max_examples=25, deadline=None)
@given(drawn=threads())
def test_the_library_reads_of_any_project_what_stands_there(drawn: list[LabelledThread]) -> None:
    types = {layer: each.name for layer, each in layer_types(SCHEMA).items()}
    wanted: Counter[tuple[str, str, str]] = Counter()
    for each in drawn:
        for document, sets in each.documents:
            text = document.text.replace("\x0b", "\ufffd")
            wanted.update((types[one.layer], one.label, text[one.start : one.end]) for own in sets for one in own.spans)
    found: Counter[tuple[str, str, str]] = Counter()
    with TemporaryDirectory() as folder:
        write(XMI, drawn, Path(folder))
        system = load_typesystem(Path(folder, "all/TypeSystem.xml"))
        for path in Path(folder).rglob("*.xmi"):
            cas = load_cas_from_xmi(path, system)
            for name in (types["names"], types["parts"]):
                found.update((name, one.value, one.get_covered_text()) for one in cas.select(name))
    assert found == wanted


def test_the_file_is_as_uima_counts_and_each_run_writes_the_same(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(XMI, [thread()], tmp_path / name)
    assert 'begin="8" end="12" value="ORG"' in (tmp_path / "one/all/ann/t.xmi").read_text(encoding="utf-8")
    found = {each.relative_to(tmp_path / "one") for each in (tmp_path / "one").rglob("*.*")}
    assert {each.name for each in found} == {"t.xmi", "TypeSystem.xml", "layers.json"}
    for each in found:
        assert (tmp_path / "one" / each).read_bytes() == (tmp_path / "two" / each).read_bytes()


def test_each_annotator_has_a_folder_and_files_are_called_as_documents(tmp_path: Path) -> None:
    sets = tuple(AnnotationSet(document="a/b", annotator=name, flag="?") for name in ("TypeSystem.xml", "nobody"))
    documents = (Labelled(article("One.", "a/b"), sets), Labelled(comment("Two.", "c", "a/b", "a/b")))
    write(XMI, [LabelledThread(documents)], tmp_path)
    found = sorted(str(each.relative_to(tmp_path / "all")) for each in tmp_path.rglob("*.xmi"))
    assert found == ["%54ype%53ystem.xml/a%2Fb.xmi", "nobody/c.xmi", "nobody~/a%2Fb.xmi"]
    back = together(read_dataset(XMI, XmiReader(), tmp_path))
    (labelled,) = (each for found in back for each in found.documents if each.document.id == "a/b")
    assert [each.annotator for each in labelled.sets] == ["TypeSystem.xml", "nobody"]


HOSTILE = "a\x01\x0b\x1f\ufffe\uffff\x7f\x85\u2028 & <b> \"'\t\n z"


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\ufffe", "\uffff"])
def test_what_xml_has_no_place_for_comes_back_and_other_programs_see_a_sign_for_it(
    character: str, tmp_path: Path
) -> None:
    text = VECTOR.replace(".", f" {character}.")
    given_thread = thread(text, text_sha256=text_sha256(text), author=f"A{character}", meta={"k": [character]})
    account = write(XMI, [given_thread], tmp_path)
    assert account.is_whole
    assert together(read_dataset(XMI, XmiReader(), tmp_path)) == [given_thread]
    _types, cas = opened(tmp_path)
    assert cas.sofa_string == text.replace(character, "\ufffd")
    assert [each.get_covered_text() for each in cas.select("webanno.custom.Names")] == [*QUOTES]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), min_size=1))
@example(HOSTILE)
@example("a\n\U0010fe05")
def test_any_text_comes_back(text: str) -> None:
    if text.strip():
        document = replace(article(text), text_sha256=text_sha256(text), author=text, source=text)
        given_set = AnnotationSet(document="t", annotator="ann", flag=text, choices=(choice("mood", "glad"),))
        check_account(XMI, XmiReader(), [LabelledThread((Labelled(document, (given_set,)),))])


ODD = Schema(
    name="odd",
    title="Odd",
    layers=(
        Layer(
            name="größe",
            kind="span",
            title="Größe \x0b",
            labels=labels("1", "12 13"),
            attributes=(
                Attribute(name="value", title="V", labels=labels("1", "2")),
                Attribute(name="Value", title="V", labels=labels("<", "&")),
                Attribute(name="7-ä", title="A", labels=labels("x", "y")),
            ),
        ),
        Layer(name="Größe", kind="choice", title="G", labels=labels("1", "2")),
        Layer(name="gr??e", kind="stance", title="S", labels=labels("1", "2"), targets=("claim",)),
    ),
)


def test_names_that_uima_cannot_have_are_spelled_so_that_none_is_mistaken(tmp_path: Path) -> None:
    types = layer_types(ODD)
    assert [each.name for each in types.values()] == [f"webanno.custom.Gr__e{end}" for end in ("", "2", "3")]
    assert types["größe"].features == {"value": "value2", "Value": "Value3", "7-ä": "x7__"}
    pairs = (("7-ä", "x"), ("Value", "&"), ("value", "2"))
    given_set = AnnotationSet(
        document="t",
        annotator="ann",
        spans=(SpanAnnotation("s", "größe", 0, 2, "12 13", pairs),),
        choices=(choice("Größe", "2"),),
        stances=(StanceAnnotation("x", "gr??e", Target("claim", "t", "It"), "1"),),
    )
    write(XMI, [LabelledThread((Labelled(article("Bo won."), (given_set,)),))], tmp_path, ODD)
    _system, cas = opened(tmp_path)
    (span,) = cas.select("webanno.custom.Gr__e")
    assert (span.value, span.value2, span.Value3, span.x7__) == ("12 13", "2", "&", "x")
    for missing in (False, True):
        if missing:
            (tmp_path / "all/TypeSystem.xml").unlink()
        (back,) = together(read(XmiReader(), tmp_path / "all/ann/t.xmi", ODD))
        (found,) = back.documents[0].sets
        assert (found.spans, found.stances) == (given_set.spans, given_set.stances)
        assert [each.label for each in found.choices] == ["2"]


def test_layers_for_inception_have_titles_labels_and_room_for_every_span(tmp_path: Path) -> None:
    write(XMI, [thread()], tmp_path)
    layers = {each["name"]: each for each in json.loads((tmp_path / "all/layers.json").read_bytes())}
    names, parts = layers["webanno.custom.Names"], layers["webanno.custom.Parts"]
    assert (names["uiName"], names["type"], names["anchoring_mode"]) == ("Names", "span", "CHARACTERS")
    assert (names["overlap_mode"], parts["overlap_mode"]) == ("ANY_OVERLAP", "NO_OVERLAP")
    features = {each["name"]: each["tag_set"] for each in names["features"]}
    assert [tag["tag_name"] for tag in features["value"]["tags"]] == ["PERSON", "ORG", "Far right"]
    assert [tag["tag_name"] for tag in features["tone"]["tags"]] == ["bad", "good"]
    assert layers["webanno.custom.Mood"]["type"] == "document-metadata"
    assert layers["webanno.custom.DocumentDetails"]["readonly"]
    sets = [
        feature["tag_set"]["name"] for each in layers.values() for feature in each["features"] if feature["tag_set"]
    ]
    assert len(sets) == len(set(sets))
    # Each layer is a type, and each of its features one of that type.
    types = load_typesystem(tmp_path / "all" / "TypeSystem.xml")
    for name, layer in layers.items():
        known = {feature.name for feature in types.get_type(name).all_features}
        assert {each["name"] for each in layer["features"]} <= known


def test_ours_read_back_and_written_again_are_the_same_bytes(tmp_path: Path) -> None:
    write(XMI, [thread()], tmp_path / "one")
    back = together(read_dataset(XMI, XmiReader(), tmp_path / "one"))
    assert back == [thread()]
    write(XMI, back, tmp_path / "two")
    one, two = (tmp_path / name / "all/ann/t.xmi" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_an_export_that_somebody_zipped_comes_in(tmp_path: Path) -> None:
    write(XMI, [thread()], tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out.zip", "w") as archive:
        archive.writestr("manifest.json", "{}")
        for path in (tmp_path / "out").rglob("*.*"):
            archive.write(path, path.relative_to(tmp_path / "out"))
    (file,) = expand([tmp_path / "out.zip"])
    assert isinstance(file, Path)
    assert together(read(XmiReader(), file)) == [thread()]


def test_what_the_library_wrote_anew_is_still_ours(tmp_path: Path) -> None:
    write(XMI, [thread()], tmp_path)
    _types, cas = opened(tmp_path)
    cas.to_xmi(tmp_path / "all/ann/t.xmi")
    assert together(read_dataset(XMI, XmiReader(), tmp_path)) == [thread()]
