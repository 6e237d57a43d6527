"""Short texts made of forms and listed names: greetings, bylines, posts, so that each listed name is met somewhere."""

from __future__ import annotations

import re
from random import Random

from annotator.suggest.training.dates import made_up_date
from annotator.suggest.training.labelled import Labelled, Name
from annotator.suggest.training.names import names

_BLANK = re.compile(r"\{(\w+)\}")
_LABELS = {
    **dict.fromkeys(("first", "last", "full"), "PERSON"),
    **dict.fromkeys(("org", "acronym"), "ORG"),
    **dict.fromkeys(("city", "country", "region"), "GPE"),
    **dict.fromkeys(("norp", "norps"), "NORP"),
    "natural": "LOC",
    "fac": "FAC",
    "event": "EVENT",
    "date": "DATE",
}
_LISTS = {"city": "cities", "country": "countries", "region": "regions"}
_FORMS = {
    "org": ("organizations", "bodies"),
    "fac": ("facilities", "built"),
    "event": ("events", "held"),
    "natural": ("natural", "wild"),
}


def drilled(chance: Random, count: int) -> list[Labelled]:
    """Return that many short texts."""
    forms = names().listed["short_texts"]
    return [_filled_in(chance.choice(forms), chance) for _ in range(count)]


def _filled_in(form: str, chance: Random) -> Labelled:
    text, found, at = "", [], 0
    for blank in _BLANK.finditer(form):
        text += form[at : blank.start()]
        word = drawn(blank[1], chance)
        if blank[1] in _LABELS:
            found.append(Name(start=len(text), end=len(text) + len(word), label=_LABELS[blank[1]]))
        text += word
        at = blank.end()
    return Labelled(text=text + form[at:], names=tuple(found))


def drawn(kind: str, chance: Random) -> str:
    """Return a name of a kind: from a list, filled into a form, or of syllables."""
    listed = names().listed
    if kind in _LISTS:
        return chance.choice(listed[_LISTS[kind]])
    if kind in _FORMS:
        known, forms = _FORMS[kind]
        return chance.choice(listed[known]) if chance.random() < 0.6 else filled(chance.choice(listed[forms]), chance)
    if kind == "first":
        return chance.choice(listed["first_names"])
    if kind == "last":
        return invented(chance) if chance.random() < 0.15 else chance.choice(listed["surnames"])
    if kind in {"norp", "norps"}:
        word = chance.choice(listed["demonyms"])
        many = kind == "norps" and word.endswith(("an", "i", "ian", "at", "ist", "b", "d", "w", "k", "n"))
        return f"{word}s" if many else word
    if kind == "full":
        return f"{drawn('first', chance)} {drawn('last', chance)}"
    if kind == "acronym":
        return "".join(chance.choices("ABCDEFGHILMNOPRSTUW", k=chance.choice((3, 3, 4))))
    return made_up_date(chance) if kind == "date" else str(chance.randint(18, 90))


def filled(form: str, chance: Random) -> str:
    """Return a form with its blanks filled."""
    listed = names().listed
    return form.format(
        city=chance.choice(listed["cities"]),
        place=chance.choice(listed["countries"]),
        first=drawn("first", chance),
        last=drawn("last", chance),
        last2=drawn("last", chance),
        thing=chance.choice(listed["things"]),
        year=chance.randint(1950, 2030),
    )


def invented(chance: Random) -> str:
    """Return a name that nobody bears."""
    return "".join(chance.choices(names().listed["syllables"], k=chance.choice((2, 2, 3)))).capitalize()
