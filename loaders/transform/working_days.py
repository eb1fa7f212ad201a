"""The calendar of a build: which days count as working days, so that SQL can count them."""

from datetime import date, timedelta

import duckdb
import holidays
import pyarrow as pa

from loaders.transform import tables

FIRST, LAST = date(2018, 1, 1), date(2027, 12, 31)
CATEGORIES = ("public", "government")
"""Public holidays with election days, and cuti bersama: all that the library knows of Indonesia."""
SCHEMA = pa.schema(
    [("day", pa.date32()), ("is_working", pa.bool_()), ("working_no", pa.int32()), ("note", pa.string())]
)


def calendar(last: date = LAST) -> list[dict[str, object]]:
    """One row per day from FIRST to the last: working or not, the running number of working days, and why not."""
    years = range(FIRST.year, last.year + 1)
    off = holidays.country_holidays("ID", years=years, categories=CATEGORIES, language="id")
    rows: list[dict[str, object]] = []
    working_no = 0
    for offset in range((last - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        is_working = day.weekday() < 5 and day not in off
        working_no += is_working
        note = "; ".join(sorted(off.get_list(day))) or None
        rows.append({"day": day, "is_working": is_working, "working_no": working_no, "note": note})
    return rows


def create_days(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `days`; a span from a day (not counted) to another is the difference of their working_no.

    It reaches to the end of the year after the build's, so that no limit of today runs out of it; of a year not yet
    decreed the library knows no cuti bersama.
    """
    ((year,),) = connection.execute("SELECT year(loaded_at) FROM build").fetchall()
    last = max(LAST, date(year + 1, 12, 31))
    tables.create_from_rows(connection, "days", calendar(last), SCHEMA)
