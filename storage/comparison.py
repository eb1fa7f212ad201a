"""Two builds in one connection, for questions to both."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pandas as pd

from storage.builds import Build, Params, SchemaMismatch, _config
from text.sql import literal


class ComparedBuilds:
    """Two builds in one connection of its own: a question names their tables `before.roster`, `after.roster`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def keep(self, table: str, side: str, sql: str, params: Params | None = None) -> None:
        """Ask one of the two, with its own macros, and keep the answer as a table for the questions to both.

        Raises SchemaMismatch where that build cannot be asked so.
        """
        self._connection.execute(f"USE {side}")  # a macro looks for its tables where the connection stands
        try:
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {sql}", params or {})
        except (duckdb.CatalogException, duckdb.BinderException) as error:
            raise SchemaMismatch(f"{side}: {error}") from error

    def rows(self, sql: str, params: Params | None = None) -> list[tuple[Any, ...]]:
        """Ask both one question."""
        return self._connection.execute(sql, params or {}).fetchall()

    def query(self, sql: str, params: Params | None = None) -> pd.DataFrame:
        """Ask both one question and return a frame."""
        return self._connection.execute(sql, params or {}).df()


@contextmanager
def open_both(before: Build, after: Build) -> Iterator[ComparedBuilds]:
    """Open two builds beside each other, read-only; the connections that pages read through are not touched."""
    with TemporaryDirectory() as spill, duckdb.connect(config={**_config(), "temp_directory": spill}) as connection:
        for side, build in (("before", before), ("after", after)):
            connection.execute(f"ATTACH {literal(build.path)} AS {side} (READ_ONLY)")
        yield ComparedBuilds(connection)
