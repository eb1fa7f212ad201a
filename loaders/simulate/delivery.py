"""One delivered file: its rows, its headers as the office spells them, and the shape it comes in."""

from dataclasses import dataclass
from pathlib import Path

from loaders.simulate.files import CsvStyle, write_csv, write_parquet
from loaders.simulate.flaws import Row, spoil
from loaders.simulate.place import place
from loaders.simulate.sheets import SimulatedSheet, write_workbook

Headers = dict[str, str]
SHEET = "_sheet"  # a key of the rows that is no column: the sheet that the row stands on
ABOVE = {"unit_kerja": "Unit Kerja", "siklus": "Siklus"}
HIDDEN_EVERY = 17


@dataclass(frozen=True)
class Book:
    """A workbook with a sheet per SHEET of the rows; the columns `above` stand over the table, not in it.

    Without a letterhead of its own it bears that of the personnel agency. `group` is a title and the neighbouring
    columns under it, in a header of two rows.
    """

    title: str
    above: tuple[str, ...] = ()
    group: tuple[str, ...] = ()
    signed_at: str = ""
    letterhead: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parquet:
    """An application's export."""


Shape = CsvStyle | Book | Parquet


def deliver(path: Path, kind: str, rows: list[Row], headers: Headers, shape: Shape) -> int:
    """Write one file with its share of bad rows; return how many rows it holds, 0 without a file."""
    if not rows:
        return 0
    above = shape.above if isinstance(shape, Book) else ()
    columns = [column for column in headers if column not in above]
    spoiled = spoil(kind, rows, columns)
    shown = [headers[column] for column in columns]
    table = [[row.get(column) for column in columns] for row in spoiled]
    if isinstance(shape, Book):
        write_workbook(path, _sheets(spoiled, columns, shown, shape))
    elif isinstance(shape, CsvStyle):
        write_csv(path, shown, table, shape)
    else:
        write_parquet(path, shown, table)
    return len(spoiled)


def _sheets(rows: list[Row], columns: list[str], shown: list[str], book: Book) -> list[SimulatedSheet]:
    of_sheet: dict[str, list[Row]] = {}
    for row in rows:
        of_sheet.setdefault(str(row[SHEET]), []).append(row)
    return [
        SimulatedSheet(
            name=name.replace("/", "-"),
            title=book.title,
            headers=shown,
            rows=[[row.get(column) for column in columns] for row in found],
            above=[f"{ABOVE[column]} : {found[0][column]}" for column in book.above],
            group=_group(book, columns),
            letterhead=book.letterhead or place().letterhead,
            signer=_signer(found[0]) if book.signed_at else (),
            signed_at=book.signed_at,
            totals=[columns.index(column) + 1 for column in book.totals],
            hidden=frozenset(range(HIDDEN_EVERY, len(found), HIDDEN_EVERY)),
        )
        for name, found in of_sheet.items()
    ]


def _group(book: Book, columns: list[str]) -> tuple[str, int, int] | None:
    if not book.group:
        return None
    places = [columns.index(column) + 1 for column in book.group[1:]]
    return book.group[0], min(places), max(places)


def _signer(head: Row) -> tuple[str, ...]:
    return (str(head["nama"]), f"NIP. {head['nip']}") if head.get("nama") else ("Pejabat yang mengetahui",)
