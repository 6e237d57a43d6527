"""A window with a thread, read by ``screen_reader.py``: run as a program, under a session bus and a screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QProcess, Qt  # noqa: E402 - the project's folder has to be on the path first
from PySide6.QtWidgets import QApplication  # noqa: E402

from annotator.domain.annotation import Target  # noqa: E402
from annotator.gui.fonts import load_fonts  # noqa: E402
from annotator.gui.thread_view.intents import AnnotationClicked, Current, Intent, OptionClicked, TargetWanted  # noqa: E402
from tests.gui.thread_view.shown import Shown  # noqa: E402
from tests.gui.thread_view.threads import storm  # noqa: E402


def main() -> int:
    app = QApplication([])
    load_fonts(ROOT / "resources")
    made, view = storm(), Shown()

    def obey(intent: Intent) -> None:
        match intent:
            case AnnotationClicked(document_id, annotation_id):
                view.set_current(Current(document_id, annotation_id))
            case OptionClicked(document_id, layer, target, label) if target is not None:
                view.set_current(Current(document_id, layer=layer, target=target))
                made.stance(document_id, target, label)
                view.update_labelled(made, document_id)

            case TargetWanted(document_id):
                made.stance(document_id, Target.entity("Odile Fenn"), "favor")
                made.span(document_id, "ferrymen", "ORG")
                view.update_labelled(made, document_id)

    view.intent.connect(obey)
    view.resize(865, 900)
    view.show()
    view.activateWindow()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    view.show_labelled(made)
    reader = QProcess()
    reader.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
    reader.finished.connect(lambda code, _: app.exit(code))
    reader.start("/usr/bin/python3", [str(Path(__file__).with_name("screen_reader.py")), str(os.getpid())])
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
