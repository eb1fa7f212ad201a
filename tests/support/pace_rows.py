"""Rows of pace_by_unit, by hand."""

from datetime import date
from typing import Any

import pandas as pd

from metrics import ranking

DUE, POLLING, TODAY = date(2024, 9, 24), date(2024, 11, 27), date(2024, 9, 6)

COLUMNS = (
    "unit_id unit short_name obliged signed not_signed working_days_left needed_per_day recent_per_day finishes_on "
    "earliest_on latest_on due_on basis"
)


def row(name: str, left: int, rate: float | None, *days: date | None) -> tuple[Any, ...]:
    """One unit of 100 with so many left, its pace, and the day it finishes with the earliest and the latest."""
    return (name, f"Dinas {name}", name, 100, 100 - left, left, 11, left / 11, rate, *days, DUE, "persons")


def rows(*given: tuple[Any, ...]) -> pd.DataFrame:
    return ranking.unfinished(pd.DataFrame(given, columns=COLUMNS.split()))


LATE = row("Lambat", 33, 1.1, date(2024, 10, 21), date(2024, 10, 3), date(2024, 11, 21))

IN_TIME = row("Tepat", 40, 8.0, date(2024, 9, 13), date(2024, 9, 12), date(2024, 9, 17))

STILL = row("Diam", 20, 0.0, None, date(2024, 10, 1), None)

UNKNOWN = row("Rekap", 10, None, None, None, None)

DONE = row("Selesai", 0, 5.0, None, None, None)
