"""The page that tells people of the formats says of each what its writer declares."""

from __future__ import annotations

from pathlib import Path

from annotator.formats.holds import DETAILS, Holds, SpanRoom
from annotator.formats.loss import Part
from annotator.formats.recognition import READERS
from annotator.formats.writing import WRITERS

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"
SPANS: dict[SpanRoom, str] = {
    "none": "–",
    "flat": "one layer, not nested",
    "layers": "not nested",
    "any": "yes",
}
UNITS = {"codepoint": "code points", "utf16": "UTF-16", "grapheme": "graphemes", "byte": "bytes", None: "–"}


def lost(holds: Holds) -> str:
    """What a format has no place for, in the order of the page."""
    gone = DETAILS - holds.parts
    found = {
        "texts (only their words)": not holds.text,
        "texts without an answer": not holds.bare,
        "attributes": holds.spans != "none" and not holds.holds(Part.ATTRIBUTE),
        "refused suggestions": not holds.holds(Part.REJECTED),
        "origins": not holds.holds(Part.ORIGIN),
        "ids of spans": holds.spans != "none" and not holds.holds(Part.SPAN_ID),
        "ids of stances": bool(holds.targets) and not holds.holds(Part.STANCE_ID),
        "states and flags": not holds.holds(Part.STATE),
        "ids of texts": Part.ID in gone,
        "threads": Part.PARENT in gone,
        "what else stands beside a text": Part.AUTHOR in gone,
    }
    return ", ".join(name for name, is_lost in found.items() if is_lost) or "nothing"


def row(name: str) -> str:
    writer = WRITERS.get(name)
    if writer is None:
        return f"| `{name}` | yes | – | – | – | – | – | – | – |"
    holds = writer.holds
    spans = SPANS[holds.spans] + (", whole tokens" if holds.tokens is not None else "")
    cells = (
        f"`{name}`",
        "yes" if name in READERS else "–",
        "a file" if writer.suffix else "a folder",
        spans,
        "yes" if holds.choices else "–",
        "yes" if holds.targets else "–",
        "all" if holds.annotators else "one",
        UNITS[holds.offsets],
        lost(holds),
    )
    return f"| {' | '.join(cells)} |"


def test_each_format_has_its_row_and_what_stands_there_is_true() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert rows == [row(name) for name in READERS]
    assert WRITERS.keys() <= READERS.keys()
