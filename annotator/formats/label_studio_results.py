"""What the results of one Label Studio annotation say, in whichever shape its controls leave them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from annotator.domain.annotation import Target
from annotator.formats.json_objects import Plain, objects_in
from annotator.formats.label_studio_controls import OPTIONS, Controls
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Quoted, Ruler
from annotator.formats.taking import TARGET_KINDS, Taking

_SPANS = frozenset(("labels", "hypertextlabels"))
_CHOICES = frozenset(("choices", "taxonomy"))


def quoted(results: Sequence[Plain]) -> list[Quoted]:
    """Return the places that results give, with what they quote."""
    return [place for place in map(_place, results) if place is not None]


def same_quote(found: str, quote: str) -> bool:
    """Return whether a quote is that text; line ends in quotes are written as a backslash and an n."""
    return found == quote or _as_in_quotes(found) == _as_in_quotes(quote)


def _as_in_quotes(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r\\n", "\\n")


def score_of(plain: Plain) -> float | None:
    """Return how sure a prediction or a result of it is, a probability; None where nothing like one is given."""
    score = plain.get("score")
    return float(score) if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1 else None


class Told(NamedTuple):
    """What a result that is not taken is counted as."""

    part: Part
    label: str
    layer: str

    @classmethod
    def by(cls, result: Plain) -> Iterator[Told]:
        """Yield it, label by label, where there are labels."""
        kind, name = _kind(result) or "result", _name(result)
        if kind == "relation":
            given = result.get("labels")
            for label in (given if isinstance(given, list) else None) or [""]:
                yield cls(Part.RELATION, str(label), "")
        elif kind in _CHOICES:
            part = Part.CHOICE if _place(result) is None else Part.ATTRIBUTE
            for label in _labels(result):
                yield cls(part, label, name)
        elif kind.endswith("labels") and (labels := _labels(result)):
            for label in labels:
                yield cls(Part.SPAN, label, name)
        else:
            yield cls(Part.OTHER, kind, name)


class Options:
    """What the options that a task brings along mean: a label with a target."""

    def __init__(self, data: Mapping[str, Any], controls: Controls) -> None:
        self._controls = controls
        self._found: dict[str, dict[str, Plain]] = {}
        for field, options in data.items():
            if field.endswith(OPTIONS):
                for each in objects_in(options):
                    if isinstance(value := each.get("value"), str):
                        self._found.setdefault(field, {}).setdefault(value, each)

    def find(self, value: str, layer: str | None) -> tuple[str, Target] | None:
        """Return the label and the target that an option stands for, or None."""
        own = self._controls.options_of(layer)
        for field in self._found if own is None else (own,):
            option = self._found.get(field, {}).get(value, {})
            match option:
                case {"label": str() as label, "target": {"kind": str() as kind, "id": str() as identifier} as target}:
                    known = next((each for each in TARGET_KINDS if each == kind), None)
                    text = target.get("text", "")
                    if known and isinstance(text, str):
                        return label, Target(known, identifier, text)
        return None


@dataclass(slots=True)
class Results:
    """The results of one annotation or prediction, being taken."""

    results: Sequence[Plain]
    taking: Taking
    ruler: Ruler
    controls: Controls
    options: Options
    score: float | None = None

    def take(self) -> None:
        """Take each; what has no place is accounted for."""
        attributes = self._attributes()
        seen: set[str] = set()
        for result in self.results:
            kind, name, place = _kind(result), _name(result), _place(result)
            layer = self.controls.layer_of(name) if name else None
            score = self.score if (own := score_of(result)) is None else own
            labels = _labels(result)
            if kind in _SPANS and place is not None and labels:
                region = str(result.get("id", ""))
                self._spans(labels, place, region, layer, attributes.get(region, {}), score, known=region in seen)
                seen.add(region)
                if result.get("meta"):
                    self.taking.lose(Part.OTHER, "meta", Why.NO_PLACE, layer or "")
            elif kind in _CHOICES and place is None and labels:
                for label in labels:
                    self._choice(label, layer, score)
            elif not (kind == "choices" and str(result.get("id", "")) in attributes):
                self._lose(result)

    def _spans(
        self,
        labels: Sequence[str],
        place: Quoted,
        region: str,
        layer: str | None,
        attributes: Mapping[str, str],
        score: float | None,
        *,
        known: bool,
    ) -> None:
        start, end = self.ruler.to_codepoints(place[0]), self.ruler.to_codepoints(place[1])
        quote = place[2]
        if quote is not None and start is not None and end is not None:
            found = self.taking.document.text[start:end]
            quote = found if same_quote(found, quote) else quote
        for number, label in enumerate(labels):
            self.taking.span(
                label,
                start,
                end,
                layer=layer,
                quote=quote,
                attributes=attributes,
                # Of several labels of a region the first has its id.
                identifier=region if region and not known and number == 0 else None,
                confidence=score,
            )

    def _choice(self, label: str, layer: str | None, score: float | None) -> None:
        option = self.options.find(label, layer)
        if option is None:
            self.taking.choice(label, layer=layer, confidence=score)
        else:
            self.taking.stance(*option, layer=layer, confidence=score)

    def _attributes(self) -> dict[str, dict[str, str]]:
        """Return the choices that were made about regions, by the region's id: attribute and label."""
        layers = {
            str(each.get("id", "")): self.controls.layer_of(_name(each))
            for each in self.results
            if _kind(each) in _SPANS and _place(each) is not None and _labels(each)
        }
        found: dict[str, dict[str, str]] = {}
        for result in self.results:
            region = str(result.get("id", ""))
            if _kind(result) != "choices" or _place(result) is None or region not in layers:
                continue
            name = self.controls.attribute_of(layers[region], _name(result))
            for label in _labels(result):
                if name in found.setdefault(region, {}):
                    self.taking.lose(Part.ATTRIBUTE, f"{name}={label}", Why.TWICE, layers[region])
                else:
                    found[region][name] = label
        return found

    def _lose(self, result: Plain) -> None:
        for part, label, layer in Told.by(result):
            self.taking.lose(part, label, Why.NO_PLACE, layer)


def _kind(result: Plain) -> str:
    kind = result.get("type")
    return kind if isinstance(kind, str) else ""


def _name(result: Plain) -> str:
    name = result.get("from_name")
    return name if isinstance(name, str) else ""


def _place(result: Plain) -> Quoted | None:
    """Return where a result is in the text, and what it quotes.

    Of hypertext it is where it is in what is shown, and that is the text itself only if the quote is there.
    """
    value = result.get("value")
    if not isinstance(value, dict):
        return None
    quote = value.get("text")
    quote = quote if isinstance(quote, str) else None
    shown = value.get("globalOffsets")
    if isinstance(shown, dict):
        if quote is None:
            return None
        value = shown
    start, end = value.get("start"), value.get("end")
    return (start, end, quote) if type(start) is int and type(end) is int else None


def _labels(result: Plain) -> list[str]:
    """Return the labels of a result, each "" that is none; of what is chosen in a tree it is the leaf."""
    value = result.get("value")
    given = value.get(_kind(result)) if isinstance(value, dict) else None
    leaves = (
        [each[-1] if isinstance(each, list) and each else each for each in given] if isinstance(given, list) else []
    )
    return [each if isinstance(each, str) else "" for each in leaves]
