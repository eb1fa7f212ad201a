"""Several tables in one sheet, each with its own labels."""

from collections.abc import Sequence

import duckdb
import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.blocks import split_blocks
from loaders.staging.sheet import StagingRequest, stage_grid

HEAD = ["No", "NIP", "Nama", "Jenjang", "Status"]


def person(serial: int) -> list[str]:
    return ["1", f"199001012015011{serial:03}", f"Pegawai {serial:05}", "pelaksana", "PNS"]


def blocks(connection: duckdb.DuckDBPyConnection, *rows: Sequence[str]) -> list[tuple[str, list[int], str]]:
    """The unit, the lines and the column of the NIP of each block."""
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", [list(row) for row in rows], StagingRequest())
    found = []
    for block in split_blocks(connection, sheet):
        assert block.header
        lines = [line for (line,) in connection.execute(f"SELECT line FROM {block.table} ORDER BY 1").fetchall()]
        found.append((block.header.constants["unit_kerja"], lines, f"c{block.header.columns['nip']}"))
        assert block.header.constants["siklus"] == "2024"
    return found


def test_a_label_holds_until_the_next_one(connection: duckdb.DuckDBPyConnection) -> None:
    above = ["Siklus : 2024"], ["OPD : Dinas Kesehatan"], HEAD
    rows = person(1), [""], ["OPD", ":", "Dinas Perhubungan"], person(2), ["Unit Kerja: Inspektorat"], person(3)
    assert blocks(connection, *above, *rows) == [
        ("Dinas Kesehatan", [4, 5], "c1"),
        ("Dinas Perhubungan", [7], "c1"),
        ("Inspektorat", [9], "c1"),
    ]


def test_titles_below_a_label_hold_for_its_table(connection: duckdb.DuckDBPyConnection) -> None:
    above = ["Siklus : 2024"], ["OPD : Dinas Kesehatan"], HEAD, person(1)
    turned = [HEAD[at] for at in (0, 2, 1, 3, 4)]
    below = [person(2)[at] for at in (0, 2, 1, 3, 4)]
    assert blocks(connection, *above, ["OPD : Inspektorat"], turned, below) == [
        ("Dinas Kesehatan", [4], "c1"),
        ("Inspektorat", [7], "c2"),
    ]


def test_a_signature_block_and_a_note_begin_no_table(connection: duckdb.DuckDBPyConnection) -> None:
    above = ["Siklus : 2024"], ["OPD : Dinas Kesehatan"], HEAD, person(1)
    assert len(blocks(connection, *above, ["NIP : 19700101 199003 1 001"], ["Catatan: selesai"])) == 1


def is_unit(text: str) -> bool:
    return text.lower() in {"dinas kesehatan", "dinas perhubungan", "dishub", "inspektorat", "kecamatan klojen"}


def told(
    connection: duckdb.DuckDBPyConnection, *rows: Sequence[str], name: str = "unit_kerja"
) -> list[tuple[str, list[int]]]:
    """What each block says of one thing above it, and the lines of its people or units."""
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", [list(row) for row in rows], StagingRequest())
    found = []
    for block in split_blocks(connection, sheet, is_unit):
        assert block.header
        lines = connection.execute(f"SELECT line FROM {block.table} WHERE trim(c2) <> '' ORDER BY 1").fetchall()
        found.append((block.header.constants.get(name, ""), [line for (line,) in lines]))
    return found


ABOVE = ["Siklus : 2024"], ["OPD : Dinas Kesehatan"], HEAD


@pytest.mark.parametrize(
    ("row", "unit"),
    [
        (["DINAS PERHUBUNGAN"], "DINAS PERHUBUNGAN"),
        (["OPD DINAS PERHUBUNGAN"], "DINAS PERHUBUNGAN"),  # a label whose colon was forgotten
        (["Dinas Perhubungan (2 orang)"], "Dinas Perhubungan"),
        (["UNIT KERJA DINAS PERHUBUNGAN"], "DINAS PERHUBUNGAN"),
        (["B. Dishub"], "Dishub"),
        (["II", "DINAS PERHUBUNGAN"], "DINAS PERHUBUNGAN"),
        (["OPD", "Dinas Perhubungan"], "Dinas Perhubungan"),
        (["Dinas Prhubungan"], "Dinas Prhubungan"),  # wrongly written, and still no group of the unit before
    ],
)
def test_the_name_of_another_unit_in_a_line_of_its_own_begins_its_people(
    connection: duckdb.DuckDBPyConnection, row: list[str], unit: str
) -> None:
    assert told(connection, *ABOVE, person(1), row, person(2)) == [("Dinas Kesehatan", [4]), (unit, [6])]


def test_the_title_of_a_group_and_a_line_of_a_signature_block_begin_nothing(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = person(1), ["Golongan III"], person(2), ["a. PNS"], person(3), ["Inspektorat"], ["", "Kepala"]
    assert told(connection, *ABOVE, *rows) == [("Dinas Kesehatan", [4, 6, 8])]


def test_labels_in_cells_of_one_row_begin_a_block_though_there_is_a_year_below_the_nip(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    above = ["Siklus :", "2024", "", "OPD :", "Dinas Kesehatan"], HEAD
    rows = person(1), ["Siklus :", "2024", "", "OPD :", "Dishub"], HEAD, person(2)
    assert told(connection, *above, *rows) == [("Dinas Kesehatan", [3]), ("Dishub", [6])]


def test_what_is_said_of_the_place_of_a_unit_ends_with_the_next_unit(connection: duckdb.DuckDBPyConnection) -> None:
    above = ["Siklus : 2024"], ["OPD : Kecamatan Klojen"], ["Kelurahan : Kauman"], HEAD
    kasin = ["KELURAHAN KASIN"]
    rows = person(1), kasin, person(2), ["OPD : Dinas Kesehatan"], person(3)
    assert told(connection, *above, *rows, name="kelurahan") == [("Kauman", [5]), ("KASIN", [7]), ("", [9])]


RECAP = ["No", "Unit Kerja", "Jumlah ASN", "Sudah TTD", "Belum TTD"]
POSITION = ["Siklus : 2024"], ["Keadaan per : 26 Agustus 2024"]
COUNTS = ["1", "Dinas Kesehatan", "100", "80", "20"]


def test_titles_that_stand_in_another_order_begin_a_table_without_a_label(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    other = [RECAP[at] for at in (0, 1, 2, 4, 3)]
    rows = [*POSITION, RECAP, COUNTS, [], RECAP, COUNTS, [], other, [COUNTS[at] for at in (0, 1, 2, 4, 3)]]
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest())
    blocks = split_blocks(connection, sheet)
    assert [block.header and block.header.columns["sudah_ttd"] for block in blocks] == [3, 4]
    assert [block.skipped for block in blocks] == [{"kop dan judul": 2}, {"kop dan judul": 1}]


def test_the_titles_of_a_later_table_may_stand_in_two_rows(connection: duckdb.DuckDBPyConnection) -> None:
    parts = ["", "", "L", "P", "Jml", "L", "P", "Jml"]
    first = ["No", "Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD", "", ""]
    second = ["No", "Unit Kerja", "Sudah TTD", "", "", "Jumlah ASN", "", ""]
    row = ["1", "Dinas Kesehatan", "40", "60", "100", "40", "60", "100"]
    rows = [*POSITION, first, parts, row, ["Keadaan per : 2 September 2024"], second, parts, row]
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest())
    claims = [block.header and block.header.claims["wajib"] for block in split_blocks(connection, sheet)]
    assert claims == [(2, 3, 4), (5, 6, 7)]


def test_a_day_without_a_colon_is_that_of_the_table_below_it(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [*POSITION, RECAP, COUNTS, ["KEADAAN PER 30 SEPTEMBER 2024"], RECAP, COUNTS]
    assert told(connection, *rows, name="posisi") == [("26 Agustus 2024", [4]), ("30 SEPTEMBER 2024", [7])]


def test_a_label_in_the_remark_of_a_row_leaves_the_row_where_it_is(connection: duckdb.DuckDBPyConnection) -> None:
    head = [*RECAP[:4], "Ket"]
    rows = [*POSITION, head, COUNTS, ["2", "Inspektorat", "50", "48", "Posisi per : 28 Agustus 2024"], COUNTS]
    assert told(connection, *rows, name="posisi") == [("26 Agustus 2024", [4, 5, 6])]


def test_an_unknown_label_above_titles_that_stand_again_is_a_question(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [*POSITION, RECAP, COUNTS, ["Keadan per : 30 September 2024"], RECAP, COUNTS]
    with pytest.raises(Unreadable, match="baris 5: 'Keadan per : 30 September 2024' di atas tabel berikutnya tidak"):
        told(connection, *rows)
    assert len(told(connection, *rows[:4], ["Catatan : halaman 2"], *rows[5:])) == 1


def test_a_table_of_another_input_below_the_first_is_refused_with_its_line(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(Unreadable, match=r"di baris 6 mulai tabel lain \(rekapitulasi"):
        blocks(connection, *ABOVE, person(1), [""], ["Unit Kerja", "Jumlah ASN", "Sudah TTD"], ["Dinkes", "9", "8"])
    assert len(blocks(connection, *ABOVE, person(1), ["", "Mengetahui", "Kepala Dinas", "Sekretaris"])) == 1
