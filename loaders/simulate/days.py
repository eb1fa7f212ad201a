"""Working days of Indonesia: offices sign, examine and decide on them."""

from datetime import date, timedelta
from functools import cache

import holidays

ONE_DAY = timedelta(days=1)


@cache
def _days_off(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))


def is_working_day(day: date) -> bool:
    """Whether offices are open: no weekend, holiday or cuti bersama."""
    return day.weekday() < 5 and day not in _days_off(day.year)


def working_day(day: date, after: int = 0) -> date:
    """Return the day itself or the next working day, and then `after` working days on."""
    while not is_working_day(day):
        day += ONE_DAY
    for _ in range(after):
        day = working_day(day + ONE_DAY)
    return day


def last_working_day(before: date) -> date:
    """Return the last working day before a day."""
    day = before - ONE_DAY
    while not is_working_day(day):
        day -= ONE_DAY
    return day


@cache
def working_days(first: date, last: date) -> tuple[date, ...]:
    """All working days of a span, both ends included."""
    span = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return tuple(day for day in span if is_working_day(day))
