"""Several tables in one sheet, each with its own labels."""

from collections.abc import Iterator, Sequence

import duckdb
import pytest

from loaders.staging.blocks import split_blocks
from loaders.staging.sheet import StagingRequest, stage_grid
from loaders.validation.macros import create_macros

HEAD = ["No", "NIP", "Nama", "Jenjang", "Status"]


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened)
        yield opened


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
