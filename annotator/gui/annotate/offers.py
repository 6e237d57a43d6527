"""The labels that can be given now, as the palette offers them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.gui.annotate import words
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.annotate.subject import QuestionSubject
from annotator.gui.commands.command import Command
from annotator.gui.keys import label_keys

translate = QCoreApplication.translate


def label_offers(annotating: Annotating) -> list[Command]:
    """Return the answers to the current question, then the labels of spans; none without an open thread."""
    if annotating.work is None:
        return []
    offered: list[Command] = []
    subject = annotating.subject
    if isinstance(subject, QuestionSubject):
        asked = words.question(subject.layer, subject.target, subject.document.thread)
        labels = subject.layer.labels
        offered += [
            Command(title=f"{asked}: {label.title}", group="", cap=key, run=partial(annotating.answer, label.name))
            for label, key in zip(labels, label_keys(labels), strict=True)
            if not label.retired
        ]
    pattern = translate("Offers", "Label %1")
    offered += [
        Command(
            title=pattern.replace("%1", each.label.title),
            group=each.layer.title,
            cap=each.key,
            run=partial(annotating.press_palette, each.layer.name, each.label.name),
        )
        for each in annotating.span_labels
    ]
    return offered
