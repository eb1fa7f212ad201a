"""Parquet files: typed columns under contract names, staged as text like everything else."""

from pathlib import Path

import duckdb

from loaders.contract.errors import Unreadable
from loaders.staging.sheet import StagedSheet, StagingRequest, check_columns, not_recognised


def stage_parquet(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, label: str, asked: StagingRequest
) -> list[StagedSheet]:
    """Stage one Parquet file; the first row counts as line 2, as if the column names stood above it."""
    try:
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet($path)", {"path": str(path)}).fetchall()
    except duckdb.Error as error:
        raise Unreadable(label, "tidak terbaca sebagai Parquet", "buat ulang berkasnya") from error
    titles = tuple(str(row[0]) for row in described)
    header = asked.header([titles], "")
    if header is None:
        raise not_recognised(path, label)
    check_columns(label, "", header)
    texts = ", ".join(f'CAST("{_quoted(title)}" AS VARCHAR) AS c{i}' for i, title in enumerate(titles))
    connection.execute(
        f"CREATE OR REPLACE TABLE {table} AS SELECT row_number() OVER () + 1 AS line, {texts} FROM read_parquet($path)",
        {"path": str(path)},
    )
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    asked.progress(rows)
    return [StagedSheet(label, "", header, titles, table, rows)]


def _quoted(name: str) -> str:
    return name.replace('"', '""')
