from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QScrollArea

from annotator.domain.schema import Label
from annotator.gui import keys
from annotator.gui.annotate.cheat_sheet import Section, in_columns
from tests.gui.annotate.person import Person
from tests.gui.annotate.threads import NEWS


def test_no_key_means_two_things() -> None:
    taken: dict[str, str] = {}
    for key in keys.KEYS:
        for sequence in keys.sequences(key.action):
            text = sequence.toString()
            assert taken.setdefault(text, key.action) == key.action
            assert text, key


def test_labels_keep_the_keys_of_their_schema() -> None:
    entities = NEWS.layer("entities")
    assert keys.label_keys(entities.labels) == ("1", "2", "3", "4", "5", "6", "7", "8")


def test_a_label_never_takes_the_key_of_a_command() -> None:
    labels = [Label(name=name, title=name, key=key) for name, key in (("A", "j"), ("B", "f"), ("C", "q"), ("D", ""))]
    assert keys.label_keys(labels) == ("1", "2", "Q", "3")


def test_of_two_labels_with_one_key_the_first_has_it() -> None:
    labels = [Label(name="A", title="A", key="1"), Label(name="B", title="B", key="1")]
    assert keys.label_keys(labels) == ("1", "2")


def test_retired_labels_have_no_key() -> None:
    labels = [Label(name="A", title="A", key="1", retired=True), Label(name="B", title="B")]
    assert keys.label_keys(labels) == ("", "1")


def test_many_labels_run_out_of_keys_and_stay_without() -> None:
    labels = [Label(name=str(number), title=str(number)) for number in range(40)]
    given = [key for key in keys.label_keys(labels) if key]
    assert len(given) == len(set(given))
    assert not set(given) & {"J", "K", "R", "T", "F", "S", "X", "M"}
    assert keys.label_keys(labels)[-1] == ""


def test_caps_read_as_on_the_keyboard() -> None:
    assert keys.cap("submit") == "Ctrl ↵"
    assert keys.cap("remove") == "⌫"
    assert keys.title("flag").startswith("Flag")
    assert QKeySequence("Ctrl+Y") in keys.sequences("redo")


def test_the_sheet_parts_its_sections_into_columns_of_about_one_length() -> None:
    lengths = (("a", 10), ("b", 13), ("c", 13), ("d", 6), ("e", 18))
    sections: list[Section] = [(name, [([name], name)] * rows) for name, rows in lengths]
    assert ["".join(name for name, _ in some) for some in in_columns(sections, 3)] == ["ab", "cd", "e"]
    assert ["".join(name for name, _ in some) for some in in_columns(sections, 2)] == ["abc", "de"]
    assert in_columns(sections, 1) == [sections]
    assert len(in_columns(sections[:2], 3)) == 2


def test_the_sheet_fits_the_window(ada: Person) -> None:
    ada.press("?")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    (area,) = sheet.findChildren(QScrollArea)
    QApplication.processEvents()
    assert area.verticalScrollBar().maximum() == 0
    assert sheet.height() <= ada.page.window().height()
    sheet.close()
    ada.come_back()
