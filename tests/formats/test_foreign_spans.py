"""Files of the tools that know spans, in the shapes that they are met in: what is read, and what is told."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from annotator.domain.annotation import GOLD
from annotator.domain.errors import FormatError
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Unit

from .test_offsets import PLACES, QUOTES, VECTOR
from .test_other_tools import ALL, TSV, prodigy, take, triples, write

# --- Prodigy ---


def test_a_pattern_that_was_shown_is_no_label_and_the_answer_is_one(tmp_path: Path) -> None:
    shown = {"start": 0, "end": 2, "text": "Bo", "pattern": 1}
    line = {"text": "Bo wins.", "label": "POSITIVE", "spans": [shown], "answer": "accept", "_input_hash": 1}
    taken = take(write(tmp_path, line, name="a.jsonl"), annotator="eva")
    assert [choice.label for choice in taken.labels.choices] == ["positive"]
    assert (taken.spans, taken.losses) == ([], [])


def test_a_question_about_one_span_is_an_answer_about_that_span_alone(tmp_path: Path) -> None:
    span = {"start": 0, "end": 2, "label": "PERSON", "score": 0.4, "rank": 0}
    line = {"text": "Bo wins.", "label": "PERSON", "spans": [span], "answer": "accept", "_input_hash": 1}
    taken = take(write(tmp_path, line, name="a.jsonl"), annotator="eva")
    assert (taken.spans, taken.losses) == ([("Bo", "PERSON")], [])


def test_spans_as_db_in_takes_them_are_prodigys(tmp_path: Path) -> None:
    line = {"text": "Bo wins.", "spans": [{"start": 0, "end": 2, "label": "PERSON"}]}
    taken = take(write(tmp_path, line, name="a.jsonl"), annotator="eva")
    assert (taken.format, taken.spans) == ("prodigy", [("Bo", "PERSON")])


def test_an_option_may_be_called_by_its_text(tmp_path: Path) -> None:
    line = {"text": "Fine.", "options": [{"id": 1, "text": "positive"}], "accept": [1], "_view_id": "choice"}
    taken = take(write(tmp_path, {**line, "answer": "accept"}, name="a.jsonl"), annotator="eva")
    assert [choice.label for choice in taken.labels.choices] == ["positive"]


def test_versions_that_a_reviewer_settled_are_told_and_stand_in_no_ones_way(tmp_path: Path) -> None:
    line = prodigy(_view_id="review", view_id="ner_manual", sessions=["a", "b"], versions=[prodigy(), prodigy()])
    taken = take(write(tmp_path, line, name="a.jsonl"))
    assert taken.spans == ALL
    assert [(loss.part, loss.label) for loss in taken.losses] == [(Part.OTHER, "versions")] * 2
    assert dict(taken.document.meta) == {}


@pytest.mark.parametrize(
    ("key", "said"), [("image", "a picture"), ("audio", "sound"), ("video", "a film"), ("html", "HTML without a text")]
)
def test_what_is_no_text_is_refused_by_what_it_is(tmp_path: Path, key: str, said: str) -> None:
    taken = take(write(tmp_path, {key: "x.png", "_view_id": "image_manual", "answer": "accept"}, name="a.jsonl"))
    (refused,) = taken.refused
    assert said in refused.reason
    assert refused.line == 1


def test_a_line_that_counts_otherwise_than_the_file_is_read_as_it_counts(tmp_path: Path) -> None:
    lines = [prodigy(), prodigy(text=f"{VECTOR} ", _input_hash=2), prodigy(text=f"{VECTOR}\n", _input_hash=3)]
    path = write(tmp_path, *lines, prodigy("utf16", text=f"{VECTOR} .. ..", _input_hash=4), name="a.jsonl")
    taken = take(path)
    assert taken.spans == ALL * 4
    assert taken.notices == ["The offsets of this line are counted in UTF-16 units."]
    assert take(path, offset_unit="codepoint").spans[:9] == ALL * 3


def test_tokens_that_are_spelt_otherwise_cost_no_span_and_a_quote_that_is_does(tmp_path: Path) -> None:
    tokens = [
        {"text": f"##{quote.lower()}", "start": s, "end": e, "id": 0}
        for quote, (s, e, _) in zip(QUOTES, triples("codepoint"), strict=True)
    ]
    assert take(write(tmp_path, prodigy(tokens=tokens), name="a.jsonl")).spans == ALL
    span = {"start": 5, "end": 9, "label": "PERSON", "text": "Jose"}
    (refused,) = take(write(tmp_path, prodigy(tokens=[], spans=[span]), name="a.jsonl")).refused
    assert "is not “Jose” there, as the file says" in refused.reason
    assert refused.line == 1


@pytest.mark.parametrize("unit", PLACES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_prodigys_lines_may_begin_with_a_mark_and_end_as_on_windows(
    tmp_path: Path, unit: Unit, line_end: str, mark: str
) -> None:
    lines = [orjson.dumps(prodigy(unit, _session_id=name)).decode() + line_end for name in ("eva", "bob")]
    (tmp_path / "a.jsonl").write_bytes((mark + "".join(lines)).encode())
    assert take(tmp_path / "a.jsonl").spans == ALL * 2


# --- brat ---


@pytest.mark.parametrize("unit", ["codepoint", "utf16", "byte"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_brat_may_count_the_byte_order_mark(tmp_path: Path, unit: Unit, line_end: str) -> None:
    wide = {"codepoint": 1, "utf16": 1, "byte": 3}[unit]
    (tmp_path / "a.txt").write_bytes(f"\ufeff{VECTOR}{line_end}".encode())
    for by in (0, wide):
        lines = [
            f"T{number}\t{label} {start + by} {end + by}\t{quote}{line_end}"
            for number, ((start, end, label), quote) in enumerate(zip(triples(unit), QUOTES, strict=True))
        ]
        write(tmp_path, *lines, name="a.ann")
        assert take(tmp_path / "a.txt", annotator="eva").spans == ALL


def test_an_id_that_stands_twice_is_refused_the_second_time(tmp_path: Path) -> None:
    write(tmp_path, "Bo wins.", name="a.txt")
    write(tmp_path, "T1\tPERSON 0 2\tBo\nT1\tGPE 3 7\twins\nT2\tGPE\n", name="a.ann")
    taken = take(tmp_path / "a.txt", annotator="eva")
    assert taken.spans == [("Bo", "PERSON")]
    assert [(each.line, each.reason) for each in taken.refused] == [
        (2, "The id “T1” stands here twice."),
        (3, "This line is no standoff annotation."),
    ]


def test_a_unit_that_is_said_leaves_open_how_line_ends_count(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{VECTOR}\r\nBo Li wins.\r\n".encode())
    write(tmp_path, f"T1\tPERSON {len(VECTOR) + 1} {len(VECTOR) + 6}\tBo Li\n", name="a.ann")
    assert take(tmp_path / "a.txt", annotator="eva", offset_unit="codepoint").spans == [("Bo Li", "PERSON")]


def test_annotations_may_be_named_themselves_and_need_their_text(tmp_path: Path) -> None:
    write(tmp_path, "Bo wins.", name="a.txt")
    path = write(tmp_path, "T1\tPERSON 0 2\tBo\n", name="a.ann")
    taken = take(path, annotator="eva")
    assert (taken.document.id, taken.spans) == ("a", [("Bo", "PERSON")])
    lone = write(tmp_path, "T1\tPERSON 0 2\tBo\n", name="d/b.ann")
    with pytest.raises(FormatError, match=r"“b\.txt” belongs beside them"):
        take(lone)


def test_folders_of_brat_with_their_settings_above_them(tmp_path: Path) -> None:
    write(tmp_path, "[entities]\nPERSON\n", name="d/annotation.conf")
    write(tmp_path, "[labels]\n", name="d/visual.conf")
    for name in ("train", "dev"):
        write(tmp_path, "Bo wins.", name=f"d/{name}/{name}.txt")
        write(tmp_path, "T1\tPERSON 0 2\tBo\n" if name == "train" else "", name=f"d/{name}/{name}.ann")
    taken = take(tmp_path / "d", annotator="eva")
    assert [each.id for each in taken.documents] == ["dev", "train"]
    assert (taken.spans, taken.refused) == ([("Bo", "PERSON")], [])


def test_a_span_over_two_lines_is_one_and_without_its_words_it_is_believed(tmp_path: Path) -> None:
    write(tmp_path, "Bo\nLi wins in Oslo.", name="a.txt")
    write(tmp_path, "T1\tPERSON 0 2;3 5\tBo Li\nT2\tGPE 14 18\n", name="a.ann")
    assert take(tmp_path / "a.txt", annotator="eva").spans == [("Bo\nLi", "PERSON"), ("Oslo", "GPE")]


# --- CoNLL and its kin ---

ROWS = (("Bo", "B-PERSON"), ("Li", "I-PERSON"), ("visited", "O"), ("Oslo", "B-GPE"), (".", "O"))
FOUND = [("Bo Li", "PERSON"), ("Oslo", "GPE")]


@pytest.mark.parametrize("name", ["a.conll", "a.txt", "train.tsv", "btc.dev", "testa"])
@pytest.mark.parametrize("row", ["{0}\t{1}", "{0} NN {1}", "{0} NN B-NP {1}", "{0}\tNN\tB-NP\t{1}", "{0} {1} "])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_columns_are_recognised_by_what_they_hold(tmp_path: Path, name: str, row: str, line_end: str) -> None:
    rows = line_end.join(row.format(*each) for each in ROWS)
    taken = take(write(tmp_path, rows + line_end, name=name), annotator="eva")
    assert (taken.format, taken.document.text, taken.spans) == ("conll", "Bo Li visited Oslo .", FOUND)
    # The last line may lack its end, and the file its last blank line.
    assert take(write(tmp_path, rows, name=name), named="conll", annotator="eva").spans == FOUND


def test_prose_is_none(tmp_path: Path) -> None:
    taken = take(write(tmp_path, "The blood group\nof many is O\nand of some B-PERSON\n", name="a.txt"))
    assert taken.format == "text"


def test_tags_before_their_tokens(tmp_path: Path) -> None:
    rows = "".join(f"{tag}\t{word}\n" for word, tag in ROWS)
    assert take(write(tmp_path, rows, name="a.bio"), annotator="eva").spans == FOUND


def test_labels_without_a_scheme(tmp_path: Path) -> None:
    rows = "".join(f"{word}\t{tag[2:] or 'O'}\n" for word, tag in ROWS)
    assert take(write(tmp_path, rows, name="a.conll"), annotator="eva").spans == FOUND


def test_brackets_of_2012(tmp_path: Path) -> None:
    brackets = ("(PERSON*", "*)", "*", "(GPE)", "*")
    rows = "".join(
        f"nw/x/00   0   {number}   {word}   NN   (S*   -   -   -   Speaker   {bracket}   (ARG0*   -\n"
        for number, ((word, _tag), bracket) in enumerate(zip(ROWS, brackets, strict=True))
    )
    both = f"#begin document (nw/x/00); part 000\n{rows}\n#end document\n#begin document (nw/x/00); part 001\n{rows}\n"
    taken = take(write(tmp_path, f"{both}#end document\n", name="x.v4_gold_conll"), annotator="eva")
    assert [each.id for each in taken.documents] == ["nw/x/00 part 000", "nw/x/00 part 001"]
    assert [each.text for each in taken.documents] == ["Bo Li visited Oslo ."] * 2
    assert taken.spans == [*FOUND, *FOUND]
    assert (taken.refused, taken.losses) == ([], [])


def test_the_text_of_a_sentence_is_taken_where_its_tokens_stand_in_it(tmp_path: Path) -> None:
    said = f"# newdoc id = d\n# text = {VECTOR}\n1\t👩🏽‍🚒\tO\n2\tJosé\tB-PERSON\n3\tvisited\tO\n4\tZürich\tB-GPE\n"
    said += "5\t🇨🇭\tB-GPE\n6\t.\tO\n\n# text = Something else.\n1-2\tdon't\tO\n1\tdo\tO\n2\tn't\tO\n2.1\tgone\tO\n"
    taken = take(write(tmp_path, said, name="a.iob2"), annotator="eva")
    assert taken.document.text == f"{VECTOR}\ndo n't"
    assert taken.spans == ALL


def test_comments_of_several_kinds_and_tokens_that_look_like_them(tmp_path: Path) -> None:
    rows = "# id 5a-3b\tdomain=en\nBo _ _ B-PERSON\n# _ _ O\n#wins _ _ O\n"
    taken = take(write(tmp_path, rows, name="a.conll"), annotator="eva")
    assert (taken.document.text, taken.spans) == ("Bo # #wins", [("Bo", "PERSON")])


def test_a_broken_line_costs_its_line(tmp_path: Path) -> None:
    rows = "".join(f"{word} NN {tag}\n" for word, tag in ROWS * 4)
    taken = take(write(tmp_path, f"{rows}Broken\n{rows}", name="a.conll"), annotator="eva")
    assert taken.spans == FOUND * 8
    assert [each.line for each in taken.refused] == [21]


# --- WebAnno and INCEpTION ---


def webanno(unit: Unit = "utf16", *, words: tuple[str, ...] = QUOTES) -> str:
    lines = [
        f"1-{number}\t{start}-{end}\t{word}\t{label}\t"
        for number, ((start, end, label), word) in enumerate(zip(triples(unit), words, strict=True), 1)
    ]
    # All that is before the first token counts, too.
    first = f"1-0\t0-{PLACES[unit][0][0] - 1}\t{VECTOR[:4]}\t_\t"
    head = ["#FORMAT=WebAnno TSV 3.2", "#T_SP=webanno.custom.Span|value", "", "", f"#Text={VECTOR}"]
    return "\n".join([*head, first, *lines, ""])


@pytest.mark.parametrize("unit", PLACES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_webanno_counts_utf_16_and_what_others_made_as_they_did(
    tmp_path: Path, unit: Unit, line_end: str, mark: str
) -> None:
    (tmp_path / "a.tsv").write_bytes((mark + webanno(unit).replace("\n", line_end)).encode())
    taken = take(tmp_path / "a.tsv", annotator="eva")
    assert (taken.document.text, taken.spans) == (VECTOR, ALL)
    assert bool(taken.notices) == (unit != "utf16")


def test_webanno_may_count_the_line_ends_of_windows(tmp_path: Path) -> None:
    head = "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Span|value\n\n\n"
    first = "#Text=Bo\n#Text=wins.\n1-1\t0-2\tBo\tPERSON\t\n1-2\t4-8\twins\t_\t\n1-3\t8-9\t.\t_\t\n\n"
    second = "#Text=Oslo\n2-1\t11-15\tOslo\tGPE\t\n"
    taken = take(write(tmp_path, head, first, second, name="a.tsv"), annotator="eva")
    assert taken.document.text == "Bo\nwins.\nOslo"
    assert taken.spans == [("Bo", "PERSON"), ("Oslo", "GPE")]


def test_a_span_whose_word_is_another_one_is_refused_with_its_line(tmp_path: Path) -> None:
    taken = take(write(tmp_path, webanno(words=("José", "Zurich", "🇨🇭")), name="a.tsv"), annotator="eva")
    assert taken.spans == [ALL[0], ALL[2]]
    assert [each.line for each in taken.refused] == [8]


@pytest.mark.parametrize(
    ("place", "whose", "state"),
    [
        ("annotation/doc.txt/eva.tsv", "eva", "in_progress"),
        ("annotation/doc.txt/eva.zip/doc.tsv", "eva", "in_progress"),
        ("annotation/doc.txt/webanno123export/eva.tsv", "eva", "in_progress"),
        ("curation/doc.txt/CURATION_USER.tsv", GOLD, "adjudicated"),
    ],
)
def test_in_an_exported_project_files_are_called_as_their_users(
    tmp_path: Path, place: str, whose: str, state: str
) -> None:
    taken = take(write(tmp_path, webanno(), name=f"p/{place}"))
    assert (taken.document.id, taken.labels.annotator, taken.labels.state) == ("doc.txt", whose, state)
    assert taken.spans == ALL


LAYERS = """\
#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Bare|
#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.Link|webanno.custom.Bare
#T_RL=webanno.custom.Rel|kind|BT_webanno.custom.Bare
#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.Coreference|referenceRelation|referenceType


#Sentence.id=first
#Text=Bo\\\\n Li.
#Text=Oslo
1-1	0-2	Bo	http\\://x	PERSON	*[1]	who;where	1-2;1-3	_	_	*->1-1	nam[5]
1-2	6-8	Li	_	_	*[1]|*[2]	_	_	a|b	1-1[0_1]|1-1[0_2]	*->1-1|coref->2-1	nam[5]|pro[6]
1-2.1	8-8		_	GPE	_	_	_	_	_	_	_
1-3	8-9	.	_	_	_	_	_	_	_	_	_
1-4	10-14	Oslo	_	GPE|ORG	_	_	_	_	_	_	_
"""


def test_layers_of_every_kind_are_read_or_counted(tmp_path: Path) -> None:
    taken = take(write(tmp_path, LAYERS, name="a.tsv"), annotator="eva")
    assert taken.document.text == "Bo\\n Li.\nOslo"
    assert taken.spans == [("Bo", "PERSON"), ("Oslo", "GPE"), ("Oslo", "ORG")]
    told = [(loss.part, loss.layer, loss.label) for loss in taken.losses]
    assert sorted(told) == sorted(
        [
            (Part.OTHER, "", "identifier"),
            *[(Part.SPAN, "Bare", "Bare")] * 2,
            (Part.SPAN, "Host", "Host"),
            *[(Part.RELATION, "", "Host")] * 2,
            *[(Part.RELATION, "", "Rel")] * 2,
            *[(Part.RELATION, "", "Coreference")] * 2,
        ]
    )
    # A place between two characters holds nothing that could be labelled.
    assert [each.line for each in taken.refused] == [14]


def test_relations_are_counted_one_by_one(tmp_path: Path) -> None:
    taken = take(write(tmp_path, TSV, name="doc 1.tsv"), annotator="eva")
    assert [loss.why for loss in taken.losses if loss.part is Part.RELATION] == [Why.NO_PLACE]
