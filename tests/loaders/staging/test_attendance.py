"""Lists of people with one day above: marks say who has signed on it."""

from collections.abc import Sequence

import duckdb
import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.attendance import is_present, sort_out, with_signatures
from loaders.staging.claims import settle_claims
from loaders.staging.sheet import StagedSheet, StagingRequest, stage_grid

DAY = "26 Agustus 2024"
ABOVE = ["Siklus : 2024"], [f"Tanggal TTD : {DAY}"]
CYCLE = ["Siklus : 2024"]


def sheets(connection: duckdb.DuckDBPyConnection, *rows: Sequence[str], name: str = "Satu") -> tuple[StagedSheet, ...]:
    staged = stage_grid(connection, "staged", "a.xlsx", name, rows, StagingRequest())
    (settled,) = settle_claims(connection, staged)
    return tuple(sort_out(connection, one) for one in with_signatures(settled))


def days(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> list[str]:
    """What the list says of each person's day."""
    assert sheet.header
    at = sheet.header.columns["tanggal_ttd"]
    return [text or "" for (text,) in connection.execute(f"SELECT c{at} FROM {sheet.table} ORDER BY line").fetchall()]


def people(*marks: str) -> list[list[str]]:
    return [[str(at), f"199001012015011{at:03}", f"Pegawai {at:05}", mark] for at, mark in enumerate(marks, 1)]


@pytest.mark.parametrize(
    ("title", "marks", "expected"),
    [
        ("Tanda Tangan", ("√", "", "√"), (DAY, "", DAY)),
        ("Paraf", ("v", "v", "1 ......"), (DAY, DAY, "")),  # a place to sign that nobody used
        ("Keterangan", ("sudah", "belum", "sudah TTD"), (DAY, "tidak", DAY)),
        ("Hadir", ("Hadir", "Izin", "Sakit"), (DAY, "tidak", "tidak")),
        ("Hadir", ("H", "S", "DL"), (DAY, "tidak", "tidak")),
        ("Status Pakta", ("Terkumpul", "Belum terkumpul", ""), ("Terkumpul", "tidak", "")),
        ("Tanda Tangan", ("√", "lihat surat", ""), (DAY, "lihat surat", "")),  # what is no mark stays a question
    ],
)
def test_the_day_above_is_that_of_the_marked(
    connection: duckdb.DuckDBPyConnection, title: str, marks: Sequence[str], expected: Sequence[str]
) -> None:
    (sheet,) = sheets(connection, *ABOVE, ["No", "NIP", "Nama", title], *people(*marks))
    assert days(connection, sheet) == list(expected)
    assert sheet.header and "tanggal_ttd" not in sheet.header.constants
    assert sheet.uses[3] == "tanda: siapa yang sudah tanda tangan"


def test_without_marks_the_day_above_is_everybodys(connection: duckdb.DuckDBPyConnection) -> None:
    (sheet,) = sheets(connection, *ABOVE, ["No", "NIP", "Nama", "Alamat"], *people("Klojen", "", "Sukun"))
    assert sheet.header and sheet.header.constants["tanggal_ttd"] == DAY


def test_of_two_columns_below_one_title_the_one_that_says_yes_counts(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["No", "NIP", "Nama", "Tanda Tangan", ""], ["", "", "", "Sudah", "Belum"]
    rows = [[*row, "" if row[3] else "√"] for row in people("√", "", "√")]
    (sheet,) = sheets(connection, *ABOVE, *head, *rows)
    assert days(connection, sheet) == [DAY, "", DAY]


def test_a_printed_form_that_nobody_filled_in_is_refused(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(Unreadable, match=r"kolom D \(Tanda Tangan\) tidak menyebut siapa yang sudah tanda tangan"):
        sheets(connection, *ABOVE, ["No", "NIP", "Nama", "Tanda Tangan"], *people("1 ......", "2 ......"))


def test_the_only_day_of_a_list_with_marks_is_that_of_all_who_are_marked(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    head = ["No", "NIP", "Nama", "Paraf", "Tgl TTD"]
    rows = [[*row, day] for row, day in zip(people("√", "√", ""), (DAY, "", ""), strict=True)]
    (marked,) = sheets(connection, CYCLE, head, *rows)
    assert days(connection, marked) == [DAY, DAY, ""]
    unmarked = [[*row[:3], day] for row, day in zip(people("", "", ""), (DAY, "", ""), strict=True)]
    (sheet,) = sheets(connection, CYCLE, [*head[:3], "Tgl TTD"], *unmarked)
    assert days(connection, sheet) == [DAY, "", ""]


def test_a_status_takes_the_day_from_those_who_have_not_signed(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [[*row, DAY] for row in people("Sudah", "Belum", "Dibatalkan")]
    (sheet,) = sheets(connection, CYCLE, ["No", "NIP", "Nama", "status_ttd", "Tgl TTD"], *rows)
    assert days(connection, sheet) == [DAY, "Belum", "Dibatalkan"]
    assert sheet.uses[3] == "tanda: siapa yang sudah"


HEAD = ["No", "NIP", "Nama", "Tgl TTD"]


@pytest.mark.parametrize(
    ("title", "name"),
    [("DAFTAR ASN YANG BELUM MENANDATANGANI", "Satu"), ("Daftar ASN", "Belum TTD"), ("ASN tidak hadir apel", "Satu")],
)
def test_a_list_of_those_who_have_not_signed_is_no_list_of_signatures(
    connection: duckdb.DuckDBPyConnection, title: str, name: str
) -> None:
    (sheet,) = sheets(connection, [title], CYCLE, HEAD, *people("30/09/2024", "30/09/2024"), name=name)
    assert (sheet.header, sheet.rows) == (None, 0)
    assert sheet.skipped == {"kop dan judul": 2, "daftar yang belum tanda tangan": 2}


def test_a_title_that_names_both_is_of_everybody(connection: duckdb.DuckDBPyConnection) -> None:
    (sheet,) = sheets(connection, ["Daftar yang sudah dan belum TTD"], CYCLE, HEAD, *people("26/08/2024", ""))
    assert days(connection, sheet) == ["26/08/2024", ""]


ROSTER = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai"]
OBLIGED = [f"199001012015011{1:03}", "Pegawai 00001", "Dinas Kesehatan", "pelaksana", "PNS"]


def test_a_list_of_the_excluded_must_say_why(connection: duckdb.DuckDBPyConnection) -> None:
    title = ["DAFTAR ASN YANG DIKECUALIKAN"]
    with pytest.raises(Unreadable, match=r"menyebut yang dikecualikan atau tidak lagi bertugas, tetapi alasannya"):
        sheets(connection, title, CYCLE, ROSTER, OBLIGED)
    (told,) = sheets(connection, title, CYCLE, [*ROSTER, "Alasan Dikecualikan"], [*OBLIGED, "CLTN"])
    assert told.rows == 1


def test_a_roster_with_days_of_signatures_is_both(connection: duckdb.DuckDBPyConnection) -> None:
    head, row = [*ROSTER, "Tgl TTD", "Verifikasi"], [*OBLIGED, "26/08/2024", "ya"]
    roster, signing = sheets(connection, CYCLE, head, row)
    assert roster.header and roster.header.input.kind == "roster"
    assert signing.header and signing.header.input.kind == "signing"
    assert signing.header.constants == {"siklus": "2024"}
    assert days(connection, signing) == ["26/08/2024"]
    assert roster.uses[5:] == (
        "tanggal_ttd, dibaca sebagai tanda tangan",
        "terverifikasi, dibaca sebagai tanda tangan",
    )


def test_marks_in_a_roster_without_a_day_are_told(connection: duckdb.DuckDBPyConnection) -> None:
    (sheet,) = sheets(connection, CYCLE, [*ROSTER, "Sudah TTD"], [*OBLIGED, "√"])
    assert sheet.remarks == (
        "a.xlsx, lembar Satu: kolom 'Sudah TTD' tidak dihitung, karena hari tanda tangannya tidak ditulis.",
    )


def test_below_a_list_a_number_alone_is_that_of_who_signs_it(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["No", "NIP", "Nama", "Alamat"]
    alone = ["", "197001011995031001", "", ""]
    (sheet,) = sheets(connection, *ABOVE, head, *people("Klojen", "Sukun"), [], ["", "", "Kepala"], alone)
    assert sheet.bare == {8}
    (numbers,) = sheets(connection, *ABOVE, ["No", "NIP"], ["1", "199001012015011001"])
    assert not numbers.bare  # a list of numbers alone


@pytest.mark.parametrize(("text", "expected"), [("h", True), ("√", True), ("hadir", True), ("A", False), ("", False)])
def test_a_letter_says_who_was_there(text: str, expected: bool) -> None:
    assert is_present(text) is expected


@pytest.mark.parametrize(
    "title", ["DAFTAR TANDA TANGAN YANG DIBATALKAN", "Rencana Penandatanganan", "JADWAL TTD PAKTA"]
)
def test_signatures_that_are_not_there_are_refused(connection: duckdb.DuckDBPyConnection, title: str) -> None:
    head = ["NIP", "Nama", "Tgl TTD"]
    row = ["199001012015011001", "Pegawai 00001", "26/08/2024"]
    with pytest.raises(Unreadable, match="menyebut tanda tangan yang batal atau belum terjadi"):
        sheets(connection, [title], CYCLE, head, row)
    with pytest.raises(Unreadable, match="'Batal' menyebut"):
        sheets(connection, CYCLE, head, row, name="Batal")
    (sheet,) = sheets(connection, ["PEMILIHAN CALON KEPALA DAERAH"], ["Badan Perencanaan"], CYCLE, head, row)
    assert sheet.rows == 1


@pytest.mark.parametrize("title", ["DAFTAR ASN YANG SUDAH PENSIUN", "Tenaga Honorer", "Pegawai Non ASN"])
def test_people_whom_the_title_says_to_be_gone_are_asked_for(connection: duckdb.DuckDBPyConnection, title: str) -> None:
    head = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai"]
    row = ["199001012015011001", "Pegawai 00001", "Dinas Kesehatan", "pelaksana", "PNS"]
    with pytest.raises(Unreadable, match="tidak lagi bertugas"):
        sheets(connection, [title], CYCLE, head, row)


def test_where_every_other_one_signs_beside_the_column_both_are_marks(connection: duckdb.DuckDBPyConnection) -> None:
    marks = [("1. √", ""), ("", "2. √"), ("3. ....", ""), ("", "4. izin")]
    rows = [[*row[:3], *mark] for row, mark in zip(people(*"abcd"), marks, strict=True)]
    (sheet,) = sheets(connection, *ABOVE, ["No", "NIP", "Nama", "Tanda Tangan", ""], *rows)
    assert days(connection, sheet) == [DAY, DAY, "", "tidak"]
