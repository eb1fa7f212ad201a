"""A unit that is written once for its block."""

from collections.abc import Iterator

import duckdb
import pytest

from loaders.staging.fill_down import fill_down
from loaders.staging.sheet import StagingRequest, stage_grid

HEAD = ["Siklus", "NIP", "Nama", "Unit Kerja", "Jenjang", "Status"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def units(connection: duckdb.DuckDBPyConnection, *units: str) -> list[str]:
    rows = [["2024", str(at), f"Pegawai {at:05}", unit, "pelaksana", "PNS"] for at, unit in enumerate(units, 1)]
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
