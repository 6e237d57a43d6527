"""What the user chooses for all projects: colours, language, size and face of texts, name, whether time is measured."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.frames import FormRow, card
from annotator.gui.controls.labels import heading, wrapped
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.fonts import reading_font
from annotator.gui.language import languages
from annotator.settings import Settings, system_user

SIZES = (14, 15, 17, 19, 21, 24, 28)


class SettingsDialog(QDialog):
    """Every change is in force at once, but for the language, which waits for the next start.

    Signals:
        changed(Settings): something was chosen.
        keys_wanted(): the keys are to be changed.
    """

    changed = Signal(object)
    keys_wanted = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self._theme = SegmentedControl(
            (
                Option("system", self.tr("As the system")),
                Option("light", self.tr("Light")),
                Option("dark", self.tr("Dark")),
            ),
            name=self.tr("Colours"),
            chosen=settings.theme,
        )
        sizes = sorted({*SIZES, settings.reading_size})
        self._size = SegmentedControl(
            tuple(Option(size, str(size), spoken=self.tr("%n pixels", "", size)) for size in sizes),
            name=self.tr("Size of texts"),
            chosen=settings.reading_size,
        )
        self._face = SegmentedControl(
            (Option(False, self.tr("Serif")), Option(True, self.tr("Sans"))),
            name=self.tr("Face of texts"),
            chosen=settings.sans,
        )
        self._name = QLineEdit(settings.annotator)
        self._name.setPlaceholderText(system_user())
        self._name.setAccessibleName(self.tr("Name of the annotator"))
        self._why = FormRow(
            self.tr("Your name"),
            self._name,
            note=self.tr("Labels are kept under it in projects opened from now on."),
        )
        self._time = SegmentedControl(
            (Option(True, self.tr("Measured")), Option(False, self.tr("Not measured"))),
            name=self.tr("Active time"),
            chosen=settings.measure_time,
        )
        self._language = SegmentedControl(
            (
                Option("system", self.tr("As the system")),
                *(Option(code, name) for code, name in languages().items()),
            ),
            name=self.tr("Language"),
            chosen=settings.language,
        )
        self._sample = wrapped(self.tr("Storm closes Northgate bridge as ministers trade blame. 😴"))
        self._keys = plain_button(self.tr("Change keys…"))
        self._keys.clicked.connect(self.keys_wanted)
        self._close = primary_button(self.tr("Done"))
        self._place()
        self._theme.chosen.connect(lambda theme: self._take(replace(self._settings, theme=theme)))
        self._language.chosen.connect(lambda code: self._take(replace(self._settings, language=code)))
        self._size.chosen.connect(lambda size: self._take(replace(self._settings, reading_size=size)))
        self._face.chosen.connect(lambda sans: self._take(replace(self._settings, sans=sans)))
        self._time.chosen.connect(lambda measured: self._take(replace(self._settings, measure_time=measured)))
        self._name.editingFinished.connect(self._take_name)
        self._close.clicked.connect(self.accept)
        self._show_sample()

    def _place(self) -> None:
        paper, inside = card(margin=16)
        inside.addWidget(self._sample)
        buttons = QHBoxLayout()
        buttons.addWidget(self._keys)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(0)
        column.addWidget(heading(self.tr("Settings"), 22))
        column.addSpacing(8)
        column.addWidget(FormRow(self.tr("Colours"), self._theme))
        column.addWidget(
            FormRow(self.tr("Language"), self._language, note=self.tr("In force when the program is started next."))
        )
        column.addWidget(FormRow(self.tr("Texts"), self._size, self._face, paper))
        column.addWidget(self._why)
        column.addWidget(
            FormRow(
                self.tr("Active time"),
                self._time,
                note=self.tr(
                    "Kept in the project file, shown in My time and, summed, on the page of the team; exports leave it "
                    "out, a report tells what a decision takes everybody together."
                ),
                last=True,
            )
        )
        column.addStretch(1)
        column.addSpacing(16)
        column.addLayout(buttons)
        self.resize(560, 540)

    def refuse(self, sentence: str) -> None:
        """Say why a choice could not be kept."""
        self._why.say(sentence)

    def _take(self, settings: Settings) -> None:
        self._settings = settings
        self._show_sample()
        self.changed.emit(settings)

    def _take_name(self) -> None:
        name = self._name.text().strip()
        if name == self._settings.annotator:
            return
        if name.casefold() == "gold":
            self.refuse(self.tr("“gold” is the name of the adjudicated labels; nobody annotates under it."))
            return
        self._take(replace(self._settings, annotator=name))

    def _show_sample(self) -> None:
        self._sample.setFont(reading_font(self._settings.reading_size, sans=self._settings.sans))
