"""Days in Excel: numbers whose format says that they are days."""

import re
from datetime import date, datetime, time, timedelta

from loaders.staging.book import DAYS_FROM_1900_TO_1904

BUILT_IN = {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)}
"""Formats of days and times that a workbook need not spell out."""
BUILT_IN_SHARES = {9, 10}
# Texts, signs that stand for themselves, widths and fillings, and colours or countries; hours beyond a day stay.
NO_CODE = re.compile(r'"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
PARTS_OF_DAY = re.compile(r"[dmyhs]", re.IGNORECASE)
END_OF_DAYS = 2_958_466
FIRST_TRUE_DAY = 61
"""Before it Excel counts a 29 February 1900, which there never was."""


def is_day_format(number: int, code: str | None) -> bool:
    """Tell whether a number format shows a day or a time; `code` is None where the workbook does not spell it out."""
    if code is None:
        return number in BUILT_IN
    return PARTS_OF_DAY.search(NO_CODE.sub("", code).partition(";")[0].replace("General", "")) is not None


def is_share_format(number: int, code: str | None) -> bool:
    """Tell whether a number format shows a share of a hundred."""
    return number in BUILT_IN_SHARES if code is None else "%" in code


def day_of(value: float, *, from_1904: bool) -> float | date | time | datetime:
    """Return the day, the moment or the time of day that a number stands for; the number itself where there is none."""
    if not 0 <= value < END_OF_DAYS - (DAYS_FROM_1900_TO_1904 if from_1904 else 0):
        return value
    seconds = round(value * 86_400)
    if seconds < 86_400:
        return time_of(timedelta(seconds=seconds))
    moment = datetime.combine(_first_day(value, from_1904=from_1904), time()) + timedelta(seconds=seconds)
    return moment if seconds % 86_400 else moment.date()


def time_of(since_midnight: timedelta) -> time:
    """Return the time of day so long after midnight."""
    return (datetime.combine(date.min, time()) + since_midnight).time()


def _first_day(value: float, *, from_1904: bool) -> date:
    """Return the day whose number is 0."""
    if from_1904:
        return date(1904, 1, 1)
    return date(1899, 12, 30) if value >= FIRST_TRUE_DAY else date(1899, 12, 31)
