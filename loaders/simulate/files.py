"""Plain files as offices export them: CSV in several manners, and Parquet."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from loaders.simulate.sheets import Cell, DaySerial, Formula


@dataclass(frozen=True)
class CsvStyle:
    """Delimiter, encoding and line end of one office's export."""

    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\n"


PLAIN = CsvStyle()
EXCEL_ID = CsvStyle(";", "cp1252", "\r\n")
WITH_BOM = CsvStyle(",", "utf-8-sig", "\r\n")
TABS = CsvStyle("\t", "utf-8-sig", "\r\n")


def text_of(cell: Cell) -> str:
    """Write a cell as a spreadsheet program does: a NIP that became a number is 1,98E+17."""
    if isinstance(cell, Formula):
        return text_of(cell.value)
    if isinstance(cell, DaySerial):
        return text_of(cell.day)
    if isinstance(cell, float):
        return f"{cell:.2E}".replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def write_csv(path: Path, headers: Sequence[str], rows: Sequence[Sequence[Cell]], style: CsvStyle) -> None:
    """Write a table as text in the given style; cells with delimiters or line breaks are quoted."""
    with path.open("w", encoding=style.encoding, newline="") as file:
        writer = csv.writer(file, delimiter=style.delimiter, lineterminator=style.line_end)
        writer.writerow(headers)
        writer.writerows([text_of(cell) for cell in row] for row in rows)


def write_parquet(path: Path, headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Write a table as Parquet, every column text, as an application exports its forms."""
    columns = ", ".join(f'$cells[{at}][row] AS "{header}"' for at, header in enumerate(headers, start=1))
    cells = [[text_of(cell) or None for cell in column] for column in zip(*rows, strict=True)]
    with duckdb.connect() as connection:
        source = f"SELECT {columns} FROM range(1, {len(rows)} + 1) AS line(row)"
        connection.execute(f"CREATE TABLE export AS {source}", {"cells": cells})
        connection.execute(f"COPY export TO '{path}' (FORMAT parquet)")
