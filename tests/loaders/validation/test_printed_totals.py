"""Totals that an office printed, held against what was read."""

from pathlib import Path

import pytest

from tests.support.submitted import Office, Row, check, nip, write_xlsx

RECAP = ("Siklus", "Unit Kerja", "Posisi", "Wajib", "Sudah TTD")
UNITS = ["2024", "Dinas Kesehatan", "26/08/2024", 120, 110], ["2024", "Dinas Perhubungan", "26/08/2024", 80, 45]
LIST = ("No", "NIP", "Nama", "Tanggal TTD")


def printed(path: Path) -> list[str]:
    return [line.strip() for line in check(path).out.splitlines() if "tercetak" in line]


@pytest.mark.parametrize(
    "total",
    [
        ["JUMLAH", "", "", 200, 155],
        ["J U M L A H", "", "", "200", "155"],
        ["Sub Total", "", "", 200, ""],
        ["Rata-rata", "", "", 100, 78],
    ],
)
def test_a_total_that_is_the_sum_says_nothing(tmp_path: Path, total: Row) -> None:
    said = check(write_xlsx(tmp_path / "rekap.xlsx", RECAP, *UNITS, total))
    assert (said.code, "tercetak" in said.out) == (0, False), said.out
    assert "dibaca 3 = dimuat 2 + ditolak 0 + dilewati 1" in said.out


def test_subtotals_are_of_the_rows_since_the_one_before(tmp_path: Path) -> None:
    rows = (
        UNITS[0],
        ["Sub Jumlah", "", "", 120, 110],
        UNITS[1],
        ["Sub Jumlah", "", "", 80, 45],
        ["Jumlah", "", "", 200, 155],
    )
    assert printed(write_xlsx(tmp_path / "rekap.xlsx", RECAP, *rows)) == []


def test_a_total_that_is_not_the_sum_is_told_with_both_numbers(tmp_path: Path) -> None:
    office = Office(tmp_path)
    path = write_xlsx(office.inbox / "rekap.xlsx", RECAP, *UNITS, ["JUMLAH", "", "", 200, 165])
    assert printed(path) == [
        "lembar Sheet1, baris 4: tercetak 165 (kolom sudah_ttd), terbaca 155. Periksa apakah semua barisnya terkirim."
    ]
    assert office.build().code == 0
    ((told,),) = office.rows("SELECT message FROM findings WHERE code = 'jumlah_tercetak'")
    assert "tercetak 165 (kolom sudah_ttd), terbaca 155" in told


@pytest.mark.parametrize(
    ("total", "is_told"), [("3 orang", False), ("dari 3 orang", False), (2, False), ("5 orang", True)]
)
def test_a_list_says_how_many_people_it_has_or_how_many_have_signed(
    tmp_path: Path, total: str | int, is_told: bool
) -> None:
    rows = [[at, nip(at), f"Pegawai {at:05}", day] for at, day in enumerate(["26/08/2024", "27/08/2024", ""], 1)]
    path = write_xlsx(tmp_path / "ttd.xlsx", ["Siklus : 2024"], LIST, *rows, ["JUMLAH", "", "", total])
    assert bool(printed(path)) is is_told


def test_a_running_number_that_leaves_one_out_is_told(tmp_path: Path) -> None:
    rows = [[number, nip(at), f"Pegawai {at:05}", "26/08/2024"] for at, number in enumerate([1, 2, 4, 1, 2], 1)]
    (told,) = printed(write_xlsx(tmp_path / "ttd.xlsx", ["Siklus : 2024"], LIST, *rows))
    assert "baris 5: tercetak 4 (orang), terbaca 3." in told


def test_a_difference_beyond_the_limit_of_rejects_refuses(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write_xlsx(office.inbox / "rekap.xlsx", RECAP, *UNITS, ["JUMLAH", "", "", 200, 255])
    said = office.build()
    assert said.code == 2
    assert "tercetak 255 (kolom sudah_ttd), terbaca 155" in said.err
