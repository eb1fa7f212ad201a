"""Records of a source, kept as texts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from loaders.faults import Fault, SourceFailed
from loaders.staging import records
from loaders.staging.sheet import StagingRequest
from settings import Fetching, read_settings


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


@pytest.fixture
def limits() -> Fetching:
    return read_settings().fetching


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "ya"),
        (False, "tidak"),
        (199001012015011001, "199001012015011001"),
        (1.99001012015011e17, "1,99001E+17"),  # a float has lost the last digits of a NIP
        (89.5, "89,5"),
        (12.0, "12"),
        (Decimal("199001012015011001"), "199001012015011001"),
        (Decimal("1.50"), "1,50"),
        (Decimal("NaN"), "NaN"),
        (date(2024, 8, 26), "2024-08-26"),
        (datetime(2024, 8, 26, tzinfo=UTC), "2024-08-26"),
        (datetime(2024, 8, 26, 7, 30, tzinfo=UTC), "2024-08-26 07:30:00"),
        ({"a": ["é"]}, '{"a": ["é"]}'),
        ("a\x00b", "a b"),
    ],
)
def test_a_value_is_written_as_the_rules_read_it(value: object, text: str) -> None:
    assert records.text_of(value) == text


def test_the_first_record_is_line_1_whatever_its_text(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, limits: Fetching
) -> None:
    path = tmp_path / "a.records"
    with records.writing(path, ["siklus", "nip", "tanggal_ttd", "bukti"], limits) as write:
        write([["2024", "1", "26/08/2024", 'map "1"\nrak 2'], ["2024", "2", "", ""]])
    (sheet,) = records.stage_records(connection, "staged", path, "BKPSDM", StagingRequest())
    assert connection.execute("SELECT line, c3 FROM staged").fetchall() == [(1, 'map "1"\nrak 2'), (2, None)]
    assert sheet.rows == 2


@pytest.mark.parametrize(("rows", "size"), [(2, 1000), (1000, 20)])
def test_more_than_the_limits_is_a_fault_of_the_source(tmp_path: Path, limits: Fetching, rows: int, size: int) -> None:
    with (
        pytest.raises(SourceFailed) as failed,
        records.writing(tmp_path / "a.records", ["nip"], replace(limits, max_rows=rows, max_bytes=size)) as write,
    ):
        write([["199001012015011001"]] * 3)
    assert failed.value.fault is Fault.TOO_BIG
