"""Brings the translations up to what the program says, compiles them, and lists what is still to be translated.

Qt's own reader of Python sources passes over calls that stand within expressions, and knows nothing of the sentences
that come from below the window. So the sources are read here, as Python reads them, and handed to ``lupdate`` as one
plain file; merging, drafts of what changed a little, and compiling stay with Qt's tools.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
SENTENCES = "Sentences"
"""The context of what is said below the window, as ``annotator/gui/language.py`` asks for it."""

_MARKS = ("translate", "QT_TRANSLATE_NOOP")
MAKERS = ("Sentence", "UnfitError", "refusal")
"""What makes a sentence of a template, besides errors."""
_OWN_WORDS = ("title", "sends")
_COMMAND_LINE = ("cli", "training", "sentiment")
"""Rooms whose sentences go to a terminal, which speaks English."""


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """A text that the program says: where it belongs, how it reads in English, whether its form hangs on a number."""

    context: str
    source: str
    counted: bool = False


# --- reading the sources ---


def all_said() -> tuple[Said, ...]:
    """Return whatever the program says on the screen, in order of context and text."""
    found: set[Said] = set()
    known = errors()
    for path in (ROOT / "annotator" / "gui").rglob("*.py"):
        found.update(_by_the_window(ast.parse(path.read_text(encoding="utf-8")), None))
    for path in sources_below():
        found.update(_from_below(ast.parse(path.read_text(encoding="utf-8")), known))
    counted = {(each.context, each.source) for each in found if each.counted}
    return tuple(sorted(each for each in found if each.counted or (each.context, each.source) not in counted))


def sources_below() -> list[Path]:
    """Return the sources whose sentences may reach the screen: all but those that speak to a terminal."""
    paths = sorted((ROOT / "annotator").rglob("*.py"))
    return [path for path in paths if not set(path.relative_to(ROOT).parts) & set(_COMMAND_LINE)]


def errors() -> frozenset[str]:
    """Return the names of the errors that carry a sentence."""
    tree = ast.parse((ROOT / "annotator" / "domain" / "errors.py").read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def _by_the_window(node: ast.AST, owner: str | None) -> Iterator[Said]:
    """Yield what ``tr`` and its kin are called with; the context of ``tr`` is the class that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            name, texts = _name(child), [_text(each) for each in child.args[:2]]
            if name == "tr" and owner and texts and texts[0]:
                yield Said(owner, texts[0], counted=len(child.args) > 2)
            elif name in _MARKS and len(texts) == 2 and texts[0] and texts[1]:
                yield Said(texts[0], texts[1], counted=len(child.args) > 3)
        yield from _by_the_window(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _from_below(tree: ast.AST, errors: frozenset[str]) -> Iterator[Said]:
    """Yield the templates of sentences and errors, and what a suggester calls itself (``title = "…"``)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.Assign) and ast.unparse(each.targets[0]) in _OWN_WORDS and _text(each.value):
                    yield Said(SENTENCES, _text(each.value))
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name, text = _name(node), _text(node.args[0])
        # An error that words itself does so in its __init__.
        words_itself = name == "__init__" and isinstance(node.func, ast.Attribute) and _calls_super(node.func.value)
        if text and (name in errors or name in MAKERS or words_itself):
            yield Said(SENTENCES, text)


def _calls_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _name(node) == "super"


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


# --- Qt's tools ---


def update(path: Path, said: Sequence[Said]) -> None:
    """Bring a file of translations up to what is said: new texts come in unfinished, those of the past go."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "said.py"
        plain.write_text("".join(_lines(said)), encoding="utf-8")
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
        _run("lupdate", *options, str(plain), "-ts", str(path))


def compiled(path: Path, target: Path) -> None:
    """Compile a file of translations; what is unfinished stays out."""
    _run("lrelease", "-silent", str(path), "-qm", str(target))


def unfinished(path: Path) -> list[str]:
    """Return each text of a file that has no translation that somebody has vouched for."""
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - a file of ours
        for message in context.iter("message")
        if (found := message.find("translation")) is None or found.get("type")
    ]


def _lines(said: Sequence[Said]) -> Iterator[str]:
    """Yield the plain file: a class for each context, which says its texts."""
    context = ""
    for each in said:
        if each.context != context:
            context = each.context
            yield f"class {context}:\n"
        number = ', "", n' if each.counted else ""
        yield f"    self.tr({json.dumps(each.source, ensure_ascii=False)}{number})\n"


def _run(tool: str, *arguments: str) -> None:
    folder = Path(sys.executable).parent
    program = folder / (f"pyside6-{tool}.exe" if sys.platform == "win32" else f"pyside6-{tool}")
    subprocess.run([str(program), *arguments], check=True)


def main() -> int:
    """Update and compile every language, and return 1 if any has texts that wait for a translator."""
    said, waiting = all_said(), 0
    for path in sorted(TRANSLATIONS.glob("*.ts")):
        update(path, said)
        compiled(path, path.with_suffix(".qm"))
        left = unfinished(path)
        waiting += len(left)
        print(f"{path.name}: {len(said) - len(left)} of {len(said)} texts are translated.")
        for line in left:
            print(f"  {line}")
    return int(waiting > 0)


if __name__ == "__main__":
    sys.exit(main())
