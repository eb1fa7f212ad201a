"""Rows of any file, staged as text with their line numbers."""

from collections.abc import Iterator

import duckdb
import pytest

from loaders.contract.choices import LEFT_OUT, Choice, Choices
from loaders.contract.errors import Incomplete
from loaders.contract.inputs import SIGNING
from loaders.staging.returned_rejects import REASON_TITLES, RejectOrigin, returned_declaration
from loaders.staging.sheet import StagingRequest, filled, stage_grid

HEADER = ["NIP", "Tanggal TTD", "Siklus"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def test_rows_keep_the_line_of_the_file_and_empty_ones_at_the_end_are_left_out(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    rows = [["Daftar hadir"], HEADER, ["1", "26/08/2024", "2024"], ["", "", ""], ["2"], [""], []]
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest())
    assert connection.execute("SELECT line, c0 FROM staged ORDER BY line").fetchall() == [(3, "1"), (4, ""), (5, "2")]
    assert (sheet.rows, sheet.skipped, sheet.titles) == (3, {"kop dan judul": 1}, tuple(HEADER))


def test_a_sheet_without_a_table_and_one_left_out_are_skipped_with_their_reason(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", [["Halo"], [""], ["dunia"]], StagingRequest())
    assert (sheet.header, sheet.skipped) == (None, {"lembar tanpa tabel": 2})
    choices = Choices((("Satu", Choice(LEFT_OUT)),))
    left = stage_grid(connection, "staged", "a.xlsx", "Satu", [HEADER, ["1"]], StagingRequest(choices=choices))
    assert left.skipped == {"lembar tidak dipakai, pilihan pengunggah": 2}
    guide = [["Masukan Netra : bukan data"], HEADER, ["1", "26/08/2024", "2024"]]
    assert stage_grid(connection, "staged", "a.xlsx", "Satu", guide, StagingRequest()).skipped == {
        "lembar penjelasan": 3
    }


def test_a_table_without_a_required_column_is_refused_and_says_whether_it_may_be_another_table(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    with pytest.raises(Incomplete, match=r"a.xlsx, lembar Satu: .* kolom wajib tidak ada: siklus") as error:
        stage_grid(connection, "staged", "a.xlsx", "Satu", [["NIP", "Tanggal TTD"]], StagingRequest(SIGNING))
    assert not error.value.is_guess
    with pytest.raises(Incomplete) as error:
        stage_grid(connection, "staged", "a.xlsx", "Satu", [["NIP", "Bukti"]], StagingRequest(SIGNING))
    assert error.value.is_guess


def test_returned_rows_lose_their_reasons_and_keep_where_they_stood(connection: duckdb.DuckDBPyConnection) -> None:
    rows = [
        [returned_declaration("signing", "0a1b2c3d4e5f")],
        [*HEADER, *REASON_TITLES],
        ["1", "26/08/2024", "2024", "kosong", "isi", "TTD.xlsx", "Satu", "17"],
        ["2", "26/08/2024", "2024"],
    ]
    sheet = stage_grid(connection, "staged", "a.xlsx", "", rows, StagingRequest())
    assert sheet.titles == tuple(HEADER)
    assert (sheet.original, sheet.origins) == ("0a1b2c3d4e5f", {3: RejectOrigin("0a1b2c3d4e5f", "Satu", 17)})


def test_a_row_of_blanks_says_nothing() -> None:
    assert filled([["a"], [" ", ""], [], ["", "b"]]) == 2


def test_cells_right_of_the_last_title_are_noted_where_they_are_a_list_or_a_person(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    person = "199001012015011001"
    rows = [
        HEADER,
        [person, "26/08/2024", "2024", "", "11", "x", "26/08/2024"],  # as many cells as make a list
        [person, "26/08/2024", "2024", "", f"'{person}"],
        [person, "26/08/2024", "2024", "", "sudah dicek"],  # a remark
        [person, "26/08/2024", "2024", "", "", ""],
    ]
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest())
    assert sheet.wide == {2: 7, 3: 5}


@pytest.mark.parametrize("name", ["contoh pengisian", "Template", "Petunjuk"])
def test_a_sheet_that_shows_how_to_fill_in_is_not_read(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    rows = [HEADER, ["1", "26/08/2024", "2024"]]
    sheet = stage_grid(connection, "staged", "a.xlsx", name, rows, StagingRequest())
    assert (sheet.header, sheet.skipped) == (None, {"lembar contoh": 2})
    chosen = StagingRequest(choices=Choices(((name, Choice(columns=(("nip", "A"),))),)))
    assert stage_grid(connection, "staged", "a.xlsx", name, rows, chosen).rows == 1


def test_who_lacks_days_or_columns_is_told_what_to_add_and_not_to_invent(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    def refused(*head: str) -> str:
        with pytest.raises(Incomplete) as error:
            stage_grid(connection, "staged", "a.xlsx", "", [["Siklus : 2024"], [*head]], StagingRequest())
        return str(error.value)

    assert "kosongkan bagi yang belum" in refused("NIP", "Terverifikasi")
    assert "Bila ini daftar tanda tangan, yang kurang: tanggal_ttd" in refused("NIP", "Nama", "Unit Kerja")
