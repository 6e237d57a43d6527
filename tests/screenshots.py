"""Draws the pictures of the screens that the README shows, from the running program: ``python -m tests.screenshots``.

``--out FOLDER`` puts them elsewhere; QT_SCALE_FACTOR=2 draws them at 200 %.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from annotator.domain import gestures
from annotator.domain.annotation import Target
from annotator.domain.gestures import headline
from annotator.domain.queue import QueueQuery
from annotator.gui.app import App
from annotator.gui.desk import Desk
from annotator.gui.startup import start_qt
from annotator.project import Project
from annotator.session import EditSession
from annotator.settings import Settings, save_settings
from tests.two_opinions import settle_some, two_opinions

SIZE = (1440, 900)
FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
STORM = "Storm closes Northgate bridge"
LABELS = {
    "Northgate bridge": "FAC",
    "PORT ELDIS": "GPE",
    "Port Eldis": "GPE",
    "Odile Fenn": "PERSON",
    "Harbour Authority": "ORG",
    "University of Eldis": "ORG",
    "Eldis.": "GPE",
    "Northgate Quay": "FAC",
    "Storm Ottoline": "EVENT",
    "Norvanian": "NORP",
    "Fenn is": "PERSON",
    "2019": "DATE",
}


def main() -> int:
    """Draw all pictures, each theme in a program of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--theme", choices=("light", "dark"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.theme is not None:
        _draw(options.out, options.theme)
        return 0
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as home:
            command = [sys.executable, "-m", "tests.screenshots", "--theme", theme, "--out", str(options.out)]
            subprocess.run(command, check=True, env={**os.environ, "ANNOTATOR_HOME": home})
    return 0


def _draw(folder: Path, theme: str) -> None:
    save_settings(Settings(annotator="Annotator 1", theme="dark" if theme == "dark" else "light"))
    app = App(start_qt())
    app.window.resize(*SIZE)
    app.window.show()
    _settle()
    _save(app, folder / f"start-{theme}.png")
    app.open_sample()
    _wait(lambda: app.pages is not None and app.pages.desk.session is not None)
    pages = app.pages
    assert pages is not None
    desk = pages.desk
    desk.open_thread(_thread(pages.project))
    _wait(lambda: desk.session is not None and desk.session.thread.article.title is not None)
    _wait(lambda: desk.session is not None and (desk.session.thread.article.title or "").startswith(STORM))
    assert desk.session is not None
    _label(desk, desk.session)
    _wait(lambda: desk.session is not None and _has_suggestions(desk.session))
    QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Tab)
    _settle(8000)
    _save(app, folder / f"annotate-{theme}.png")
    pages.show_export()
    _settle()
    # As a person would who wants it elsewhere; where this checkout lies is nobody's business.
    for field in app.window.findChildren(QLineEdit):
        if Path(field.text()).is_absolute():
            field.setText("exports/harbour-news")
    _settle()
    _save(app, folder / f"export-{theme}.png")
    pages.show_import()
    _settle()
    _save(app, folder / f"import-{theme}.png")
    two_opinions(pages.project, _thread(pages.project))
    app.set_annotator("Reviewer")
    app._act("review")
    review = pages.review.page
    assert review is not None
    _wait(lambda: review.bench.session is not None)
    _settle(3000)
    _save(app, folder / f"review-{theme}.png")
    for page in ("agreement", "team", "quality"):
        app._act(page)
        _settle(4000)
        _save(app, folder / f"{page}-{theme}.png")
    settle_some(pages.project, _thread(pages.project))
    app.set_annotator("Annotator 2")
    app._act("corrections")
    _settle(3000)
    _save(app, folder / f"corrections-{theme}.png")
    app.window.close()


def _has_suggestions(session: EditSession) -> bool:
    return len(session.open_suggestions(session.thread.article.id)) > 0


def _thread(project: Project) -> str:
    rows = project.queue_rows(project.queue_numbers(QueueQuery(show="all")))
    return next(row.thread_id for row in rows if row.title.startswith(STORM))


def _label(desk: Desk, session: EditSession) -> None:
    """Do what an annotator would do first in the thread."""
    schema = session.schema
    for document in session.thread:
        for name, label in LABELS.items():
            text = name.removesuffix(".").removesuffix(" is")
            start = document.text.find(name)
            if start >= 0:
                desk.do(gestures.label_span(session.sets[document.id], "entities", start, start + len(text), label))
    article, first, second = session.thread.article, *session.thread.comments[:2]
    desk.do(gestures.choose(session.sets[article.id], schema.layer("sentiment"), "neutral"))
    claim = Target("claim", session.thread.id, headline(article))
    for document, sentiment, target, stance in (
        (first, "negative", claim, "favor"),
        (second, "negative", Target.entity("Odile Fenn"), "against"),
    ):
        desk.do(gestures.choose(session.sets[document.id], schema.layer("sentiment"), sentiment))
        desk.do(gestures.take_stance(session.sets[document.id], "stance", target, stance))


def _save(app: App, path: Path) -> None:
    if not app.window.grab().save(str(path)):
        raise SystemExit(f"{path}: the picture cannot be written.")
    print(path)


def _settle(milliseconds: int = 1500) -> None:
    """Let the window finish what it does in the background."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(ready: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: loop.quit() if ready() else None)
    timer.start()
    QTimer.singleShot(60_000, loop.quit)
    loop.exec()
    if not ready():
        raise SystemExit("The window did not get there.")


if __name__ == "__main__":
    sys.exit(main())
