"""In which unit a source counts its offsets: found out by what it quotes, and turned into code points.

A file is read once for the evidence: each quote (or token) with the offsets that the file gives for it is tried in
every unit that the file could mean, and the unit that fits the most of them is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from typing import Literal, NamedTuple, get_args

import regex

from annotator.domain.sentence import Sentence

Unit = Literal["codepoint", "utf16", "grapheme", "byte"]
UNITS: tuple[Unit, ...] = get_args(Unit)

_NAMES = {
    "codepoint": Sentence("code points"),
    "utf16": Sentence("UTF-16 units"),
    "grapheme": Sentence("graphemes"),
    "byte": Sentence("bytes of UTF-8"),
}
# Extended grapheme clusters of UAX #29; CR LF is one of them, and counted by ``line_ends``.
_CLUSTER = regex.compile(r"\r|\X")
_BREAK = regex.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Counting:
    """How a source counts: its unit, and how wide a line end is to it.

    ``line_ends`` is 0 where they count as they stand in the file; 1 or 2 where each counts as that many, since the
    offsets were made before or after somebody turned CRLF into LF.
    """

    unit: Unit = "codepoint"
    line_ends: Literal[0, 1, 2] = 0

    @property
    def sentence(self) -> Sentence:
        """What it is called."""
        unit = _NAMES[self.unit]
        if self.line_ends == 2:
            return Sentence("{unit}, a line end counted as two", unit=unit)
        return Sentence("{unit}, a line end counted as one", unit=unit) if self.line_ends == 1 else unit


COUNTINGS: tuple[Counting, ...] = tuple(Counting(unit, line_ends) for line_ends in (0, 2, 1) for unit in UNITS)
"""All that are tried, likeliest first."""


class Ruler:
    """Turns a source's offsets into one text to code points and back.

    ``before`` is what stood before the text in the source, and counts there.
    """

    def __init__(self, text: str, counting: Counting, before: str = "") -> None:
        self._before = len(before)
        text = before + text
        self._length = len(text)
        self._marks = None if _is_plain(text, counting) else _marks(text, counting)

    def to_codepoints(self, offset: int) -> int | None:
        """Return the offset in code points; None where it is outside of the text or inside of a character."""
        if self._marks is None:
            return offset - self._before if self._before <= offset <= self._length else None
        at = bisect_left(self._marks, offset, self._before)
        return at - self._before if at < len(self._marks) and self._marks[at] == offset else None

    def from_codepoints(self, offset: int) -> int:
        """Return an offset in code points as the source would count it."""
        offset += self._before
        return offset if self._marks is None else self._marks[offset]

    def all_from_codepoints(self, offsets: Sequence[int]) -> Sequence[int]:
        """Return many offsets as the source would count them."""
        return offsets if self._marks is None and not self._before else [*map(self.from_codepoints, offsets)]


def _is_plain(text: str, counting: Counting) -> bool:
    """Return whether the counting is that of code points, for this text."""
    if counting.line_ends and ("\n" in text or "\r" in text):
        return False
    if counting.unit == "utf16":
        return not _is_astral(text)
    # Of ASCII alone a line end of two characters is a grapheme that counts as two here, as it stands.
    return counting.unit == "codepoint" or text.isascii()


def _is_astral(text: str) -> bool:
    """Return whether a text has characters of two UTF-16 units; asked of bytes, since ``max`` looks at each."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def _marks(text: str, counting: Counting) -> Sequence[int]:
    """Return what the source counts up to each code point; inside of a grapheme, what it never gives: the end."""
    match counting.unit:
        case "codepoint":
            widths = [1] * len(text)
        case "utf16":
            widths = [1 + (character > "\uffff") for character in text]
        case "byte":
            widths = [_bytes(character) for character in text]
        case "grapheme":
            widths = []
            for cluster in _CLUSTER.findall(text):
                widths += [0] * (len(cluster) - 1) + [1]
    if counting.line_ends:
        for match in _BREAK.finditer(text):
            widths[match.start() : match.end()] = [0] * (match.end() - match.start() - 1) + [counting.line_ends]
    return [0, *accumulate(widths)]


def _bytes(character: str) -> int:
    return 1 + (character > "\x7f") + (character > "\u07ff") + (character > "\uffff")


_SOME = 5  # spans that begin and end with words; of fewer nothing is concluded
_ENOUGH = 2000  # quotes in texts where the countings differ
_AT_ONCE = 20_000  # spans of one text; of more every second one is tried, or every third
_EXAMPLES = 20  # texts of which a span is kept that shows how countings differ


def same_text(found: str, quote: str) -> bool:
    """Return whether two texts are the same, but for how their lines end."""
    return found == quote or found.replace("\r\n", "\n") == quote.replace("\r\n", "\n")


Quoted = tuple[int, int, str | None]
"""Start and end of a span as the source counts them, and what it quotes (None: nothing)."""


def most_fitting(text: str, spans: Sequence[Quoted], alike: Callable[[str, str], bool] = same_text) -> int:
    """Return how many of the first spans fit a text, in the counting that fits most of them."""
    some = spans[:_ENOUGH]
    rulers = [Ruler(text, counting) for counting in COUNTINGS]
    return max(sum(place_of(ruler, text, span, alike) is not None for span in some) for ruler in rulers)


def place_of(
    ruler: Ruler, text: str, span: Quoted, alike: Callable[[str, str], bool] = same_text
) -> tuple[int, int] | None:
    """Return where a span is in code points of the text; None where that is nowhere, or not what it quotes."""
    start, end, quote = span
    first, last = ruler.to_codepoints(start), ruler.to_codepoints(end)
    if first is None or last is None or first >= last:
        return None
    return (first, last) if quote is None or alike(text[first:last], quote) else None


class _Facts(NamedTuple):
    """What of a text makes countings differ: line ends, characters of two UTF-16 units, graphemes of several."""

    has_breaks: bool
    is_astral: bool
    has_clusters: bool


def _count_alike(one: Counting, other: Counting, facts: _Facts) -> bool:
    """Return whether two countings are the same for a text, so that it need not be counted twice."""
    if one.line_ends != other.line_ends and facts.has_breaks:
        return False
    same = {"codepoint"}
    if not facts.is_astral:
        same.add("utf16")
    if not facts.has_clusters:
        same.add("grapheme")
    return one.unit == other.unit or {one.unit, other.unit} <= same


class Evidence:
    """What a file says of its own counting; fed with each span, then asked.

    ``allowed`` are the units that it may be in; ``alike`` says whether what stands somewhere is what is quoted.
    """

    def __init__(self, allowed: Iterable[Unit] = UNITS, alike: Callable[[str, str], bool] = same_text) -> None:
        units = frozenset(allowed)
        self._alike = alike
        self._countings = tuple(each for each in COUNTINGS if each.unit in units)
        self._units = tuple(unit for unit in UNITS if unit in units)
        self._fits: Counter[Counting] = Counter()
        self._clean: Counter[Counting] = Counter()
        self._unlike: set[frozenset[Counting]] = set()
        self._telling = 0
        self._quoted = 0
        self._examples: list[dict[Unit, str]] = []

    @property
    def is_settled(self) -> bool:
        """Whether so many quotes were tried that more of them would change nothing."""
        return self._quoted >= _ENOUGH

    def add(self, text: str, spans: Iterable[Quoted]) -> None:
        """Take in spans of one text, each with its start, its end and what it quotes (None: nothing)."""
        spans = list(spans)
        spans = spans[:: len(spans) // _AT_ONCE + 1]
        has_breaks = "\n" in text or "\r" in text
        if not spans or self.is_settled or (text.isascii() and not has_breaks):
            return  # all countings agree here, whether the quotes are right or not
        self._quoted += sum(quote is not None for _start, _end, quote in spans)
        self._telling += len(spans)
        facts = _Facts(has_breaks, _is_astral(text), len(_CLUSTER.findall(text)) < len(text))
        found: dict[Counting, list[tuple[int, int] | None]] = {}
        for counting in self._countings:
            alike = next((each for each in found if _count_alike(each, counting, facts)), None)
            if alike is not None:
                found[counting] = found[alike]
            else:
                ruler = Ruler(text, counting)
                found[counting] = [place_of(ruler, text, span, self._alike) for span in spans]
            self._fits[counting] += sum(place is not None for place in found[counting])
            self._clean[counting] += sum(place is not None and _is_clean(text, *place) for place in found[counting])
        for one, other in combinations(self._countings, 2):
            if found[one] != found[other]:
                self._unlike.add(frozenset((one, other)))
        self._keep_example(text, found)

    def best(self, unit: Unit | None = None) -> Counting:
        """Return the counting that fits most, in one unit where it is given; of units the likeliest that does.

        How line ends count is decided by the words that it would cut, too, where that is clear: no unit is ever chosen
        for that.
        """
        if unit is None:
            bests = [self.best(each) for each in self._units]
            return max(bests, key=self._fits.__getitem__, default=Counting())
        among = [each for each in self._countings if each.unit == unit]
        most = max((self._fits[each] for each in among), default=0)
        fitting = [each for each in among if self._fits[each] == most] or [Counting(unit)]
        cleanest = max(fitting, key=self._clean.__getitem__)
        clearly = self._clean[cleanest] >= _SOME and self._clean[fitting[0]] * 2 < self._clean[cleanest]
        return cleanest if clearly else fitting[0]

    def open_units(self) -> tuple[Unit, ...]:
        """Return the units between which the file leaves it open, likeliest first; none where all is clear.

        Only what a place quotes, or a place that is none, decides between units: words that are cut are no proof.
        """
        bests = [self.best(unit) for unit in self._units]
        most = max((self._fits[each] for each in bests), default=0)
        left = [each for each in bests if self._fits[each] == most]
        if any(pair <= frozenset(left) for pair in self._unlike):
            return tuple(each.unit for each in left)
        return ()

    def example(self, units: Iterable[Unit]) -> dict[Unit, str]:
        """Return what a span holds in each of the units, one on which they do not agree; {} if none is kept."""
        wanted = tuple(units)
        for each in self._examples:
            if all(unit in each for unit in wanted) and len({each[unit] for unit in wanted}) > 1:
                return {unit: each[unit] for unit in wanted}
        return {}

    def _keep_example(self, text: str, found: Mapping[Counting, list[tuple[int, int] | None]]) -> None:
        """Keep what the first span on which units do not agree is in each of them, of so many texts."""
        if len(self._examples) == _EXAMPLES:
            return
        for places in zip(*found.values(), strict=True):
            said: dict[Unit, str] = {}
            for counting, place in zip(found, places, strict=True):
                if place is not None:
                    said.setdefault(counting.unit, text[place[0] : place[1]])
            if len(set(said.values())) > 1:
                self._examples.append(said)
                return

    def fits(self, unit: Unit) -> int:
        """Return how many of the spans that can tell fit the text in a unit."""
        return self._fits[self.best(unit)]

    @property
    def sentence(self) -> Sentence | None:
        """What is said of a file whose offsets are not plain code points; None where they are."""
        return None if self.best() == Counting() else self.told

    @property
    def told(self) -> Sentence:
        """What is said of how a file counts."""
        best = self.best()
        return Sentence(
            "Offsets are counted in {unit}: that fits {fits} of the {spans} spans that can tell.",
            unit=best.sentence,
            fits=self._fits[best],
            spans=self._telling,
        )


def _is_clean(text: str, start: int, end: int) -> bool:
    """Return whether a place begins and ends where words do."""
    if text[start].isspace() or text[end - 1].isspace():
        return False
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return begins and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))
