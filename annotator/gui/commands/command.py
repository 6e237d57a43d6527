"""Something that can be done now, as the palette offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What it is called, where it belongs, its key as it stands on a cap ("" for none), and how it is done.

    ``also`` are other words for it that a person might type.
    """

    title: str
    group: str
    run: Callable[[], object]
    cap: str = ""
    also: str = ""
