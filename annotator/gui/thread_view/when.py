"""Times as a reader wants them: how long after the article, or the day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from annotator.gui import dates
from annotator.gui.thread_view.offsets import caption


def day(created: str | None) -> str:
    """Return the day of a time in ISO 8601 in words; whatever else the source said, as it is."""
    moment = _moment(created)
    if moment is None:
        return caption(created or "")
    return dates.day_in_full(moment.date())


def later(created: str | None, since: str | None) -> str:
    """Return how long after ``since`` something was written, or the day where that cannot be told or is long ago."""
    moment, origin = _moment(created), _moment(since)
    if moment is None or origin is None or ("T" not in (since or "") and " " not in (since or "")):
        return day(created)
    passed = moment - origin
    if not timedelta(0) <= passed < timedelta(days=60):
        return day(created)
    if passed < timedelta(hours=1):
        return QCoreApplication.translate("ThreadView", "{count} min later").format(
            count=passed // timedelta(minutes=1)
        )
    if passed < timedelta(days=2):
        return QCoreApplication.translate("ThreadView", "{count} h later").format(count=passed // timedelta(hours=1))
    return QCoreApplication.translate("ThreadView", "{count} days later").format(count=passed.days)


def _moment(created: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(created or "")
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
