"""Acts of review in words: what a reviewer decided, as a thing that can be undone and as the history tells it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import GOLD
from annotator.domain.document import Thread
from annotator.domain.edit import Act, SetState, SetVerdict
from annotator.domain.schema import Schema
from annotator.domain.verdict import Verdict
from annotator.gui.annotate import words

translate = QCoreApplication.translate
_Judged = list[tuple[str, Verdict]]


def number_of_labels(count: int) -> str:
    """Return how many labels there are."""
    return translate("Review", "1 label") if count == 1 else translate("Review", "%Ln labels", "", count)


def deed(act: Act, schema: Schema, thread: Thread | None) -> str | None:
    """Return what an act of review did, as a thing: «verdict on ORG “Council”»; None of other acts."""
    if _is_return(act):
        return translate("Review", "return of the thread to {name}").format(name=act.owner)
    if act.whose != GOLD:
        return None
    states, judged = _states(act), _judged(act)
    if not judged and states == {"in_progress"}:
        return translate("Review", "taking the thread up again")
    if "adjudicated" in states:
        return translate("Review", "settling of the thread")
    what = _subject(judged, schema, thread)
    several = _labels(judged) > 1
    pattern = translate("Review", "verdicts on %1") if several else translate("Review", "verdict on %1")
    return words.filled(pattern, what) if what else None


def told(act: Act, schema: Schema, thread: Thread | None) -> str | None:
    """Return what an act of review did, as told afterwards: «approved 12 labels»; None of other acts."""
    if _is_return(act):
        return translate("Review", "returned the thread to {name}").format(name=act.owner)
    if act.whose != GOLD:
        return None
    states, judged = _states(act), _judged(act)
    if not judged and states == {"in_progress"}:
        return translate("Review", "took the thread up again")
    if "adjudicated" in states:
        return translate("Review", "settled the thread")
    what = _subject(judged, schema, thread)
    return words.filled(_decided(act, judged), what) if what else None


def _decided(act: Act, judged: _Judged) -> str:
    """Return what was decided, with %1 for what it was decided on."""
    if all(each.edit.after is None for each in act.edits if isinstance(each.edit, SetVerdict)):
        return translate("Review", "took back the verdict on %1")
    kinds = {each.kind for _, each in judged}
    if kinds <= {"approve", "nothing"}:
        return translate("Review", "approved %1")
    if kinds == {"reject"}:
        return translate("Review", "rejected %1")
    return translate("Review", "decided on %1")


def _is_return(act: Act) -> bool:
    """Whether an act makes an annotator's own sets theirs to work on again."""
    done = [each.edit for each in act.edits if isinstance(each.edit, SetState)]
    return (
        act.whose not in (None, GOLD)
        and bool(done)
        and all(each.before in ("submitted", "adjudicated") and each.after == "in_progress" for each in done)
    )


def _states(act: Act) -> set[str]:
    return {each.edit.after for each in act.edits if isinstance(each.edit, SetState)}


def _judged(act: Act) -> _Judged:
    edits = [(each.document, each.edit) for each in act.edits if isinstance(each.edit, SetVerdict)]
    verdicts = [(document, edit.after or edit.before) for document, edit in edits]
    return [(document, verdict) for document, verdict in verdicts if verdict is not None]


def _labels(judged: _Judged) -> int:
    """Return how many labels verdicts are on: those of several annotators on one count once."""
    return len({(name, *(one.id for one in each.gold)) if each.gold else (name, each.about) for name, each in judged})


def _subject(judged: _Judged, schema: Schema, thread: Thread | None) -> str:
    """Return what verdicts are on: their one label in words, or how many labels they are; "" without a label."""
    count = _labels(judged)
    if count > 1:
        return number_of_labels(count)
    for document_id, each in judged:
        label = next(iter(each.gold), each.judged)
        if label is not None:
            return words.annotation(label, schema, next((one for one in thread or () if one.id == document_id), None))
    layers = [each.layer for _, each in judged]
    return schema.layer(layers[0]).title if layers else ""
