"""What is built and installed: the wheel holds what the program looks for, and the lock files hold no place."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

import annotator

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


def names_in(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(("folder", "inside"), [("resources", "_resources"), ("seeds", "_seeds")])
def test_wheel_holds_every_resource_and_seed(wheel: Path, folder: str, inside: str) -> None:
    listed = subprocess.run(["git", "ls-files", "-z", folder], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout, so nobody says which files belong")
    expected = {f"annotator/{inside}/{name.partition('/')[2]}" for name in listed.stdout.split("\0") if name}
    assert expected
    assert expected <= names_in(wheel)


def test_wheel_holds_the_program_and_no_tests(wheel: Path) -> None:
    names = names_in(wheel)
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "annotator").rglob("*.py")}
    assert sources <= names
    assert not [name for name in names if name.startswith(("tests/", ".ci/", "exports/"))]


def test_wheel_names_version_licences_and_commands(wheel: Path) -> None:
    info = f"annotator-{annotator.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        commands = archive.read(f"{info}/entry_points.txt").decode()
    assert "annotator = annotator.__main__:main" in commands
    names = names_in(wheel)
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/NOTICE.md"} <= names


def test_every_font_has_its_licence_beside_it_and_a_line_in_the_readme() -> None:
    fonts = ROOT / "resources" / "fonts"
    readme = (fonts / "README.md").read_text(encoding="utf-8")
    folders = [path for path in fonts.iterdir() if path.is_dir()]
    assert folders
    for folder in folders:
        assert (folder / "LICENSE.txt").is_file(), folder
        assert f"| `{folder.name}` |" in readme


@pytest.mark.parametrize("name", sorted(path.name for path in ROOT.glob("requirements*.lock")))
def test_lock_files_pin_hashes_and_name_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find-links|--trusted-host)", text, re.MULTILINE)
    assert not re.search(r"(^|\s)/", text), "a path of somebody's machine"
    for pinned in re.split(r"\n(?=\S)", text):
        if not pinned.startswith(("#", "--no-binary ")):
            assert re.match(r"[a-z0-9.-]+==\S+", pinned)
            assert "--hash=sha256:" in pinned


def test_lock_files_agree_with_each_other_and_hold_every_dependency() -> None:
    run, develop = (
        set(re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert run <= develop
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[ <>=!~;\[]", line)[0].lower() for line in project["dependencies"]}
    assert wanted <= {name for name, _version in run}


def test_nothing_installed_is_under_the_gpl_alone() -> None:
    names = re.findall(r"^([a-z0-9.-]+)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    seen = 0
    for name in names:
        try:
            about = metadata(name)
        except PackageNotFoundError:
            continue  # for another system, or for another Python
        seen += 1
        (licence, *_) = about.get_all("License-Expression") or about.get_all("License") or [""]
        choices = re.split(r"\s+OR\s+", licence.partition("\n")[0])
        assert not all(re.search(r"(?<!L)GPL", choice) for choice in choices), f"{name}: {licence}"
    assert seen > 50
