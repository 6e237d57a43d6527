"""The user's settings, and where files live."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Literal

import platformdirs

from annotator.domain.annotation import GOLD
from annotator.domain.errors import AnnotatorError

_NAME = "annotator"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user chose, for all projects on this machine.

    ``annotator`` is who annotates, or "" for the system user; ``language`` is that of the screen, a code such as
    "de", or "system"; ``reading_size`` is in pixels at 100 %; ``recent``
    are paths of projects, the latest first. ``keys`` are those that were changed: by action, in Qt's portable words
    parted by "; ", "" for none; which actions there are is for the window to say. ``measure_time``: active time is
    measured and kept in the project file. ``trusted`` are folders of pipelines that may be loaded, though that can run
    code. ``sends_to`` are the addresses that a project's texts may be sent to, by the path of the project: an answer
    of this machine's user, never of whoever made the project.
    """

    annotator: str = ""
    theme: Literal["system", "light", "dark"] = "system"
    language: str = "system"
    reading_size: int = 17
    sans: bool = False
    recent: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    measure_time: bool = True
    trusted: tuple[str, ...] = ()
    sends_to: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def opened(self, project: Path) -> Settings:
        """Return the settings with that project as the latest of at most twelve."""
        path = str(project.resolve())
        return replace(self, recent=(path, *(other for other in self.recent if other != path))[:12])

    def trusting(self, folder: str) -> Settings:
        """Return the settings with a folder of a pipeline as trusted."""
        return replace(self, trusted=tuple(dict.fromkeys((*self.trusted, str(Path(folder).resolve())))))

    def trusts(self, folder: str) -> bool:
        """Tell whether a pipeline may be loaded from a folder."""
        return str(Path(folder).resolve()) in self.trusted

    def agreeing(self, project: Path, address: str) -> Settings:
        """Return the settings with an address that the texts of a project may be sent to."""
        path = str(project.resolve())
        agreed = tuple(dict.fromkeys((*self.sends_to.get(path, ()), address)))
        return replace(self, sends_to={**self.sends_to, path: agreed})

    def agrees(self, project: Path, address: str) -> bool:
        """Tell whether the texts of a project may be sent to an address."""
        return address in self.sends_to.get(str(project.resolve()), ())


def load_settings() -> Settings:
    """Return the saved settings, or the defaults where there are none yet.

    Raises:
        AnnotatorError: the file is there but is not what ``save_settings`` writes.
    """
    path = settings_path()
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        raise AnnotatorError(
            "{path}: the settings cannot be read ({error}); mend or delete the file.", path=path, error=str(error)
        ) from error
    known = {each.name for each in fields(Settings)}
    if not isinstance(plain, dict) or not plain.keys() <= known:
        raise AnnotatorError("{path}: these settings are not of this version; mend or delete the file.", path=path)
    _check(plain, path)
    for name in ("recent", "trusted"):
        plain[name] = tuple(plain.get(name, ()))
    plain["sends_to"] = {path: tuple(addresses) for path, addresses in plain.get("sends_to", {}).items()}
    return Settings(**plain)


def save_settings(settings: Settings) -> None:
    """Write the settings, all or nothing.

    Raises:
        AnnotatorError: the settings folder takes no writing.
    """
    path = settings_path()
    draft = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(asdict(settings), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise AnnotatorError(
            "{path}: the settings cannot be saved ({reason}).", path=path, reason=error.strerror
        ) from error


def settings_path() -> Path:
    """Return where the settings are kept."""
    return _user_folder("config") / "settings.json"


def log_folder() -> Path:
    """Return where reports of our own defects are written."""
    return _user_folder("log")


def sample_project_path() -> Path:
    """Return where the sample project is made at first run."""
    return _user_folder("data") / "sample.annot"


def learned_folder() -> Path:
    """Return where what projects taught is kept, in a folder by each project's id."""
    return _user_folder("data") / "learned"


def default_export_folder(project: Path) -> Path:
    """Return where exports of a project go by default.

    In a checkout that is its ``exports/`` for the sample project; elsewhere a folder beside the project file.
    """
    if is_checkout() and project.resolve() == sample_project_path().resolve():
        return _PACKAGE.parent / "exports"
    return project.resolve().parent / "exports"


def resources() -> Path:
    """Return the folder of fonts, icons and schemas: inside an installed package, beside it in a checkout."""
    return _shipped("_resources", "resources")


def seeds() -> Path:
    """Return the folder of the sample texts."""
    return _shipped("_seeds", "seeds")


def shipped_schemas() -> tuple[Path, ...]:
    """Return the schema files that ship, the default first."""
    folder = resources() / "schemas"
    return tuple(sorted(folder.glob("*.toml"), key=lambda path: (path.stem != "news", path.stem)))


def system_user() -> str:
    """Return the name of the system's user, or "annotator" where the system does not tell or the name is reserved."""
    try:
        name = " ".join(getpass.getuser().split())
    except (OSError, KeyError, ImportError):
        name = ""
    return "annotator" if not name or name.casefold() == GOLD else name


def is_checkout() -> bool:
    """Return whether the program runs from a checkout of its sources."""
    return not (_PACKAGE / "_resources").is_dir()


def _shipped(inside: str, beside: str) -> Path:
    installed = _PACKAGE / inside
    return installed if installed.is_dir() else _PACKAGE.parent / beside


def _user_folder(kind: Literal["config", "data", "log"]) -> Path:
    """Return the user's folder of that kind; ``ANNOTATOR_HOME`` puts all of them in one place."""
    home = os.environ.get("ANNOTATOR_HOME")
    if home:
        return Path(home)
    match kind:
        case "config":
            return Path(platformdirs.user_config_dir(_NAME, appauthor=False))
        case "data":
            return Path(platformdirs.user_data_dir(_NAME, appauthor=False))
        case "log":
            return Path(platformdirs.user_log_dir(_NAME, appauthor=False))


def _check(plain: dict[str, object], path: Path) -> None:
    """Refuse a value that is not of its field's type and range."""
    size, keys, sends_to = plain.get("reading_size", 17), plain.get("keys", {}), plain.get("sends_to", {})
    sound = (
        isinstance(plain.get("annotator", ""), str)
        and isinstance(plain.get("language", "system"), str)
        and plain.get("theme", "system") in ("system", "light", "dark")
        and isinstance(size, int)
        and 12 <= size <= 40
        and isinstance(plain.get("sans", False), bool)
        and isinstance(plain.get("measure_time", True), bool)
        and all(
            isinstance(paths, list) and all(isinstance(each, str) for each in paths)
            for paths in (
                plain.get("recent", []),
                plain.get("trusted", []),
                *(sends_to.values() if isinstance(sends_to, dict) else (None,)),
            )
        )
        and isinstance(keys, dict)
        and all(isinstance(each, str) for each in keys.values())
    )
    if not sound:
        raise AnnotatorError("{path}: the settings hold a value that does not fit; mend or delete the file.", path=path)
