"""A term that is being written, tried at once on the open thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Document
from annotator.domain.gazetteer import Term
from annotator.gui.annotate import words
from annotator.gui.desk import Desk
from annotator.gui.language import sentence_of
from annotator.suggest.recipe import Answer

_REST_MS = 120
_QUOTED = 3
NOWHERE = Document(id="nowhere", kind="article", thread="nowhere", text=" ", text_sha256="")
"""A text to try a pattern on where none is open: one that cannot be matched at all is refused all the same."""


class Trial(QObject):
    """Says where a term stands in the open thread, once the person pauses for a moment.

    Signals:
        told(str, bool): a sentence, and whether the term can be listed as it is.
    """

    told = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._term: Term | None = None
        self._asked = 0
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)

    def try_term(self, term: Term | None) -> None:
        """Try that term next; None: nothing is tried."""
        self._term = term
        self._asked += 1
        if term is None:
            self._rest.stop()
        else:
            self._rest.start()

    def stop(self) -> None:
        """Try nothing any more."""
        self.try_term(None)

    def _ask(self) -> None:
        term, session = self._term, self._desk.session
        if term is None:
            return
        asked = self._asked
        documents = (NOWHERE,) if session is None else tuple(session.thread)
        texts = {document.id: document.text for document in documents}

        def show(answers: tuple[Answer, ...]) -> None:
            if asked == self._asked:
                open_one = self.tr("Open a thread to try it there.")
                self.told.emit(open_one if session is None else self._found(answers, texts), True)

        def fail(error: Exception) -> None:
            sentence = sentence_of(error)
            if asked == self._asked:
                self.told.emit(sentence, False)

        self._desk.background.watch(self._desk.project.suggesting.try_terms([term], documents), done=show, failed=fail)

    def _found(self, answers: tuple[Answer, ...], texts: Mapping[str, str]) -> str:
        quoted: Counter[str] = Counter()
        for answer in answers:
            for suggestion in answer.suggestions:
                span = suggestion.annotation
                if isinstance(span, SpanAnnotation):
                    quoted[words.quote(texts[answer.document][span.start : span.end])] += 1
        if not quoted:
            return self.tr("Finds nothing in the open thread.")
        told = [text if count == 1 else f"{text} ×{words.number(count)}" for text, count in quoted.most_common(_QUOTED)]
        if len(quoted) > _QUOTED:
            told.append("…")
        total = quoted.total()
        places = self.tr("1 place") if total == 1 else self.tr("%Ln places", "", total)
        sentence = self.tr("Finds {places} in the open thread: {texts}")
        return sentence.format(places=places, texts=", ".join(told))
