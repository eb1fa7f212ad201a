"""The order of units by what is still to be done."""

from metrics import ranking
from tests.support.compliance_rows import A_HALF, B_DONE, C_FEW, units
from tests.support.pace_rows import DONE, IN_TIME, LATE, STILL, UNKNOWN, rows


def test_those_who_will_miss_the_day_come_first_and_who_is_done_not_at_all() -> None:
    assert rows(IN_TIME, DONE, UNKNOWN, STILL, LATE)["short_name"].tolist() == ["Lambat", "Diam", "Rekap", "Tepat"]


def test_the_lowest_share_comes_first_and_a_unit_without_people_last() -> None:
    assert ranking.ranked(units(B_DONE, ("X", 0, 0, 0), C_FEW, A_HALF))["unit_id"].tolist() == ["A", "C", "B", "X"]
