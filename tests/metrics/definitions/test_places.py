"""Compliance by the place of work, counted by hand."""

from datetime import date

import pytest

from storage.builds import Build
from tests.support.builds import make_build
from tests.support.compliance_lists import DUE, KASIN, KAUMAN, KLOJEN, RECAPS, ROSTER, SIGNINGS, rows

SUKUN, BANDULAN = "35.73.04", "35.73.04.1008"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("compliance"), roster=ROSTER, signing=SIGNINGS, recap=RECAPS)


def test_the_place_of_work_decides_the_kecamatan(build: Build) -> None:
    assert rows(build, "compliance_by_kecamatan", "kecamatan_id kecamatan obliged signed", cycle=2024, as_of=DUE) == [
        (KLOJEN, "Klojen", 12, 9),
        (SUKUN, "Sukun", 1, 0),  # person 4 of the Dinas Kesehatan
        (None, "tingkat kota", 104, 63),
    ]
    in_sukun = rows(build, "compliance_by_unit", "unit_id obliged", cycle=2024, kecamatan_id=SUKUN)
    assert in_sukun == [("DINKES", 1)]


def test_a_place_has_its_share_of_all_that_are_obliged_there(build: Build) -> None:
    columns = "obliged signed not_signed signed_pct fulfilled fulfilled_pct"
    # Klojen: persons 8 and 9, and Kasin's ten by recap; of 9 that is verified, of 8 and Kasin it is not
    klojen, sukun, city = rows(build, "compliance_by_kecamatan", columns, cycle=2024, as_of=DUE)
    assert klojen == (12, 9, 3, 75, 1, pytest.approx(100 / 12))
    assert sukun == (1, 0, 1, 0, 0, 0)
    assert city[:3] == (104, 63, 41) and city[4:] == (57, pytest.approx(100 * 57 / 104))
    kelurahan = rows(build, "compliance_by_kelurahan", columns, cycle=2024, as_of=DUE)
    assert kelurahan[-1] == city and kelurahan[0] == (10, 7, 3, 70, 0, 0)


def test_a_kelurahan_stands_beside_its_kecamatan_office(build: Build) -> None:
    assert rows(build, "compliance_by_kelurahan", "kelurahan_id kelurahan obliged signed", cycle=2024, as_of=DUE) == [
        (KASIN, "Kasin", 10, 7),
        (KAUMAN, "Kauman", 1, 1),
        (None, "tingkat kecamatan", 1, 1),
        (BANDULAN, "Bandulan", 1, 0),
        (None, "tingkat kota", 104, 63),
    ]


def test_a_kelurahan_without_data_is_listed_until_its_first_recap(build: Build) -> None:
    before = rows(build, "kelurahan_without_data", "kelurahan_id", cycle=2024, as_of=date(2024, 9, 9))
    after = rows(build, "kelurahan_without_data", "kelurahan_id", cycle=2024, as_of=date(2024, 9, 10))
    assert set(before) - set(after) == {(KASIN,)}
    assert len(after) == 57 - 3  # Kasin, Kauman, Bandulan
