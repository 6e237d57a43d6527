"""What goes out with a file and comes in with one, in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import GOLD
from annotator.domain.merging import MergeConflict, MergeReport, Register
from annotator.domain.schema import Schema
from annotator.gui.annotate import words

translate = QCoreApplication.translate


def threads(count: int) -> str:
    """Return how many threads there are."""
    return translate("HandingOver", "1 thread") if count == 1 else translate("HandingOver", "%Ln threads", "", count)


def documents(count: int) -> str:
    """Return how many documents there are."""
    if count == 1:
        return translate("HandingOver", "1 document")
    return translate("HandingOver", "%Ln documents", "", count)


def labels(count: int) -> str:
    """Return how many labels there are."""
    return translate("HandingOver", "1 label") if count == 1 else translate("HandingOver", "%Ln labels", "", count)


def verdicts(count: int) -> str:
    """Return how many verdicts there are on somebody's labels."""
    if count == 1:
        return translate("HandingOver", "1 verdict on their labels")
    return translate("HandingOver", "%Ln verdicts on their labels", "", count)


def conflicts(count: int) -> str:
    """Return how many conflicts there are."""
    return (
        translate("HandingOver", "1 conflict") if count == 1 else translate("HandingOver", "%Ln conflicts", "", count)
    )


def brought(report: MergeReport) -> str:
    """Return what files bring, in one line."""
    if not report.changed:
        return translate("HandingOver", "Nothing new: all of it is here already")
    parts = [
        translate("HandingOver", "{count} added").format(count=words.number(report.added)),
        translate("HandingOver", "{count} updated").format(count=words.number(report.updated)),
    ]
    if report.documents:
        new = translate("HandingOver", "{documents} that were not here")
        parts.append(new.format(documents=documents(report.documents)))
    if report.conflicts:
        parts.append(conflicts(report.conflicts))
    return " · ".join(parts)


def unrelated(report: MergeReport) -> str:
    """Return that files are of other projects, before anything of them comes in."""
    files = ", ".join(path.name for path in report.unrelated)
    said = translate(
        "HandingOver",
        "{files}: another project, and no text of it is here. Merge only if its texts are to become a part of this "
        "project; the title of the schema stays.",
    )
    return said.format(files=files)


def person(name: str) -> str:
    """Return whose work it is."""
    return translate("HandingOver", "Gold") if name == GOLD else name


def about(conflict: MergeConflict, schema: Schema) -> str:
    """Return what a conflict is about: whose, of which layer, in which thread."""
    titles = {layer.name: layer.title for layer in schema.layers}
    named = titles.get(conflict.layer) or _register(conflict.register)
    return " · ".join(part for part in (person(conflict.annotator), named, conflict.title) if part)


def sides(conflict: MergeConflict, schema: Schema) -> tuple[str, str]:
    """Return what stood here and what came, in words."""
    return tuple(_value(each, conflict, schema) for each in (conflict.here, conflict.there))  # type: ignore[return-value]  # two are two


def kept(conflict: MergeConflict, *, done: bool) -> str:
    """Return which of the two stands, or would stand."""
    match conflict.kept:
        case "both":
            return (
                translate("HandingOver", "Both stay; they overlap where the layer allows none.")
                if done
                else translate("HandingOver", "Both would stay; they overlap where the layer allows none.")
            )
        case "here":
            return (
                translate("HandingOver", "What was here is later and stays.")
                if done
                else translate("HandingOver", "What is here is later and would stay.")
            )
        case "there":
            return (
                translate("HandingOver", "What came is later and stands now.")
                if done
                else translate("HandingOver", "What comes is later and would stand.")
            )


def _value(value: str | None, conflict: MergeConflict, schema: Schema) -> str:
    if value is None:
        if conflict.register == "flag":
            return translate("HandingOver", "no flag")
        return translate("HandingOver", "taken away")
    if conflict.register in ("flag", "notes"):
        return words.quote(value)
    if conflict.register == "state":
        return _states().get(value, value)
    layer = next((layer for layer in schema.layers if layer.name == conflict.layer), None)
    titles = {} if layer is None else {label.name: label.title for label in layer.labels}
    return titles.get(value, value)


def _states() -> Mapping[str, str]:
    return {
        "new": translate("HandingOver", "new"),
        "in_progress": translate("HandingOver", "in progress"),
        "submitted": translate("HandingOver", "submitted"),
        "adjudicated": translate("HandingOver", "adjudicated"),
    }


def _register(register: Register) -> str:
    return {
        "annotations": translate("HandingOver", "label"),
        "rejections": translate("HandingOver", "refusal"),
        "notes": translate("HandingOver", "note"),
        "verdicts": translate("HandingOver", "verdict"),
        "responses": translate("HandingOver", "answer to a verdict"),
        "state": translate("HandingOver", "state"),
        "flag": translate("HandingOver", "flag"),
        "assignments": translate("HandingOver", "assignment"),
        "renames": translate("HandingOver", "name"),
        "overlap": translate("HandingOver", "overlap"),
    }[register]
