"""XMI as INCEpTION and other UIMA programs write it, whole and broken."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections import Counter
from html import escape
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import SpanAnnotation, StanceAnnotation, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.schema_file import read_schema
from annotator.formats.folders import expand
from annotator.formats.incoming import IncomingDocument
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Loss
from annotator.formats.offsets import Unit
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile
from annotator.formats.writing import WRITERS
from annotator.formats.xmi_reader import XmiReader
from tests.domain.drawn import choice, comment

from . import interchange
from .test_interchange import check_soundness
from .test_offsets import PLACES, QUOTES, VECTOR
from .test_other_tools import Taken

NEWS = read_schema(Path(__file__).parents[2] / "resources" / "schemas" / "news.toml")
DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
META, NER, SEGMENT = (
    f"{DKPRO}.metadata.type.DocumentMetaData",
    f"{DKPRO}.ner.type.NamedEntity",
    f"{DKPRO}.segmentation.type",
)
TOKEN = f"{SEGMENT}.Token"
STRING, ANNOTATION = "uima.cas.String", "uima.tcas.Annotation"
WORDS = ("👩🏽\u200d🚒", "José", "visited", "Zürich", "🇨🇭", ".")


def places(unit: Unit = "utf16") -> list[tuple[int, int]]:
    """The places of the words of the vector."""
    found, at = [], 0
    for word in WORDS:
        at = VECTOR.index(word, at)
        count = (lambda text: len(text.encode("utf-16-le")) // 2) if unit == "utf16" else len
        found.append((count(VECTOR[:at]), count(VECTOR[: at + len(word)])))
    return found


def structure(type_: str, number: int, /, **features: object) -> str:
    package, _dot, name = type_.rpartition(".")
    prefix = f"n{abs(hash(package)) % 999}"
    space = f'xmlns:{prefix}="http:///{package.replace(".", "/")}.ecore"'
    pairs = "".join(f" {key}={quoteattr(str(value))}" for key, value in features.items())
    return f'<{prefix}:{name} {space} xmi:id="{number}"{pairs}/>'


def xmi(*structures: str, text: str = VECTOR, version: str = "1.0", members: str | None = None) -> str:
    numbers = [each.partition('xmi:id="')[2].partition('"')[0] for each in structures]
    sofa = escape(text).replace("\n", "&#10;")
    return "\n".join(
        (
            f'<?xml version="{version}" encoding="UTF-8"?>',
            '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0">',
            '<cas:NULL xmi:id="0"/>',
            *structures,
            f'<cas:Sofa xmi:id="12" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{sofa}"/>',
            f'<cas:View sofa="12" members="{" ".join(numbers) if members is None else members}"/>',
            "</xmi:XMI>",
        )
    )


def annotation(type_: str, number: int, word: int, unit: Unit = "utf16", **features: object) -> str:
    begin, end = places(unit)[word]
    return structure(type_, number, sofa=12, begin=begin, end=end, **features)


def tokens(unit: Unit = "utf16") -> list[str]:
    return [annotation(TOKEN, 100 + word, word, unit) for word in range(len(WORDS))]


def exported(user: str = "anna", *more: str) -> str:
    """One document of a project: built-in and own layers, a relation, an answer of the whole document."""
    end = len(VECTOR.encode("utf-16-le")) // 2
    return xmi(
        structure(
            META,
            1,
            sofa=12,
            begin=0,
            end=end,
            language="x-unspecified",
            documentTitle="act 1.txt",
            documentId=user,
            documentUri=f"file:/srv/repository/project/0/document/0/source/{user}",
            isLastSegment="false",
        ),
        *tokens(),
        structure(f"{SEGMENT}.Sentence", 20, sofa=12, begin=0, end=end),
        annotation(NER, 31, 1, value="PER", identifier="http://example.org/Q1"),
        annotation(NER, 32, 3, value="LOC"),
        annotation("webanno.custom.Entities", 33, 4, value="GPE", sentiment="positive", Score="0.5"),
        annotation("webanno.custom.Visit", 34, 3, Governor=31, Dependent=32, value="visits"),
        structure("webanno.custom.Sentiment", 35, sofa=12, value="positive"),
        *more,
    )


def described(name: str, supertype: str, /, **features: str) -> str:
    listed = "".join(
        f"<featureDescription><name>{key}</name><description/><rangeTypeName>{kind}</rangeTypeName></featureDescription>"
        for key, kind in features.items()
    )
    return (
        f"<typeDescription><name>{name}</name><description/><supertypeName>{supertype}</supertypeName>"
        f"<features>{listed}</features></typeDescription>"
    )


TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>'
    + described(NER, ANNOTATION, value=STRING, identifier=STRING)
    + described("webanno.custom.Entities", ANNOTATION, value=STRING, sentiment=STRING, Score="uima.cas.Double")
    + described("webanno.custom.Visit", ANNOTATION, Governor=NER, Dependent=NER, value=STRING)
    + described("webanno.custom.Sentiment", "uima.cas.AnnotationBase", value=STRING)
    + described("webanno.custom.Kind", STRING)
    + described("webanno.custom.Thing", ANNOTATION, called="webanno.custom.Kind", other=NER, roles="uima.cas.FSArray")
    + "</types></typeSystemDescription>"
)


def put(folder: Path, content: str | bytes, name: str = "doc.xmi", types: str | None = TYPES) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if types is not None:
        path.with_name("TypeSystem.xml").write_text(types, encoding="utf-8")
    return path


def take(path: Path, *, annotator: str | None = "ann", unit: Unit | None = None) -> Taken:
    return Taken(interchange.read(XmiReader(), path, NEWS, annotator=annotator, offset_unit=unit), "xmi")


def lost(taken: Taken) -> Counter[tuple[str, str, str]]:
    return Counter((each.part, each.layer, each.label) for each in taken.losses)


def refusal(path: Path) -> FormatError:
    with pytest.raises(FormatError) as raised:
        take(path)
    assert raised.value.file is not None
    return raised.value


# --- what INCEpTION exports ---


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("types", [TYPES, None])
def test_layers_that_are_built_in_and_others_and_answers_of_the_document(
    version: str, types: str | None, tmp_path: Path
) -> None:
    content = exported().replace('version="1.0"', f'version="{version}"', 1)
    taken = take(put(tmp_path, content, "anna.xmi", types), annotator=None)
    assert taken.document.id == "act 1.txt"
    assert taken.document.text == VECTOR
    assert taken.labels.annotator == "anna"
    assert taken.spans == [("José", "PERSON"), ("Zürich", "LOC"), ("🇨🇭", "GPE")]
    assert [each.attributes for each in taken.labels.spans] == [(), (), (("sentiment", "positive"),)]
    assert [(each.layer, each.label) for each in taken.labels.choices] == [("sentiment", "positive")]
    assert lost(taken) == {("relation", "", "visits"): 1, ("other", "", "identifier"): 1, ("other", "", "Score"): 1}
    assert not taken.refused
    assert not taken.notices


def test_an_exported_project_has_each_document_once_and_its_annotators_by_their_names(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "project.zip", "w") as project:
        project.writestr("exportedproject1.json", "{}")
        for place, user in (("annotation", "anna"), ("annotation", "bob"), ("curation", "CURATION_USER")):
            inner = tmp_path / "inner.zip"
            with zipfile.ZipFile(inner, "w") as archive:
                archive.writestr(f"{user}.xmi", exported(user))
                archive.writestr("TypeSystem.xml", TYPES)
            project.writestr(f"{place}/act 1.txt/{user}.zip", inner.read_bytes())
            put(tmp_path / "unpacked" / place / "act 1.txt" / user, exported(user), f"{user}.xmi")
    for path in (tmp_path / "project.zip", tmp_path / "unpacked"):
        files = [*expand([path])]
        found = [each for file in files if isinstance(file, Path) for each in take(file, annotator=None).documents]
        assert {each.id for each in found} == {"act 1.txt"}
        assert sorted(each.labels.annotator for each in found if each.labels) == ["anna", "bob", "gold"]


@pytest.mark.parametrize("name", ["CURATION_USER/act 1/act 1.xmi", "CURATION_USER1234.xmi", "CURATION_USER/act 1.xmi"])
def test_what_a_curator_settled_is_the_adjudicated_set(name: str, tmp_path: Path) -> None:
    meta = structure(META, 1, sofa=12, documentTitle="act 1.txt", documentId="act 1.txt")
    taken = take(put(tmp_path, xmi(meta, annotation(NER, 31, 1, value="PER")), name), annotator=None)
    assert (taken.document.id, taken.labels.annotator) == ("act 1.txt", "gold")


def test_alone_a_file_needs_somebody_whose_labels_they_are(tmp_path: Path) -> None:
    path = put(tmp_path, xmi(annotation(NER, 31, 1, value="PER")), "doc 1.xmi")
    with pytest.raises(FormatError, match="--annotator"):
        take(path, annotator=None)
    assert take(path).document.id == "doc 1"
    assert [*expand([tmp_path])] == [path]
    for ending in (".xmi", ".xml", ".xmi.gz"):
        other = tmp_path / f"other{ending}"
        other.write_bytes(gzip.compress(path.read_bytes()) if ending.endswith(".gz") else path.read_bytes())
        assert recognise(SourceFile(other)) == "xmi"
        assert take(other).spans == [("José", "PERSON")]


@pytest.mark.parametrize("name", ["annotation/a%2Fb.xmi/bob.xmi", "export/bob.xmi"])
@pytest.mark.parametrize("dropped", ["<annotator:", "<(?:annotator:|custom:DocumentDetails)"])
def test_a_document_that_went_to_inception_comes_back_under_its_id_with_its_labels(
    name: str, dropped: str, tmp_path: Path
) -> None:
    span = SpanAnnotation("s", "entities", 0, 2, "PERSON", (("sentiment", "positive"),))
    ours = AnnotationSet(
        document="a/b",
        annotator="ann",
        spans=(span,),
        choices=(choice("sentiment", "negative"),),
        stances=(StanceAnnotation("x", "stance", Target("claim", "t", "It"), "favor"),),
    )
    labelled = LabelledThread((Labelled(comment("Bo won.", "a/b"), (ours,)),))
    interchange.write(WRITERS["xmi"], [labelled], tmp_path, NEWS)
    content = (tmp_path / "all/ann/a%2Fb.xmi").read_text(encoding="utf-8")
    # INCEpTION drops types that it has no layer for, and writes its own names of document and user.
    kept = [line for line in content.splitlines() if not re.match(dropped, line)]
    content = re.sub('documentId="[^"]*"', 'documentId="bob" documentTitle="a%2Fb.xmi"', "\n".join(kept))
    taken = take(put(tmp_path, content, name, None), annotator=None)
    assert (taken.document.id, taken.labels.annotator) == ("a/b", "bob")
    assert taken.spans == [("Bo", "PERSON")]
    assert taken.labels.spans[0].attributes == span.attributes
    assert [each.label for each in taken.labels.choices] == ["negative"]
    if dropped == "<annotator:":
        # With the layers that we write beside it, what stands beside a text stays with it.
        assert (taken.document.kind, taken.document.parent) == ("comment", "t")
        assert [(each.target, each.label) for each in taken.labels.stances] == [(ours.stances[0].target, "favor")]
        assert not taken.losses
    else:
        assert lost(taken) == {("stance", "stance", "favor"): 1}


def test_without_a_value_the_first_feature_that_names_a_label_or_the_type_itself_is_one(tmp_path: Path) -> None:
    things = [
        annotation("webanno.custom.Thing", 40, 1, called="PERSON", other=41, roles="50 51"),
        annotation("webanno.custom.Org", 41, 3),
        annotation("webanno.custom.Nothing", 42, 4),
        structure("webanno.custom.Link", 43, role="PERSON", target=41),
        structure("webanno.custom.Role", 50, role="x", target=41),
        structure("webanno.custom.Role", 51, role="y", target=40),
        structure("webanno.custom.Remark", 52, sofa=12, mood="grim", sentiment="Negative"),
        annotation(f"{DKPRO}.lexmorph.type.pos.POS", 53, 2, PosValue="VBD"),
    ]
    taken = take(put(tmp_path, xmi(*things, *tokens(), members="40 41 42 43 52 53 100 101 102 103 104 105")))
    assert taken.spans == [("José", "PERSON"), ("Zürich", "ORG")]
    assert [each.label for each in taken.labels.choices] == ["negative"]
    assert lost(taken) == {
        ("relation", "", "other"): 1,
        ("relation", "", "roles"): 1,
        ("span", "Nothing", "Nothing"): 1,
        ("other", "", "Role"): 2,
        ("other", "", "Link"): 1,
        ("choice", "mood", "grim"): 1,
        ("other", "", "POS"): 1,
    }


def test_lists_of_values_and_several_texts(tmp_path: Path) -> None:
    many = (
        '<c:Sentiment xmlns:c="http:///webanno/custom.ecore" xmi:id="40" sofa="12">'
        "<value>positive</value><value>grim</value></c:Sentiment>"
    )
    other = '<cas:Sofa xmi:id="13" sofaID="other" sofaString="Elsewhere."/>'
    elsewhere = structure(NER, 41, sofa=13, begin=0, end=4, value="PER")
    taken = take(put(tmp_path, xmi(other, many, elsewhere, members="40 41")))
    assert taken.document.text == VECTOR
    assert [each.label for each in taken.labels.choices] == ["positive"]
    assert lost(taken) == {("choice", "sentiment", "grim"): 1, ("other", "", "NamedEntity"): 1}


# --- offsets ---


@pytest.mark.parametrize("unit", ["utf16", "codepoint"])
def test_tokens_prove_how_offsets_are_counted(unit: Unit, tmp_path: Path) -> None:
    spans = [annotation(NER, 30 + word, word, unit, value="LOC") for word in (1, 3, 4)]
    taken = take(put(tmp_path, xmi(*spans, *tokens(unit))))
    assert [quote for quote, _label in taken.spans] == [*QUOTES]
    assert [str(each) for each in taken.notices] == (
        [] if unit == "utf16" else ["Offsets are counted in code points, not as UIMA does: so the tokens are words."]
    )


@pytest.mark.parametrize("unit", ["utf16", "codepoint", "byte"])
def test_without_tokens_offsets_are_utf16_unless_a_person_says_otherwise(unit: Unit, tmp_path: Path) -> None:
    spans = [
        structure(NER, 30 + number, sofa=12, begin=begin, end=end, value="LOC")
        for number, (begin, end) in enumerate(PLACES[unit])
    ]
    path = put(tmp_path, xmi(*spans))
    assert [quote for quote, _label in take(path, unit=unit).spans] == [*QUOTES]
    if unit == "utf16":
        assert [quote for quote, _label in take(path).spans] == [*QUOTES]


def test_control_characters_of_xml_1_1_are_read(tmp_path: Path) -> None:
    text = "Bo\x01 won\x1f."
    content = xmi(structure(NER, 31, sofa=12, begin=0, end=2, value="PER", note="a\x0b"), text=text, version="1.1")
    for character in "\x01\x0b\x1f":
        content = content.replace(character, f"&#x{ord(character):X};")
    taken = take(put(tmp_path, content))
    assert (taken.document.text, taken.spans) == (text, [("Bo", "PERSON")])
    assert ("attribute", "entities", "note=a\x0b") in lost(taken)


# --- broken and hostile ---


def test_a_span_that_fits_nowhere_is_refused_with_its_line(tmp_path: Path) -> None:
    broken = [
        annotation(NER, 31, 1, value="PER"),
        structure(NER, 32, sofa=12, begin=2, end=999, value="PER"),
        structure(NER, 33, sofa=12, begin=1, end=5, value="PER"),
        structure(NER, 34, sofa=12, begin="one", end="٣", value="PER"),
        structure(NER, 35, sofa=12, begin=5, end=5, value="PER"),
        structure(NER, 31, sofa=12, begin=8, end=12, value="ORG"),
        structure(NER, 36, sofa=99, begin=8, end=12, value="ORG"),
    ]
    taken = take(put(tmp_path, xmi(*broken)))
    assert taken.spans == [("José", "PERSON")]
    assert sorted(each.line for each in taken.refused if each.line) == [5, 6, 7, 8, 9, 10]
    assert all(each.file == tmp_path / "doc.xmi" for each in taken.refused)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY s SYSTEM "file:///etc/passwd">]>'
LINE = '<?xml version="1.0" encoding="UTF-8"?>'
WHOLE = xmi()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (WHOLE.replace(LINE, LINE + ENTITIES).replace("José", "&b;"), "document type"),
        (WHOLE.replace(LINE, LINE + ENTITIES).replace("José", "&s;"), "document type"),
        (WHOLE.replace(LINE, f'{LINE}<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd">'), "document type"),
        (WHOLE.replace("José", "&b;"), "no sound XML"),
        (WHOLE.replace("</xmi:XMI>", "<a>" * 100_000 + "</a>" * 100_000 + "</xmi:XMI>"), "deeper"),
        (WHOLE.replace("UTF-8", "klingon"), "no sound XML"),
        (WHOLE.replace("UTF-8", "utf-7"), "no sound XML"),
        (WHOLE.replace("UTF-8", "utf-16"), "no sound XML"),
        (WHOLE.encode("latin-1", "replace"), "no sound XML"),
        (WHOLE[:-10], "no sound XML"),
        (WHOLE.replace("sofaString", "sofaURI"), "no text"),
        (WHOLE.replace(VECTOR, " \t"), "no text"),
        (LINE + "<rss/>", "begins with “rss”"),
        (TYPES, "describes types"),
        ("", "empty"),
        ("\x00\x01", "binary"),
        ("<", "no sound XML"),
        (WHOLE.replace("<cas:NULL", "&#0;<cas:NULL"), "no sound XML"),
    ],
)
def test_hostile_xml_is_refused_in_a_sentence(content: str | bytes, said: str, tmp_path: Path) -> None:
    assert said in refusal(put(tmp_path, content)).reason


@pytest.mark.parametrize(
    "types",
    [
        TYPES.replace("<types>", "<types><", 1),
        TYPES.replace(LINE, LINE + ENTITIES),
        TYPES.replace("UTF-8", "klingon"),
        "\x00",
    ],
)
def test_a_broken_type_system_is_named(types: str, tmp_path: Path) -> None:
    path = put(tmp_path, xmi(annotation(NER, 31, 1, value="PER")), types=types)
    assert refusal(path).file == tmp_path / "TypeSystem.xml"


def test_types_that_lie_in_a_circle_are_no_trap(tmp_path: Path) -> None:
    types = TYPES.replace("<types>", "<types>" + described("a.A", "a.B", x="a.A") + described("a.B", "a.A"))
    taken = take(put(tmp_path, xmi(annotation("a.A", 31, 1, x="PERSON", value="PERSON")), types=types))
    assert taken.spans == [("José", "PERSON")]


def test_a_text_of_many_megabytes_is_read(tmp_path: Path) -> None:
    text = f"{VECTOR} " * 100_000
    taken = take(put(tmp_path, xmi(annotation(NER, 31, 1, value="PER"), text=text)))
    assert taken.document.text == text
    assert taken.spans == [("José", "PERSON")]


PIECES = (
    *("", "<", ">", '"', "&", "&#x1;", "&#xD800;", "&#999999999999;", "<!--", "]]>", "<![CDATA[x]]>", "<?x?>", "\x00"),
    *("xmi:id", 'begin="-1"', 'end="1e9"', 'sofa="31"', 'members="31 31 x"', "\ufffe", "<a><b><c/></b></a>", "x" * 99),
    *('json="[[["', 'of="31"', 'rejected="{"', 'meta="[1]"', 'annotator=""', 'targetKind="sun"', "uima.cas", "ecore"),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_becomes_of_a_file_it_gives_documents_or_refusals(data: st.DataObject, tmp_path: Path) -> None:
    files = [exported().encode(), TYPES.encode()]
    broken = data.draw(st.sampled_from((0, 0, 0, 1)))
    content = files[broken]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = min(len(content), start + data.draw(st.sampled_from((0, 1, 7, 60))))
        piece = data.draw(st.one_of(st.sampled_from(PIECES).map(str.encode), st.binary(max_size=4)))
        content = content[:start] + piece + content[end:]
    files[broken] = content
    (tmp_path / "TypeSystem.xml").write_bytes(files[1])
    (tmp_path / "doc.xmi").write_bytes(files[0])
    check_soundness(XmiReader(), tmp_path / "doc.xmi")


def test_losses_are_told_in_sentences(tmp_path: Path) -> None:
    found = interchange.read(XmiReader(), put(tmp_path, exported()), NEWS, annotator="ann")
    assert all(str(each.sentence) for each in found if isinstance(each, Loss))
    assert sum(isinstance(each, IncomingDocument) for each in found) == 1
