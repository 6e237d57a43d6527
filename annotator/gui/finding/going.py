"""The way from a place that was found to where it stands in its thread."""

from __future__ import annotations

from PySide6.QtCore import QObject

from annotator.domain.finding import Hit
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.desk import Desk
from annotator.gui.thread_view.intents import Current, SelectionChanged
from annotator.session import EditSession


class Going(QObject):
    """Opens threads at a place."""

    def __init__(self, desk: Desk, annotating: Annotating, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._annotating = desk, annotating
        self._to: Hit | None = None
        # Connected after the page's own: by the time this is told, the thread is on the screen.
        desk.opened.connect(self._arrive)

    def go(self, hit: Hit) -> None:
        """Go to a place, in whichever thread it is."""
        self._to = hit
        session = self._desk.session
        if session is not None and session.thread.id == hit.thread_id:
            self._arrive(session)
        else:
            self._desk.open_thread(hit.thread_id)

    def _arrive(self, session: EditSession | None) -> None:
        hit, self._to = self._to, None
        if hit is None or session is None or session.thread.id != hit.thread_id:
            return
        place = hit.place
        own = session.sets.get(hit.document_id)
        there = None if own is None else own.annotation(place.annotation)
        if there is not None and place.start < place.end:
            self._annotating.go_to(Current(hit.document_id, annotation_id=place.annotation))
        elif place.layer and place.start == place.end:
            # The question is there, whoever answered it.
            self._annotating.go_to(Current(hit.document_id, layer=place.layer, target=hit.target))
        else:
            # Somebody else's label is not here to stand at; its text is.
            start, end = (place.marks or ((place.start, place.end),))[0]
            self._annotating.take(SelectionChanged(hit.document_id, start, end))
