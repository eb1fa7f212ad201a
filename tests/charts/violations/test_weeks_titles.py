"""Words on the weeks of report, by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from charts.violations import weeks_titles
from charts.violations.weeks_titles import Periods
from tests.support.selections import VIEW

FIXED_ON = date(2024, 9, 22)
ALL = Periods(before=1, between=2, after=1, unknown=0, fixed_on=FIXED_ON, is_fixed=True, is_polled=True)
WEEKS = pd.DataFrame(
    [(date(2024, 9, 16), "kode etik", 1), (date(2024, 9, 30), "disiplin", 2), (date(2024, 11, 25), "disiplin", 1)],
    columns=["week_on", "class", "cases"],
)
PEAK = "terbanyak dalam sepekan: 2 (mulai 30 September 2024)"


def test_the_periods_of_the_chosen_cycle_are_read_with_the_days_that_have_come() -> None:
    rows = pd.DataFrame(
        [(2024, order, cases, FIXED_ON) for order, cases in ((1, 1), (2, 2), (3, 1), (4, 0))],
        columns=["cycle", "sort_order", "cases", "fixed_on"],
    )
    assert weeks_titles.periods(rows, VIEW) == ALL
    early = weeks_titles.periods(rows, replace(VIEW, as_of=date(2024, 9, 21)))
    assert (early.is_fixed, early.is_polled) == (False, False)
    assert weeks_titles.periods(rows[:0], VIEW) == Periods(0, 0, 0, 0, None, False, True)


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        (ALL, f"3/4 perkara X dilaporkan sesudah penetapan calon; {PEAK}"),
        (replace(ALL, unknown=5), f"3/4 perkara X dilaporkan sesudah penetapan calon, 5 lainnya tanpa tanggal; {PEAK}"),
        (replace(ALL, is_fixed=False), f"4 perkara X dilaporkan, semuanya sebelum penetapan calon; {PEAK}"),
        (Periods(0, 0, 0, 2, None, False, False), "Tanggal laporan belum diketahui untuk semua 2 perkara X"),
        (Periods(0, 0, 0, 0, None, False, False), "Belum ada perkara yang tercatat pada X"),
    ],
)
def test_the_title_says_how_many_came_once_candidates_were_fixed(counts: Periods, title: str) -> None:
    assert weeks_titles.title(WEEKS, counts, "X") == title


def test_nothing_is_said_of_a_day_that_has_not_come() -> None:
    assert weeks_titles.zones(ALL) == [
        "<b>1</b> sebelum penetapan calon",
        "<b>2</b> sejak itu sampai pemungutan suara",
        "<b>1</b> sesudah pemungutan suara",
    ]
    assert weeks_titles.zones(replace(ALL, is_polled=False))[1:] == ["<b>2</b> sejak itu"]
    assert weeks_titles.zones(replace(ALL, is_fixed=False, is_polled=False)) == ["<b>1</b> sebelum penetapan calon"]


def test_cycles_are_compared_by_the_cases_whose_day_is_known() -> None:
    timing = pd.DataFrame(
        [(2023, "sebelum penetapan calon", 1), (2023, "sesudah penetapan calon", 2), (2024, "belum diketahui", 9)],
        columns=["cycle", "timing", "cases"],
    )
    assert weeks_titles.cycles_title(timing, VIEW) == "Sesudah penetapan calon: Pemilu 2024 2/3"
    assert weeks_titles.cycles_title(timing[2:], VIEW) == "Tanggal laporan belum diketahui untuk semua perkara"


def test_the_bars_are_written_week_by_week() -> None:
    said = weeks_titles.alt(WEEKS, ALL)
    assert said.startswith("Batang tegak per pekan laporan di atas tahapan. 1 sebelum penetapan calon; 2 sejak itu")
    assert said.endswith("Pekan: 16 Sep 2024 1, 30 Sep 2024 2, dan 25 Nov 2024 1.")
