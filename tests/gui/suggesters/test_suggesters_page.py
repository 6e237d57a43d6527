"""The page of suggesters, as somebody who chooses whom to listen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.gui.suggesters.names_dialog import NamesDialog, change_of
from annotator.gui.suggesters.naming_dialog import NamingDialog
from annotator.gui.suggesters.page import SuggestersPage
from annotator.gui.suggesting.life import SuggestingLife
from annotator.project import Project
from annotator.project.suggest_report import SuggestRequest
from annotator.settings import load_settings, save_settings
from annotator.suggest.inventory import Inventory, names_of
from annotator.suggest.suggester import GROUP
from tests.gui.annotate.person import Tokens
from tests.suggest.packages import register
from tests.suggest.pipelines import rules


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, project: Project, background: Background, page: Path) -> Desk:
    """A desk on a project of which “troubled” said of each of three texts: ORG at 0.5, and positive."""
    packages = tmp_path / "packages"
    packages.mkdir()
    register(packages, GROUP, "troubled", "tests.suggest.troubled:Troubled")
    monkeypatch.syspath_prepend(str(packages))
    project.import_files(ImportRequest(paths=(page,))).result()
    project.suggesting.suggest(SuggestRequest(suggesters=("troubled",))).result()
    return Desk(project, background, tokenizer=Tokens())


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk) -> Iterator[SuggestersPage]:
    life = SuggestingLife(desk, lambda: ())
    page = SuggestersPage(desk, life)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    page.trusting.connect(lambda folder: save_settings(load_settings().trusting(folder)))
    inventory: Callable[[], Inventory | None] = lambda: page.listening.inventory  # noqa: E731
    qtbot.waitUntil(lambda: "troubled" in getattr(inventory(), "chosen", {}))
    qtbot.waitUntil(lambda: bool(page.listening.count.tallies))
    yield page
    life.close()
    page.hide()


def order(project: Project) -> list[tuple[str, bool]]:
    return [(each.agent, each.active) for each in project.suggesting.settings().suggesters]


def dialog(qtbot: QtBot, page: SuggestersPage, name: str) -> QWidget:
    found: Callable[[], list[QWidget]] = lambda: [  # noqa: E731
        each for each in page.window().findChildren(QWidget) if type(each).__name__ == name and each.isVisible()
    ]
    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def test_each_is_shown_in_its_order_with_what_it_can_do_and_what_waits(shown: SuggestersPage) -> None:
    row = shown.list.rows["troubled"]

    assert list(shown.list.rows)[-1] == "troubled"
    assert row.title.text() == "Troubled"
    assert "version 1" in row.about.text()
    assert "Entities" in row.about.text()
    assert row.waiting.text() == "6 suggestions wait · looked at 3 texts"
    assert row.accessibleName().startswith("Troubled")
    assert shown.list.rows["gazetteer"].links["terms"].isVisible()


def test_order_and_silence_are_chosen_by_keyboard_and_kept(
    qtbot: QtBot, shown: SuggestersPage, project: Project
) -> None:
    row = shown.list.rows["troubled"]
    row.setFocus()
    while next(iter(shown.list.rows)) != "troubled":
        QTest.keyClick(row, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(row, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: order(project)[0] == ("troubled", False))
    assert row.state.text() == "off"
    assert not row.earlier.isEnabled()
    QTest.mouseClick(row.later, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: order(project)[1] == ("troubled", False))
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Up)
    assert next(iter(shown.list.rows.values())).hasFocus()


def test_a_threshold_says_at_once_what_it_holds_back(qtbot: QtBot, shown: SuggestersPage, project: Project) -> None:
    entities = shown.thresholds.rows["entities"]
    assert entities.count.text() == "3 shown · 0 held back"
    entities.slider.setValue(51)
    assert entities.count.text() == "0 shown · 3 held back"
    assert entities.field.text() == "51"
    entities.field.setText("50")
    assert entities.count.text() == "3 shown · 0 held back"
    assert entities.slider.value() == 50

    qtbot.waitUntil(lambda: project.suggesting.settings().thresholds == {"entities": 0.5})


def test_a_share_of_threads_is_blind(qtbot: QtBot, shown: SuggestersPage, project: Project) -> None:
    shown.blind.offered.chosen.emit(20)
    qtbot.waitUntil(lambda: project.suggesting.settings().blind_share == 0.2)
    shown.blind.field.setText("15")
    qtbot.waitUntil(lambda: project.suggesting.settings().blind_share == 0.15)
    shown.blind.field.setText("90")
    qtbot.waitUntil(lambda: project.suggesting.settings().blind_share == 0.5)


def test_forgetting_is_counted_first_and_turns_it_off(qtbot: QtBot, shown: SuggestersPage, project: Project) -> None:
    asked = shown.ask_to_forget("troubled")
    assert asked.counts.text() == "6 suggestions go, 6 of them not decided yet."
    asked.yes.click()

    qtbot.waitUntil(lambda: "troubled" not in project.tallies.by_agent("mira"))
    assert ("troubled", False) in order(project)


def test_taking_one_off_the_list_takes_what_it_said_along(
    qtbot: QtBot, shown: SuggestersPage, project: Project
) -> None:
    assert not shown.list.rows["gazetteer"].links["unlist"].isVisible()
    QTest.mouseClick(shown.list.rows["troubled"].links["unlist"], Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, shown, "ForgetDialog")
    asked.yes.click()  # type: ignore[attr-defined]

    qtbot.waitUntil(lambda: "troubled" not in [agent for agent, _ in order(project)])
    qtbot.waitUntil(lambda: "troubled" not in project.tallies.by_agent("mira"))
    qtbot.waitUntil(lambda: "troubled" not in shown.list.rows)


def test_what_is_installed_is_added_and_what_is_not_gives_its_command(
    qtbot: QtBot, shown: SuggestersPage, project: Project
) -> None:
    QTest.mouseClick(shown.adding.buttons["vader"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: order(project)[-1] == ("vader", True))
    qtbot.waitUntil(lambda: "vader" not in shown.adding.buttons)

    shown.adding.field.setText("en_nowhere_sm")
    QTest.keyClick(shown.adding.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not installed" in shown.adding.why.text())
    QTest.mouseClick(shown.adding.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().endswith(" -m spacy download en_nowhere_sm")


def test_what_sends_texts_elsewhere_says_so_and_waits_for_an_answer(
    qtbot: QtBot, shown: SuggestersPage, project: Project
) -> None:
    agreed: list[str] = []
    shown.agreeing.connect(agreed.append)
    QTest.mouseClick(shown.adding.buttons["llm"], Qt.MouseButton.LeftButton)
    asked = dialog(qtbot, shown, "NamingDialog")
    assert isinstance(asked, NamingDialog)
    assert any("Sends the texts of the project" in each.text() for each in asked.findChildren(QLabel))
    asked.model.setText("small")
    assert not asked.add.isEnabled()
    asked.at.setText("http://localhost:9/v1/")
    QTest.mouseClick(asked.add, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: order(project)[-1] == ("llm:small", True))
    assert agreed == ["http://localhost:9/v1"]
    # Nobody kept the answer here: it waits, and asks once more.
    row = shown.list.rows["llm:small"]
    qtbot.waitUntil(lambda: row.state.text() == "sends nothing before you agree")
    row.links["agree"].click()
    again = dialog(qtbot, shown, "SendingDialog")
    again.yes.click()  # type: ignore[attr-defined]
    assert agreed == ["http://localhost:9/v1"] * 2


def test_a_folder_is_asked_about_once(qtbot: QtBot, shown: SuggestersPage, project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    rules().to_disk(folder)
    shown.adding.field.setText(str(folder))
    shown.adding.add_typed()
    asked = dialog(qtbot, shown, "TrustDialog")
    asked.reject()  # type: ignore[attr-defined]
    assert "mine" not in shown.list.rows

    shown.adding.add_typed()
    dialog(qtbot, shown, "TrustDialog").yes.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: order(project)[-1] == ("mine", True))
    assert load_settings().trusts(str(folder))
    qtbot.waitUntil(shown.list.rows["mine"].links["names"].isVisible)


def test_what_the_names_of_a_pipeline_mean_is_shown_and_changed_in_the_schema(
    qtbot: QtBot, shown: SuggestersPage, project: Project, tmp_path: Path
) -> None:
    folder = tmp_path / "mine"
    rules().to_disk(folder)
    names = names_of(str(folder), project.schema)
    asked = NamesDialog("mine", names, project.schema)
    qtbot.addWidget(asked)
    asked.changing.connect(shown._change_schema)
    assert asked.summary.text() == "These mean nothing here, and are left out: UNHEARD_OF."
    picker = asked.pickers["UNHEARD_OF", False]
    picker.choose(("entities", "NORP"))
    picker.picked.emit(picker.value)
    QTest.mouseClick(asked.keep, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "UNHEARD_OF" in project.schema.layer("entities").label("NORP").spacy)
    later = names_of(str(folder), project.schema)
    assert {each.name: each.label for each in later}["UNHEARD_OF"] == "NORP"


def test_a_name_means_one_label_alone(project: Project) -> None:
    schema = change_of(project.schema, {("entities", "NORP"): ["MARK"]}).after
    schema = change_of(schema, {("entities", "ORG"): ["MARK"]}).after

    assert "MARK" in schema.layer("entities").label("ORG").spacy
    assert "MARK" not in schema.layer("entities").label("NORP").spacy
