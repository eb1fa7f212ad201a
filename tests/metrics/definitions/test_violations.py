"""Violations along their way and over the weeks, counted by hand from a few cases."""

from datetime import date

import pandas as pd
import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import Row, make_build

UNIT = "Dinas Kesehatan"


def reported(name: str, day: str, form: str, agency: str = "Pemkot Malang") -> Row:
    return (name, 2024, day, "pers", agency, UNIT if agency == "Pemkot Malang" else None, None, form, None)


CASES = [
    reported("A", "16/09/2024", "E1"),  # Monday and Friday of one week, Wednesday of the next
    reported("B", "20/09/2024", "E1"),
    reported("C", "25/09/2024", "E1"),
    reported("D", "22/09/2024", "D7"),  # Sunday, the day on which the candidates were fixed
    reported("E", "27/11/2024", "D3"),  # polling day
    reported("F", "28/11/2024", "D3"),
    reported("G", "belum diketahui", "belum diketahui"),
    reported("P", "16/09/2024", "D7", "Provinsi"),  # another agency's counts nowhere
]
STEPS = [
    ("D", "sk_sanksi", "01/11/2024", "hukuman disiplin sedang"),  # grave as alleged
    ("E", "rekomendasi", "02/12/2024", "hukuman disiplin berat", None, "BKN"),
    ("E", "sk_sanksi", "10/12/2024", "hukuman disiplin berat"),  # alleged as middling
    ("F", "rekomendasi", "02/12/2024", None, None, "BKN"),  # of what severity was not said
    ("F", "sk_sanksi", "10/12/2024", "hukuman disiplin sedang"),
    ("G", "sk_sanksi", "10/12/2024", "hukuman disiplin ringan"),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("violations"), case=CASES, step=STEPS)


def test_weeks_begin_on_monday_and_only_those_with_cases_stand(build: Build) -> None:
    found = query_exact("violations_by_week", build, cycle=2024)
    weeks = [pd.Timestamp(day).date() for day in found["week_on"]]
    assert list(zip(weeks, found["class"], found["cases"], strict=True)) == [
        (date(2024, 9, 16), "kode etik", 2),
        (date(2024, 9, 16), "disiplin", 1),
        (date(2024, 9, 23), "kode etik", 1),
        (date(2024, 11, 25), "disiplin", 2),
    ]


def test_the_days_of_fixing_and_of_polling_lie_between_both(build: Build) -> None:
    found = query_exact("violations_by_period", build, cycle=2024)  # fixed on 22 September 2024
    assert dict(zip(found["period"], found["cases"], strict=True)) == {
        "sebelum penetapan calon": 2,
        "sampai pemungutan suara": 3,  # C, D and E
        "sesudah pemungutan suara": 1,
        "belum diketahui": 1,
    }
    assert set(found["all_cases"]) == {7}
    assert set(found["fixed_on"]) == {pd.Timestamp(2024, 9, 22)}
    assert set(found["polling_on"]) == {pd.Timestamp(2024, 11, 27)}


def test_a_decision_is_lighter_or_graver_than_what_was_alleged_where_both_are_known(build: Build) -> None:
    found = query_exact("violations_by_severity_change", build, cycle=2024)
    assert list(zip(found["change"], found["cases"], strict=True)) == [
        ("lebih ringan", 1),
        ("sama", 1),
        ("lebih berat", 1),
        ("belum diputus", 0),
        ("tanpa putusan", 3),  # A, B and C: nothing is recorded of them
        ("dugaan belum diketahui", 1),
    ]
    assert set(found["all_cases"]) == {7}


def test_a_unit_has_all_its_cases_and_those_without_steps_are_told_apart(build: Build) -> None:
    units = query_exact("violations_by_unit", build, cycle=2024)
    assert units[["unit_id", "cases"]].to_numpy().tolist() == [["DINKES", 7]]
    decided = query_exact("violations_by_severity", build, cycle=2024)
    assert list(zip(decided["severity"], decided["cases"], decided["without_steps"], strict=True)) == [
        ("moral", 0, 0), ("ringan", 1, 0), ("sedang", 2, 0), ("berat", 1, 0), ("belum diputus", 0, 0),
        ("tanpa putusan", 0, 0), ("tidak diketahui", 3, 3),
    ]  # fmt: skip
    ends = query_exact("case_outcomes", build, cycle=2024).set_index("outcome")
    assert ends.loc[["tidak_diketahui", "sanksi"], ["cases", "without_steps"]].to_numpy().tolist() == [[3, 3], [4, 0]]


def test_each_case_stands_once_on_each_of_three_lines_with_what_is_not_known_apart(build: Build) -> None:
    found = query_exact("violations_by_severity_step", build, cycle=2024)
    lines = {
        step: dict(zip(rows["severity_name"], rows["cases"], strict=True)) for step, rows in found.groupby("step_name")
    }
    none = {"Moral (kode etik)": 0, "Ringan": 0, "Sedang": 0, "Berat": 0}
    assert lines == {
        "Dugaan": {**none, "Moral (kode etik)": 3, "Sedang": 2, "Berat": 1, "Belum diketahui": 1},
        "Rekomendasi": {**none, "Berat": 1, "Tingkat tidak disebut": 1, "Tanpa rekomendasi": 5},
        "Putusan": {
            **none,
            "Ringan": 1,
            "Sedang": 2,
            "Berat": 1,
            "Belum diputus": 0,
            "Tanpa putusan": 0,
            "Tidak diketahui": 3,
        },
    }
    assert list(found["step_name"].drop_duplicates()) == ["Dugaan", "Rekomendasi", "Putusan"]
    assert set(found["all_cases"]) == {7}
