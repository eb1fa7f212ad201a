"""Pictures of the clocks: red and a word only over the limit, the worst first, few cases named as few."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from charts import clocks, style
from selection import WHOLE_CITY, Cycle, Selection
from warehouse import Build

CYCLES = (
    Cycle(2023, "Pemilu 2024", date(2024, 2, 14), date(2023, 5, 1), date(2023, 11, 27)),
    Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24)),
)
VIEW = Selection(Build("resmi", "hand", Path("hand.duckdb")), 2024, date(2025, 1, 1), WHOLE_CITY, CYCLES)
NA: Any = pd.NA


def board(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of ageing_board: step, turn, clock, cases, over, stopped, worst days over, fewest days left."""
    names = ["step", "turn_name", "clock", "cases", "over", "stopped", "worst_over_days", "fewest_left_days"]
    frame = pd.DataFrame(rows, columns=names).assign(days_counted="hari kerja")
    return frame.astype({"worst_over_days": "Int64", "fewest_left_days": "Int64"})


LEFT = ("Register", "Bawaslu", "Register → Kajian", 2, 0, 0, 0, 3)
STOPPED = ("Rekomendasi", "BKN", "Rekomendasi → Disposisi", 1, 0, 1, 0, 14)
FREE = ("BAP", "Tim", "tanpa batas waktu", 3, 0, 0, NA, NA)
OVER = ("Verifikasi", "PPK", "Rekomendasi → Disposisi", 4, 1, 0, 17, 0)


def days(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of case_clock_days: cycle, clock, cases, ended, median, limit."""
    frame = pd.DataFrame(rows, columns=["cycle", "clock", "cases", "ended", "median_days", "limit_days"])
    still_open = frame["cases"] - frame["ended"]
    more = frame.assign(clock_id=frame["clock"], still_open=still_open, step_order=1, days_counted="hari kerja")
    return more.astype({"median_days": "Int64"})


def test_the_worst_stands_first_and_only_it_is_red() -> None:
    (bars,) = clocks.ageing(board(LEFT, STOPPED, FREE, OVER)).data
    assert list(bars.text) == [
        "17 hari kerja lewat batas · 1/4 perkara",
        "dalam batas, sisa 3 hari kerja · 2 perkara",
        "berhenti sementara · 1 perkara",
        "tanpa batas waktu · 3 perkara",
    ]
    assert list(bars.marker.color) == [style.OVER, style.BLUE, style.BLUE, style.BLUE]
    assert list(bars.x) == [17, 0, 0, 0]


def test_the_board_title_counts_what_is_over_and_names_who_is_waited_for() -> None:
    said = "1/10 perkara X yang berjalan lewat batas; terlama 17 hari kerja, menunggu PPK"
    assert clocks.ageing_title(board(LEFT, STOPPED, FREE, OVER), "X") == said
    assert clocks.ageing_title(board(LEFT, FREE), "X") == "Tidak satu pun dari 5 perkara X yang berjalan lewat batas"
    assert clocks.ageing_title(board(), "X") == "Tidak ada perkara X yang sedang berjalan"


def test_the_board_is_told_in_words() -> None:
    said = clocks.ageing_alt(board(FREE, OVER))
    assert "Verifikasi, menunggu PPK: 17 hari kerja lewat batas · 1/4 perkara dan BAP, menunggu Tim" in said


def test_a_median_over_its_limit_is_red_and_says_so() -> None:
    data = days((2023, "A → B", 9, 9, 3, 7), (2024, "A → B", 9, 8, 8, 7), (2024, "B → C", 6, 1, NA, 14))
    bars = {bar.xaxis: bar for bar in clocks.days(data, VIEW).data}
    assert (list(bars["x"].text), list(bars["x"].marker.color)) == (["3 hari, batas 7"], [style.GREY])
    assert list(bars["x2"].text) == ["8 hari, lewat batas 7", "belum separuh, batas 14"]
    assert list(bars["x2"].marker.color) == [style.OVER, style.BLUE]
    assert clocks.days_title(data, 2024, "X") == "Separuh perkara X atau lebih melewati batas pada: A → B"


def test_a_median_of_few_cases_says_how_many_and_makes_no_title() -> None:
    data = days((2024, "A → B", 5, 5, 3, 7), (2024, "B → C", 1, 1, 49, 65))
    assert clocks.days_title(data, 2024, "X") == "Langkah terlama X: A → B, separuhnya selesai dalam 3 hari kerja"
    assert "B → C: 49 hari, batas 65 (1 perkara)" in clocks.days_alt(data, 2024, "X")
    few = "Belum cukup langkah X yang selesai untuk menyebut lamanya"
    assert clocks.days_title(data.tail(1), 2024, "X") == few


def test_a_cycle_that_had_not_begun_is_not_drawn_as_zero() -> None:
    figure = clocks.days(days((2024, "A → B", 5, 5, 3, 7)), VIEW, stacked=True)
    said = [str(note.text) for note in figure.layout.annotations]
    assert "<b>Pemilu 2024</b><br>belum ada langkah" in said
    assert "<b>Pilkada 2024</b><br>5 langkah, 0 belum selesai" in said
