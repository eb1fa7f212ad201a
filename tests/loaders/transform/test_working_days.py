"""The calendar of a build: which days count as working days."""

from datetime import date

import duckdb

from loaders.transform.working_days import FIRST, LAST, calendar, create_days


def test_the_running_number_counts_working_days_alone() -> None:
    rows = {row["day"]: row for row in calendar(date(2018, 1, 9))}
    assert date(2018, 1, 1) == FIRST
    assert (rows[FIRST]["is_working"], rows[FIRST]["working_no"]) == (False, 0)
    assert rows[FIRST]["note"]  # New Year
    # Tuesday to Friday, then Monday and Tuesday.
    assert rows[date(2018, 1, 5)]["working_no"] == rows[date(2018, 1, 7)]["working_no"] == 4
    assert rows[date(2018, 1, 9)]["working_no"] == 6


def test_the_calendar_reaches_to_the_end_of_the_year_after_the_builds() -> None:
    for year, last in ((2024, LAST), (2030, date(2031, 12, 31))):
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE build AS SELECT TIMESTAMP '{year}-06-01' AS loaded_at")
            create_days(connection)
            assert connection.execute("SELECT max(day) FROM days").fetchone() == (last,)
