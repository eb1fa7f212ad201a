"""A metric's rows as people read them: Indonesian headings and values, and the CSV that Excel in Indonesia opens."""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar, overload

import pandas as pd

from text.csv_injection import neutralise
from text.indonesian import UNKNOWN, day, number, percent_points

YEAR = "Siklus"
"""The heading of a column of years, which are written without a point between thousands."""
VALUES = {"basis": {"persons": "daftar orang", "recap": "rekap", "both": "daftar orang dan rekap"}}


def readable(data: pd.DataFrame, headings: Mapping[str, str]) -> pd.DataFrame:
    """Select the columns that are headed, under their Indonesian headings, unknown values said as such."""
    kept = [column for column in headings if column in data.columns]
    shown = data[kept].copy()
    for column in set(VALUES) & set(kept):
        shown[column] = shown[column].map(VALUES[column]).fillna(shown[column])
    return shown.rename(columns=dict(headings))


Row = TypeVar("Row")


@overload
def to_dicts(data: pd.DataFrame) -> list[dict[str, Any]]: ...
@overload
def to_dicts(data: pd.DataFrame, row: type[Row]) -> list[Row]: ...
def to_dicts(data: pd.DataFrame, row: type[Row] | None = None) -> list[Any]:  # noqa: ARG001  `row` types the result
    """Convert the rows to dicts of column and value.

    `row` is the TypedDict of the metric (`metrics.rows`): it tells the type checker what a column holds, and checks
    nothing at run time. An unknown number is None, an unknown text None or NaN, an unknown day NaT.
    """
    # Column by column: pandas' own to_dict goes cell by cell and takes four times as long.
    names = [str(name) for name in data.columns]
    columns = [column.to_numpy(dtype=object) for _, column in data.items()]
    rows = zip(*([None if value is pd.NA else value for value in column] for column in columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def to_date(value: Any) -> date:
    """Convert a day as pandas or DuckDB gives it to a date."""
    return pd.Timestamp(value).date()


def as_text(value: Any) -> str:
    """One cell as text: 1.480, 26 Agustus 2024, ya; unknown is said in words."""
    if value is None or value is pd.NaT or (isinstance(value, float) and pd.isna(value)) or value is pd.NA:
        return UNKNOWN
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if hasattr(value, "strftime"):
        return day(value)
    return str(value) if isinstance(value, str) else number(value)


def formats(data: pd.DataFrame) -> dict[str, Any]:
    """How a table writes each column; years keep their four digits, headings with % show percent."""
    return {column: _writer(str(column)) for column in data.columns}


def _writer(heading: str) -> Any:
    if heading == YEAR:
        return lambda value: UNKNOWN if pd.isna(value) else str(value)
    if heading.startswith("%"):
        return lambda value: UNKNOWN if pd.isna(value) else percent_points(value)
    return as_text


def csv(data: pd.DataFrame, heading: list[str]) -> bytes:
    """Semicolons and a BOM, as Excel in Indonesia expects; lines of context above; no cell can act as a formula.

    Numbers stay plain digits so that they can be summed; days are ISO; what is unknown says so.
    """
    rows = data.astype(object).where(data.notna(), UNKNOWN).map(_cell).rename(columns=neutralise)
    above = "".join(f"{_quoted(line)}\r\n" for line in heading)
    body = rows.to_csv(index=False, sep=";", lineterminator="\r\n", decimal=",")
    return ("\ufeff" + above + body).encode("utf-8")


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, float):
        return round(value, 2)
    return value.isoformat()[:10] if hasattr(value, "isoformat") else value


def _quoted(line: str) -> str:
    safe = neutralise(line).replace('"', '""')
    return f'"{safe}"'
