"""Days as people type them: "31/12/2026", "2026-12-31", "31 décembre", "2 mois". The day comes before the month.

A day is one of where people live: it ends there, and not at midnight UTC.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime, time, tzinfo

from bot.core.plain import plain

_YEAR = 12  # months
_NAMES = (
    *("janvier january janv jan", "fevrier february fevr fev feb", "mars march mar", "avril april avr apr", "mai may"),
    *("juin june jun", "juillet july juil jul", "aout august aug", "septembre september sept sep"),
    *("octobre october oct", "novembre november nov", "decembre december dec"),
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SIGNS = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?")
_WORDS = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.?(?: (\d{4}))?")
_SPAN = re.compile(r"(\d{1,2}) (?:mois|months?)")
_LEADING = re.compile(r"(?:jusqu au |jusqu a |until |till |le |the |dans |in |pour |for )+")


def months_later(day: date, months: int) -> date:
    """The same day so many months later; the last one of a month that is too short."""
    years, month = divmod(day.month - 1 + months, _YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def last_moment(day: date, zone: tzinfo) -> datetime:
    """When a day ends where people live, to the second, in UTC."""
    return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)


def read_day(text: str, today: date) -> date | None:
    """The day that a text names, or that is so many months (12 at most) from now; None if it names none.

    Without a year it is the next such day.
    """
    typed = _LEADING.sub("", plain(text), count=1)
    span = _SPAN.fullmatch(typed)
    if span:
        return months_later(today, int(span[1])) if 1 <= int(span[1]) <= _YEAR else None
    if found := _ISO.fullmatch(typed):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _SIGNS.fullmatch(typed):
        return _dated(found[3], int(found[2]), int(found[1]), today)
    if (found := _WORDS.fullmatch(typed)) and found[2] in _MONTHS:
        return _dated(found[3], _MONTHS[found[2]], int(found[1]), today)
    return None


def _dated(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        return _day(int(year) if len(year) > len("26") else 2000 + int(year), month, day)
    this_year = _day(today.year, month, day)
    return this_year if this_year is not None and this_year > today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
