"""The order in which units are shown, by hand."""

import pandas as pd

from metrics import ranking

UNITS = pd.DataFrame(
    {
        "short_name": ["Satu", "Dua", "Tiga", "Empat"],
        "obliged": [10, 5, 20, 0],
        "signed": [7, 5, 8, 0],
        "not_signed": [3, 0, 12, 0],
    }
)


def test_the_lowest_share_comes_first_and_nobody_obliged_last() -> None:
    assert ranking.ranked(UNITS)["short_name"].tolist() == ["Tiga", "Satu", "Dua", "Empat"]  # 40, 70, 100%, none


def test_those_with_most_people_left_come_first_and_those_who_are_done_not_at_all() -> None:
    assert ranking.waiting(UNITS)["short_name"].tolist() == ["Tiga", "Satu"]
    assert ranking.waiting(UNITS, at_most=1)["short_name"].tolist() == ["Tiga"]


def test_units_that_will_miss_the_due_day_come_before_those_in_time() -> None:
    finishes = pd.to_datetime(pd.Series([None, None, "2024-09-24", None]))
    pace = UNITS.assign(due_on=pd.Timestamp(2024, 9, 24), finishes_on=finishes)
    assert ranking.unfinished(pace)["short_name"].tolist() == ["Satu", "Tiga"]
