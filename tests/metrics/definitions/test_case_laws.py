"""Laws of cases over any history: generated steps, in any order and on any day, through the SQL of the build itself."""

from collections.abc import Iterator
from datetime import date, timedelta
from shutil import copyfile

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from loaders.transform.working_days import calendar
from tests.support.builds import make_build
from tests.support.case_register import Register, open_register
from tests.support.generated_cases import Case, cases, known_on

WORKING_NO = {row["day"]: int(str(row["working_no"])) for row in calendar(date(2018, 1, 1), date(2027, 12, 31))}
STATES = {"berjalan", "lewat batas", "berhenti sementara", "tanpa batas waktu", "berakhir", "belum diketahui"}
ENDS = {"tidak_diregister", "bukan_pelanggaran", "tidak_terbukti", "dilimpahkan", "dihentikan"}
RUNGS = ["laporan", "register", "terbukti", "rekomendasi", "ditindaklanjuti", "sanksi"]
AS_OF = st.dates(date(2018, 9, 1), date(2025, 3, 31))
HELD = st.lists(cases(), min_size=10, max_size=25)
law = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """One build for all examples."""
    place = tmp_path_factory.mktemp("laws")
    case = ("A", 2024, "2024-10-01", "pers", "Pemkot Malang", None, None, "D7", None)
    built = make_build(place, case=[case], step=[("A", "register", "2024-10-02", None)])
    copyfile(built.path, place / "copy.duckdb")
    register = open_register(place / "copy.duckdb")
    yield register
    register.connection.close()


@law
@given(held=HELD, as_of=AS_OF)
def test_a_case_is_in_exactly_one_state_on_any_day(register: Register, held: list[Case], as_of: date) -> None:
    register.hold(held)
    listed = register.ask("case_list", as_of)
    known = [f"K{number}" for number, case in enumerate(held) if known_on(case) <= as_of]
    assert sorted(listed["case_id"]) == sorted(known)
    assert set(listed["state"]) <= STATES
    assert set(listed["outcome"]) <= {"proses", "sanksi", "selesai", "tidak_diketahui"} | ENDS
    assert (listed["is_open"] == (listed["outcome"] == "proses")).all()
    assert ((listed["outcome"] == "tidak_diketahui") == ~listed["has_steps"]).all()
    assert listed.loc[listed["outcome"].isin(ENDS), "state"].isin(["berakhir"]).all()
    assert listed.loc[listed["outcome"] == "sanksi", "decided_severity"].notna().all()


@law
@given(held=HELD, first=AS_OF, days=st.integers(0, 200))
def test_the_ladder_never_grows_downward_nor_falls(
    register: Register, held: list[Case], first: date, days: int
) -> None:
    register.hold(held)
    earlier, later = (register.ask("case_ladder", day) for day in (first, first + timedelta(days=days)))
    for ladder in (earlier, later):
        for _, rungs in ladder.groupby("cycle"):
            assert rungs["rung"].tolist() == RUNGS
            assert rungs["cases"].is_monotonic_decreasing
            assert (rungs["cases"] <= rungs["reported_cases"]).all()
    assert (earlier["cases"] <= later["cases"]).all()


@law
@given(held=HELD, as_of=AS_OF)
def test_days_used_are_the_days_between_less_those_stopped(register: Register, held: list[Case], as_of: date) -> None:
    register.hold(held)
    for clock in register.ask("case_timers", as_of).to_dict("records"):
        first, ended, due, counted = (clock[name] for name in ("from_on", "to_on", "due_on", "days_counted"))
        between = days(first, as_of if pd.isna(ended) else ended, counted)
        assert clock["days_used"] == between - clock["days_stopped"]
        assert 0 <= clock["days_stopped"] <= between
        assert clock["days_used"] + clock["days_left"] == clock["limit_days"] + clock["days_over"]
        assert (clock["days_over"] > 0) == (clock["state"] in ("terlambat", "lewat batas"))
        if pd.notna(due):
            assert days(first, due, counted) - clock["days_stopped"] == clock["limit_days"]


@law
@given(held=HELD, as_of=AS_OF)
def test_what_happens_after_a_day_changes_nothing_as_of_it(register: Register, held: list[Case], as_of: date) -> None:
    register.hold(held)
    names = ("case_list", "case_history", "case_exits")
    knowing_all = [register.ask(name, as_of).to_csv() for name in names]
    register.hold(held, until=as_of)
    assert [register.ask(name, as_of).to_csv() for name in names] == knowing_all


@law
@given(held=HELD, as_of=AS_OF)
def test_every_case_of_ours_left_was_sanctioned_or_still_runs(
    register: Register, held: list[Case], as_of: date
) -> None:
    register.hold(held)
    ended = register.ask("case_outcomes", as_of)
    reported = register.ask("case_ladder", as_of).groupby("cycle")["cases"].first()
    assert ended.groupby("cycle")["cases"].sum().to_dict() == reported.to_dict()
    left = register.ask("case_exits", as_of).groupby("outcome")["cases"].sum()
    assert left.to_dict() == {
        outcome: cases
        for outcome, cases in ended.groupby("outcome")["cases"].sum().items()
        if cases and outcome in ENDS
    }


def days(first: date, last: date, counted: str) -> int:
    """Days after the first, up to the last, by the calendar."""
    begins, ends = (pd.Timestamp(day).date() for day in (first, last))
    return WORKING_NO[ends] - WORKING_NO[begins] if counted == "hari kerja" else (ends - begins).days
