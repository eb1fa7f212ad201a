"""What stands beside the columns that are read and speaks against them."""

from collections.abc import Iterator, Sequence

import duckdb
import pytest

from loaders.staging.sheet import StagingRequest, stage_grid
from loaders.validation.contradictions import with_contradictions
from loaders.validation.macros import create_macros
from tests.support.submitted import nip

SAID = ["Siklus : 2024", "Keadaan per : 26 Agustus 2024"]
RECAP = ["Unit Kerja", "Wajib", "Sudah TTD"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened)
        yield opened


def told(connection: duckdb.DuckDBPyConnection, head: Sequence[str], *rows: Sequence[str]) -> tuple[str, ...]:
    grid = [[one] for one in SAID] + [list(head), *(list(row) for row in rows)]
    sheet = stage_grid(connection, "staged", "a.xlsx", "", grid, StagingRequest())
    return with_contradictions(connection, sheet).remarks


@pytest.mark.parametrize(
    ("title", "cells", "expected"),
    [
        ("Belum TTD", ["20", "10"], "baris 5, kolom D (Belum TTD) 10, tetapi dari wajib 50 dan sudah 49 seharusnya 1."),
        ("Belum TTD", ["20", "1"], ""),
        ("Sisa", ["", "-"], ""),
        ("% Capaian", ["80%", "50%"], "kolom D (% Capaian) 50%, tetapi dari wajib 50 dan sudah 49 seharusnya 98%."),
        ("% Capaian", ["80%", "98%"], ""),
        ("Persentase", ["0,8", "0,5"], "kolom D (Persentase) 50%, tetapi"),
        ("Persentase", ["79,9", "98"], ""),
        ("Persentase", ["1", "98"], "kolom D (Persentase) 1%, tetapi dari wajib 100 dan sudah 80 seharusnya 80%."),
        ("% Belum", ["20", "2"], ""),
        ("Target (%)", ["100", "100"], ""),  # what is aimed at, not what was reached
        ("Belum Terverifikasi", ["5", "7"], ""),  # of what, nobody knows here
    ],
)
def test_the_rest_and_the_share_of_a_unit_are_what_its_counts_say(
    connection: duckdb.DuckDBPyConnection, title: str, cells: list[str], expected: str
) -> None:
    units = ["Dinas Kesehatan", "100", "80"], ["Inspektorat", "50", "49"]
    rows = [[*unit, cell] for unit, cell in zip(units, cells, strict=True)]
    found = told(connection, [*RECAP, title], *rows, ["JUMLAH", "150", "129", "7"])
    assert expected in "".join(found) and len(found) == bool(expected)


def test_who_is_not_verified_may_be_counted_with_those_who_have_not_signed(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    head = [*RECAP, "Terverifikasi", "Belum"]
    assert told(connection, head, ["Dinas Kesehatan", "100", "80", "70", "30"]) == ()


@pytest.mark.parametrize("title", ["Keterangan", "Ket.", ""])
def test_a_remark_that_takes_a_signature_back_is_told_with_its_line(
    connection: duckdb.DuckDBPyConnection, title: str
) -> None:
    said = ["dibatalkan, salah orang", "map 3", "", "Belum bermeterai"]
    rows = [[nip(at), "26/08/2024", text] for at, text in enumerate(said, 1)]
    (found,) = told(connection, ["NIP", "Tgl TTD", title], *rows)
    assert "kolom C" in found and "(baris 4, 7); barisnya tetap dihitung" in found


def test_who_has_not_signed_or_is_excluded_may_bear_any_remark(connection: duckdb.DuckDBPyConnection) -> None:
    assert told(connection, ["NIP", "Tgl TTD", "Keterangan"], [nip(1), "", "pindah"]) == ()
    head = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai", "Pengecualian", "Keterangan"]
    row = [nip(1), "Pegawai 00001", "Dinkes", "pelaksana", "PNS"]
    assert told(connection, head, [*row, "CLTN", "sedang CLTN"]) == ()
    assert len(told(connection, head, [*row, "", "pensiun 1 Juli 2024"])) == 1


def test_what_takes_a_signature_back_is_told_whatever_its_column_is_called(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    head = ["NIP", "Tgl TTD", "Hasil Pemeriksaan"]
    (found,) = told(connection, head, [nip(1), "26/08/2024", "ditolak, palsu"], [nip(2), "26/08/2024", "belum dicek"])
    assert "kolom C (Hasil Pemeriksaan)" in found and "(baris 4)" in found


def test_parts_beside_a_count_add_up_to_one_of_the_counts(connection: duckdb.DuckDBPyConnection) -> None:
    head = [*RECAP, "PNS", "PPPK"]
    assert told(connection, head, ["Dinas Kesehatan", "100", "80", "70", "30"], ["Dishub", "50", "49", "40", "9"]) == ()
    (found,) = told(connection, head, ["Dinas Kesehatan", "100", "80", "60", "30"])
    assert "baris 4, kolom D (PNS) + E (PPPK) bukan wajib dan bukan sudah" in found


def test_a_column_of_yes_and_no_beside_a_signature_is_told_whatever_it_is_called(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = [[nip(at), "26/08/2024", text] for at, text in enumerate(["sudah", "belum", "1"], 1)]
    (found,) = told(connection, ["NIP", "Tgl TTD", "Kumpul"], *rows)
    assert "kolom C (Kumpul)" in found and "(baris 5)" in found
    assert (
        told(connection, ["NIP", "Tgl TTD", "Alamat"], [nip(1), "26/08/2024", "-"], [nip(2), "26/08/2024", "A"]) == ()
    )


@pytest.mark.parametrize(
    ("title", "cells", "lines"),
    [
        ("Status Keaktifan", ["Aktif", "Pensiun", "MPP"], "(baris 5, 6)"),
        ("Wajib", ["ya", "tidak", "ya"], "(baris 5)"),
        ("TMT Pensiun", ["01/07/2040", "01/07/2024", ""], "(baris 5)"),
        ("LHKPN", ["ya", "tidak", "ya"], ""),
    ],
)
def test_people_whom_a_column_says_to_be_gone_are_told(
    connection: duckdb.DuckDBPyConnection, title: str, cells: list[str], lines: str
) -> None:
    head = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai", title]
    rows = [[nip(at), f"Pegawai {at:05}", "Dinkes", "pelaksana", "PNS", cell] for at, cell in enumerate(cells, 1)]
    found = "".join(told(connection, head, *rows))
    assert (f"kolom F ({title})" in found, lines in found) == (bool(lines), True)
