"""What a person sees of our defects."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.gui.crash import Defects


def test_a_defect_is_one_sentence_and_a_file(qtbot: QtBot, tmp_path: Path) -> None:
    defects = Defects(tmp_path / "log")
    with qtbot.waitSignal(defects.met) as heard:
        try:
            raise ZeroDivisionError("a slip of ours")  # noqa: TRY301
        except ZeroDivisionError as error:
            defects.report(type(error), error, error.__traceback__)
    (file,) = (tmp_path / "log").iterdir()
    assert heard.args is not None
    assert str(file) in heard.args[0]
    assert "Traceback" not in heard.args[0]
    assert "a slip of ours" in file.read_text(encoding="utf-8")


def test_defects_of_other_threads_are_met_too(qtbot: QtBot, tmp_path: Path) -> None:
    defects = Defects(tmp_path)
    give_back = defects.install()
    try:
        with qtbot.waitSignal(defects.met):
            thread = threading.Thread(target=lambda: 1 // 0)
            thread.start()
            thread.join()
    finally:
        give_back()
    assert sys.excepthook != defects.report


def test_without_a_place_to_write_the_sentence_comes_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file, no folder", encoding="utf-8")
    defects = Defects(tmp_path / "log")
    with qtbot.waitSignal(defects.met) as heard:
        error = ZeroDivisionError()
        defects.report(type(error), error, None)
    assert heard.args is not None
    assert "could not write" in heard.args[0]
