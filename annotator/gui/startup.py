"""What has to be there before there can be a window."""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QLoggingCategory
from PySide6.QtWidgets import QApplication

from annotator.gui.app_icon import app_icon
from annotator.gui.fonts import load_fonts
from annotator.settings import resources


def start_qt() -> QApplication:
    """Make the one QApplication, with our fonts."""
    # Qt says of every font that it tries on the way to the one that has a script that it has it not.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    # A thread that commits or reads gives the interpreter back to the window after half a millisecond, not after five.
    sys.setswitchinterval(0.0005)
    # Ctrl+C in the terminal ends the program at once; what the screen calls saved is on disk.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("annotator")
    qt.setApplicationDisplayName("Annotator")
    qt.setDesktopFileName("annotator")
    load_fonts(resources())
    qt.setWindowIcon(app_icon())
    return qt
