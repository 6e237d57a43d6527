"""Small files as other tools write them, for whoever breaks them: every turn that a reader can take is in one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson
from hypothesis import strategies as st

_PIECE = re.compile(rb"\s|[^\s\w]|\w+")
ODD = (
    *(b"", b"\t", b"\n", b" ", b"|", b"_", b"*", b"[1]", b"[999999999]", b"\\", b"->", b";", b"-", b":", b"#", b"\r"),
    *(b"0", b"7", b"1-1", b"9" * 40, b"-1", b"NaN", b"1e999", b"null", b"true", b"{}", b"[]", b'""', b"[[[[[["),
    *(b"\xff", b"\xed\xa0\x80", b"\x00", b"\\ud800", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"O", b"B-ORG", b"I-", b"(ORG*"),
    *(b"*)", b"T1", b"R1", b"A1", b"#Text=", b"#T_SP=", b"#T_RL=", b"#T_CH=", b"-DOCSTART-", b"# text = x", b"ORG"),
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A file by name; ``beside`` is what stands in the file of annotations that goes with it."""

    name: str
    text: bytes
    beside: bytes = b""


def broken(content: bytes, draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    """Return a file some of whose words are gone, doubled, swapped, or something else."""
    pieces = _PIECE.findall(content)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(len(pieces) - 1, 0)))
        match draw(st.sampled_from(("odd", "odd", "gone", "double", "swap", "cut"))):
            case "odd":
                pieces[at : at + 1] = [draw(st.sampled_from(ODD))]
            case "gone":
                del pieces[at : at + draw(st.integers(1, 9))]
            case "double":
                pieces[at:at] = pieces[at : at + draw(st.integers(1, 9))]
            case "swap" if pieces:
                other = draw(st.integers(0, len(pieces) - 1))
                pieces[at], pieces[other] = pieces[other], pieces[at]
            case _:
                del pieces[at:]
    return b"".join(pieces)


def _lines(*lines: dict[str, Any]) -> bytes:
    return b"".join(orjson.dumps(line) + b"\n" for line in lines)


_TEXT = "👩🏽‍🚒 Bo Li won\r\nin Zürich 🇨🇭 ."
_TOKENS = [
    {"text": "Bo", "start": 5, "end": 7, "id": 0, "ws": True},
    {"text": "Li", "start": 8, "end": 10, "id": 1, "ws": True},
]
_PRODIGY = {
    "text": _TEXT,
    "meta": {"source": "x", "score": 0.5},
    "_input_hash": -1,
    "_task_hash": 2,
    "_view_id": "ner_manual",
    "tokens": _TOKENS,
    "spans": [{"start": 5, "end": 10, "token_start": 0, "token_end": 1, "label": "PERSON"}],
    "relations": [{"head": 0, "child": 1, "label": "visits"}],
    "answer": "accept",
    "_timestamp": 1,
    "_session_id": "news-eva",
}
_ANN = """\
T1\tPERSON 5 10\tBo Li
T2\tORG 11 14;16 18\twon in
T3\tORG 19 25;26 28\tZürich 🇨🇭
A1\ttone T1 good
M1\tNegated E1
E1\tORG:T2 Theme:T1 Place:E1
R1\tvisits Arg1:T1 Arg2:T2\t
*\tEquiv T1 T2
N1\tReference T1 Wikipedia:1\tBo
#1\tAnnotatorNotes T1\twho?
"""
_WEBANNO = """\
#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Bare|
#T_SP=webanno.custom.Host|ROLE_webanno.custom.Host:links_webanno.custom.Link|webanno.custom.Bare
#T_RL=webanno.custom.Rel|kind|BT_webanno.custom.Bare
#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.Coreference|referenceRelation|referenceType


#Sentence.id=a
#Text=👩🏽‍🚒 Bo Li
#Text=Zürich\\t.
1-1	0-7	👩🏽‍🚒	_	_	_	_	_	_	_	_	_
1-2	8-10	Bo	http\\://x	PERSON[1]|ORG[2]	*[3]	a;b	1-2;1-3	_	_	*->1-1	nam[5]
1-3	11-13	Li	*[1]	PERSON[1]	*[3]|*[4]	_	_	a|b	1-1[0_1]|1-1[0_2]	*->1-1|c->2-1	nam[5]|pro[6]
1-3.1	13-13		_	ORG	_	_	_	_	_	_	_
1-4	14-20	Zürich	_	ORG	_	_	_	_	_	_	_

#Text=Bo .
2-1	30-32	Bo	_	*	_	_	_	_	_	_	_
"""
_2003 = "-DOCSTART- -X- -X- O\n\nBo NN I-NP I-PERSON\nLi NN I-NP I-PERSON\nwon VB I-VP O\n\nOslo NN I-NP B-ORG\n"
_U = "# newdoc id = d\n# text = Bo Li, won.\n1\tBo\tB-PERSON\n2\tLi\tI-PERSON\n3\t,\tO\n3.1\tx\tO\n4\twon\tO\n"
_2012 = """\
#begin document (nw/x); part 000
nw/x 0 0 Bo NN (S* - - - Eve (PERSON* (A* -
nw/x 0 1 Li NN * - - - Eve *) *) -
nw/x 0 2 Oslo NN *) - - - Eve (ORG) * -

#end document
"""

SEEDS: dict[str, tuple[Seed, ...]] = {
    "prodigy": (
        Seed("a.jsonl", _lines(_PRODIGY, {**_PRODIGY, "answer": "reject"}, {**_PRODIGY, "answer": "ignore"})),
        Seed(
            "b.jsonl",
            _lines(
                {**_PRODIGY, "options": [{"id": 1, "text": "glad"}], "accept": [1], "versions": [{}], "spans": []},
                {"text": "Bo", "label": "glad", "spans": [{"start": 0, "end": 2, "pattern": 1}], "answer": "accept"},
                {"image": "x.png", "answer": "accept"},
            ),
        ),
    ),
    "brat": (
        Seed("a.txt", _TEXT.encode(), _ANN.encode()),
        Seed("b.txt", b"\xef\xbb\xbf" + _TEXT.encode(), _ANN.encode()),
    ),
    "webanno-tsv": (Seed("a.tsv", _WEBANNO.encode()),),
    "conll": (
        Seed("a.conll", _2003.encode()),
        Seed("b.conll", _U.encode()),
        Seed("c.conll", _2012.encode()),
        Seed("d.conll", b"O\tBo\nB-ORG\tLi\n\nO\t.\n"),
        Seed("e.conll", b"a\tO\nb\tORG\nc\tPERSON\n\nd\tO\n"),
    ),
}
