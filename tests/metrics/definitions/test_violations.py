"""Violations along their way and over the weeks, counted by hand from three cases."""

from datetime import date

import pandas as pd
import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build

UNIT = "Dinas Kesehatan"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    days = {
        "A": "16/09/2024",
        "B": "20/09/2024",
        "C": "25/09/2024",
    }  # Monday and Friday of one week, Wednesday of the next
    return make_build(
        tmp_path_factory.mktemp("violations"),
        case=[(name, 2024, day, "pers", "Pemkot Malang", UNIT, None, "E1", None) for name, day in days.items()],
    )


def test_weeks_begin_on_monday_and_only_those_with_cases_stand(build: Build) -> None:
    found = query_exact("violations_by_week", build, cycle=2024)
    weeks = [pd.Timestamp(day).date() for day in found["week_on"]]
    assert list(zip(weeks, found["cases"], strict=True)) == [(date(2024, 9, 16), 2), (date(2024, 9, 23), 1)]


def test_reports_stand_before_and_after_the_candidates_were_fixed(build: Build) -> None:
    found = query_exact("violations_by_period", build, cycle=2024)  # fixed on 22 September 2024
    assert found["cases"].tolist() == [2, 1, 0, 0] and set(found["all_cases"]) == {3}


def test_without_a_decision_nothing_is_lighter_or_graver(build: Build) -> None:
    found = query_exact("violations_by_severity_change", build, cycle=2024).set_index("change")["cases"]
    assert found.to_dict() == {
        "lebih ringan": 0,
        "sama": 0,
        "lebih berat": 0,
        "belum diputus": 3,
        "dugaan belum diketahui": 0,
    }
