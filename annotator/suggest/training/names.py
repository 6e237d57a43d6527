"""Lists of names of general knowledge, and what they say of a name."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "central", "northern", "southern", "eastern", "western", "new", "old"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The lists as they stand, and folded to lower case for lookup."""

    listed: dict[str, tuple[str, ...]]
    folded: dict[str, frozenset[str]]

    def has(self, kind: str, name: str) -> bool:
        """Return whether a list has that name, in any case and with any apostrophe."""
        return name.replace("’", "'").lower() in self.folded[kind]

    def is_governed(self, name: str) -> bool:
        """Return whether this is a country, a state or a city."""
        return any(self.has(kind, name) for kind in ("countries", "regions", "cities"))

    def is_demonym(self, name: str) -> bool:
        """Return whether people are called so by where they belong: a noun in singular or plural, or an adjective."""
        bare = name.rsplit(" ", 1)
        stem = bare[-1].lower()
        if len(bare) == 2 and bare[0].lower() not in _DIRECTIONS and not self.has("demonyms", name):
            return self.is_demonym(bare[0]) and self.is_demonym(bare[1])
        forms = {name, bare[-1], *((bare[-1][:-1], name[:-1]) if stem.endswith("s") else ())}
        return any(self.has("demonyms", form) for form in forms)

    def place(self, name: str) -> str:
        """Return which of our labels a place bears: by list, else by its head, else GPE."""
        words = name.lower().split()
        if self.has("natural", name):
            return "LOC"
        if self.is_governed(name):
            return "GPE"
        if self.has("facilities", name) or (len(words) > 1 and words[-1] in self.folded["facility_heads"]):
            return "FAC"
        heads = self.folded["natural_heads"]
        if len(words) > 1 and (words[-1] in heads or (words[0] in heads and words[0] != "bay")):
            return "LOC"
        if len(words) > 1 and words[0] in _DIRECTIONS and self.has("natural", " ".join(words[1:])):
            return "LOC"
        return "GPE"

    def without_titles(self, words: list[str]) -> int:
        """Return how many words at the beginning are titles, as in *Prime Minister*."""
        start = 0
        while start < len(words):
            for length in (3, 2, 1):
                if self.has("titles", " ".join(words[start : start + length])):
                    start += length
                    break
            else:
                return start
        return min(start, len(words))


@cache
def names() -> Names:
    """Return the lists."""
    text = files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    listed = {
        kind: tuple(dict.fromkeys(" ".join(name.split()) for name in joined.split(";")))
        for kind, joined in tomllib.loads(text).items()
    }
    folded = {kind: frozenset(name.lower() for name in each) for kind, each in listed.items()}
    return Names(listed=listed, folded=folded)
