"""Texts as literals of SQL."""

import duckdb
import pytest

from text.sql import literal


@pytest.mark.parametrize("text", ["", "a", "it's here", "''", "a\nb;--"])
def test_a_literal_reads_as_its_text(text: str) -> None:
    assert duckdb.execute(f"SELECT {literal(text)}").fetchall() == [(text,)]
