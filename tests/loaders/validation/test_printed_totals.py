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


def all_printed(*paths: Path) -> list[str]:
    """What is told of several files, in one run."""
    return [line.strip() for line in check(*paths).out.splitlines() if "tercetak" in line]


def test_totals_in_other_places_and_of_some_people_are_no_differences(tmp_path: Path) -> None:
    people = [[at, nip(at), f"Pegawai {at:05}", "26/08/2024"] for at in range(1, 4)]
    cycle: Row = ["Siklus : 2024"]
    halves = [[1, nip(1), "26/08/2024", 1, nip(3), "27/08/2024"], [2, nip(2), "26/08/2024", "", "", ""]]
    files = {
        "atas": [RECAP, ["T O T A L", "", "", 200, 155], *UNITS],
        "nomor kolom": [RECAP, ["1", "2", "3", "4", "5=4/3"], *UNITS, ["JUMLAH", "", "", 200, 155]],
        "bagian": [
            cycle, LIST, *people, ["", "Jumlah PNS", "", 2], ["", "Jumlah PPPK", "", 1], ["", "Jumlah Total", "", 3],
            ["", "Jumlah belum TTD", "", 0], ["", "Jumlah seluruhnya", "", "3 orang"],
        ],
        "belahan": [cycle, ["No", "NIP", "Tgl TTD"] * 2, *halves, ["", "Jumlah", "3 orang"]],
        "di atas": [cycle, ["Jumlah lembar : 3"], LIST, *people, ["Demikian 3 (tiga) orang, 1 orang sakit"]],
    }  # fmt: skip
    paths = [write_xlsx(tmp_path / f"{name}.xlsx", *rows) for name, rows in files.items()]
    assert all_printed(*paths) == []


def test_numbers_that_the_lines_around_a_list_mention_are_held_against_it(tmp_path: Path) -> None:
    people = [[at, nip(at), f"Pegawai {at:05}", "26/08/2024"] for at in range(1, 4)]
    cycle: Row = ["Siklus : 2024"]
    above = write_xlsx(tmp_path / "atas.xlsx", cycle, ["Jumlah lembar : 25"], LIST, *people)
    below = write_xlsx(tmp_path / "bawah.xlsx", cycle, LIST, *people, ["3 orang dari 30 orang telah menandatangani"])
    halves: list[Row] = [
        ["No", "Unit Kerja", "Jumlah ASN", "Sudah TTD"] * 2,
        [1, "Dinkes", 100, 90, 1, "Dishub", 200, 180],
    ]
    said = ["Siklus : 2024"], ["Posisi : 26/08/2024"]
    apart = write_xlsx(tmp_path / "belahan.xlsx", *said, *halves, ["", "Jumlah", 310, 270])
    assert all_printed(above, below, apart) == [
        "lembar Sheet1, di atas tabel: tercetak 25 (orang), terbaca 3. Periksa apakah semua barisnya terkirim.",
        "lembar Sheet1, baris 6: tercetak 30 (orang), terbaca 3. Periksa apakah semua barisnya terkirim.",
        "lembar Sheet1 (kolom A-D), baris 5: tercetak 310 (kolom wajib), terbaca 100. "
        "Periksa apakah semua barisnya terkirim.",
    ]


def test_more_than_was_printed_is_perhaps_counted_twice(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "rekap.xlsx", RECAP, *UNITS, ["JUMLAH", "", "", 120, 155])
    (told,) = printed(path)
    assert "terbaca 200. Periksa apakah ada baris yang terhitung dua kali" in told


def test_the_running_number_of_units_leaves_none_out(tmp_path: Path) -> None:
    head, above = ["No", "Unit Kerja", "Wajib", "Sudah TTD"], (["Siklus : 2024"], ["Posisi : 26/08/2024"])
    units: list[Row] = [["A", "DINAS", "", ""], [1, *UNITS[0][1:2], 120, 110], [2, *UNITS[1][1:2], 80, 45]]
    assert printed(write_xlsx(tmp_path / "rekap.xlsx", *above, head, *units)) == []
    said = printed(write_xlsx(tmp_path / "kurang.xlsx", *above, head, *units, [4, "Inspektorat", 50, 49]))
    assert said == ["lembar Sheet1, baris 7: tercetak 4 (baris), terbaca 3. Periksa apakah semua barisnya terkirim."]
