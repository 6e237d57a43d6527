"""What the program is and whose work travels with it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget


def show_about(parent: QWidget) -> None:
    """Show a small sheet about the program."""
    try:
        number = version("annotator")
    except PackageNotFoundError:
        number = ""
    box = QMessageBox(parent)
    box.setWindowTitle(QCoreApplication.translate("About", "About Annotator"))
    box.setText(f"Annotator {number}".strip())
    box.setInformativeText(
        QCoreApplication.translate(
            "About",
            "Labels names, sentiment and stance in articles and their comments.\n\n"
            "Free under the MIT licence. The fonts and libraries that travel with it are free as well; NOTICE.md names "
            "them and their licences. Qt {qt}. It opens no connection to the network.",
        ).format(qt=qVersion())
    )
    box.open()
