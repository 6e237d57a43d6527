"""The main screens in German, searched for words that are still English."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.gui.app import App
from annotator.gui.language import speak
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from annotator.settings import Settings, resources, save_settings

SPOKEN = (
    "text",
    "title",
    "toolTip",
    "statusTip",
    "windowTitle",
    "placeholderText",
    "accessibleName",
    "accessibleDescription",
)
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
PAGES = (
    *("annotate", "find", "import", "export", "schema", "suggesters", "gazetteer", "outcomes"),
    *("team", "review", "agreement", "corrections", "quality", "merge_files", "hand_over"),
)
DIALOGS = ("settings", "change_keys", "keys", "my_time", "history", "learning", "palette", "flag", "note", "target")


@pytest.fixture
def german(qtbot: QtBot, home: Path, qapp: QApplication, page: Path, news: Schema, tmp_path: Path) -> Iterator[App]:
    """The program in German, with a project of one thread."""
    save_settings(Settings(language="de", annotator="mira"))
    path = tmp_path / "Hafen.annot"
    with Project.create(path, news, annotator="mira") as project:
        project.import_files(ImportRequest(paths=(page,))).result()
    app = App(qapp)
    app.window.resize(1200, 800)
    app.window.show()
    yield app
    app.window.close()
    app.deleteLater()
    speak(qapp, "en")


@pytest.fixture(scope="module")
def is_english() -> Callable[[str], bool]:
    """Tell whether a text is one of the source that German says otherwise; a place in it may hold anything."""
    english, german = [], []
    for message in ET.parse(resources() / "translations" / "annotator_de.ts").getroot().iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in list(translation) or [translation]]
        if source not in forms:
            english.append(pattern(source))
        german += [pattern(form) for form in forms]
    ours, theirs = re.compile("|".join(filter(None, english))), re.compile("|".join(filter(None, german)))
    return lambda text: bool(ours.fullmatch(text)) and not theirs.fullmatch(text)


def pattern(text: str) -> str:
    """Return what a text looks like with its places filled; "" where too little is left to tell a language by."""
    parts = re.split(r"\{[^}]*\}|%L?[n1-9]", text.replace("&", ""))
    words = "".join(re.findall(r"\w{2,}", "".join(parts)))
    return ".+".join(map(re.escape, parts)) if len(parts) == 1 or len(words) > 5 else ""


def spoken(widget: QWidget) -> Iterator[str]:
    """Yield whatever a widget shows or says to a screen reader."""
    for name in SPOKEN:
        tell = getattr(widget, name, None)
        text = tell() if callable(tell) else ""
        if isinstance(text, str):
            yield text
    for action in widget.findChildren(QAction):
        yield from (action.text().partition("\t")[0], action.toolTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _rows(widget.model())


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    for row in range(min(model.rowCount(), 200)):
        for role in ROLES:
            text = model.index(row, 0).data(role)
            if isinstance(text, str):
                yield text


def windows_of(app: App) -> list[QWidget]:
    """Return what is open of the program; other tests may have left windows of theirs."""
    return [each for each in QApplication.topLevelWidgets() if each.isVisible() and _belongs(each, app.window)]


def _belongs(widget: QWidget | None, window: QWidget) -> bool:
    while widget is not None and widget is not window:
        widget = widget.parentWidget()
    return widget is window


def on_screen(app: App) -> set[str]:
    shown = [each for window in windows_of(app) for each in (window, *window.findChildren(QWidget))]
    texts = (text for widget in shown if widget.isVisible() for text in spoken(widget))
    return {text.replace("&", "").strip() for text in texts if text}


def test_no_screen_says_a_word_of_ours_in_english(
    qtbot: QtBot,
    german: App,
    is_english: Callable[[str], bool],
    pages_of: Callable[[App], ProjectPages],
    tmp_path: Path,
) -> None:
    seen = on_screen(german)
    german.entrance.show_new()
    seen |= on_screen(german)
    german.open(tmp_path / "Hafen.annot")
    pages = pages_of(german)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    data = _words_of(pages.project.schema)
    for action in PAGES:
        german._act(action)
        QApplication.processEvents()
        seen |= on_screen(german)
    german._act("annotate")
    for action in DIALOGS:
        german._act(action)
        QApplication.processEvents()
        seen |= on_screen(german)
        for each in windows_of(german):
            if each is not german.window:
                each.close()
    assert "Abgeben und weiter" in seen
    assert sorted(text for text in seen - data if is_english(text)) == []


def _words_of(schema: Schema) -> set[str]:
    """Return what the project itself calls things, which is nobody's to translate."""
    titles = {schema.title}
    for layer in schema.layers:
        titles |= {layer.title, *(label.title for label in layer.labels)}
        for attribute in layer.attributes:
            titles |= {attribute.title, *(label.title for label in attribute.labels)}
    return titles
