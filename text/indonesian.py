"""How Netra writes numbers, shares, days and lists: Indonesian, whatever the reader's browser speaks."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from babel.dates import format_date

LOCALE = "id"
# The day of the city: until 07.00 it is still yesterday in UTC, and a signature of today would lie in the future.
WIB = timezone(timedelta(hours=7), "WIB")
UNKNOWN = "belum diketahui"
_SWAP = str.maketrans(",.", ".,")
_MONTHS = {
    "januari": 1,
    "februari": 2,
    "maret": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "agustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "desember": 12,
}


def number(value: float, decimals: int = 1) -> str:
    """1480 as 1.480; a fraction with so many decimals."""
    shown = f"{value:,.0f}" if value == int(value) else f"{value:,.{decimals}f}"
    return shown.translate(_SWAP)


def percent(part: float, whole: float) -> str:
    """89,5%, 100%; never 100% while one is missing, never 0% when there is one; a dash without a whole."""
    return percent_points(100 * part / whole) if whole else "–"


def percent_points(value: float) -> str:
    """Write a percentage given in points, under the same rule: 99,96 is 99,9%."""
    return f"{value:.0f}%" if value in (0, 100) else f"{rounded_points(value):,.1f}%".translate(_SWAP)


def rounded_points(value: float) -> float:
    """Round a percentage in points to one decimal as it is written anywhere: 99,96 is 99,9 and 0,02 is 0,1."""
    if value in (0, 100):
        return value
    return round(min(max(value, 0.1), 99.9) if value < 100 else value, 1)


def ratio(part: float, whole: float) -> str:
    """n/N: 1.204/1.480."""
    return f"{number(part)}/{number(whole)}"


def share(part: float, whole: float, unit: str = "") -> str:
    """n/N with its unit and percent: 1.204/1.480 orang (81,4%)."""
    return f"{ratio(part, whole)}{' ' + unit if unit else ''} ({percent(part, whole)})"


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """26 Agustus 2024."""
    return str(format_date(value, "d MMMM yyyy", locale=LOCALE))


@lru_cache(maxsize=4096)
def short_day(value: date) -> str:
    """26 Agu 2024, where there is no room."""
    return str(format_date(value, "d MMM yyyy", locale=LOCALE))


@lru_cache(maxsize=4096)
def weekday(value: date) -> str:
    """Senin, 26 Agustus 2024."""
    return str(format_date(value, "EEEE, d MMMM yyyy", locale=LOCALE))


@lru_cache(maxsize=4096)
def month(value: date) -> str:
    """Agu 2024 in January and at the start of an axis, else Agu: see charts.style.months."""
    return str(format_date(value, "MMM", locale=LOCALE))


def timestamp(value: datetime) -> str:
    """Write a UTC time as officials do: 22 November 2026 08.14 WIB."""
    there = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(WIB)
    return f"{day(there.date())} {there:%H.%M} WIB"


def join_words(items: Sequence[str], limit: int = 5) -> str:
    """Join words as a, b, dan c; what goes beyond the limit is counted: a, b, dan 3 lainnya."""
    shown = list(items[:limit])
    if len(items) > limit:
        shown.append(f"{number(len(items) - limit)} lainnya")
    if len(shown) < 3:
        return " dan ".join(shown)
    return f"{', '.join(shown[:-1])}, dan {shown[-1]}"


def file_words(text: str) -> str:
    """Write a text as a part of a file's name: 'Kepatuhan per OPD, antarsiklus' as 'kepatuhan-per-opd-antarsiklus'."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower()))


def first_upper(text: str) -> str:
    """Capitalise the first letter; the rest stays as it is (BKPSDM, DINKES)."""
    return text[:1].upper() + text[1:]


def parse_day(text: str) -> date | None:
    """Parse a day as an official types it (2024-08-26, 26/8/2024, 26-08-2024, 26 Agt 2024); None if it is none."""
    parts = re.findall(r"[0-9]+|[a-z]+", text.lower())
    named = [part for part in parts if part.isalpha() and _month(part)]
    digits = [int(part) for part in parts if part.isdigit()]
    if len(digits) == 2 and named:
        digits.insert(1, _month(named[0]))
    if len(digits) != 3:
        return None
    year, month_, day_ = digits if digits[0] > 31 else reversed(digits)
    try:
        return date(year, month_, day_) if year > 1900 else None
    except ValueError:
        return None


def _month(word: str) -> int:
    if word in ("agt", "ags"):
        return 8
    return next((nr for name, nr in _MONTHS.items() if len(word) >= 3 and name.startswith(word)), 0)


FEW = 20


def count_of_total(cases: int, of: int) -> str:
    """n/N, with the percent only where there are enough cases for one."""
    return share(cases, of) if of >= FEW else ratio(cases, of)
