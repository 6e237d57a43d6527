"""The colours of the interface, light and dark; sizes are logical pixels at 100 %."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One set of colours as ``#rrggbb``; label colours belong to the schema and are not here.

    ``tint`` is the share of a label's colour behind a decided span, from 0 to 1.
    """

    dark: bool
    bg: str
    panel: str
    paper: str
    line: str
    line_strong: str
    ink: str
    ink_2: str
    ink_3: str
    accent: str
    accent_bg: str
    accent_ink: str
    ok: str
    warn: str
    bad: str
    tint: float


LIGHT = Theme(
    dark=False,
    bg="#f6f6f4",
    panel="#fbfbfa",
    paper="#ffffff",
    line="#e4e3df",
    line_strong="#d3d1cb",
    ink="#1d1c1a",
    ink_2="#5b5953",
    ink_3="#6f6c65",
    accent="#2f5bd0",
    accent_bg="#e8eefc",
    accent_ink="#1f46ad",
    ok="#1f7a4d",
    warn="#9a5b00",
    bad="#b3261e",
    tint=0.16,
)

DARK = Theme(
    dark=True,
    bg="#17181a",
    panel="#1c1d20",
    paper="#212226",
    line="#303238",
    line_strong="#454850",
    ink="#ececea",
    ink_2="#b4b3ae",
    ink_3="#96958f",
    accent="#86a8ff",
    accent_bg="#28324d",
    accent_ink="#b5c9ff",
    ok="#6fcf9b",
    warn="#e6b35c",
    bad="#ff8a80",
    tint=0.22,
)
