from __future__ import annotations

import getpass
import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.settings import (
    Settings,
    default_export_folder,
    load_settings,
    resources,
    sample_project_path,
    save_settings,
    seeds,
    settings_path,
    shipped_schemas,
    system_user,
)

CHOSEN = Settings(
    annotator="Zoë 日本",
    theme="dark",
    reading_size=21,
    sans=True,
    recent=("/a b.annot", "/ü.annot"),
    sends_to={"/ü.annot": ("https://host/v1", "http://127.0.0.1:11434/v1")},
)


def test_settings_are_the_defaults_until_they_are_saved_and_then_what_was_saved(home: Path) -> None:
    assert load_settings() == Settings()
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN
    assert settings_path().parent == home
    assert [path.name for path in home.iterdir()] == [settings_path().name]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"colour": "red"}',
        b'{"theme": "pink"}',
        b'{"theme": ["dark"]}',
        b'{"reading_size": 400}',
        b'{"reading_size": "17"}',
        b'{"reading_size": true}',
        b'{"sans": 1}',
        b'{"annotator": null}',
        b'{"recent": [1]}',
        b'{"recent": "path"}',
        b'{"recent": null}',
        b'{"recent": 5}',
        b'{"sends_to": ["https://host/v1"]}',
        b'{"sends_to": {"/a.annot": "https://host/v1"}}',
    ],
)
def test_settings_that_are_broken_are_a_sentence_and_are_not_overwritten(home: Path, content: bytes) -> None:
    home.mkdir()
    settings_path().write_bytes(content)

    with pytest.raises(AnnotatorError, match="mend or delete the file") as refused:
        load_settings()
    assert str(settings_path()) in str(refused.value)
    assert settings_path().read_bytes() == content


def test_saving_is_all_or_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_settings(CHOSEN)

    def fails(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", fails)
    with pytest.raises(AnnotatorError, match="cannot be saved"):
        save_settings(replace(CHOSEN, theme="light"))
    monkeypatch.undo()
    monkeypatch.setenv("ANNOTATOR_HOME", str(home))
    assert load_settings() == CHOSEN


def test_a_folder_that_takes_no_settings_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "file"))

    with pytest.raises(AnnotatorError, match="the settings cannot be"):
        save_settings(CHOSEN)
    with pytest.raises(AnnotatorError, match="the settings cannot be"):
        load_settings()


def test_the_latest_project_stands_first_once_and_twelve_are_kept(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(15), 7]:
        settings = settings.opened(tmp_path / f"{number}.annot")

    kept = [7, 14, 13, 12, 11, 10, 9, 8, 6, 5, 4, 3]
    assert [Path(path).stem for path in settings.recent] == [str(number) for number in kept]


def test_what_ships_is_there() -> None:
    assert [path.stem for path in shipped_schemas()] == ["news", "replies"]
    assert (resources() / "fonts").is_dir()
    assert (seeds() / "README.md").is_file()


def test_exports_go_beside_the_project(tmp_path: Path) -> None:
    assert default_export_folder(tmp_path / "a.annot") == tmp_path / "exports"
    assert default_export_folder(sample_project_path()).name == "exports"


def test_a_system_without_a_user_has_an_annotator(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", unknown)
    assert system_user() == "annotator"


@pytest.mark.parametrize("name", ["gold", "GOLD", "", "  "])
def test_a_user_whose_name_is_reserved_can_still_work(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: name)
    assert system_user() == "annotator"


def test_settings_are_readable_by_people(home: Path) -> None:
    save_settings(CHOSEN)
    text = settings_path().read_text(encoding="utf-8")

    assert json.loads(text)["annotator"] == "Zoë 日本"
    assert "Zoë 日本" in text
