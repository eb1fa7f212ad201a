"""Records of a JSON answer or a query, as a file of texts whose line numbers are record numbers.

The file is CSV with the titles above; unlike a file of an office, its first record is line 1, as in the source.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from loaders.contract.errors import Unreadable
from loaders.contract.headers import recognise
from loaders.faults import Fault, SourceFailed
from loaders.staging.sheet import StagedSheet, StagingRequest, check_columns, not_recognised
from settings import Fetching

SUFFIX = ".records"
EXACT_FLOAT = 1e15
Write = Callable[[Iterable[Sequence[str]]], None]


@contextmanager
def writing(path: Path, titles: Sequence[str], limits: Fetching) -> Iterator[Write]:
    """Open a file of records; each call adds rows. Raises SourceFailed beyond the limits of rows or bytes."""
    rows = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(titles)

        def write(batch: Iterable[Sequence[str]]) -> None:
            nonlocal rows
            for row in batch:
                out.writerow(row)
                rows += 1
            if rows > limits.max_rows:
                raise SourceFailed(Fault.TOO_BIG, f"lebih dari {limits.max_rows} baris")
            if file.tell() > limits.max_bytes:
                raise SourceFailed(Fault.TOO_BIG, f"lebih dari {limits.max_bytes // 1_000_000} MB")

        yield write


def text_of(value: Any) -> str:
    """Write a value as the validation reads it: ISO days, whole numbers exact to the last digit, ya and tidak."""
    return _TEXTS.get(type(value), _other)(value)


def _moment(value: datetime) -> str:
    local = value.replace(tzinfo=None)
    return local.date().isoformat() if local.time() == local.min.time() else local.isoformat(" ", "seconds")


def _decimal(value: Decimal) -> str:
    if value.is_finite() and value == value.to_integral_value():
        return str(int(value))
    return format(value, "f").replace(".", ",")


def _float(value: float) -> str:
    """Write a float; from 15 digits on in scientific form, since a NIP has lost its last digits there."""
    if abs(value) >= EXACT_FLOAT:
        return f"{value:.5E}".replace(".", ",")
    return str(int(value)) if value.is_integer() else repr(value).replace(".", ",")


def _other(value: Any) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


_TEXTS: dict[type, Callable[[Any], str]] = {
    str: lambda value: value.replace("\x00", " "),
    type(None): lambda _: "",
    bool: lambda value: "ya" if value else "tidak",
    int: str,
    float: _float,
    Decimal: _decimal,
    datetime: _moment,
    date: date.isoformat,
}


def stage_records(
    connection: duckdb.DuckDBPyConnection, table: str, path: Path, label: str, asked: StagingRequest
) -> list[StagedSheet]:
    """Stage a file of records; raises Unreadable where no table of an input is in it."""
    with path.open(encoding="utf-8", newline="") as file:
        titles = tuple(next(csv.reader(file), ()))
    header = recognise([titles], "", asked.wanted, asked.is_unit)
    if header is None:
        raise not_recognised(path, label)
    check_columns(label, "", header)
    columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(titles)))
    try:
        connection.execute(
            f"""CREATE OR REPLACE TABLE {table} AS SELECT row_number() OVER () AS line, *
            FROM read_csv($path, auto_detect = false, header = false, skip = 1, delim = ',', new_line = '\\n',
                quote = '"', escape = '"', parallel = false, columns = {{{columns}}})""",
            {"path": str(path)},
        )
    except duckdb.InvalidInputException as error:
        raise Unreadable(label, "satu barisnya terlalu panjang", "periksa isi sumbernya") from error
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    asked.progress(rows)
    return [StagedSheet(label, "", header, titles, table, rows)]
