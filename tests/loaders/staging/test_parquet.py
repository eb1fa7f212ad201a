"""Parquet files, staged as text."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from loaders.contract.errors import Incomplete, Unreadable
from loaders.staging.parquet import stage_parquet
from loaders.staging.sheet import StagingRequest


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def test_typed_columns_become_texts_and_the_first_row_is_line_2(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "ttd.parquet"
    seen: list[int] = []
    connection.execute(
        f"""COPY (SELECT 2024 AS siklus, '199001012015011001' AS nip, DATE '2024-08-26' AS tanggal_ttd)
        TO '{path}' (FORMAT parquet)"""
    )
    (sheet,) = stage_parquet(connection, "staged", path, "ttd.parquet", StagingRequest(progress=seen.append))
    assert connection.execute("FROM staged").fetchall() == [(2, "2024", "199001012015011001", "2024-08-26")]
    assert (sheet.titles, sheet.rows, seen) == (("siklus", "nip", "tanggal_ttd"), 1, [1])


def test_a_file_that_is_none_or_lacks_columns_or_is_of_no_input_is_refused(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    with pytest.raises(Unreadable, match="tidak terbaca sebagai Parquet"):
        stage_parquet(connection, "staged", path, "a.parquet", StagingRequest())
    connection.execute(f"COPY (SELECT 2024 AS siklus, '1' AS nip) TO '{path}' (FORMAT parquet)")
    with pytest.raises(Incomplete, match="kolom wajib tidak ada"):
        stage_parquet(connection, "staged", path, "a.parquet", StagingRequest())
    connection.execute(f"COPY (SELECT 1 AS satu, 2 AS dua) TO '{path}' (FORMAT parquet)")
    with pytest.raises(Unreadable, match="tidak ada tabel yang dikenali dalam PARQUET"):
        stage_parquet(connection, "staged", path, "a.parquet", StagingRequest())
