"""Dates as pages and tables write them: found in a line, and turned into ISO 8601 where they can be read one way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

# The months in the languages that many news pages are in, twelve names each, without final dots.
_MONTHS: tuple[str, ...] = (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sept oct nov dec",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "jänner feb mrz apr mai jun jul aug sep okt nov dez",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janv févr mars avr mai juin juil août sept oct nov déc",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ene feb mar abr may jun jul ago sep oct nov dic",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "gen feb mar apr mag giu lug ago set ott nov dic",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "januari februari maart april mei juni juli augustus september oktober november december",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember",
    "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",  # noqa: RUF001 - Turkish
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
)
_MONTH_OF = {name: number for names in _MONTHS for number, name in enumerate(names.split(), 1)}
_WEEKDAYS_IN_ORDER = (
    "monday mon montag mo lundi lunes lunedì maandag",
    "tuesday tues tue dienstag di mardi martes martedì dinsdag",
    "wednesday wed mittwoch mi mercredi miércoles mercoledì woensdag",
    "thursday thurs thur thu donnerstag do jeudi jueves giovedì donderdag",
    "friday fri freitag fr vendredi viernes venerdì vrijdag",
    "saturday sat samstag sa sonnabend samedi sábado sabato zaterdag",
    "sunday sun sonntag so dimanche domingo domenica zondag",
)
_WEEKDAYS = " ".join(_WEEKDAYS_IN_ORDER)
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS_IN_ORDER) for name in names.split()}


def _one_of(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


_MONTH = rf"(?P<month>{_one_of(' '.join(_MONTH_OF))})\b\.?"
_WEEKDAY = rf"(?:(?:{_one_of(_WEEKDAYS)})\b\.?,?\s+(?:den\s+|le\s+)?)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:\s?[:.h]\s?(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?(?:\s?min\b)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?:\s?(?P<oclock>uhr|hrs|h)\b)?(?:\s*(?P<zone>utc|gmt|z|[a-z]{1,4}t)\b)?"
    r"\s?(?P<offset>[+-]\d{2}:?\d{2})?"
)
_BEFORE_CLOCK = r"\s*(?:,|@|–|—|-|\||·|•|/)?\s*(?:at|um|à|a\slas|às|alle|ore|om|kl\.?|o|в|saat|الساعة)?\s*"
_CLOCK_FIRST = r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?,?\s+(?:on\s+)?)?"

# Each shape of a date that has day, month and year; the groups tell which is which.
_SHAPES = tuple(
    re.compile(_WEEKDAY + shape + rf"(?:{_BEFORE_CLOCK}(?P<clock>{_CLOCK}))?", re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})-(?P<monthno>\d{1,2})-(?P<day>\d{1,2})(?:T(?=\d))?",
        r"(?P<year>\d{4})[/.](?P<monthno>\d{1,2})[/.](?P<day>\d{1,2})\b",
        r"(?P<year>\d{4})\s?[年년]\s?(?P<monthno>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        rf"{_DAY}\s*(?:de\s+|of\s+|-)?{_MONTH},?[\s-]*(?:de\s+|del\s+)?{_YEAR}\b",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        r"(?P<day>\d{1,2})\.\s?(?P<monthno>\d{1,2})\.\s?(?P<year>\d{4})\b",
        r"(?P<one>\d{1,2})[/-](?P<two>\d{1,2})[/-](?P<year>\d{4})\b",
    )
) + tuple(
    # A year of two digits is plain where the weekday bears it out.
    re.compile(
        rf"(?P<weekday>{_one_of(_WEEKDAYS)})\b\.?,?\s+{day_and_month},?\s+['’]?(?P<short>\d\d)\b(?!\s?[:.h]\s?\d)"
        rf"(?:{_BEFORE_CLOCK}(?P<clock>{_CLOCK}))?",
        re.IGNORECASE,
    )
    for day_and_month in (rf"{_DAY}\s*(?:of\s+)?{_MONTH}", rf"{_MONTH}\s+{_DAY},")
)

_UNITS = (
    "seconds? secs? sec s minutes? mins? min m hours? hrs? hr h days? d weeks? wks? w months? mos? mo years? yrs? yr y "
    "sekunden? minuten? stunden? std tag(?:en?)? wochen? monat(?:en?)? jahr(?:en?)? secondes? heures? jours? semaines? "
    "mois ans? segundos? minutos? horas? días? dias? semanas? mes(?:es)? años? anos? ore ora minuti giorni giorno"
)
_UNIT = "(?:" + "|".join(sorted(_UNITS.split(), key=len, reverse=True)) + ")"
_AMOUNT = r"(?:about\s+|over\s+|almost\s+)?(?:\d+|an?|one|ein(?:em|er|e)?|une?|una?)"
_DAY_OF_MONTH = (
    rf"(?:{_DAY}\s*(?:de\s+|of\s+)?{_MONTH}"
    rf"|{_MONTH.replace('month', 'month2')}\s+{_DAY.replace('day', 'day2')}\b)"
)
# What says when, but not on which day of which year.
_VAGUE = re.compile(
    rf"{_AMOUNT}\s?{_UNIT}\.?(?:,?\s+\d+\s?{_UNIT})?\s+ago\b"
    rf"|\d+\s?(?:s|m|min|h|hr|hrs|d|w|mo|y|yr)\b(?!\s+\w)"
    rf"|vor\s+{_AMOUNT}\s+{_UNIT}\b|il\s+y\s+a\s+{_AMOUNT}\s+{_UNIT}\b|(?:hace|há)\s+{_AMOUNT}\s+{_UNIT}\b"
    r"|منذ\s+(?:\d+\s+)?\w+|\d+\s?(?:分钟|小时|天|分|時間|日|시간|분|일)\s?(?:前|전)"
    r"|(?:just\s+now|moments?\s+ago|yesterday|today|gestern|heute|hier|ayer|hoy)\b(?:\s*,?\s*(?:at|um|à|a\slas)?\s*"
    r"\d{1,2}[:.h]\d{2}(?:\s*[ap]\.?m\b\.?)?)?"
    rf"|{_WEEKDAY}{_DAY_OF_MONTH}"
    rf"(?:{_BEFORE_CLOCK}\d{{1,2}}(?::\d{{2}})?\s*(?:[ap]\.?m\b\.?)?)?"
    r"|\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\b\.?|uhr\b)"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}\b(?:,?\s+\d{1,2}:\d{2}(?:\s*[ap]\.?m\b\.?)?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"[12]\d{3}(?:-\d\d)?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
# What every date begins with; most words of a page are out at this.
_BEGINNING = re.compile(
    rf"\d|(?:{_one_of(' '.join(_MONTH_OF))}|{_one_of(_WEEKDAYS)}|about|over|almost|an?|one|ein\w*"
    r"|une?|una?|vor|il|hace|há|منذ|just|moments?|yesterday|today|gestern|heute|hier|ayer|hoy)\b",
    re.IGNORECASE,
)
_CLOCK_ALONE = re.compile(_CLOCK_FIRST, re.IGNORECASE)


def match_date(text: str, start: int = 0) -> int | None:
    """Return where the date that begins at ``start`` ends, or None where none begins there; offsets in ``text``."""
    if not _BEGINNING.match(text, start):
        return None
    clock = _CLOCK_ALONE.match(text, start)
    begin = clock.end() if clock else start
    ends = [match.end() for shape in _SHAPES if (match := shape.match(text, begin))]
    if vague := _VAGUE.match(text, begin) or _VAGUE.match(text, start):
        ends.append(vague.end())
    return max(ends, default=None)


def to_iso(said: str) -> str:
    """Return a date, with its time of day where there is one, in ISO 8601; or ``said`` where it is not plain.

    Not plain are dates without a year, relative ones, 03/04/2014, and times in a zone that several countries
    call the same.
    """
    said = said.strip()
    if is_iso(said):
        return said
    clock = _CLOCK_ALONE.match(said)
    day_part = said[clock.end() :] if clock else said
    for shape in _SHAPES:
        match = shape.fullmatch(day_part)
        moment = _moment(match, said[: clock.end()] if clock else "") if match else None
        if moment:
            return moment
    return said


def is_iso(said: str) -> bool:
    """Return whether ``said`` is a year, a month or a day, with or without its time, in ISO 8601, and exists."""
    if not _ISO.fullmatch(said):
        return False
    try:
        datetime.fromisoformat(said if len(said) > 7 else said[:4] + (said[4:] or "-01") + "-01")
    except ValueError:
        return False
    return True


def created_and_words(said: str | None) -> tuple[str | None, dict[str, object]]:
    """Return when a document was written, in ISO 8601, and what its meta keeps of a date that is not plain."""
    if not said:
        return None, {}
    plain = to_iso(said)
    return (plain, {}) if is_iso(plain) else (None, {"created_as_given": said})


def epoch_to_iso(seconds: float) -> str | None:
    """Return the moment so many seconds (or milliseconds, from 10**11 on) after 1970 in ISO 8601, or None."""
    try:
        moment = datetime.fromtimestamp(seconds / 1000 if abs(seconds) >= 1e11 else seconds, UTC)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.isoformat()


def _moment(match: re.Match[str], clock_before: str) -> str | None:
    part = match.groupdict()
    year = int(part["year"]) if part.get("year") else 2000 + int(part["short"])
    if part.get("one"):
        one, two = int(part["one"]), int(part["two"])
        if one <= 12 and two <= 12 and one != two:
            return None
        month, day = (two, one) if one > 12 else (one, two)
    else:
        month = int(part["monthno"]) if part.get("monthno") else _MONTH_OF[part["month"].lower().rstrip(".")]
        day = int(part["day"])
    try:
        date = datetime(year, month, day)  # noqa: DTZ001 - a page seldom says in which zone
        if part.get("weekday") and date.weekday() != _WEEKDAY_OF[part["weekday"].lower()]:
            return None
        if clock_before.strip():
            before = re.compile(_CLOCK, re.IGNORECASE).match(clock_before.strip())
            return None if part["clock"] or not before else _with_clock(date, before.groupdict())
        return _with_clock(date, part) if part["clock"] else date.date().isoformat()
    except ValueError:
        return None


def _with_clock(date: datetime, part: dict[str, str | None]) -> str | None:
    hour, minute, second = (int(part[name] or 0) for name in ("hour", "minute", "second"))
    zone = (part["zone"] or "").lower()
    if part["minute"] is None and not (part["half"] or part["oclock"]):
        return None
    if zone not in ("", "utc", "gmt", "z"):
        return None
    if part["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if part["half"][0] in "pP" else 0)
    moment = date.replace(hour=hour, minute=minute, second=second)
    if part["offset"]:
        sign, digits = part["offset"][0], part["offset"][1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        moment = moment.replace(tzinfo=timezone(-offset if sign == "-" else offset))
    elif zone:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat()
