"""Identifiers: time-ordered UUIDs for what is made here, hashes for what comes from outside."""

from __future__ import annotations

import hashlib
import os
import threading
import time

_lock = threading.Lock()
_last = 0


def uuid7() -> str:
    """Return a new UUID version 7 in its usual text form; later ones of a process sort after earlier ones.

    Layout: RFC 9562, section 5.7, with the 12 bits of ``rand_a`` and the top of ``rand_b`` used as a
    counter (section 6.2, method 1). The standard library has its own from Python 3.14 on only.
    """
    global _last  # noqa: PLW0603 - the counter that keeps identifiers of one process in order
    with _lock:
        # Milliseconds shifted by the width of the counter: one number that only ever grows.
        stamp = max((time.time_ns() // 1_000_000) << 12, _last + 1)
        _last = stamp
    value = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0b10 << 62
    digits = f"{value | int.from_bytes(os.urandom(8), 'big') >> 2:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def text_sha256(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_id(file_sha256: str, position: str) -> str:
    """Return the id of a document whose source gives none.

    It depends on the content of the file and the position in it alone, so that two people who import
    the same page get the same document, whatever the file is called.
    """
    # A position may hold the name of a file that is no text; Python has lone surrogates there.
    return hashlib.sha256(f"{file_sha256}:{position}".encode(errors="surrogatepass")).hexdigest()[:32]
