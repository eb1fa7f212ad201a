"""Days and clocks: counted by hand across holidays, on cases worked by hand, and under laws that hold on any day."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import pandas as pd
import pytest

from loaders.transform.working_days import calendar
from metrics.engine import query_exact
from storage.builds import Build, query
from tests.support.builds import Row, make_build
from tests.support.sampling import few_of
from tests.support.worked_cases import WORKED, Worked

FIRST, LAST = date(2018, 1, 1), date(2027, 12, 31)
DAYS = {row["day"]: row for row in calendar(FIRST, LAST)}
CASE = [
    "outcome",
    "state",
    "turn",
    "class",
    "rule_id",
    "recommender_id",
    "alleged_severity",
    "recommended_severity",
    "decided_severity",
]
RUNGS = ["laporan", "register", "terbukti", "rekomendasi", "ditindaklanjuti", "sanksi"]
FURTHER = ["rung", "awaits", "clock_id", "class_by_day", "decided_on", "effective_on", "revoked"]
CLOCK = ["clock_id", "due_on", "days_used", "days_left", "days_stopped", "days_over", "state"]


def steps_of(case: Worked) -> list[Row]:
    """The lines of a case as an office writes them: the sanction stands after day and step."""
    parts = [part.split(maxsplit=2) for part in case.steps.split(";") if part.strip()]
    return [(case.case_id, step, day, sanction[0] if sanction else None) for day, step, *sanction in parts]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    cases = [
        (case.case_id, case.cycle, case.reported_on, case.origin, case.agency, None, None, case.form, None)
        for case in WORKED
    ]
    steps = [line for case in WORKED for line in steps_of(case)]
    made = make_build(tmp_path_factory.mktemp("clocks"), case=cases, step=steps)
    rejected = query(made, "SELECT reason FROM rejects", {})["reason"].tolist()
    assert rejected == []
    return made


@cache
def asked(build: Build, table: str, as_of: date) -> pd.DataFrame:
    """Clocks or states of all cases on a day; asked once for what several tests look at."""
    return query(build, f"SELECT * FROM {table}($as_of) ORDER BY ALL", {"as_of": as_of})


def asked_of(build: Build, table: str, as_of: date, case_id: str) -> pd.DataFrame:
    """Clocks or states of one case on a day."""
    rows = asked(build, table, as_of)
    return rows[rows["case_id"] == case_id]


def written(row: pd.Series, columns: list[str]) -> str:
    """A row as the table of worked cases writes it."""
    return ", ".join(_said(row[column]) for column in columns)


def _said(value: Any) -> str:
    if pd.isna(value):
        return "-"
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


@pytest.mark.parametrize(
    ("first", "last", "working", "why"),
    [
        ("2023-04-17", "2023-04-28", 4, "18, 26, 27, 28: cuti bersama 19-21, Lebaran 22 and 23, cuti bersama 24, 25"),
        ("2024-12-23", "2024-12-30", 3, "24, 27, 30: Natal 25, cuti bersama 26, a weekend"),
        ("2019-04-16", "2019-04-22", 2, "18, 22: polling day 17, Good Friday 19, a weekend"),
        ("2024-02-12", "2024-02-16", 3, "13, 15, 16: polling day 14"),
        ("2024-11-26", "2024-11-29", 2, "28, 29: polling day 27"),
        ("2018-06-26", "2018-06-28", 1, "28: polling day of Pilkada 2018"),
        ("2024-08-23", "2024-08-25", 0, "a weekend"),
        ("2024-08-26", "2024-08-26", 0, "the day itself does not count"),
    ],
)
def test_working_days_between_two_days_are_those_counted_by_hand(first: str, last: str, working: int, why: str) -> None:
    numbers = [DAYS[date.fromisoformat(day)]["working_no"] for day in (first, last)]
    assert int(str(numbers[1])) - int(str(numbers[0])) == working, why


def test_a_day_off_says_why() -> None:
    assert DAYS[date(2024, 12, 26)]["note"] == "Cuti Bersama Hari Raya Natal"
    assert DAYS[date(2024, 11, 27)]["note"] == "Hari Pemilihan Kepala Daerah"
    assert DAYS[date(2024, 8, 26)] == {
        "day": date(2024, 8, 26),
        "is_working": True,
        "working_no": DAYS[date(2024, 8, 26)]["working_no"],
        "note": None,
    }


def test_the_build_holds_every_day_to_the_end_of_next_year_once(build: Build) -> None:
    days = query(build, "SELECT * FROM days ORDER BY day", {})
    last = max(LAST, date(datetime.now(tz=UTC).year + 1, 12, 31))
    assert days["day"].dt.date.tolist() == [FIRST + timedelta(days=n) for n in range((last - FIRST).days + 1)]
    assert days["working_no"].tolist() == days["is_working"].cumsum().tolist()


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case.case_id)
def test_the_clocks_of_a_worked_case_are_those_of_the_hand(build: Build, case: Worked) -> None:
    clocks = asked_of(build, "case_clocks", date.fromisoformat(case.as_of), case.case_id).sort_values("clock_id")
    assert tuple(written(row, CLOCK) for _, row in clocks.iterrows()) == case.clocks


@pytest.mark.parametrize("case", WORKED, ids=lambda case: case.case_id)
def test_the_state_of_a_worked_case_is_that_of_the_hand(build: Build, case: Worked) -> None:
    day = date.fromisoformat(case.as_of)
    (state,) = [row for _, row in asked_of(build, "case_states", day, case.case_id).iterrows()]
    state["rung"] = RUNGS[state["rung_order"] - 1]
    assert written(state, CASE) == case.state
    assert written(state, FURTHER) == case.further


def test_the_list_shows_the_same_states_and_the_clock_that_presses(build: Build) -> None:
    day = date(2024, 10, 25)  # of K38, among others that run by then
    listed = query_exact("case_list", build, as_of=day)
    same = ["case_id", *CASE, *FURTHER[1:]]
    states = asked(build, "case_states", day)
    assert sorted(written(row, same) for _, row in listed.iterrows()) == [
        written(row, same) for _, row in states.iterrows()
    ]
    pressing = {written(row, CLOCK) for _, row in listed[listed["clock_id"].notna()].iterrows()}
    assert pressing <= {written(row, CLOCK) for _, row in asked(build, "case_clocks", day).iterrows()}
    assert len(pressing) > 3


def test_the_worked_cases_meet_every_cycle_end_and_state_of_a_clock() -> None:
    assert {case.cycle for case in WORKED} == {2019, 2023, 2024}
    assert {case.state.split(", ")[0] for case in WORKED} == {
        "proses",
        "tidak_diregister",
        "bukan_pelanggaran",
        "tidak_terbukti",
        "sanksi",
        "dilimpahkan",
        "dihentikan",
        "selesai",
        "tidak_diketahui",
    }
    assert {(case.cycle, case.further.split(", ")[3]) for case in WORKED} >= {
        (cycle, said) for cycle in (2019, 2023, 2024) for said in ("kode etik", "disiplin")
    }  # before and after penetapan calon
    assert {case.state.split(", ")[1] for case in WORKED} == {
        "berjalan",
        "lewat batas",
        "tanpa batas waktu",
        "berakhir",
        "belum diketahui",
    }
    assert {clock.rsplit(", ", 1)[1] for case in WORKED for clock in case.clocks} == {
        "berjalan",
        "tepat waktu",
        "terlambat",
        "lewat batas",
    }


@pytest.mark.parametrize(
    "as_of", few_of(list(pd.date_range("2018-09-15", "2025-03-15", freq="41D")), 6), ids=lambda day: f"{day:%F}"
)
def test_on_any_day_a_case_has_one_state_and_its_days_add_up(build: Build, as_of: pd.Timestamp) -> None:
    states, clocks = (asked(build, table, as_of.date()) for table in ("case_states", "case_clocks"))
    known = query(build, "SELECT case_id FROM cases WHERE known_on <= $as_of ORDER BY 1", {"as_of": as_of.date()})
    assert sorted(states["case_id"]) == known["case_id"].tolist()
    assert not clocks.duplicated(["case_id", "clock_id"]).any()
    assert (clocks["days_used"] == clocks["days_between"] - clocks["days_stopped"]).all()
    assert (clocks["days_used"] >= 0).all()
    assert (clocks["days_used"] + clocks["days_left"] == clocks["limit_days"] + clocks["days_over"]).all()
    assert ((clocks["days_over"] > 0) == clocks["state"].isin(["terlambat", "lewat batas"])).all()
    assert (clocks["from_on"].dropna() <= as_of).all()
    assert (clocks["to_on"].dropna() <= as_of).all()


def test_what_has_not_happened_by_the_day_is_not_known(build: Build) -> None:
    before = asked_of(build, "case_states", date(2019, 6, 30), "K10 its SK replaced the same day")
    assert before["decided_severity"].tolist() == ["sedang"]
    assert before["decided_on"].dt.date.tolist() == [date(2019, 5, 20)]
