"""The ladder of how far cases came, counted by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd

from charts.base import style
from charts.handling import ladder
from tests.support.handling_rows import words
from tests.support.selections import VIEW

RUNGS = ["Dilaporkan", "Diregister", "Terbukti", "Direkomendasikan", "Ditindaklanjuti PPK", "Dijatuhi sanksi"]


def rungs(cycle: int, *counts: int) -> pd.DataFrame:
    """Rows of case_ladder for one cycle."""
    rows = zip(RUNGS, counts, range(6), [None, *counts[:-1]], strict=True)
    columns = ["rung_name", "cases", "rung_order", "previous_cases"]
    frame = pd.DataFrame(rows, columns=columns).assign(cycle=cycle, reported_cases=counts[0], without_steps=0)
    return frame.astype({"previous_cases": "Int64"})


def test_a_rung_says_its_share_of_the_rung_before_and_of_all_reports() -> None:
    said = words(ladder.ladder(rungs(2024, 48, 40, 33, 31, 27, 25), VIEW))
    # 40 of 48 is both; 25 of 27 recommended were sanctioned, 25 of 48 reported.
    assert "40/48 (83,3%)" in said
    assert f'25/27 (92,6%)<br><span style="color:{style.MUTED}">laporan 25/48 (52,1%)</span>' in said


def test_a_rung_above_an_empty_one_is_no_share_of_nothing_and_few_cases_have_no_percent() -> None:
    said = words(ladder.ladder(rungs(2024, 2, 0, 0, 0, 0, 0), VIEW))
    assert "0/2" in said
    assert said.count("0") == 4
    assert not [text for text in said if "%" in text]


def test_how_far_cases_without_any_step_came_is_not_zero_but_unknown() -> None:
    silent = rungs(2024, 2, 0, 0, 0, 0, 0).assign(without_steps=[2, 0, 0, 0, 0, 0])
    said = "Sampai di mana 2 perkara X berjalan belum diketahui: langkahnya tidak tercatat"
    assert ladder.title(silent, 2024, "X") == said
    assert [len(bars.x) for bars in ladder.ladder(silent, VIEW).data] == [0, 0, 1]
    # Of five that were not registered four are silent: most stopped after Diregister, 5 - 2.
    some = rungs(2024, 10, 5, 2, 2, 2, 2).assign(without_steps=[4, 0, 0, 0, 0, 0])
    assert ladder.title(some, 2024, "X").endswith("sesudah “Diregister”: 3")


def test_a_cycle_that_had_not_begun_has_no_rungs() -> None:
    rows = pd.concat([rungs(2019, 2, 0, 0, 0, 0, 0), rungs(2024, 0, 0, 0, 0, 0, 0)])
    figure = ladder.ladder(rows, replace(VIEW, cycle=2019, as_of=date(2020, 1, 1)))
    assert "<b>Pilkada 2024</b><br>belum dimulai" in words(figure)
    assert [len(bars.x) for bars in figure.data] == [6, 0, 0]


def test_on_a_phone_the_ladder_is_that_of_the_chosen_cycle() -> None:
    rows = pd.concat([rungs(2019, 9, 0, 0, 0, 0, 0), rungs(2024, 5, 4, 3, 2, 1, 0)])
    (bars,) = ladder.ladder(rows, VIEW, narrow=True).data
    assert list(bars.x) == [5, 4, 3, 2, 1, 0]


def test_the_ladder_title_says_where_most_stopped() -> None:
    # 48 - 40 = 8 is the largest step; 25 of 48
    assert ladder.title(rungs(2024, 48, 40, 33, 31, 27, 25), 2024, "Pilkada 2024") == (
        "25/48 (52,1%) laporan Pilkada 2024 tercatat sampai dijatuhi sanksi; terbanyak berhenti atau menunggu sesudah "
        "“Dilaporkan”: 8"
    )


def test_the_ladder_title_is_silent_on_losses_when_there_are_none() -> None:
    assert ladder.title(rungs(2024, 2, 2, 2, 2, 2, 2), 2024, "X") == "2/2 laporan X tercatat sampai dijatuhi sanksi"
    assert ladder.title(rungs(2024, 0, 0, 0, 0, 0, 0), 2024, "X") == "Belum ada laporan yang tercatat pada X"
