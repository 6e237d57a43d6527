"""Reads a thread over AT-SPI as a screen reader does, and prints what it was told as JSON.

Run by the system's Python, which has the bindings of the desktop: ``python3 screen_reader.py PROCESS_ID``.
"""

from __future__ import annotations

import json
import sys
import warnings
from importlib import import_module
from typing import Any

# By name: the bindings come with the desktop, not with the project.
gi: Any = import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = import_module("gi.repository.Atspi")
GLib: Any = import_module("gi.repository.GLib")

warnings.simplefilter("ignore")  # the bindings call half of themselves deprecated
EVENTS = (
    "object:text-caret-moved",
    "object:text-selection-changed",
    "object:state-changed:focused",
    "object:state-changed:selected",
    "object:state-changed:checked",
    "object:property-change:accessible-name",
    "object:announcement",
    "object:children-changed",
)
PATIENCE_MS = 20_000
QUIET_MS = 400

loop = GLib.MainLoop()
told: list[dict[str, Any]] = []


def hear(event: Any) -> None:
    try:
        who, extra = event.source.get_name(), event.any_data
    except GLib.Error:
        return
    message = extra if isinstance(extra, str) else ""
    told.append({"kind": event.type, "who": who, "message": message})


def listen(milliseconds: int = QUIET_MS) -> None:
    """Take in what is told during a while."""
    GLib.timeout_add(milliseconds, loop.quit)
    loop.run()


def application(process: int) -> Any:
    """Wait for the program to be on the desktop and to have its thread."""
    for _ in range(PATIENCE_MS // 100):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(index)
            if found is not None and found.get_process_id() == process and find(found, "document frame") is not None:
                return found
        listen(100)
    raise SystemExit("the program did not appear")


def find(inside: Any, role: str, name: str = "") -> Any:
    if inside.get_role_name() == role and name in (inside.get_name() or ""):
        return inside
    for index in range(inside.get_child_count()):
        found = find(inside.get_child_at_index(index), role, name)
        if found is not None:
            return found
    return None


def walk(node: Any) -> dict[str, Any]:
    """Return an object with all that is in it."""
    extents = node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
    said: dict[str, Any] = {
        "role": node.get_role_name(),
        "name": node.get_name(),
        "states": sorted(state.value_nick for state in node.get_state_set().get_states()),
        "rect": [extents.x, extents.y, extents.width, extents.height],
        "inside": [],
    }
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        assert child.get_index_in_parent() == index, (child.get_name(), child.get_index_in_parent())
        said["inside"].append(walk(child))
    if "Text" in node.get_interfaces():
        said["text"] = node.get_text_iface().get_text(0, -1)
    return said


def read(text: Any, offset: int) -> dict[str, Any]:
    """Return what is at an offset, in every grain."""
    grains = {
        grain: Atspi.Text.get_string_at_offset(text, offset, getattr(Atspi.TextGranularity, grain.upper()))
        for grain in ("char", "word", "line")
    }
    extents = Atspi.Text.get_character_extents(text, offset, Atspi.CoordType.SCREEN)
    at = Atspi.Text.get_offset_at_point(
        text, extents.x + extents.width // 2, extents.y + extents.height // 2, Atspi.CoordType.SCREEN
    )
    selections = [
        (chosen.start_offset, chosen.end_offset)
        for number in range(Atspi.Text.get_n_selections(text))
        if (chosen := Atspi.Text.get_selection(text, number))
    ]
    return {
        **{grain: [found.start_offset, found.end_offset, found.content] for grain, found in grains.items()},
        "caret": Atspi.Text.get_caret_offset(text),
        "found": at,
        "selections": selections,
    }


def main() -> None:
    listener = Atspi.EventListener.new(hear)
    for kind in EVENTS:
        listener.register(kind)
    shown = find(application(int(sys.argv[1])), "document frame")
    report: dict[str, Any] = {"tree": walk(shown)}
    article = find(shown, "text", "Text of the article")
    text = article.get_text_iface()
    whole = Atspi.Text.get_text(text, 0, -1)
    word = whole.index("cladding")
    Atspi.Text.set_caret_offset(text, word)
    listen()
    report["at caret"] = read(text, word)
    Atspi.Text.add_selection(text, word, word + len("cladding"))
    listen()
    report["selected"] = read(text, word)
    told.append({"kind": "pressing a label"})
    find(shown, "list item", "Marren").do_action(0)
    listen()
    report["current"] = walk(find(shown, "list item", "Marren"))
    told.append({"kind": "pressing an answer"})
    comment = find(shown, "panel", "Comment by Old Sal")
    find(comment, "radio button", "Against").do_action(0)
    listen()
    report["answered"] = walk(find(shown, "panel", "Comment by Old Sal"))
    told.append({"kind": "adding"})
    find(comment, "push button", "toward").do_action(0)
    listen()
    report["added"] = walk(find(shown, "panel", "Comment by Old Sal"))
    told.append({"kind": "folding"})
    find(find(shown, "panel", "Comment by tidewatcher_b"), "push button", "Fold").do_action(0)
    listen()
    report["folded"] = walk(find(shown, "document frame"))
    print(json.dumps({**report, "told": told}))


main()
