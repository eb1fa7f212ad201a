"""Calendar of a build: which days count as working days, so that SQL can count them."""

from datetime import date, timedelta
from functools import cache

import duckdb
import holidays
import pyarrow as pa

from loaders.transform import tables

CATEGORIES = ("public", "government")
"""Public holidays with election days, and cuti bersama: all that the library knows of Indonesia."""
OFF = "libur"
SCHEMA = pa.schema(
    [("day", pa.date32()), ("is_working", pa.bool_()), ("working_no", pa.int32()), ("note", pa.string())]
)
Change = tuple[date, str, str]
"""A day that a decree made a holiday (`libur`) or a working day (`kerja`), and its name."""


@cache
def calendar(first: date, last: date, changes: tuple[Change, ...] = ()) -> tuple[dict[str, object], ...]:
    """Return one row per day: working or not, the running number of working days, and why not.

    `changes` go before what the library knows: a decree may be revised after its release.
    """
    years = range(first.year, last.year + 1)
    off = holidays.country_holidays("ID", years=years, categories=CATEGORIES, language="id")
    decreed = {day: name if change == OFF else None for day, change, name in changes}
    rows: list[dict[str, object]] = []
    working_no = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        note = decreed[day] if day in decreed else "; ".join(sorted(off.get_list(day))) or None
        is_working = day.weekday() < 5 and not note
        working_no += is_working
        rows.append({"day": day, "is_working": is_working, "working_no": working_no, "note": note})
    return tuple(rows)


def create_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `days`; a span from a day (not counted) to another is the difference of their working_no.

    It reaches from the year of the first cycle to three years after the last, and at least to the end of the year
    after the build's, so that no limit runs out of it; of a year not yet decreed the library knows no cuti bersama.
    """
    sql = "SELECT min(year(starts_on)), greatest(max(year(polling_on)) + 3, year(any_value(loaded_at)) + 1)"
    ((first, last),) = connection.execute(f"{sql} FROM cycles, build").fetchall()
    changes = connection.execute("SELECT day_on, change, name FROM holidays ORDER BY day_on").fetchall()
    rows = calendar(date(first, 1, 1), date(last, 12, 31), tuple(changes))
    tables.create_from_rows(connection, "days", rows, SCHEMA)
