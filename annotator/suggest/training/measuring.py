"""How well names are found: precision, recall and F1 of whole spans, with all places as one or by label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.suggest.training.labelled import Labelled, Name
from annotator.suggest.training.names import names

PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Counts of spans: found and right, found in all, there in all."""

    right: int = 0
    found: int = 0
    there: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.there
        return 2 * self.right / both if both else 0.0


def broad(label: str) -> str:
    """Return PERSON, ORG or place where a label is one of them, else the label."""
    return "place" if label in PLACES else label


def figures(
    gold: Sequence[Labelled], found: Iterable[Sequence[Name]], *, labels: Sequence[str] = ("PERSON", "ORG", "place")
) -> dict[str, Figures]:
    """Return figures by label and of all together under ``all``; a span is right with its exact ends and its label.

    What lies in a stretch of which the corpus knows nothing counts neither way.
    """
    right, seen, there = Counter[str](), Counter[str](), Counter[str]()
    for text, names_found in zip(gold, found, strict=True):
        wanted = {(name.start, name.end, broad(name.label)) for name in text.names}
        got = {
            (name.start, name.end, broad(name.label))
            for name in names_found
            if not any(name.start < end and start < name.end for start, end in text.unknown)
        }
        for counter, spans in ((right, wanted & got), (seen, got), (there, wanted)):
            counter.update(label for _, _, label in spans if label in labels)
    by_label = {label: Figures(right=right[label], found=seen[label], there=there[label]) for label in labels}
    by_label["all"] = Figures(right=right.total(), found=seen.total(), there=there.total())
    return by_label


_RUN = re.compile(r"[A-Z][\w&.’'-]*(?: (?:of |for |the |de )?[A-Z][\w&.’'-]*)*")


def simplest(text: str) -> list[Name]:
    """Return the baseline's names: runs of capitalised words, told apart by our lists; first words stay out."""
    found: list[Name] = []
    known = names()
    for run in _RUN.finditer(text):
        start, end = run.span()
        words = run[0].split()
        skipped = known.without_titles(words)
        if start == 0 or text[max(0, start - 2) : start].strip() in {".", "?", "!", "\n"}:
            skipped = max(skipped, 0 if known.is_governed(run[0]) or len(words) > 1 else 1)
        if skipped == len(words):
            continue
        start += len(" ".join(words[:skipped])) + (1 if skipped else 0)
        name = re.sub(r"[’'](s)?$|[.,]$", "", text[start:end])
        found.append(Name(start=start, end=start + len(name), label=_guess(name)))
    return found


def _guess(name: str) -> str:
    known = names()
    words = name.split()
    if known.is_demonym(name):
        return "NORP"
    if known.is_governed(name) or known.has("natural", name) or known.place(name) != "GPE":
        return known.place(name)
    if known.has("organizations", name) or name.isupper():
        return "ORG"
    people = words[0].lower() in known.folded["first_names"] or words[-1].lower() in known.folded["surnames"]
    return "PERSON" if people or len(words) == 2 else "ORG"
