"""A database in which cells are read as in a build."""

from collections.abc import Iterator

import duckdb
import pytest

from loaders.validation.macros import create_macros


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        create_macros(opened)
        yield opened
