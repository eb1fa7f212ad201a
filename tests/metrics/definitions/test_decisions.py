"""Decisions of meetings, followed by hand: what the number was, what it is, and what that makes of the decision."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from metrics.engine import query_exact
from storage.builds import Build, rows
from tests.support.builds import Row, make_build, nip
from tests.support.submitted import ROSTER, Office, person, write_csv

MEETING, NEXT = "28/08/2024", "09/09/2024"
DECISION = ("tanggal", "siklus", "keputusan", "unit_kerja", "tenggat", "ukuran", "dicabut", "keterangan")


def people(first: int, count: int, unit: str, cycle: int = 2024) -> list[Row]:
    return [(cycle, nip(first + n), unit, None, None, "pelaksana", None, None, None) for n in range(count)]


def signed(first: int, count: int, on: str, verified: str | None = "ya", cycle: int = 2024) -> list[Row]:
    return [(cycle, nip(first + n), on, verified) for n in range(count)]


ROWS = [
    *people(1, 10, "Dinas Kesehatan"),
    *people(21, 5, "Dinas Perhubungan"),
    *people(31, 2, "Dinas Pendidikan dan Kebudayaan"),
    *people(33, 4, "SDN Kauman 1"),  # below it
    *people(51, 3, "Dinas Pertanian dan Ketahanan Pangan", 2019),  # another department's today
]
SIGNINGS = [
    *signed(1, 4, "26/08/2024"),
    *signed(5, 3, "03/09/2024"),
    *signed(8, 3, "18/09/2024"),
    *signed(21, 2, "26/08/2024", None),  # in time, and nobody said whether verified
    *signed(31, 3, "27/08/2024"),
    *signed(51, 1, "01/04/2019", cycle=2019),
]
RECAPS = [
    # siklus, unit_kerja, posisi, wajib, sudah_ttd, terverifikasi
    (2024, "Kecamatan Klojen", "26/08/2024", 60, 20, None),
    (2024, "Kecamatan Klojen", "12/09/2024", 60, 45, 45),
    (2024, "Kecamatan Sukun", "12/09/2024", 30, 10, 10),
    (2024, "Kelurahan Kauman", "12/09/2024", 8, 2, 2),  # below Klojen, and silent until the 12th
]
# Reported on 1 September: Bawaslu has two days for the first look.
CASES = [("K1", 2024, "01/09/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", "pelaksana", "D6")]
STEPS = [("K1", "laporan", "01/09/2024")]
DECISIONS = [
    (MEETING, 2024, "Selesaikan tanda tangan", "Dinas Kesehatan", "20/09/2024", "belum_ttd"),
    (MEETING, 2024, "Selesaikan tanda tangan", "Dinas Perhubungan", "06/09/2024", "Belum TTD"),
    (MEETING, 2024, "Selesaikan tanda tangan", "Kec. Klojen", "20/09/2024", "belum_ttd"),
    (MEETING, 2024, "Kirim rekap", "Kecamatan Sukun", "06/09/2024", "belum_ttd"),
    (MEETING, 2024, "Selesaikan perkara", "Dinas Kesehatan", "20/09/2024", "perkara_lewat"),
    (MEETING, 2024, "Periksa bukti", "Dinas Perhubungan", "20/09/2024", "belum_terverifikasi"),
    (MEETING, 2024, "Periksa bukti", "Kecamatan Klojen", "20/09/2024", "belum_terverifikasi"),
    (MEETING, 2024, "Selesaikan tanda tangan", "Disdikbud", "20/09/2024", "belum_ttd"),
    (NEXT, 2024, "Kirim daftar", "Kecamatan Kedungkandang", "20/09/2024", "belum_ttd"),
    (NEXT, 2024, "Periksa bukti ", "KECAMATAN KLOJEN", "20/09/2024", "belum_terverifikasi", "ya", None, "rekap cukup"),
    ("05/04/2019", 2019, "Selesaikan tanda tangan", "Dinas Pertanian dan Ketahanan Pangan", "10/04/2019", "belum_ttd"),
]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return town(tmp_path_factory.mktemp("decisions"))


def town(place: Path, *more: Row) -> Build:
    signings = [*SIGNINGS, *more]
    return make_build(place, roster=ROWS, signing=signings, recap=RECAPS, case=CASES, step=STEPS, decision=DECISIONS)


def followed(build: Build, unit_id: str, measure: str, day: int, month: int = 9) -> tuple[Any, ...]:
    """A decision's values then, before and now, whether it moved, and its state; unknown as None."""
    found = query_exact("decisions", build, cycle=2024, as_of=date(2024, month, day))
    found = found[(found["unit_id"] == unit_id) & (found["measure"] == measure)].astype(object)
    columns = ["value_then", "value_before", "value_now", "moved", "state"]
    (row,) = found[columns].where(found[columns].notna(), None).to_numpy().tolist()
    return tuple(row)


def test_a_decision_shows_the_number_of_its_meeting_of_the_meeting_before_and_of_now(build: Build) -> None:
    # 10 obliged: 4 signed by 28 August, 7 by 9 September, all by the 18th
    assert followed(build, "DINKES", "belum_ttd", 28, 8) == (6, None, 6, "tetap", "berjalan")
    assert followed(build, "DINKES", "belum_ttd", 9) == (6, 6, 3, "turun", "berjalan")
    assert followed(build, "DINKES", "belum_ttd", 18) == (6, 3, 0, "turun", "tercapai")


def test_what_has_not_moved_by_its_day_is_overdue_from_the_day_after(build: Build) -> None:
    assert followed(build, "DISHUB", "belum_ttd", 6) == (3, 3, 3, "tetap", "berjalan")
    assert followed(build, "DISHUB", "belum_ttd", 7) == (3, 3, 3, "tetap", "lewat tenggat")


def test_a_unit_answers_for_those_below_it(build: Build) -> None:
    # two of the department and four of a school, of whom 2 and 1 had signed
    assert followed(build, "DISDIKBUD", "belum_ttd", 10) == (3, 3, 3, "tetap", "berjalan")


def test_recaps_count_on_their_days_and_a_unit_that_comes_late_is_no_movement(build: Build) -> None:
    assert followed(build, "KEC_KLOJEN", "belum_ttd", 10) == (40, 40, 40, "tetap", "berjalan")
    # Kauman below it brings 6 of its own on the 12th: 60 - 45 + 6, and nobody knows how many those were before
    assert followed(build, "KEC_KLOJEN", "belum_ttd", 12) == (40, 40, 21, None, "berjalan")


def test_what_is_not_known_is_not_zero_and_not_done(build: Build) -> None:
    assert followed(build, "KEC_SUKUN", "belum_ttd", 6) == (None, None, None, None, "berjalan")
    assert followed(build, "KEC_SUKUN", "belum_ttd", 7) == (None, None, None, None, "belum diketahui")
    assert followed(build, "KEC_SUKUN", "belum_ttd", 12) == (None, None, 20, None, "lewat tenggat")
    assert followed(build, "KEC_KEDUNGKANDANG", "belum_ttd", 21) == (None, None, None, None, "belum diketahui")


def test_cases_over_their_limit_are_those_of_the_ageing_board(build: Build) -> None:
    assert followed(build, "DINKES", "perkara_lewat", 3) == (0, 0, 0, "tetap", "tercapai")
    assert followed(build, "DINKES", "perkara_lewat", 4) == (0, 0, 1, "naik", "berjalan")
    assert followed(build, "DINKES", "perkara_lewat", 21) == (0, 1, 1, "naik", "lewat tenggat")
    board = query_exact("ageing_board", build, cycle=2024, as_of=date(2024, 9, 21), unit_id="DINKES")
    assert board["over"].tolist() == [1]


def test_no_list_says_when_a_signature_was_verified_so_of_earlier_days_nothing_is_said(build: Build) -> None:
    assert followed(build, "DISHUB", "belum_terverifikasi", 10) == (None, None, 2, None, "berjalan")
    total = query_exact("compliance_total", build, cycle=2024, as_of=date(2024, 9, 10), unit_id="DISHUB")
    assert total["unknown_fulfilled"].tolist() == [2]
    # a recap is of its day: 20 signed of whom nothing is known
    assert followed(build, "KEC_KLOJEN", "belum_terverifikasi", 8) == (20, 20, 20, "tetap", "berjalan")


def test_a_decision_is_taken_back_by_a_later_row_and_stays_in_sight(build: Build) -> None:
    found = query_exact("decisions", build, cycle=2024, as_of=date(2024, 9, 9), unit_id="KEC_KLOJEN")
    (row,) = found[found["measure"] == "belum_terverifikasi"].to_dict("records")
    assert (row["state"], row["withdrawn_on"].date(), row["note"]) == ("dicabut", date(2024, 9, 9), "rekap cukup")
    assert len(found) == 2  # the row that takes back is no decision of its own


def test_only_what_was_decided_by_the_day_is_told(build: Build) -> None:
    assert len(query_exact("decisions", build, cycle=2024, as_of=date(2024, 8, 27))) == 0
    assert len(query_exact("decisions", build, cycle=2024, as_of=date(2024, 9, 8))) == 8
    assert len(query_exact("decisions", build, cycle=2024, as_of=date(2024, 9, 9))) == 9
    assert len(query_exact("decisions", build)) == 10


def test_a_department_of_another_year_is_found_under_what_it_became(build: Build) -> None:
    tree = "SELECT current_unit_id FROM unit_tree WHERE cycle = 2019 AND unit_id = 'OLD_DISPERTAPANG'"
    ((today,),) = rows(build, tree)
    assert today == "DISPANGTAN"
    (row,) = query_exact("decisions", build, as_of=date(2019, 4, 6), unit_id=today).to_dict("records")
    assert (row["unit_id"], row["value_then"], row["value_now"]) == ("OLD_DISPERTAPANG", 2, 2)


def test_what_comes_late_changes_the_number_of_the_meeting(tmp_path: Path) -> None:
    # three more of Dinas Perhubungan signed on 27 August, and their list came later
    late = town(tmp_path, *signed(23, 3, "27/08/2024"))
    assert followed(late, "DISHUB", "belum_ttd", 7) == (0, 0, 0, "tetap", "tercapai")


GOOD = (MEETING, "2024", "Selesaikan", "Dinas Kesehatan", "20/09/2024", "belum_ttd", "", "")
BAD = {
    "bukan_pilihan": (5, "semangat"),
    "tenggat_awal": (4, "27/08/2024"),
    "tidak_dikenal": (3, "Dinas Antah Berantah"),
    "nomor_pegawai_dalam_teks": (2, "Panggil 199001012015011001"),
    "masa_depan": (0, "28/08/2098"),
}


def test_rows_that_cannot_be_followed_are_refused_with_the_reason_and_a_repeated_one_once(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write_csv(office.inbox / "roster.csv", ROSTER, person(1))
    bad = [tuple(text if at == place else cell for at, cell in enumerate(GOOD)) for place, text in BAD.values()]
    back = (MEETING, "2024", "Lain lagi", "Dinas Kesehatan", "20/09/2024", "belum_ttd", "ya", "")
    write_csv(office.inbox / "keputusan.csv", DECISION, GOOD, *bad, GOOD, back)
    said = office.build()
    assert said.code == 0, said.err
    assert office.rows("SELECT decision, is_withdrawal FROM decisions ORDER BY 2") == [
        ("Selesaikan", False),
        ("Lain lagi", True),
    ]
    found = office.rows("SELECT line, code, column_name FROM rejects ORDER BY line")
    assert [(line, code) for line, code, _ in found] == [*enumerate(BAD, start=3), (8, "ganda")]
    # Taking back what was never decided is told.
    told = office.rows("SELECT rows FROM findings WHERE code = 'cabut_tanpa_keputusan'")
    assert told == [(1,)]


def test_a_decision_of_after_the_last_data_moves_no_position_and_is_seen_on_the_last_day(tmp_path: Path) -> None:
    build = make_build(
        tmp_path,
        roster=people(1, 3, "Dinas Kesehatan"),
        signing=signed(1, 1, "26/08/2024"),
        decision=[("10/09/2024", 2024, "Selesaikan", "Dinas Kesehatan", "20/09/2024", "belum_ttd")],
    )
    position = query_exact("build_info", build)["position_on"].iloc[0].date()
    assert position == date(2024, 8, 26)
    (row,) = query_exact("decisions", build, cycle=2024, as_of=position).to_dict("records")
    assert (row["decided_on"].date(), row["value_then"], row["state"]) == (date(2024, 9, 10), 2, "berjalan")
    assert query_exact("decisions", build, cycle=2024, as_of=date(2024, 8, 25)).empty


def test_a_complete_dataset_does_not_miss_decisions(build: Build) -> None:
    assert "decision" in query_exact("sources", build)["kind"].tolist()
    without = query_exact("decisions", build, cycle=2023)
    assert without.empty
