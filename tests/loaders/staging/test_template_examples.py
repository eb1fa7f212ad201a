"""The example row of a template that was left in."""

from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest

from loaders.contract.headers import Header
from loaders.contract.inputs import SIGNING, Input
from loaders.staging.sheet import StagedSheet
from loaders.staging.template_examples import MARK, MARK_TITLE, SKIPPED, without_examples

TITLES = ("siklus", "nip", "tanggal_ttd", MARK_TITLE)


def in_words(input_: Input) -> Input:
    """Return the input as a city with a cycle of 2024 has it."""
    columns = [replace(column, example=column.example.replace("{cycle}", "2024")) for column in input_.columns]
    return replace(input_, columns=tuple(columns))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("CREATE TABLE staged (line BIGINT, c0 VARCHAR, c1 VARCHAR, c2 VARCHAR, c3 VARCHAR)")
        yield opened


def staged(titles: tuple[str, ...] = TITLES) -> StagedSheet:
    header = Header(SIGNING, 0, {"siklus": 0, "nip": 1, "tanggal_ttd": 2})
    return StagedSheet("a.xlsx", "Isian", header, titles, "staged", 2)


def test_an_untouched_example_is_skipped_even_where_excel_rewrote_its_day(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    nip = SIGNING.column("nip").example
    rows = [(2, "2024", nip, "2024-08-26", MARK), (3, "2024", "199001012015011009", "26/08/2024", None)]
    connection.executemany("INSERT INTO staged VALUES (?, ?, ?, ?, ?)", rows)
    kept = without_examples(connection, staged(), in_words)
    assert (kept.rows, kept.skipped) == (1, {SKIPPED: 1})
    assert connection.execute(f"SELECT line FROM {kept.table}").fetchall() == [(3,)]


@pytest.mark.parametrize("mark", [MARK, None])
def test_an_example_that_somebody_wrote_over_is_data(connection: duckdb.DuckDBPyConnection, mark: str | None) -> None:
    connection.execute("INSERT INTO staged VALUES (2, '2024', '199001012015011009', '26/08/2024', ?)", [mark])
    assert without_examples(connection, staged(), in_words).table == "staged"


def test_a_file_of_an_office_has_no_examples(connection: duckdb.DuckDBPyConnection) -> None:
    sheet = staged(("siklus", "nip", "tanggal_ttd", "keterangan"))
    assert without_examples(connection, sheet, in_words) is sheet
