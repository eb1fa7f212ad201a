"""The table `inputs`: what the rooms above the loaders read of an input, they read from the build."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from loaders.contract.inputs import INPUTS
from loaders.transform.input_table import create_inputs
from storage import builds
from tests.support.builds import make_build


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_inputs(opened)
        yield opened


def test_each_input_is_one_row_in_the_order_of_the_contract(connection: duckdb.DuckDBPyConnection) -> None:
    kinds = connection.execute("SELECT kind FROM inputs ORDER BY input_order").fetchall()
    assert [kind for (kind,) in kinds] == [input_.kind for input_ in INPUTS]


def test_an_input_is_told_by_its_words(connection: duckdb.DuckDBPyConnection) -> None:
    sql = "SELECT noun, added_words, gone_words, changed_words, permission FROM inputs WHERE kind = $kind"
    assert connection.execute(sql, {"kind": "roster"}).fetchone() == (
        "daftar wajib",
        "orang masuk daftar wajib",
        "orang keluar dari daftar wajib",
        "baris daftar wajib dikoreksi",
        "upload",
    )
    assert connection.execute(sql, {"kind": "decision"}).fetchone() == (
        "keputusan rapat",
        "keputusan rapat baru",
        "keputusan rapat dihapus",
        "keputusan rapat dikoreksi",
        "decide",
    )


def test_rows_of_registers_and_their_steps_and_pairs_are_of_cases(connection: duckdb.DuckDBPyConnection) -> None:
    kinds = connection.execute("SELECT kind FROM inputs WHERE is_of_cases ORDER BY input_order").fetchall()
    assert kinds == [("case",), ("step",), ("bawaslu_register",), ("match",)]


def test_the_tables_of_a_build_have_every_column_that_is_compared(tmp_path: Path) -> None:
    build = make_build(tmp_path, event=[(2024, "26/08/2024", "apel", "Apel netralitas ASN", 12, "Laporan")])
    sql = """SELECT kind, list_concat(compared_key, map_keys(compared_columns)), list(column_name)
        FROM inputs JOIN duckdb_columns() ON table_name = compared_table GROUP BY ALL"""
    found = builds.rows(build, sql)
    lacking = {kind: set(compared) - set(columns) for kind, compared, columns in found}
    assert lacking == {input_.kind: set() for input_ in INPUTS}
