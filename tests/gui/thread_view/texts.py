"""Strategies for texts with everything in them that Qt counts or shows in its own way."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = (
    "a",
    "fi",
    "word ",
    "Port Eldis ",
    "3.5",
    " ",
    "\t",
    "\v",
    "\f",
    "\x85",
    "\u2028",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\ufffe",
    "\ufdd0",
    "\ufdd1",
    "\ufffc",
    "\ud83d",
    "\udc00",
    "\x00",
    "😴",
    "👩\u200d👩\u200d👧\u200d👦",
    "👍🏽",
    "🇩🇪",
    "🇫🇷",
    "e\u0301",
    "क्षि",
    "각",
    "漢字",
    "العربية ",
    "لا",
    "عَلَيْكُم ",
    "שלום ",
    "\u200f",
    "\u202b",
    "\u202c",
    "12",
    ". ",
)
LINES = (*PIECES, "\n", "\r", "\r\n", "\u2029", "\n\n")
MIXED = ("word ", "fi ", "ab", "12 ", "العربية ", "لا ", "سلام", "שלום ", "דנה", " ", ", ", "😴", "e\u0301", "(x) ")
UNTIED = tuple(piece for piece in MIXED if "لا" not in piece)
"""Without lam-alef, of which a line that ends in the middle shows nothing for the alef."""


def texts(pieces: tuple[str, ...] = PIECES, most: int = 12) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)
