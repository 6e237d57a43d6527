"""The account of a dataset that goes out or comes in: what was written, what was lost, why, and what was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce

from annotator.domain.sentence import Sentence


class Part(StrEnum):
    """What a dataset is made of, as far as a format may hold it or not.

    The first seven are counted by layer and label, ids and origins by layer, the rest as they are.
    """

    SPAN = "span"
    ATTRIBUTE = "attribute"
    CHOICE = "choice"
    STANCE = "stance"
    REJECTED = "rejected"
    RELATION = "relation"
    OTHER = "other"
    SPAN_ID = "span_id"
    STANCE_ID = "stance_id"
    ORIGIN = "origin"
    STATE = "state"
    FLAG = "flag"
    DOCUMENT = "document"
    TEXT = "text"
    ID = "id"
    PARENT = "parent"
    AUTHOR = "author"
    CREATED = "created"
    SOURCE = "source"
    TITLE = "title"
    META = "meta"
    SPLIT = "split"

    __hash__ = str.__hash__  # millions are counted, and that of an enumeration is written in Python


class Why(StrEnum):
    """Why something is lost; ``SENTENCES`` says each to people."""

    NOT_HELD = "not_held"
    NO_PLACE = "no_place"
    ONE_ANNOTATOR = "one_annotator"
    ONE_LAYER = "one_layer"
    ONE_ORIGIN = "one_origin"
    NESTED = "nested"
    CROSSING = "crossing"
    NOT_AT_TOKENS = "not_at_tokens"
    NO_TOKEN = "no_token"  # noqa: S105 - a token of a text
    WHITE_SPACE = "white_space"
    NO_LABELS = "no_labels"
    DISCONTINUOUS = "discontinuous"
    UNKNOWN_LABEL = "unknown_label"
    NOT_ASKED = "not_asked"
    TWICE = "twice"
    MISPLACED = "misplaced"
    CANCELLED = "cancelled"

    __hash__ = str.__hash__


class Done(StrEnum):
    """What was done about it."""

    LEFT_OUT = "left_out"
    WIDENED = "widened"
    LONGEST_KEPT = "longest_kept"
    FIRST_KEPT = "first_kept"
    JOINED = "joined"

    __hash__ = str.__hash__


SENTENCES = {
    Why.NOT_HELD: Sentence("The format has no place for it."),
    Why.NO_PLACE: Sentence("A project has no place for it."),
    Why.ONE_ANNOTATOR: Sentence("The format holds the labels of one annotator."),
    Why.ONE_LAYER: Sentence("The format holds the spans of one layer."),
    Why.ONE_ORIGIN: Sentence("The format holds one origin for all labels of a layer."),
    Why.NESTED: Sentence("The span lies inside of another, or around it, and the format holds no nested spans."),
    Why.CROSSING: Sentence("The span crosses another, and the format holds no overlapping spans."),
    Why.NOT_AT_TOKENS: Sentence("The span begins or ends inside of a token, and the format holds whole tokens."),
    Why.NO_TOKEN: Sentence("The span holds no token, and the format holds whole tokens."),
    Why.WHITE_SPACE: Sentence("The format holds tokens, not the white space between them."),
    Why.NO_LABELS: Sentence("The format has no row for a document without such labels."),
    Why.DISCONTINUOUS: Sentence("The span is in several pieces; a span here is one."),
    Why.UNKNOWN_LABEL: Sentence(
        "The schema of the project has no such label; add it there, and import this once more."
    ),
    Why.NOT_ASKED: Sentence("The schema of the project does not ask this of such a document, or not of such a target."),
    Why.TWICE: Sentence("The label is there already, or another that leaves no room for it."),
    Why.MISPLACED: Sentence("The place of the span is outside of the text, empty or blank, or not where its quote is."),
    Why.CANCELLED: Sentence("The annotator cancelled this work."),
}

TREATMENTS = {
    Done.LEFT_OUT: Sentence("Left out."),
    Done.WIDENED: Sentence("Widened to whole tokens."),
    Done.LONGEST_KEPT: Sentence("The longest was kept."),
    Done.FIRST_KEPT: Sentence("The first was kept."),
    Done.JOINED: Sentence("Tokens were joined by one blank."),
}

NAMES = {
    Part.SPAN: Sentence("span"),
    Part.ATTRIBUTE: Sentence("attribute"),
    Part.CHOICE: Sentence("choice"),
    Part.STANCE: Sentence("stance"),
    Part.REJECTED: Sentence("refused suggestion"),
    Part.RELATION: Sentence("relation"),
    Part.OTHER: Sentence("other annotation"),
    Part.SPAN_ID: Sentence("id of a span"),
    Part.STANCE_ID: Sentence("id of a stance"),
    Part.ORIGIN: Sentence("origin of a label"),
    Part.STATE: Sentence("state"),
    Part.FLAG: Sentence("flag"),
    Part.DOCUMENT: Sentence("document"),
    Part.TEXT: Sentence("text"),
    Part.ID: Sentence("id of a document"),
    Part.PARENT: Sentence("place of a comment in its thread"),
    Part.AUTHOR: Sentence("author"),
    Part.CREATED: Sentence("date"),
    Part.SOURCE: Sentence("source"),
    Part.TITLE: Sentence("title"),
    Part.META: Sentence("meta"),
    Part.SPLIT: Sentence("split"),
}
"""What each part is called."""

Place = tuple[Part, str, str]
"""What an account counts by: the part, its layer and its label; "" where a part has none."""


@dataclass(frozen=True, slots=True)
class Loss:
    """So many of one part, layer and label that were lost for one reason."""

    part: Part
    layer: str
    label: str
    why: Why
    done: Done = Done.LEFT_OUT
    count: int = 1

    @property
    def place(self) -> Place:
        """What it counts by."""
        return (self.part, self.layer, self.label)

    @property
    def sentence(self) -> Sentence:
        """What is said of it: what, how often, why, and what was done."""
        what = NAMES[self.part]
        named = " · ".join(name for name in (self.layer, self.label) if name)
        if named:
            what = Sentence("{part} “{name}”", part=what, name=named)
        return Sentence(
            "{count:,} × {what}: {why} {done}",
            count=self.count,
            what=what,
            why=SENTENCES[self.why],
            done=TREATMENTS[self.done],
        )


CONTENT = frozenset((Part.SPAN, Part.ATTRIBUTE, Part.CHOICE, Part.STANCE, Part.DOCUMENT, Part.TEXT))
"""What a dataset is about; the rest stands beside it."""

_TOLD_ALONE = CONTENT | {Part.REJECTED, Part.RELATION, Part.OTHER}


def in_words(losses: Iterable[Loss]) -> list[Sentence]:
    """Return a sentence for each kind of loss of labels, documents and texts, and one for all that stands beside them.

    Labels of one layer that are lost for one reason are told together.
    """
    alike: dict[tuple[Part, str, Why, Done], list[Loss]] = {}
    beside: Counter[Part] = Counter()
    for loss in losses:
        if loss.part in _TOLD_ALONE:
            alike.setdefault((loss.part, loss.layer, loss.why, loss.done), []).append(loss)
        else:
            beside[loss.part] += loss.count
    said = [_together(group) for group in alike.values()]
    if beside:
        parts = [Sentence("{part} ({count:,})", part=NAMES[part], count=count) for part, count in beside.items()]
        # Sentences inside of sentences, so that the window can say each of them in its language.
        listed = reduce(lambda some, more: Sentence("{some}, {more}", some=some, more=more), parts)
        said.append(Sentence("No place for what stands beside them: {parts}.", parts=listed))
    return said


def _together(group: list[Loss]) -> Sentence:
    """Return what is said of labels of one layer that are lost alike."""
    first = group[0]
    if len(group) == 1:
        return first.sentence
    return Sentence(
        "{count:,} × {what} “{layer}” ({labels}): {why} {done}"
        if first.layer
        else "{count:,} × {what} ({labels}): {why} {done}",
        count=sum(loss.count for loss in group),
        what=NAMES[first.part],
        layer=first.layer,
        labels=", ".join(f"{loss.label} {loss.count:,}" for loss in group),
        why=SENTENCES[first.why],
        done=TREATMENTS[first.done],
    )


class Account:
    """Counts what was written whole and what was lost, one by one, while a dataset goes by."""

    def __init__(self) -> None:
        self.written: Counter[Place] = Counter()
        self._lost: Counter[tuple[Part, str, str, Why, Done]] = Counter()

    def keep(self, part: Part, layer: str = "", label: str = "") -> None:
        """Count one that was written as it is."""
        self.written[part, layer, label] += 1

    def lose(
        self, part: Part, layer: str = "", label: str = "", *, why: Why, done: Done = Done.LEFT_OUT, count: int = 1
    ) -> None:
        """Count what was not: one, or so many that are alike."""
        self._lost[part, layer, label, why, done] += count

    def add(self, loss: Loss) -> None:
        """Count what a reader tells."""
        self._lost[*loss.place, loss.why, loss.done] += loss.count

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        return not self._lost

    def losses(self) -> tuple[Loss, ...]:
        """Return what was lost: labels first, in the order of ``Part``, then by layer and label."""
        order = list(Part)
        found = [Loss(*each, count) for each, count in self._lost.items()]
        return tuple(sorted(found, key=lambda loss: (order.index(loss.part), *loss.place[1:], loss.why, loss.done)))

    def lost(self) -> Counter[Place]:
        """Return how many of each were lost, whatever the reason."""
        counted: Counter[Place] = Counter()
        for loss in self.losses():
            counted[loss.place] += loss.count
        return counted

    def __iter__(self) -> Iterator[Loss]:
        return iter(self.losses())
