"""Columns that several titles name, and what became of every column."""

from collections.abc import Iterator, Sequence

import duckdb
import pytest

from loaders.contract.choices import Choice, Choices
from loaders.contract.errors import Unreadable
from loaders.staging.claims import settle_claims, unused_columns
from loaders.staging.sheet import StagedSheet, StagingRequest, stage_grid
from loaders.validation.macros import create_macros

CYCLE = ["Siklus : 2024"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened)
        yield opened


def settled(
    connection: duckdb.DuckDBPyConnection, *rows: Sequence[str], choices: Choices | None = None
) -> tuple[StagedSheet, ...]:
    asked = StagingRequest(choices=choices) if choices else StagingRequest()
    return settle_claims(connection, stage_grid(connection, "staged", "a.xlsx", "Satu", rows, asked))


def columns(sheet: StagedSheet) -> dict[str, int]:
    assert sheet.header
    return sheet.header.columns


RECAP = ["Siklus : 2024"], ["Posisi : 26/08/2024"]


def test_a_total_beats_its_parts_where_it_is_their_sum(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD", "", ""]
    lower = ["", "L", "P", "Jml", "L", "P", "Jml"]
    (sheet,) = settled(connection, *RECAP, upper, lower, ["Dinas Kesehatan", "40", "60", "100", "30", "50", "80"])
    assert columns(sheet) == {"unit_kerja": 0, "wajib": 3, "sudah_ttd": 6}
    assert next(iter(unused_columns(sheet))) == "B (Jumlah ASN: L): bagian dari kolom D"


def test_a_total_that_is_not_the_sum_of_its_parts_is_a_question(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD"]
    rows = upper, ["", "L", "P", "Jml", ""], ["Dinas Kesehatan", "40", "60", "90", "30"]
    with pytest.raises(Unreadable, match=r"kolom B \(Jumlah ASN: L\) dan .* sama-sama berarti wajib"):
        settled(connection, *RECAP, *rows)


def test_a_share_is_no_count(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["Unit Kerja", "Jumlah ASN", "Realisasi (%)", "Jumlah TTD"]
    (sheet,) = settled(connection, *RECAP, head, ["Dinas Kesehatan", "120", "1", "120"])
    assert columns(sheet)["sudah_ttd"] == 3
    assert list(unused_columns(sheet)) == ["C (Realisasi (%))"]


def test_the_day_of_a_rank_is_no_first_day_of_duty(connection: duckdb.DuckDBPyConnection) -> None:
    rows = (
        ["Unit Kerja : Dinas Kesehatan"],
        ["No", "Nama", "NIP", "Pangkat", "", "Jabatan", "", "Jenis Jabatan", "Status Kepegawaian"],
        ["No", "Nama", "NIP", "Gol", "TMT", "Nama", "TMT", "Jenis Jabatan", "Status Kepegawaian"],
        ["1", "Pegawai 00001", "199001012015011001", "III/a", "01/10/2024", "Staf", "03/01/2022", "pelaksana", "PNS"],
    )
    (sheet,) = settled(connection, CYCLE, *rows)
    assert columns(sheet) == {"nama": 1, "nip": 2, "jenjang": 7, "status_pegawai": 8}
    assert "E (Pangkat: TMT)" in list(unused_columns(sheet))


def test_two_columns_that_say_the_same_are_one_and_two_that_differ_are_a_question(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    head = ["NIP", "Tgl TTD", "Tanggal Penandatanganan"]
    (same,) = settled(connection, CYCLE, head, ["1", "26/08/2024", "26/08/2024"], ["2", "27/08/2024", ""])
    assert columns(same)["tanggal_ttd"] == 1
    assert list(unused_columns(same)) == ["C (Tanggal Penandatanganan): sama dengan kolom B, atau kosong"]
    different = CYCLE, head, ["1", "26/08/2024", "26/09/2024"]
    with pytest.raises(Unreadable, match=r"B \(Tgl TTD\) dan C \(Tanggal Penandatanganan\).*mulai baris 3"):
        settled(connection, *different)
    choices = Choices((("Satu", Choice(columns=(("tanggal_ttd", "C"),))),))
    (chosen,) = settled(connection, *different, choices=choices)
    assert columns(chosen)["tanggal_ttd"] == 2


def test_a_time_beside_a_day_is_no_day(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["Siklus", "Tanggal", "Waktu", "Jenis", "Judul", "Sumber"]
    (sheet,) = settled(connection, head, ["2024", "26/08/2024", "09.00 WIB", "apel", "Apel", "Laporan"])
    assert columns(sheet)["tanggal"] == 1


def test_two_lists_side_by_side_are_two_lists(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["No", "NIP", "Tanggal TTD", "No", "NIP", "Tanggal TTD"]
    left, right = settled(
        connection, CYCLE, head, ["1", "a", "26/08/2024", "3", "c", "28/08/2024"], ["2", "b", "27/08/2024", "", "", ""]
    )
    assert [columns(half) for half in (left, right)] == [{"nip": 1, "tanggal_ttd": 2}] * 2
    assert (left.rows, right.rows) == (2, 1)
    assert right.name == "Satu (kolom D-F)"
    assert connection.execute(f"SELECT line, c1 FROM {right.table}").fetchall() == [(3, "c")]


def test_the_year_of_an_election_is_not_the_number_of_a_cycle(connection: duckdb.DuckDBPyConnection) -> None:
    (by_column,) = settled(connection, ["Tahun Pemilu", "NIP", "Tanggal TTD"], ["2024", "1", "30/05/2023"])
    assert by_column.header and by_column.header.says_election
    (by_label,) = settled(connection, ["Tahun Pemilu : 2024"], ["NIP", "Tanggal TTD"], ["1", "30/05/2023"])
    assert by_label.header and by_label.header.constants == {"siklus": "Pemilu 2024"}
