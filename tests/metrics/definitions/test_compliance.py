"""Compliance counted by hand, from lists of persons and from recaps."""

from datetime import date
from pathlib import Path

import pytest

from storage.builds import Build
from tests.support.builds import make_build, nip
from tests.support.compliance_lists import DUE, KASIN, KAUMAN, RECAPS, ROSTER, SIGNINGS, rows

COUNTS = "obliged signed fulfilled unknown_fulfilled"


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("compliance"), roster=ROSTER, signing=SIGNINGS, recap=RECAPS)


def test_the_total_on_the_due_day_counts_persons_and_recaps_together(build: Build) -> None:
    # persons: 1-4, 8, 9, 10 obliged (7); RSUD 100 and Kasin 10 from recaps
    columns = f"cycle {COUNTS} excluded outside_list units units_unknown basis obliged_recap not_signed days_left"
    assert rows(build, "compliance_total", columns, cycle=2024, as_of=DUE) == [
        (2024, 117, 72, 58, 8, 1, 1, 3, 25, "both", 110, 45, 0)
    ]


@pytest.mark.parametrize(("as_of", "left"), [(date(2024, 9, 1), 23), (DUE, 0), (date(2024, 10, 1), -7)])
def test_days_are_left_until_the_due_day_and_below_zero_after_it(build: Build, as_of: date, left: int) -> None:
    assert rows(build, "compliance_total", "days_left", cycle=2024, as_of=as_of) == [(left,)]
    assert set(rows(build, "compliance_by_unit", "days_left", cycle=2024, as_of=as_of)) == {(left,)}


def test_without_a_day_all_that_is_known_counts_on_polling_day(build: Build) -> None:
    columns = f"{COUNTS} units units_unknown"
    assert rows(build, "compliance_total", columns, cycle=2024) == [(136, 92, 58, 28, 4, 24)]


def test_before_the_first_recap_a_unit_is_unknown_and_not_zero(build: Build) -> None:
    early = date(2024, 6, 1)
    # persons 1-4 and 6 (not yet gone); 8 and 9; 10. RSUD and Kasin report later, DLH is wholly unknown
    assert rows(build, "compliance_by_unit", "unit_id obliged signed basis units_waiting", cycle=2024, as_of=early) == [
        ("DINKES", 5, 0, "persons", 1),
        ("DISHUB", 1, 0, "persons", 0),
        ("KEC_KLOJEN", 2, 0, "persons", 1),
    ]
    assert ("DLH",) in rows(build, "units_without_data", "unit_id", cycle=2024, as_of=early)


def test_an_opd_holds_its_subordinate_units(build: Build) -> None:
    assert rows(build, "compliance_by_unit", f"unit_id {COUNTS} basis", cycle=2024, as_of=DUE) == [
        ("DINKES", 104, 62, 56, 1, "both"),  # 4 persons and the RSUD recap of 20 September
        ("DISHUB", 1, 1, 1, 0, "persons"),
        ("KEC_KLOJEN", 12, 9, 1, 7, "both"),
    ]


def test_a_unit_alone_is_counted_without_its_subordinates(build: Build) -> None:
    assert rows(build, "compliance_by_unit_alone", f"unit_id parent_id {COUNTS} basis", cycle=2024, as_of=DUE) == [
        ("DINKES", None, 4, 2, 1, 1, "persons"),
        ("DISHUB", None, 1, 1, 1, 0, "persons"),
        ("KEC_KLOJEN", None, 1, 1, 1, 0, "persons"),
        (f"KEL_{KASIN}", "KEC_KLOJEN", 10, 7, 0, 7, "recap"),
        (f"KEL_{KAUMAN}", "KEC_KLOJEN", 1, 1, 0, 0, "persons"),
        ("RSUD", "DINKES", 100, 60, 55, 0, "recap"),
    ]


def test_verified_by_the_due_day_comes_from_the_last_recap_by_then(build: Build) -> None:
    # RSUD: 58 signed by 5 October, 55 verified by 20 September; DLH: no recap by the due day
    alone = rows(build, "compliance_by_unit_alone", f"unit_id {COUNTS}", cycle=2024)
    assert ("RSUD", 98, 58, 55, 0) in alone
    assert ("DLH", 20, 20, 0, 20) in alone


def test_persons_in_one_cycle_leave_the_recaps_of_another_alone(build: Build) -> None:
    assert rows(build, "compliance_by_unit", f"unit_id {COUNTS} basis", cycle=2019) == [
        ("DISHUB", 30, 25, 20, 0, "recap"),
        ("OLD_DISBUDPAR", 1, 1, 1, 0, "persons"),
    ]


def test_an_old_unit_is_compared_as_its_successor(build: Build) -> None:
    by_current = rows(build, "compliance_by_current_unit", "cycle unit_id obliged signed", unit_id="DISPORAPAR")
    assert by_current == [(2019, "DISPORAPAR", 1, 1)]
    assert rows(build, "compliance_total", "cycle obliged", unit_id="DISHUB") == [(2019, 30), (2024, 1)]


def test_recaps_have_no_level(build: Build) -> None:
    assert rows(build, "compliance_by_level", "level obliged signed fulfilled", cycle=2024, as_of=DUE) == [
        ("jpt", 1, 1, 1),
        ("administrator", 1, 1, 1),
        ("pengawas", 1, 1, 0),
        ("pelaksana", 4, 2, 1),
        ("belum diketahui", 110, 67, 55),
    ]


def test_the_curve_rises_on_the_days_of_signing_and_ends_at_the_total(build: Build) -> None:
    curve = rows(build, "signings_over_time", "day signed fulfilled obliged days_to_polling", cycle=2024)
    by_day = {row[0].date(): row[1:] for row in curve}
    assert by_day[date(2024, 8, 25)] == (0, 0, 136, 94)
    assert by_day[date(2024, 8, 26)] == (3, 2, 136, 93)  # 1, 8 and 9, of whom 8 is not verified
    assert by_day[date(2024, 8, 30)] == (44, 32, 136, 89)  # 2, and RSUD 40 of whom 30 verified
    assert by_day[date(2024, 9, 20)] == (69, 57, 136, 68)  # RSUD 58 and not 60: corrected on 5 October
    assert curve[-1][0].date() == date(2024, 10, 10)  # the last day that the files speak of
    assert curve[-1][1:4] == (92, 58, 136)


def test_a_correction_is_not_known_before_its_day(build: Build) -> None:
    curve = rows(build, "signings_over_time", "day signed", cycle=2024, as_of=DUE)
    assert (curve[-5][0].date(), curve[-5][1]) == (date(2024, 9, 20), 71)
    assert (curve[-1][0].date(), curve[-1][1]) == (DUE, 72)


def test_before_a_cycle_begins_the_curve_is_one_day_at_zero(build: Build) -> None:
    early = date(2024, 4, 1)
    curve = rows(build, "signings_over_time", "day signed fulfilled obliged", cycle=2024, as_of=early)
    assert [(row[0].date(), *row[1:]) for row in curve] == [(early, 0, 0, 8)]  # persons 1-4, 6, 8, 9, 10


def test_signings_outside_the_list_are_unknown_for_a_part_of_the_city(build: Build) -> None:
    assert rows(build, "compliance_total", "outside_list", cycle=2024, unit_id="DINKES") == [(None,)]
    assert rows(build, "compliance_total", "outside_list", cycle=2024, as_of=date(2024, 8, 25)) == [(0,)]


def test_nobody_obliged_has_no_percentage(tmp_path: Path) -> None:
    excluded = (2024, nip(5), "Dinas Kesehatan", None, None, "jpt", None, None, "CLTN")
    build = make_build(tmp_path, roster=[excluded])
    assert rows(build, "compliance_by_unit", "obliged signed signed_pct", cycle=2024) == [(0, 0, None)]


def test_a_cycle_without_data_has_no_row(build: Build) -> None:
    assert rows(build, "compliance_total", "cycle") == [(2019,), (2024,)]
    assert len(rows(build, "units_without_data", "unit_id", cycle=2023)) == 28


def test_leaders_are_counted_by_their_post_as_everybody_is(tmp_path: Path) -> None:
    roster = [
        (2024, nip(1), "Dinas Kesehatan", "", "", "Kepala Dinas"),  # on time and verified
        (2024, nip(2), "Dinas Perhubungan", "", "", "Kepala Dinas"),  # late
        (2024, nip(3), "Kelurahan Kauman", "", "", "Lurah"),  # not signed
        (2024, nip(4), "Kelurahan Kasin", "", "", "Lurah", "", "2024-08-01", ""),  # had left by then
        (2024, nip(5), "Kelurahan Kasin", "", "", "Lurah", "", "", "cuti besar"),  # excluded
        (2024, nip(6), "Kelurahan Kasin", "", "", "pelaksana"),  # no leader
    ]
    signing = [
        (2024, nip(1), "2024-08-26", "ya"),
        (2024, nip(2), "2024-10-01", "ya"),
        (2024, nip(6), "2024-08-26", "ya"),
    ]
    town = make_build(tmp_path, roster=roster, signing=signing)
    found = rows(town, "compliance_by_position", "position obliged signed fulfilled not_signed", cycle=2024)
    assert found == [("kepala_opd", 2, 2, 1, 0), ("lurah", 1, 0, 0, 1)]
    assert rows(town, "compliance_by_position", "position", cycle=2024, unit_id="KEC_KLOJEN") == [("lurah",)]
