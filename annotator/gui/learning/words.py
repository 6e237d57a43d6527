"""What learning came to, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.learning import Learnt, Update
from annotator.domain.schema import Schema
from annotator.gui.annotate.words import number

translate = QCoreApplication.translate


def part_title(name: str, schema: Schema) -> str:
    """Return what people call a layer, or an attribute with its layer."""
    layer_name, _, own = name.partition(".")
    layer = next((each for each in schema.layers if each.name == layer_name), None)
    if layer is None:
        return name
    attribute = next((each for each in layer.attributes if each.name == own), None)
    return layer.title if attribute is None else f"{layer.title}, {attribute.title}"


def announcement(update: Update, schema: Schema) -> str:
    """Return the sentence that says what an update came to, "" where there was too little to learn from."""
    taken = [each for each in update.learnt if each.outcome == "taken"]
    kept = [each for each in update.learnt if each.outcome == "kept"]
    if taken:
        effects = "; ".join(effect(each, schema) for each in taken)
        return translate("Learning", "The learner knows {texts} now: {effects}").format(
            texts=texts(update.decided), effects=effects
        )
    if kept:
        effects = "; ".join(effect(each, schema) for each in kept)
        return translate("Learning", "The learner keeps what was better before: {effects}").format(effects=effects)
    return ""


def effect(learnt: Learnt, schema: Schema) -> str:
    """Return what was right of a layer before and after, and on how many texts or answers that was measured."""
    if learnt.outcome == "few":
        return translate("Learning", "{layer}: too few decisions so far").format(layer=part_title(learnt.name, schema))
    if learnt.is_aside:
        pattern = translate("Learning", "{layer} {before} → {after} on {count} texts of {threads} threads set aside")
    else:
        pattern = translate(
            "Learning",
            "{layer} {before} → {after}, measured thread by thread on the {count} texts of {threads} threads that it "
            "learned from",
        )
    return pattern.format(
        layer=part_title(learnt.name, schema),
        before=share(learnt.before),
        after=share(learnt.after),
        count=number(learnt.measured),
        threads=number(learnt.threads),
    )


def knowledge(learnt: Learnt) -> str:
    """Return what a layer was learned from."""
    decided = (
        translate("Learning", "1 decision")
        if learnt.texts == 1
        else translate("Learning", "%Ln decisions", "", learnt.texts)
    )
    if not learnt.known:
        return decided
    return translate("Learning", "{texts}, {names} names").format(texts=texts(learnt.texts), names=number(learnt.known))


def texts(count: int) -> str:
    """Return how many texts there are."""
    return translate("Learning", "1 text") if count == 1 else translate("Learning", "%Ln texts", "", count)


def standing(learnt: Learnt) -> str:
    """Return who speaks of a layer."""
    match learnt.outcome:
        case "taken":
            return translate("Learning", "The learner speaks")
        case "kept":
            return translate("Learning", "Not better than what was there, which speaks on")
        case "few":
            return translate("Learning", "Too few decisions so far")


def share(value: float) -> str:
    """Return a number from 0 to 1 with two places."""
    return QLocale().toString(value, "f", 2)
