"""Rejected rows that came back corrected."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from loaders.contract.headers import Header
from loaders.contract.inputs import SIGNING
from loaders.sources.manifest import Source
from loaders.staging.returned_rejects import RejectOrigin
from loaders.staging.sheet import StagedSheet
from loaders.validation.corrected import mark_settled
from loaders.validation.rejects import create_rejects
from loaders.validation.workspace import SheetLoad

HASH = "0a1b2c3d4e5f6a7b"
SOURCE = Source("TTD", SIGNING, "kotak masuk", (("TTD.csv", Path("TTD.csv")),))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("ATTACH ':memory:' AS scratch")
        opened.execute("CREATE TABLE scratch.judged_signing (load_id INTEGER, line BIGINT, mask BIGINT)")
        opened.execute(
            "CREATE TABLE scratch.dropped (kind VARCHAR, load_id INTEGER, line BIGINT, first_load_id INTEGER)"
        )
        create_rejects(opened)
        opened.execute("INSERT INTO rejects BY NAME SELECT 1 AS load_id, unnest([5, 6, 7]) AS line, 'kosong' AS code")
        yield opened


def returned(connection: duckdb.DuckDBPyConnection, original: str = HASH[:12]) -> SheetLoad:
    """The original with rejects in lines 5 to 7, of which 5 and 6 come back; returns the original's load."""
    header = Header(SIGNING, 0, {"nip": 0})
    origins = {2: RejectOrigin(original, "Satu", 5), 3: RejectOrigin(original, "Satu", 6)}
    first = SheetLoad(1, SOURCE, StagedSheet("TTD.xlsx", "Satu", header), HASH, 10, 3)
    back = StagedSheet("kembali.xlsx", "Satu", header, original=original, origins=origins)
    mark_settled(connection, [first, SheetLoad(2, SOURCE, back, "", 2)])
    return first


def settled(connection: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return connection.execute("SELECT line, settled_in FROM rejects ORDER BY line").fetchall()


def test_a_reject_whose_row_came_back_and_was_taken_is_settled(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("INSERT INTO scratch.judged_signing VALUES (2, 2, 0), (2, 3, 1)")  # the second is still bad
    assert returned(connection).settled == 1
    assert settled(connection) == [(5, "kembali.xlsx"), (6, None), (7, None)]


def test_an_original_that_has_changed_since_has_nothing_settled(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("INSERT INTO scratch.judged_signing VALUES (2, 2, 0)")
    assert returned(connection, "ffffffffffff").settled == 0
    assert settled(connection) == [(5, None), (6, None), (7, None)]


def test_a_corrected_row_that_says_what_another_said_counts_and_one_without_its_case_does_not(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    connection.execute("INSERT INTO scratch.judged_signing VALUES (2, 2, 0), (2, 3, 0)")
    connection.execute("INSERT INTO scratch.dropped VALUES ('signing', 2, 2, 1), ('signing', 2, 3, NULL)")
    assert returned(connection).settled == 1
    assert settled(connection)[:2] == [(5, "kembali.xlsx"), (6, None)]
