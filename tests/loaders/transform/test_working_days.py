"""The calendar of a build: which days count as working days."""

from datetime import date

import duckdb
import pytest

from loaders.transform.working_days import calendar, create_days

FIRST = date(2018, 1, 1)


def test_the_running_number_counts_working_days_alone() -> None:
    rows = {row["day"]: row for row in calendar(FIRST, date(2018, 1, 9))}
    assert next(iter(rows)) == FIRST
    assert (rows[FIRST]["is_working"], rows[FIRST]["working_no"]) == (False, 0)
    assert rows[FIRST]["note"]  # New Year
    # Tuesday to Friday, then Monday and Tuesday.
    assert rows[date(2018, 1, 5)]["working_no"] == rows[date(2018, 1, 7)]["working_no"] == 4
    assert rows[date(2018, 1, 9)]["working_no"] == 6


def test_a_decree_goes_before_what_the_library_knows() -> None:
    changes = ((date(2018, 1, 1), "kerja", "dicabut"), (date(2018, 1, 3), "libur", "Cuti bersama tambahan"))
    rows = {row["day"]: row for row in calendar(FIRST, date(2018, 1, 5), changes)}
    assert [row["is_working"] for row in rows.values()] == [True, True, False, True, True]
    assert rows[date(2018, 1, 3)]["note"] == "Cuti bersama tambahan"
    assert rows[FIRST]["note"] is None
    assert not next(iter(calendar(FIRST, FIRST)))["is_working"]


@pytest.mark.parametrize(("loaded_in", "last"), [(2021, date(2025, 12, 31)), (2030, date(2031, 12, 31))])
def test_the_calendar_spans_the_cycles_and_the_limits_after_them(loaded_in: int, last: date) -> None:
    """From the year of the first cycle to three years after the last, and to the year after the build's."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE build AS SELECT TIMESTAMP '{loaded_in}-06-01' AS loaded_at")
        connection.execute(
            """CREATE TABLE cycles AS FROM (VALUES
                (DATE '2019-11-02', DATE '2020-12-09'), (DATE '2022-03-01', DATE '2022-10-12')
            ) AS c(starts_on, polling_on)"""
        )
        connection.execute("CREATE TABLE holidays (day_on DATE, change VARCHAR, name VARCHAR)")
        connection.execute("INSERT INTO holidays VALUES ('2019-01-02', 'libur', 'Libur menurut SKB')")
        create_days(connection)
        assert connection.execute("SELECT is_working, note FROM days WHERE day = '2019-01-02'").fetchone() == (
            False, "Libur menurut SKB",
        )  # fmt: skip
        assert connection.execute("SELECT min(day), max(day) FROM days").fetchone() == (date(2019, 1, 1), last)
