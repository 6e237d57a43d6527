"""Files as other tools write them: recognised, read to the letter, and what has no place here is told."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.schema_file import read_schema
from annotator.formats.folders import expand
from annotator.formats.incoming import Incoming, IncomingDocument, Notice
from annotator.formats.loss import Loss, Part, Why
from annotator.formats.offsets import Unit
from annotator.formats.recognition import READERS, recognise
from annotator.formats.source import SourceFile

from . import interchange
from .test_offsets import PLACES, QUOTES, VECTOR

NEWS = read_schema(Path(__file__).parents[2] / "resources" / "schemas" / "news.toml")
LABELS = ("PERSON", "GPE", "GPE")


class Taken:
    """What a reader made of one file or folder."""

    def __init__(self, found: list[Incoming], format_name: str) -> None:
        self.format = format_name
        self.documents = [each for each in found if isinstance(each, IncomingDocument)]
        self.refused = [each for each in found if isinstance(each, FormatError)]
        self.losses = [each for each in found if isinstance(each, Loss)]
        self.notices = [each.sentence for each in found if isinstance(each, Notice)]

    @property
    def document(self) -> IncomingDocument:
        assert len({each.id for each in self.documents}) == 1
        return self.documents[0]

    @property
    def labels(self) -> AnnotationSet:
        assert self.document.labels is not None
        return self.document.labels

    @property
    def spans(self) -> list[tuple[str, str]]:
        """The labelled words of all documents, in order."""
        return [
            (each.text[span.start : span.end], span.label)
            for each in self.documents
            if each.labels is not None
            for span in each.labels.spans
        ]

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        return self.document.suggestions


def take(
    path: Path, *, named: str | None = None, annotator: str | None = None, offset_unit: Unit | None = None
) -> Taken:
    found: list[Incoming] = []
    name = ""
    for file in expand([path]):
        assert isinstance(file, Path)
        name = named or recognise(SourceFile(file))
        found += interchange.read(READERS[name], file, NEWS, annotator=annotator, offset_unit=offset_unit)
    return Taken(found, name)


def write(path: Path, *lines: object, name: str) -> Path:
    file = path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(
        b"".join(orjson.dumps(line) + b"\n" if isinstance(line, dict) else str(line).encode() for line in lines)
    )
    return file


ALL = [*zip(QUOTES, LABELS, strict=True)]


def triples(unit: Unit) -> list[tuple[int, int, str]]:
    return [(*place, label) for place, label in zip(PLACES[unit], LABELS, strict=True)]


# --- Prodigy ---


def prodigy(unit: Unit = "codepoint", **more: object) -> dict[str, object]:
    tokens = [
        {"text": quote, "start": start, "end": end, "id": number}
        for number, (quote, (start, end, _label)) in enumerate(zip(QUOTES, triples(unit), strict=True))
    ]
    return {
        "text": VECTOR,
        "meta": {"source": "The Courier"},
        "_input_hash": 12,
        "_task_hash": 34,
        "tokens": tokens,
        "spans": [
            {"start": start, "end": end, "token_start": number, "token_end": number, "label": label}
            for number, (start, end, label) in enumerate(triples(unit))
        ],
        "answer": "accept",
        "_session_id": "news-eva",
        **more,
    }


@pytest.mark.parametrize("unit", PLACES)
def test_prodigys_spans_stand_on_their_words_however_they_count(tmp_path: Path, unit: Unit) -> None:
    taken = take(write(tmp_path, prodigy(unit), name="a.jsonl"))
    assert taken.format == "prodigy"
    assert taken.spans == ALL
    assert (taken.labels.annotator, taken.labels.state) == ("news-eva", "submitted")
    assert taken.document.source == "The Courier"
    assert bool(taken.notices) == (unit != "codepoint")


def test_old_prodigy_spans_may_name_tokens_alone(tmp_path: Path) -> None:
    line = prodigy(spans=[{"token_start": 0, "token_end": 1, "label": "GPE"}])
    assert take(write(tmp_path, line, name="a.jsonl")).spans == [("José visited Zürich", "GPE")]


def test_binary_answers_of_one_person_become_one_set(tmp_path: Path) -> None:
    spans = prodigy()["spans"]
    assert isinstance(spans, list)
    taken = take(
        write(
            tmp_path,
            prodigy(spans=spans[:1]),
            prodigy(_session_id="news-bob", spans=spans[1:2]),
            prodigy(spans=spans[1:2]),
            prodigy(spans=spans[2:], answer="reject"),
            name="a.jsonl",
        )
    )
    eva, bob = sorted((each.labels for each in taken.documents if each.labels), key=lambda one: one.annotator)[::-1]
    assert [span.label for span in eva.spans] == ["PERSON", "GPE"]
    assert [(each.agent, each.annotation.label) for each in eva.rejected] == [("prodigy", "GPE")]
    assert len(bob.spans) == 1
    assert len({each.id for each in taken.documents}) == 1


def test_a_text_that_was_refused_by_hand_in_prodigy_says_nothing_of_its_labels(tmp_path: Path) -> None:
    by_hand = prodigy(answer="reject", _view_id="ner_manual", _is_binary=False)
    taken = take(write(tmp_path, by_hand, name="a.jsonl"))
    assert (taken.labels.flag, taken.spans, taken.labels.rejected) == ("reject", [], ())
    assert [loss.why for loss in taken.losses] == [Why.CANCELLED] * 3


def test_a_refused_label_of_prodigys_is_a_refused_suggestion_of_whoever_made_it(tmp_path: Path) -> None:
    (first, *_others) = triples("codepoint")
    span = {"start": first[0], "end": first[1], "label": first[2], "score": 0.25, "source": "core_web_sm"}
    binary = {"text": VECTOR, "_input_hash": 1, "_session_id": "eva", "answer": "reject", "_is_binary": True}
    asked = {**binary, "spans": [span], "_view_id": "ner"}
    odd = {"label": "POSITIVE", "score": 3, "_is_binary": None, "_view_id": ["classification"]}
    taken = take(write(tmp_path, asked, {**binary, **odd}, name="a.jsonl"))
    assert taken.losses == []
    assert sorted((each.agent, each.annotation.label, each.confidence) for each in taken.labels.rejected) == [
        ("core_web_sm", "PERSON", 0.25),
        ("prodigy", "positive", None),
    ]


def test_what_was_passed_over_in_prodigy_is_flagged_and_its_labels_are_told(tmp_path: Path) -> None:
    taken = take(write(tmp_path, prodigy(answer="ignore"), name="a.jsonl"))
    assert taken.labels.flag == "ignore"
    assert taken.spans == []
    assert [loss.why for loss in taken.losses] == [Why.CANCELLED] * 3


def test_prodigys_choices_and_relations(tmp_path: Path) -> None:
    options = [{"id": "positive", "text": "+"}, {"id": "negative", "text": "-"}]
    line = prodigy(options=options, accept=["positive"], relations=[{"head": 0, "child": 1, "label": "visits"}])
    taken = take(write(tmp_path, line, name="a.jsonl"))
    assert [choice.label for choice in taken.labels.choices] == ["positive"]
    assert [(loss.part, loss.label) for loss in taken.losses] == [(Part.RELATION, "visits")]
    binary = {"text": "Fine.", "label": "POSITIVE", "answer": "accept", "_input_hash": 1, "_session_id": "x"}
    assert take(write(tmp_path, binary, name="b.jsonl")).labels.choices[0].label == "positive"


# --- doccano ---


@pytest.mark.parametrize("unit", ["utf16", "grapheme", "codepoint"])
def test_doccano_spans_need_somebody_to_say_how_they_count(tmp_path: Path, unit: Unit) -> None:
    # Of the last of the places no unit but UTF-16 could have the end.
    labels = [list(each) for each in triples(unit)[:2]]
    path = write(tmp_path, {"id": 7, "text": VECTOR, "label": labels, "Comments": []}, name="a.jsonl")
    with pytest.raises(FormatError, match=r"say it \(--offset-unit\), utf16 as a rule"):
        take(path, annotator="eva")
    taken = take(path, annotator="eva", offset_unit=unit)
    assert taken.format == "doccano"
    assert taken.spans == ALL[:2]
    assert taken.document.id == "7"


def test_doccano_need_not_be_asked_where_it_makes_no_difference(tmp_path: Path) -> None:
    path = write(tmp_path, {"text": "Bo Li wins", "label": [[0, 5, "PERSON"]]}, name="a.jsonl")
    assert take(path, annotator="eva").spans == [("Bo Li", "PERSON")]


def test_doccano_relations_and_classes(tmp_path: Path) -> None:
    line = {
        "text": "Bo Li visited Oslo",
        "entities": [
            {"id": 1, "label": "PERSON", "start_offset": 0, "end_offset": 5},
            {"id": 2, "label": "GPE", "start_offset": 14, "end_offset": 18},
        ],
        "relations": [{"id": 3, "from_id": 1, "to_id": 2, "type": "visits"}],
        "cats": ["positive"],
    }
    taken = take(write(tmp_path, line, name="a.jsonl"), annotator="eva")
    assert taken.spans == [("Bo Li", "PERSON"), ("Oslo", "GPE")]
    assert [choice.label for choice in taken.labels.choices] == ["positive"]
    assert [(loss.part, loss.label) for loss in taken.losses] == [(Part.RELATION, "visits")]
    classes = write(tmp_path, {"text": "Fine.", "label": ["negative"]}, name="b.jsonl")
    assert take(classes, named="doccano", annotator="eva").labels.choices[0].label == "negative"


# --- Label Studio ---


def result(start: int, end: int, label: str, quote: str, identifier: str) -> dict[str, object]:
    return {
        "id": identifier,
        "from_name": "ner",
        "to_name": "body",
        "type": "labels",
        "value": {"start": start, "end": end, "text": quote, "labels": [label]},
    }


def task(unit: Unit = "codepoint", **more: object) -> dict[str, object]:
    results = [
        result(*place, label, quote, f"r{number}")
        for number, (place, label, quote) in enumerate(zip(PLACES[unit], LABELS, QUOTES, strict=True))
    ]
    return {
        "id": 41,
        "data": {"article": VECTOR, "site": "Courier"},
        "annotations": [{"id": 1, "completed_by": {"id": 2, "email": "eva@example.org"}, "result": results}],
        **more,
    }


CONFIG = (
    '<View><Text name="body" value="$article"/><Labels name="ner" toName="body"><Label value="GPE"/></Labels></View>'
)


@pytest.mark.parametrize("unit", PLACES)
def test_label_studios_spans_stand_on_their_words_however_they_count(tmp_path: Path, unit: Unit) -> None:
    write(tmp_path, CONFIG, name="config.xml")
    file = tmp_path / "tasks.json"
    file.write_bytes(orjson.dumps([task(unit)]))
    taken = take(file)
    assert taken.format == "label-studio"
    assert taken.spans == ALL
    assert (taken.labels.annotator, taken.labels.state) == ("eva@example.org", "submitted")
    assert taken.document.meta == {"site": "Courier"}


def test_label_studios_predictions_are_suggestions_and_cancelled_work_is_none(tmp_path: Path) -> None:
    first = task()["annotations"]
    assert isinstance(first, list)
    plain = task(
        annotations=[
            *first,
            {"completed_by": 9, "was_cancelled": True, "result": [result(5, 9, "ORG", "José", "x")]},
        ],
        predictions=[{"model_version": "tagger 2", "score": 0.75, "result": [result(18, 24, "GPE", "Zürich", "p")]}],
    )
    taken = take(write(tmp_path, plain, name="a.jsonl"))
    assert taken.spans == ALL
    (suggestion,) = taken.suggestions
    assert (suggestion.agent, suggestion.confidence, suggestion.basis) == ("tagger 2", 0.75, "score")
    other = taken.documents[1].labels
    assert other is not None
    assert (other.annotator, other.flag, other.spans) == ("user-9", "cancelled", ())
    assert [(loss.part, loss.label, loss.why) for loss in taken.losses] == [(Part.SPAN, "ORG", Why.CANCELLED)]


def test_a_span_that_is_not_its_quote_is_refused_and_the_rest_goes_in(tmp_path: Path) -> None:
    plain = task()
    first = plain["annotations"]
    assert isinstance(first, list)
    first[0]["result"][1]["value"]["text"] = "Bern"
    taken = take(write(tmp_path, plain, name="a.jsonl"))
    assert taken.spans == [ALL[0], ALL[2]]
    assert [(each.line, str(each.reason)) for each in taken.refused] == [
        (1, "The span “GPE” at 18–24 is not “Bern” there, as the file says; it was left out.")
    ]


def test_a_config_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><View>&b;</View>'
    file = write(tmp_path, task(), name="a.json")
    write(tmp_path, bomb, name="a.config.xml")
    with pytest.raises(FormatError, match="no plain XML"):
        take(file)


# --- brat ---


def test_brat(tmp_path: Path) -> None:
    write(tmp_path, VECTOR, name="d/a%2Fb.txt")
    write(
        tmp_path,
        "T1\tPERSON 5 9\tJosé\n",
        "T2\tGPE 18 24\tZürich\n",
        "T3\tGPE 5 9;18 24\tJosé Zürich\n",
        "A1\tsentiment T1 positive\n",
        "R1\tvisits Arg1:T1 Arg2:T2\n",
        "#1\tAnnotatorNotes T1\twho?\n",
        "T4\tGPE 18 23\tZürich\n",
        "nonsense\n",
        name="d/a%2Fb.ann",
    )
    write(tmp_path, "[entities]\n", name="d/annotation.conf")
    taken = take(tmp_path / "d", annotator="eva")
    assert taken.format == "brat"
    assert taken.document.id == "a/b"
    assert taken.spans == ALL[:2]
    assert taken.labels.spans[0].attributes == (("sentiment", "positive"),)
    assert [(loss.part, loss.label, loss.why) for loss in taken.losses] == [
        (Part.SPAN, "GPE", Why.DISCONTINUOUS),
        (Part.RELATION, "visits", Why.NO_PLACE),
        (Part.OTHER, "AnnotatorNotes", Why.NO_PLACE),
    ]
    assert [each.line for each in taken.refused] == [8, 7]


@pytest.mark.parametrize("unit", PLACES)
def test_brat_in_any_unit(tmp_path: Path, unit: Unit) -> None:
    write(tmp_path, VECTOR, name="a.txt")
    lines = [
        f"T{number}\t{label} {start} {end}\t{quote}\n"
        for number, ((start, end, label), quote) in enumerate(zip(triples(unit), QUOTES, strict=True))
    ]
    write(tmp_path, *lines, name="a.ann")
    assert take(tmp_path / "a.txt", annotator="eva").spans == ALL


def test_brat_offsets_may_count_the_line_ends_of_windows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"One line.\r\nBo Li wins.\r\n")
    write(tmp_path, "T1\tPERSON 10 15\tBo Li\n", name="a.ann")
    assert take(tmp_path / "a.txt", annotator="eva").spans == [("Bo Li", "PERSON")]


# --- CoNLL ---

SCHEMES = {
    "IOB1": "I-PERSON I-PERSON O I-GPE B-GPE",
    "IOB2": "B-PERSON I-PERSON O B-GPE B-GPE",
    "BIOES": "B-PERSON E-PERSON O S-GPE S-GPE",
    "BILOU": "B-PERSON L-PERSON O U-GPE U-GPE",
    "IOE2": "I-PERSON E-PERSON O E-GPE E-GPE",
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("start", ["-DOCSTART- -X- -X- O", "-DOCSTART- -X- O O", "-DOCSTART- -X- O", "-DOCSTART-"])
def test_conll_in_any_scheme(tmp_path: Path, scheme: str, start: str) -> None:
    rows = "".join(
        f"{word} NN -X- {tag}\n"
        for word, tag in zip(["Bo", "Li", "visited", "Oslo", "Bergen"], SCHEMES[scheme].split(), strict=True)
    )
    taken = take(write(tmp_path, f"{start}\n\n{rows}\nFine NN -X- O\n", name="a.conll"), annotator="eva")
    assert taken.document.text == "Bo Li visited Oslo Bergen\nFine"
    assert taken.spans == [("Bo Li", "PERSON"), ("Oslo", "GPE"), ("Bergen", "GPE")]


def test_conll_without_documents_has_one_for_each_sentence(tmp_path: Path) -> None:
    path = write(tmp_path, "Bo\tB-PERSON\n\u00a0\tO\nLi\tI-PERSON\n\nOslo\tB-GPE\n", name="a.bio")
    taken = take(path, annotator="eva")
    assert [each.text for each in taken.documents] == ["Bo Li", "Oslo"]
    assert [each.line for each in taken.refused] == [2]


def test_numbered_columns_and_comments_of_universal_ner(tmp_path: Path) -> None:
    comments = "# newdoc id = d1\n# meta::author = Eve\n# sent_id = 1\n# text = # Bo wins\n"
    rows = comments + "1\t#\tO\t-\t-\n2\tBo\tB-PER\t-\teva\n3\twins\tO\t-\t-\n"
    taken = take(write(tmp_path, rows, name="a.iob2"), annotator="eva")
    assert (taken.document.id, taken.document.text) == ("d1", "# Bo wins")
    assert taken.spans == [("Bo", "PERSON")]


# --- Hugging Face, SemEval, ConvoKit ---


def test_token_rows_with_numbers_need_the_labels(tmp_path: Path) -> None:
    row = {"id": "1", "tokens": ["Bo", "Li", "won"], "ner_tags": [1, 2, 0]}
    path = write(tmp_path, row, name="a.jsonl")
    assert "put the tags in order beside the file, as “a.labels.json”" in str(take(path, annotator="e").refused[0])
    write(tmp_path, '["O", "B-PERSON", "I-PERSON"]', name="a.labels.json")
    taken = take(path, annotator="e")
    assert (taken.format, taken.document.text, taken.spans) == ("hf-tokens", "Bo Li won", [("Bo Li", "PERSON")])


def test_semeval(tmp_path: Path) -> None:
    table = 'ID\tTarget\tTweet\tStance\n101\tAtheism\tHe said "no.\tAGAINST\n102\tAtheism\tYes\tNONE\n103\tAtheism\n'
    path = tmp_path / "t.txt"
    path.write_bytes(table.encode("cp1252"))
    taken = take(path, annotator="eva")
    assert taken.format == "stance-tsv"
    # The schema of news asks comments for a stance, and a tweet is none until somebody says so.
    assert [(loss.label, loss.why) for loss in taken.losses] == [
        ("against", Why.NOT_ASKED),
        ("NONE", Why.UNKNOWN_LABEL),
    ]
    assert [each.text for each in taken.documents] == ['He said "no.', "Yes"]
    assert [each.line for each in taken.refused] == [4]


def test_convokit(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "id": "a",
            "conversation_id": "a",
            "text": "A post",
            "speaker": "eve",
            "meta": {"score": 3},
            "reply-to": None,
            "timestamp": "1473000000",
        },
        {"id": "b", "root": "a", "text": "An answer", "user": "bob", "meta": {}, "reply_to": "a", "timestamp": None},
        name="c/utterances.jsonl",
    )
    for name in ("speakers", "conversations", "corpus", "index"):
        write(tmp_path, "{}", name=f"c/{name}.json")
    taken = take(tmp_path / "c")
    post, answer = taken.documents
    assert taken.format == "convokit"
    assert (post.kind, post.author, post.created, post.meta) == (
        "article",
        "eve",
        "2016-09-04T14:40:00+00:00",
        {"score": 3},
    )
    assert (answer.kind, answer.author, answer.parent, answer.thread) == ("comment", "bob", "a", "a")
    assert taken.refused == []


# --- WebAnno, INCEpTION ---

TSV = """\
#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Mood|sentiment
#T_RL=webanno.custom.Rel|kind|BT_webanno.custom.Mood


#Text=👩🏽\u200d🚒 José visited Zürich.
1-1\t0-7\t👩🏽\u200d🚒\t_\t_\t_\t_\t_
1-2\t8-12\tJosé\t_\tPERSON|GPE[2]\tpositive\tvisits\t1-4
1-2.1\t8-10\tJo\t_\tORG\t_\t_\t_
1-3\t13-20\tvisited\t*[2]\tGPE[2]\t_\t_\t_
1-4\t21-27\tZürich\t_\tGPE\\_X\t_\t_\t_
1-5\t27-28\t.\t_\t_\t_\t_\t_

#Text=Fine\\nday.
2-1\t30-34\tFine\t_\t_\t_\t_\t_
"""


def test_webanno_tsv_with_stacked_labels_parts_of_tokens_and_relations(tmp_path: Path) -> None:
    taken = take(write(tmp_path, TSV, name="doc 1.tsv"), annotator="eva")
    assert (taken.format, taken.document.id) == ("webanno-tsv", "doc 1")
    assert taken.document.text == f"{VECTOR[:24]}.\n\nFine\nday."
    assert sorted(taken.spans) == [("Jo", "ORG"), ("José", "PERSON"), ("José visited", "GPE")]
    told = [(loss.part, loss.label, loss.why) for loss in taken.losses]
    assert (Part.SPAN, "GPE_X", Why.UNKNOWN_LABEL) in told
    assert (Part.RELATION, "Rel", Why.NO_PLACE) in told
