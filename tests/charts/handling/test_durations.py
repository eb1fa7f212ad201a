"""Days that each step takes, counted by hand."""

from typing import Any

import pandas as pd

from charts.base import style
from charts.handling import durations
from tests.support.handling_rows import NA, words
from tests.support.selections import VIEW


def days(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of case_clock_days: cycle, clock, cases, ended, quarter, median, three quarters, longest open, limit."""
    numbers = ["quarter_days", "median_days", "three_quarter_days", "longest_open_days"]
    frame = pd.DataFrame(rows, columns=["cycle", "clock", "cases", "ended", *numbers, "limit_days"])
    still_open = frame["cases"] - frame["ended"]
    more = frame.assign(clock_id=frame["clock"], still_open=still_open, step_order=1, days_counted="hari kerja")
    return more.astype(dict.fromkeys(numbers, "Int64"))


def test_a_median_over_its_limit_is_red_and_says_so() -> None:
    data = days((2023, "A → B", 9, 9, 2, 3, 5, NA, 7), (2024, "A → B", 9, 8, 4, 8, 21, 20, 7))
    dots = {trace.xaxis: trace for trace in durations.days(data, VIEW).data if trace.mode == "markers"}
    assert dots["x2"].hovertext[0] == "A → B: 3 hari kerja (2–5), batas 7<br>9/9 selesai"
    # 8 of 7 days; three quarters took 21, three limits, beyond the end of the axis.
    assert dots["x3"].hovertext[0] == "A → B: 8 hari kerja (4–21), lewat batas 7<br>8/9 selesai"
    assert list(dots["x2"].marker.color) == [style.GREY]
    assert list(dots["x3"].marker.color) == [style.OVER, style.OVER]
    assert list(dots["x3"].marker.symbol) == ["circle", "triangle-right"]
    assert durations.title(data, 2024, "X") == "Separuh perkara X atau lebih melewati batas pada: A → B"


def test_what_is_not_three_quarters_done_is_dotted_as_far_as_one_is_known_to_wait() -> None:
    data = days((2024, "A → B", 8, 5, 2, 7, NA, 14, 10))
    lines = [trace for trace in durations.days(data, VIEW).data if trace.mode == "lines"]
    dotted = next(trace for trace in lines if trace.line.dash == "dot")
    assert list(dotted.x[:2]) == [0.7, 1.4]
    assert "7 hari kerja (2–belum), batas 10" in words(durations.days(data, VIEW))


def test_the_title_of_days_goes_from_half_to_a_quarter_to_none_over_the_limit() -> None:
    quarter = days((2024, "A → B", 9, 9, 2, 3, 8, NA, 7), (2024, "B → C", 9, 9, 1, 2, 3, NA, 14))
    assert durations.title(quarter, 2024, "X") == "Sedikitnya seperempat perkara X melewati batas pada: A → B"
    fine = "Pada setiap langkah X sedikitnya separuh perkara selesai dalam batas"
    assert durations.title(quarter[1:], 2024, "X") == fine


def test_a_median_of_few_cases_says_how_many_and_makes_no_title() -> None:
    few = days((2024, "B → C", 1, 1, 49, 49, 49, NA, 65))
    assert "B → C: 49 hari kerja (1 perkara), batas 65" in durations.alt(few, 2024, "X")
    assert durations.title(few, 2024, "X") == "Belum cukup langkah X yang selesai untuk menyebut lamanya"
    assert durations.alt(few, 2019, "X") == "X: tidak ada langkah."
