"""The same hands every time: no suggester comes in between, whose answers come when they come."""

from __future__ import annotations

from tests.gui.conftest import quiet

__all__ = ["quiet"]
