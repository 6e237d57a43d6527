"""Points in words: what kind of difference, what each side says, what is asked, what was decided, what was undone."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Annotation, ChoiceAnnotation, SpanAnnotation, StanceAnnotation
from annotator.domain.document import Document, Thread
from annotator.domain.history import Undone
from annotator.domain.schema import Layer, Schema
from annotator.domain.verdict import Verdict
from annotator.gui.annotate import act_words, words
from annotator.gui.language import said
from annotator.gui.review.places import Place
from annotator.gui.review.sides import Sides
from annotator.review.difference import ConflictKind
from annotator.review.points import Point
from annotator.review.precedents import Precedents

translate = QCoreApplication.translate
_LONGEST = 150
"""Code points of a guideline that stand on the card; all of it stands on the annotate page."""


def kind(place: Place, schema: Schema) -> str:
    """Return what a place is, as a heading: «Boundary», «Stance toward Odile Fenn», «Entities»."""
    point, layer = place.point, schema.layer(place.layer)
    if point is None:
        return words.filled(translate("Review", "%1 · added"), _asked(place, layer))
    if point.contested:
        return words.filled(translate("Review", "%1 · contested"), _asked(place, layer))
    if point.is_agreed or layer.kind != "span":
        return _asked(place, layer)
    return words.begun(", ".join(_kind_title(each) for each in point.kinds))


def _asked(place: Place, layer: Layer) -> str:
    return words.question(layer, place.target, place.document.thread)


def _kind_title(value: ConflictKind) -> str:
    match value:
        case "missing":
            return translate("Review", "missing")
        case "boundary":
            return translate("Review", "boundary")
        case "label":
            return translate("Review", "label")
        case "attribute":
            return translate("Review", "attribute")
        case "target":
            return translate("Review", "target")
        case "stance":
            return translate("Review", "stance")


def subject(place: Place, thread: Thread | None) -> str:
    """Return what a place is about: the words of its spans, else which text it is."""
    if place.extent is not None:
        start, end = place.extent
        return words.plain(place.document.text[start:end], 60)
    told, author = words.which(place.document, thread), place.document.author
    # Names stay as their bearers write them.
    return told if author and told.startswith(author) else words.begun(told)


def side(annotations: Sequence[Annotation], place: Place, schema: Schema) -> str:
    """Return what somebody holds at a place, as short as tells it from what others hold there."""
    if not annotations:
        return translate("Review", "nothing")
    point = place.point
    kinds = () if point is None else point.kinds
    if is_crowded(place):
        count = len(annotations)
        return translate("Review", "1 span") if count == 1 else translate("Review", "%Ln spans", "", count)
    return " + ".join(_one(each, place.document, schema, kinds) for each in annotations)


def _one(value: Annotation, document: Document, schema: Schema, kinds: Sequence[ConflictKind]) -> str:
    layer = schema.layer(value.layer)
    label = layer.label(value.label)
    title = words.label_with_sign(label)
    match value:
        case SpanAnnotation(start=start, end=end):
            parts: list[str] = []
            if "boundary" in kinds:
                parts.append(words.plain(document.text[start:end], 40))
            if "label" in kinds or "boundary" not in kinds:
                parts.append(title)
            given = [words.label_with_sign(layer.attribute(name).label(name_)) for name, name_ in value.attributes]
            if "attribute" in kinds:
                parts += given or [translate("Review", "without attribute")]
            return " ".join(parts)
        case StanceAnnotation(target=target) if "target" in kinds:
            return words.filled(translate("Review", "%1 toward %2"), title, words.target(target, document.thread))
        case ChoiceAnnotation() | StanceAnnotation():
            return title


def is_crowded(place: Place) -> bool:
    """Return whether somebody holds several spans at a place, so that sides are told apart by looking at them."""
    point = place.point
    return point is not None and not point.is_agreed and any(len(each.annotations) > 1 for each in point.sides)


def question(place: Place, schema: Schema, sides: Sides) -> str:
    """Return what is asked of the reviewer."""
    point, layer = place.point, schema.layer(place.layer)
    if point is None:
        return translate("Review", "You added this.")
    if point.contested:
        who = ", ".join(sides.called(each) for each in _contesters(place))
        return translate("Review", "{who} does not accept the verdict. Does it stand?").format(who=who)
    if point.is_empty:
        return translate("Review", "No label here: {layer}. Is that right?").format(layer=layer.title)
    if point.is_agreed:
        return (
            translate("Review", "Is this right?") if sides.is_alone else translate("Review", "All say so. Is it right?")
        )
    return _question_of_difference(place, point, layer)


def _question_of_difference(place: Place, point: Point, layer: Layer) -> str:
    if is_crowded(place):
        return translate("Review", "One label or several?")
    match point.kinds[0]:
        case "missing":
            return _question_of_missing(place, layer)
        case "boundary":
            return _question_of_ends(place)
        case "label":
            return translate("Review", "Which label?") if layer.kind == "span" else f"{layer.title}?"
        case "attribute":
            return translate("Review", "“{attribute}”: which is right?").format(attribute=_attributes(place, layer))
        case "target":
            return translate("Review", "Toward what?")
        case "stance":
            return f"{_asked(place, layer)}?"


def _question_of_missing(place: Place, layer: Layer) -> str:
    if layer.kind == "span":
        return translate("Review", "Does this get a label?")
    return translate("Review", "{asked}: which answer, if any?").format(asked=_asked(place, layer))


def _question_of_ends(place: Place) -> str:
    spans = [each for each in place.annotations if isinstance(each, SpanAnnotation)]
    starts, ends = len({each.start for each in spans}) > 1, len({each.end for each in spans}) > 1
    if starts and ends:
        return translate("Review", "Where does this begin and end?")
    return translate("Review", "Where does this begin?") if starts else translate("Review", "Where does this end?")


def _attributes(place: Place, layer: Layer) -> str:
    spans = [each for each in place.annotations if isinstance(each, SpanAnnotation)]
    apart = [each for each in layer.attributes if len({span.attribute(each.name) for span in spans}) > 1]
    return ", ".join(each.title for each in apart) or translate("Review", "attribute")


def guideline(place: Place, schema: Schema) -> str:
    """Return what the guideline says of a place on one line: its one label's, else the layer's; it may be ""."""
    layer = schema.layer(place.layer)
    labels = {each.label for each in place.annotations}
    own = layer.label(next(iter(labels))).guideline.text if len(labels) == 1 else ""
    text = own or layer.guideline.text
    plain = words.plain(text.replace("*", "").replace("`", ""), len(text) or 1)
    return textwrap.shorten(plain, _LONGEST, placeholder=" …")


def precedent(place: Place, schema: Schema, known: Precedents) -> str:
    """Return what earlier verdicts chose where labels differed likewise, "" where they chose nothing."""
    point = place.point
    if point is None or point.is_settled or is_crowded(place):
        return ""
    if "boundary" in point.kinds:
        shorter, longer = known.shorter[place.layer], known.longer[place.layer]
        if shorter > longer:
            return _earlier(shorter, translate("Review", "the shorter"))
        return _earlier(longer, translate("Review", "the longer")) if longer > shorter else ""
    if point.kinds and point.kinds[0] in ("label", "stance"):
        labels = {each.label for each in point.annotations}
        layer = schema.layer(place.layer)
        counts = {
            chosen: sum(known.relabelled[place.layer, given, chosen] for given in labels - {chosen})
            for chosen in labels
        }
        best = max(counts, key=lambda name: counts[name])
        if counts[best] and list(counts.values()).count(counts[best]) == 1:
            return _earlier(counts[best], layer.label(best).title)
    return ""


def _earlier(count: int, what: str) -> str:
    one, several = translate("Review", "1 earlier verdict chose {what}."), ""
    if count != 1:
        several = translate("Review", "%Ln earlier verdicts chose {what}.", "", count)
    return (several or one).format(what=what)


def _contesters(place: Place) -> list[str]:
    point = place.point
    if point is None:
        return []
    contested = {each.verdict for each in point.contested}
    return [each.annotator for each in point.verdicts if each.id in contested]


def contesting(place: Place, sides: Sides) -> list[str]:
    """Return what annotators wrote who do not accept a verdict here."""
    point = place.point
    if point is None:
        return []
    by = {each.id: each.annotator for each in point.verdicts}
    return [
        f"{sides.called(by[each.verdict])}: “{words.plain(each.note, len(each.note))}”"
        if each.note
        else translate("Review", "{who} gives no reason.").format(who=sides.called(by[each.verdict]))
        for each in point.contested
    ]


def verdict(place: Place, schema: Schema, sides: Sides) -> str:
    """Return what was decided at a place: what stands there now, whose label was right, whose was not, and why."""
    point = place.point
    if point is None or not point.is_settled:
        return ""
    stands = side(point.gold, place, schema) if point.gold else translate("Review", "nothing here")
    right = [each.annotator for each in point.verdicts if each.kind in ("approve", "nothing")]
    wrong = [each.annotator for each in point.corrections]
    parts = [words.filled(translate("Review", "Settled: %1"), stands)]
    if right and not sides.is_alone:
        parts.append(words.filled(translate("Review", "%1 right"), _named(right, sides)))
    if wrong:
        parts.append(words.filled(translate("Review", "corrected: %1"), _named(wrong, sides)))
    parts += _why(point.corrections)
    return " · ".join(parts)


def _named(names: Sequence[str], sides: Sides) -> str:
    return ", ".join(sides.letter(each) for each in dict.fromkeys(names)) if not sides.is_alone else names[0]


def _why(corrections: Sequence[Verdict]) -> list[str]:
    reasons = dict.fromkeys(each.reason for each in corrections if each.reason)
    notes = dict.fromkeys(each.note for each in corrections if each.note)
    return [*reasons, *(words.quote(each) for each in notes)]


def number_of_differences(count: int) -> str:
    """Return how many differences there are."""
    return translate("Review", "1 difference") if count == 1 else translate("Review", "%Ln differences", "", count)


def undone_words(undone: Undone, schema: Schema, thread: Thread | None, *, again: bool) -> str:
    """Return what was taken back or done again."""
    if undone.skipped is not None:
        return said(undone.skipped)
    # What was carried out is the inverse of what the reviewer did.
    act = undone.act if again else undone.act.inverse()
    pattern = translate("Review", "Did again: {what}") if again else translate("Review", "Undid: {what}")
    return pattern.format(what=act_words.deed(act, schema, thread))
