"""A sentence for people that can still be said in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self


class Sentence(str):
    """A sentence in English that remembers what it is made of.

    ``template`` is the sentence with named places in braces, ``places`` what stands in them: a path, a name, a number,
    or another sentence. It is an ordinary text to whoever logs it or prints it; the window looks the template up in
    the language of the screen and fills the places anew. A text without places is taken as it is, braces and all.

    Raises:
        KeyError, IndexError: the template has a place that is not given.
    """

    __slots__ = ("places", "template")

    template: str
    places: Mapping[str, object]

    def __new__(cls, template: str, /, **places: object) -> Self:
        """Make a sentence of a template and what stands in its places; a sentence that is made already stays so."""
        if isinstance(template, Sentence):
            places = {**template.places, **places}
            template = template.template
        made = super().__new__(cls, template.format(**places) if places else template)
        made.template, made.places = template, places
        return made

    def __reduce__(self) -> tuple[object, ...]:
        # Sentences come from the suggesters' process, too.
        return _made_again, (self.template, dict(self.places))


def _made_again(template: str, places: dict[str, object]) -> Sentence:
    return Sentence(template, **places)
