"""A metric's rows as text: an aligned table for the eye, CSV and JSON exact for a machine."""

import csv
import io
import json
from collections.abc import Callable
from datetime import datetime

import pandas as pd

from text.csv_injection import neutralise

Value = str | int | float | bool | None


def as_table(frame: pd.DataFrame) -> str:
    """Columns aligned, numbers to the right, "-" for unknown."""
    rows = [["-" if value is None else _short(value) for value in row] for row in _values(frame)]
    names = list(frame.columns)
    widths = [max(len(text) for text in column) for column in zip(names, *rows, strict=True)]
    right = [pd.api.types.is_numeric_dtype(kind) and kind.kind != "b" for kind in frame.dtypes]
    return "".join(_line(row, widths, right) for row in [names, *rows])


def as_csv(frame: pd.DataFrame) -> str:
    """Comma, ISO dates, an empty cell for unknown; no cell can act as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")  # so that a cell with either sign in it is quoted
    writer.writerow(frame.columns)
    writer.writerows([_cell(value) for value in row] for row in _values(frame))
    return text.getvalue().replace("\r\n", "\n")


def as_json(frame: pd.DataFrame) -> str:
    """Write a list of objects, ISO dates, null for unknown."""
    records = [dict(zip(frame.columns, row, strict=True)) for row in _values(frame)]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str | None, Callable[[pd.DataFrame], str]] = {None: as_table, "csv": as_csv, "json": as_json}


def _values(frame: pd.DataFrame) -> list[list[Value]]:
    columns = [[_plain(name, value) for value in frame[name].astype(object)] for name in frame.columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _plain(name: str, value: object) -> Value:
    """Convert a value for JSON: a day without a clock, an `_at` as a UTC time."""
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, datetime):
        return f"{value.isoformat()}Z" if name.endswith("_at") else value.date().isoformat()
    return value if isinstance(value, (str, bool, int, float)) else str(value)


def _lower(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value


def _cell(value: Value) -> Value:
    lowered = _lower(value)
    return neutralise(lowered) if isinstance(lowered, str) else lowered


def _short(value: Value) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(_lower(value))


def _line(texts: list[str], widths: list[int], right: list[bool]) -> str:
    cells = (
        text.rjust(width) if is_right else text.ljust(width)
        for text, width, is_right in zip(texts, widths, right, strict=True)
    )
    return "  ".join(cells).rstrip() + "\n"
