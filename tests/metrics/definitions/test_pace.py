"""The pace of signing, reckoned by hand with a calendar.

Pilkada 2024: the pact is of Monday 26 August, the due day Tuesday 24 September; Monday 16 September is Maulid Nabi.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import Row, make_build, nip

# 26 to 30 August and 2 to 6 September: ten working days. After it 9-13, 17-20, 23 and 24: eleven.
FRIDAY = date(2024, 9, 6)


def people(first: int, count: int, unit: str) -> list[Row]:
    return [(2024, nip(first + n), unit, None, None, "pelaksana", None, None, None) for n in range(count)]


def signed(first: int, count: int, on: str) -> list[Row]:
    return [(2024, nip(first + n), on, "ya") for n in range(count)]


ROSTER = [
    *people(1, 44, "Dinas Kesehatan"),
    *people(101, 20, "Dinas Perhubungan"),
    *people(201, 5, "DLH"),
    *people(301, 1, "Satpol PP"),
]
SIGNINGS = [
    *signed(1, 6, "26/08/2024"),
    *signed(7, 5, "31/08/2024"),  # a Saturday among the ten working days counts with them
    *signed(101, 8, "23/08/2024"),  # before the pact was signed: no pace, but signed
    *signed(109, 12, "02/09/2024"),
]
RECAPS = [
    # siklus, unit_kerja, posisi, wajib, sudah_ttd, terverifikasi
    (2024, "Kecamatan Klojen", "26/08/2024", 60, 20, 20),
    (2024, "Kecamatan Klojen", "12/09/2024", 60, 41, 41),
    (2024, "Kecamatan Sukun", "22/08/2024", 30, 10, 10),
    (2024, "Kecamatan Lowokwaru", "18/09/2024", 30, 10, 10),
]
COLUMNS = "obliged signed not_signed working_days_left needed_per_day recent_days recent_signed recent_per_day"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("pace"), roster=ROSTER, signing=SIGNINGS, recap=RECAPS)


def pace(build: Build, unit: str, columns: str, as_of: date = FRIDAY) -> tuple[Any, ...]:
    """One unit's row on a day, unknown as None, fractions to three places."""
    found = query_exact("pace_by_unit", build, cycle=2024, as_of=as_of, unit_id=unit)[columns.split()].astype(object)
    (row,) = found.where(found.notna(), None).to_numpy().tolist()
    return tuple(round(value, 3) if isinstance(value, float) else value for value in row)


def test_needed_and_recent_pace_are_per_working_day(build: Build) -> None:
    # 33 left over 11 working days; 6 + 5 signed in ten
    assert pace(build, "DINKES", COLUMNS) == (44, 11, 33, 11, 3.0, 10, 11, 1.1)


def test_the_unit_finishes_on_the_working_day_that_its_pace_leads_to(build: Build) -> None:
    # 33 people at 1,1 a day are 30 working days: 9-13 September 5, 17-20 9, 23-27 14, 30-4 19, 7-11 24, 14-18 29, 21
    assert pace(build, "DINKES", "finishes_on")[0].date() == date(2024, 10, 21)


def test_the_range_of_the_day_follows_from_how_few_have_signed(build: Build) -> None:
    # 11 in ten days may come from (3,3166 - 0,82)^2 = 6,23 or (3,4641 + 0,82)^2 = 18,35 (exact limits of 90%: 6,17 and
    # 18,21); 330/18,35 is the 18th working day (27 September the 14th), 330/6,23 the 53rd (21 October the 30th)
    early, late = (day.date() for day in pace(build, "DINKES", "earliest_on latest_on"))
    assert (early, late) == (date(2024, 10, 3), date(2024, 11, 21))
    # nobody of DLH has signed: it may begin tomorrow, and it may never
    assert pace(build, "DLH", "latest_on") == (None,)
    assert pace(build, "DLH", "earliest_on")[0].date() == date(2024, 10, 1)  # 50 / (1 + 0,82)^2 = 15,1: the 16th day
    # a single one is left at Satpol PP: 10 / 3,31 = 3,02, the fourth day after Friday 6 September
    assert pace(build, "SATPOLPP", "earliest_on")[0].date() == date(2024, 9, 12)


def test_how_far_behind_a_unit_is_counts_in_standard_deviations_of_its_own_size(build: Build) -> None:
    # 44 were left with 21 working days to go: 44 x 10/21 = 20,952 expected, variance 44 x 10/21 x 11/21 = 10,975;
    # (20,952 - 11) / 3,313
    assert pace(build, "DINKES", "behind_sd") == (3.004,)
    # of 5 nobody: 2,381 expected, variance 1,247: the same pace of none is much weaker evidence in a small unit
    assert pace(build, "DLH", "behind_sd finishes_on needed_per_day recent_per_day") == (2.132, None, 0.455, 0.0)


def test_a_unit_that_is_done_needs_no_pace(build: Build) -> None:
    columns = "not_signed needed_per_day recent_signed recent_per_day finishes_on"
    assert pace(build, "DISHUB", columns) == (0, 0.0, 12, 1.2, None)
    assert pace(build, "DISHUB", "behind_sd")[0] < 0  # ahead


def test_the_window_is_as_long_as_the_signing_has_run(build: Build) -> None:
    # Wednesday 28 August: 26, 27, 28; left 38 over 29, 30, 2-6, 9-13, 17-20, 23, 24 = 2 + 5 + 5 + 4 + 2
    assert pace(build, "DINKES", COLUMNS, date(2024, 8, 28)) == (44, 6, 38, 18, 2.111, 3, 6, 2.0)
    early = pace(build, "DINKES", "recent_days recent_per_day behind_sd finishes_on", date(2024, 8, 20))
    assert early == (0, None, None, None)


def test_after_the_due_day_no_pace_helps(build: Build) -> None:
    columns = "not_signed working_days_left needed_per_day behind_sd"
    assert pace(build, "DINKES", columns, date(2024, 9, 24)) == (33, 0, None, None)


def test_a_day_off_stands_for_the_working_day_before_it(build: Build) -> None:
    assert pace(build, "DINKES", COLUMNS, date(2024, 9, 8)) == pace(build, "DINKES", COLUMNS)


def test_the_pace_of_recaps_is_the_difference_of_two(build: Build) -> None:
    # Friday 13 September: the ten working days begin on 2 September, the recap before them says 20, the last one 41
    columns = "signed recent_signed recent_per_day working_days_left"
    assert pace(build, "KEC_KLOJEN", columns, date(2024, 9, 13)) == (41, 21, 2.1, 6)


def test_without_a_recap_in_the_window_the_pace_is_unknown_and_not_zero(build: Build) -> None:
    columns = "signed recent_signed recent_per_day behind_sd finishes_on"
    assert pace(build, "KEC_SUKUN", columns) == (10, None, None, None, None)
    # its first recap lies within the window, which began after the pact: when those 10 signed is not known
    assert pace(build, "KEC_LOWOKWARU", columns, date(2024, 9, 20)) == (10, None, None, None, None)
    # from the pact on, all that a first recap says was signed since
    assert pace(build, "KEC_KLOJEN", "recent_signed recent_per_day", date(2024, 8, 26)) == (20, 20.0)


def test_a_unit_is_unknown_where_a_part_of_it_is(tmp_path: Path) -> None:
    recap = [(2024, "RSUD", "22/08/2024", 100, 40, 40)]
    persons = people(1, 4, "Dinas Kesehatan")
    build = make_build(tmp_path, roster=persons, signing=signed(1, 1, "02/09/2024"), recap=recap)
    assert pace(build, "DINKES", "obliged recent_signed behind_sd basis") == (104, None, None, "both")
