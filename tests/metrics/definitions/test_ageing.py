"""The open cases against their limits, counted by hand."""

from datetime import date
from pathlib import Path

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build
from tests.support.clock_rows import CASES, OURS, row

STEPS = [
    *((name, "rekomendasi", "2024-01-08", None) for name in "ABCDEF"),
    ("C", "disposisi_ppk", "2024-01-29", None),  # a step on the way: its clock runs on
    ("A", "tidak_terbukti", "2024-01-20", None),
    ("B", "dihentikan", "2024-01-20", None),
    ("G", "bap", "2024-01-29", None),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("clocks"), case=CASES, step=STEPS)


def test_the_board_puts_the_worst_first_and_says_who_is_waited_for(build: Build) -> None:
    board = query_exact("ageing_board", build, cycle=2023, as_of=date(2024, 1, 30))
    assert board["step_id"].tolist() == ["rekomendasi", "disposisi_ppk", "bap"]
    assert board["turn"].tolist() == ["PPK", "TIM", "TIM"]
    assert board["cases"].tolist() == [2, 1, 1]  # D and E; C; G
    assert board["over"].tolist() == [2, 1, 0]
    assert board["worst_over_days"].iloc[0] == 2  # 30 January is working day 16 of 14
    assert board["clock"].tolist()[2:] == ["tanpa batas waktu"]
    assert board["worst_over_days"].isna().tolist() == [False, False, True]


def test_whose_turn_it_is_sums_the_board_and_counts_what_falls_due_before_the_next_stage(build: Build) -> None:
    turns = query_exact("cases_by_turn", build, cycle=2023, as_of=date(2024, 1, 30))
    assert turns[["turn", "cases", "over"]].values.tolist() == [["PPK", 2, 2], ["TIM", 2, 1]]
    assert turns["worst_over_days"].iloc[0] == 2 and turns["days_counted"].iloc[0] == "hari kerja"
    # on the 26th three wait for the PPK until that very day; the masa tenang begins on 11 February
    earlier = query_exact("cases_by_turn", build, cycle=2023, as_of=date(2024, 1, 26))
    assert earlier[["turn", "cases", "over", "falling_due"]].values.tolist() == [["PPK", 3, 0, 3]]
    assert turns["falling_due"].tolist() == [0, 0]  # what was due is over


def test_the_board_of_an_earlier_day_knows_only_that_day(build: Build) -> None:
    board = query_exact("ageing_board", build, cycle=2023, as_of=date(2024, 1, 26))
    assert board[["step_id", "cases", "over", "fewest_left_days"]].values.tolist() == [["rekomendasi", 3, 0, 0]]
    assert board["due_on"].dt.date.tolist() == [date(2024, 1, 26)]


def test_the_board_of_a_unit_holds_its_cases_alone(build: Build) -> None:
    board = query_exact("ageing_board", build, as_of=date(2024, 1, 12), unit_id="DISHUB")
    assert board[["step_id", "cases", "fewest_left_days"]].values.tolist() == [["rekomendasi", 3, 10]]


def test_a_case_that_left_before_the_awaited_step_waits_no_more(tmp_path: Path) -> None:
    # "bukan pelanggaran" stands before the disposisi in the catalogue, and came after the recommendation
    case = ("A", 2023, "2024-01-02", "pers", OURS, None, None, "D1", None)
    steps = [("A", "rekomendasi", "2024-01-08", None), ("A", "bukan_pelanggaran", "2024-01-15", None)]
    made = make_build(tmp_path, case=[case], step=steps)
    assert query_exact("ageing_board", made, as_of=date(2024, 3, 1)).empty
    assert row(query_exact("clock_punctuality", made, as_of=date(2024, 3, 1)), "started in_time over") == [1, 1, 0]
    assert query_exact("case_list", made, as_of=date(2024, 3, 1))["state"].tolist() == ["berakhir"]


def test_only_the_next_stage_of_the_own_cycle_counts_for_what_falls_due_before_it(tmp_path: Path) -> None:
    # Due in the second half of February: after the masa tenang of 2023 began, before the first stage of 2024.
    made = make_build(
        tmp_path,
        case=[("A", 2023, "2024-01-02", "pers", OURS, None, None, "D1", None)],
        step=[("A", "rekomendasi", "2024-02-01", None)],
    )
    waiting = query_exact("cases_by_turn", made, as_of=date(2024, 2, 5))
    assert waiting[["turn", "cases", "over", "falling_due"]].values.tolist() == [["PPK", 1, 0, 0]]
