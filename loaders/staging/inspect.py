"""Inspection of a file before it is read: its sheets, the header of each and the column of every header."""

import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from loaders.contract.choices import Choices, letter_of
from loaders.contract.errors import Unreadable
from loaders.contract.headers import SEARCHED_ROWS, Header
from loaders.staging.csv import as_text, delimiter_of
from loaders.staging.form import SUFFIXES as WORKBOOKS
from loaders.staging.sheet import StagingRequest
from loaders.staging.workbook import grid, open_book
from settings import Settings

Rows = list[list[str]]
SHOWN_CELLS = 3


@dataclass(frozen=True)
class Title:
    """One column of a sheet: its letter as in Excel, its header, and what its first rows say."""

    letter: str
    text: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Inspection:
    """One sheet: the input it would be read as ("" none), the line of its header, what was taken for what.

    `columns` are letters by the names of the contract; `constants` texts that count for all rows.
    """

    sheet: str
    kind: str
    row: int
    titles: tuple[Title, ...]
    columns: tuple[tuple[str, str], ...] = ()
    constants: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()


def inspect_file(
    path: Path, label: str, choices: Choices, is_unit: Callable[[str], bool], settings: Settings
) -> tuple[Inspection, ...]:
    """Show every sheet of a file as it would be read; raises Unreadable for what cannot be opened."""
    asked = StagingRequest(None, is_unit, choices=choices)
    return tuple(_look(name, rows, asked) for name, rows in _tops(path, label, asked, settings) if any(map(any, rows)))


def _look(sheet: str, rows: Rows, asked: StagingRequest) -> Inspection:
    header = asked.header(rows, sheet)
    choice = asked.choices.of(sheet)
    row = header.row if header else choice.row - 1 if choice and choice.row else _widest(rows)
    kind = header.input.kind if header else choice.kind if choice else ""
    titles = _titles(rows, min(row, len(rows) - 1), header)
    if header is None:
        return Inspection(sheet, kind, row + 1, titles)
    columns = tuple((name, letter_of(at)) for name, at in sorted(header.columns.items()))
    return Inspection(sheet, kind, row + 1, titles, columns, tuple(sorted(header.constants.items())), header.missing)


def _widest(rows: Rows) -> int:
    """Return the row most like a header where none is known: the first with the most filled cells."""
    return max(range(len(rows)), key=lambda at: (sum(1 for cell in rows[at] if cell.strip()), -at))


def _titles(rows: Rows, row: int, header: Header | None) -> tuple[Title, ...]:
    below = rows[row + 1 : row + 1 + SHOWN_CELLS]
    width = max([len(rows[row]), *(at + 1 for at in (header.columns.values() if header else ()))])
    return tuple(
        Title(letter_of(at), _title(rows, row, at), tuple(_cell(one, at) for one in below if _cell(one, at)))
        for at in range(width)
    )


def _title(rows: Rows, row: int, at: int) -> str:
    """Return a header's text; one merged over two rows stands in the upper."""
    return _cell(rows[row], at) or (_cell(rows[row - 1], at) if row else "")


def _cell(cells: Sequence[str], at: int) -> str:
    return " ".join(cells[at].split()) if at < len(cells) else ""


def _tops(path: Path, label: str, asked: StagingRequest, settings: Settings) -> Iterator[tuple[str, Rows]]:
    """Yield the first rows of each sheet."""
    if path.suffix.lower() in WORKBOOKS:
        for sheet in open_book(path, label, settings).sheets:
            yield sheet.name, list(islice(grid(sheet), SEARCHED_ROWS + 1))
    elif path.suffix == ".parquet":
        yield "", _parquet(path, label)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            text = as_text(path, label, Path(scratch))
            with text.open(encoding="utf-8-sig", newline="") as file:
                yield "", list(islice(csv.reader(file, delimiter=delimiter_of(text, asked)), SEARCHED_ROWS + 1))


def _parquet(path: Path, label: str) -> Rows:
    try:
        with duckdb.connect() as connection:
            found = connection.execute("FROM read_parquet($path) LIMIT 3", {"path": str(path)})
            titles = [column[0] for column in found.description]
            return [titles, *([str(cell or "") for cell in row] for row in found.fetchall())]
    except duckdb.Error as error:
        raise Unreadable(label, "tidak terbaca sebagai Parquet", "buat ulang berkasnya") from error
