"""A unit that is written once for its block."""

from collections.abc import Iterator

import duckdb
import pytest

from loaders.staging.fill_down import fill_down
from loaders.staging.sheet import StagingRequest, stage_grid
from loaders.validation.macros import create_macros

HEAD = ["Siklus", "NIP", "Nama", "Unit Kerja", "Jenjang", "Status"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened)
        yield opened


def units(connection: duckdb.DuckDBPyConnection, *units: str) -> list[str]:
    rows = [
        ["2024", f"199001012015011{at:03}", f"Pegawai {at:05}", unit, "pelaksana", "PNS"]
        for at, unit in enumerate(units, 1)
    ]
    sheet = stage_grid(connection, "staged", "a.xlsx", "", [HEAD, *rows, ["", "", "JUMLAH", ""]], StagingRequest())
    filled = fill_down(connection, sheet)
    return [text for (text,) in connection.execute(f"SELECT c3 FROM {filled.table} ORDER BY line").fetchall()]


def test_each_person_of_a_block_has_its_unit_and_a_total_has_none(connection: duckdb.DuckDBPyConnection) -> None:
    assert units(connection, "A", "", "B", "", "") == ["A", "A", "B", "B", "B", ""]


@pytest.mark.parametrize("written", [("A", "A", "", ""), ("", "A", ""), ("A", "", "B", "", "A", "")])
def test_where_the_blocks_are_not_clear_nothing_is_filled_in(
    connection: duckdb.DuckDBPyConnection, written: tuple[str, ...]
) -> None:
    assert units(connection, *written) == [*written, ""]


def filled(connection: duckdb.DuckDBPyConnection, head: list[str], *rows: list[str], at: int = 3) -> list[str]:
    sheet = fill_down(connection, stage_grid(connection, "staged", "a.xlsx", "", [head, *rows], StagingRequest()))
    return [text or "" for (text,) in connection.execute(f"SELECT c{at} FROM {sheet.table} ORDER BY line").fetchall()]


def person(serial: int, unit: str, *more: str) -> list[str]:
    return ["2024", f"199001012015011{serial:03}", f"Pegawai {serial:05}", unit, "pelaksana", "PNS", *more]


def test_where_nearly_every_row_has_its_unit_an_empty_one_was_left_out(connection: duckdb.DuckDBPyConnection) -> None:
    rows = person(1, "A"), person(2, "B"), person(3, ""), person(4, "C")
    assert filled(connection, HEAD, *rows) == ["A", "B", "", "C"]


def test_a_total_ends_its_block_and_the_rows_below_it_are_not_of_the_unit_above(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    total = ["", "", "JUMLAH", "", "3 orang", ""]
    rows = person(1, "A"), person(2, ""), person(3, ""), total, person(4, ""), person(5, "B"), person(6, "")
    assert filled(connection, HEAD, *rows) == ["A", "A", "A", "", "", "B", "B"]


def test_a_kecamatan_is_filled_in_beside_units_that_each_row_has(connection: duckdb.DuckDBPyConnection) -> None:
    rows = person(1, "A", "Klojen"), person(2, "B", ""), person(3, "C", "Sukun"), person(4, "D", "")
    assert filled(connection, [*HEAD, "Kecamatan"], *rows, at=6) == ["Klojen", "Klojen", "Sukun", "Sukun"]


STEPS = ["Nomor Perkara", "Tahap", "Tanggal", "Lembaga"]


def test_a_case_is_written_once_for_its_steps(connection: duckdb.DuckDBPyConnection) -> None:
    told = [("1", "Laporan"), ("", "BAP"), ("", "SK"), ("2", "Laporan"), ("", "BAP")]
    rows = [[case, step, "01/10/2024", "PPK"] for case, step in told]
    assert filled(connection, STEPS, *rows, at=0) == ["1", "1", "1", "2", "2"]
    again = [["", "BAP", "02/10/2024", "PPK"]]  # of a case without its number
    assert filled(connection, STEPS, *rows[:3], *again, at=0) == ["1", "", "", ""]
    back = [["", "LHP", "30/09/2024", "PPK"]]  # before the report of that case
    assert filled(connection, STEPS, *rows[:3], *back, at=0) == ["1", "", "", ""]
