"""Writes pictures of the thread view to a folder: ``python tests/gui/thread_view/screenshots.py FOLDER``.

Set ``QT_SCALE_FACTOR=2`` for 200 %.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from PySide6.QtWidgets import QApplication  # noqa: E402 - the platform has to be chosen first

from annotator.domain.annotation import Target  # noqa: E402
from annotator.gui.fonts import load_fonts  # noqa: E402
from annotator.gui.theme import DARK, LIGHT  # noqa: E402
from annotator.gui.thread_view.intents import Current  # noqa: E402
from annotator.gui.thread_view.view import ThreadView  # noqa: E402
from tests.gui.thread_view.threads import SCHEMA, Labelled, hard, storm  # noqa: E402


def picture(
    name: str, labelled: Labelled, current: Current | None, select: tuple[str, int, int] | None, size: tuple[int, int]
) -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for theme in (LIGHT, DARK):
        view = ThreadView(theme=theme)
        view.resize(*size)
        view.show()
        view.show_thread(labelled.thread, schema=SCHEMA, sets=labelled.sets, suggestions=labelled.suggestions)
        view.setFocus()
        if current is not None:
            view.set_current(current)
        if select is not None:
            view.select(*select)
        QApplication.processEvents()
        scale = os.environ.get("QT_SCALE_FACTOR", "1")
        view.grab().save(str(folder / f"{name}-{'dark' if theme.dark else 'light'}-{scale}.png"))
        view.close()


def main() -> None:
    app = QApplication([])
    load_fonts(ROOT / "resources")
    made = storm()
    span = next(each for each in made.suggestions["a"] if each.annotation.label == "LOC")
    picture("storm", made, Current("a", span.id), None, (865, 860))
    picture("question", made, Current("c3", layer="sentiment"), ("c2", 5, 13), (865, 1000))
    picture("pending", storm(), Current("c2", layer="stance", target=Target.entity("Old Sal")), None, (865, 1000))
    picture("hard", hard(), Current("a", "a:106-115:x"), ("a", 20, 60), (865, 1100))
    picture("narrow", hard(), None, None, (380, 900))
    picture("storm-narrow", storm(), None, None, (380, 1100))
    app.quit()


if __name__ == "__main__":
    main()
