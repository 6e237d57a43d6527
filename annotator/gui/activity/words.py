"""Times in words and figures; all are milliseconds."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

translate = QCoreApplication.translate


def clock(active: int) -> str:
    """Return a running time: «1:48», «1:02:05»."""
    minutes, seconds = divmod(active // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def length(active: int) -> str:
    """Return a time to the nearest minute, or second where it is shorter than one: «2 h 5 min», «48 s»."""
    seconds = (active + 500) // 1000
    hours, minutes = divmod((seconds + 30) // 60, 60)
    if hours:
        return translate("Activity", "{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    if seconds >= 60:
        return translate("Activity", "{minutes} min").format(minutes=minutes)
    return translate("Activity", "{seconds} s").format(seconds=seconds)


def pace(active: int) -> str:
    """Return what one thing took: «4.2 s», «1:30»."""
    if active >= 60_000:
        return clock(active)
    return translate("Activity", "{seconds} s").format(seconds=QLocale().toString(active / 1000, "f", 1))


def decisions(count: int) -> str:
    """Return «120 decisions»."""
    return translate("Activity", "1 decision") if count == 1 else translate("Activity", "%Ln decisions", "", count)
