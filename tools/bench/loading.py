"""What a build costs beside a bare read of the same files."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

import xlsxwriter

from loaders.simulate import write_bulk
from settings import read_settings
from tools.bench.processes import Cost, cost_of, least

RAW = """
import sys, duckdb
target, memory, threads, *files = sys.argv[1:]
with duckdb.connect(target, config={"memory_limit": memory, "threads": threads}) as connection:
    for number, path in enumerate(files):
        sql = f"CREATE TABLE raw_{number} AS SELECT * FROM read_csv($path, all_varchar = true)"
        connection.execute(sql, {"path": path})
"""
OPENPYXL = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
print(sum(1 for sheet in book for row in sheet.iter_rows(values_only=True)))
"""
SHEET_ROWS = 60_000


@dataclass(frozen=True)
class Compared:
    """One line of the table: ours beside the bare read, and the bar that the ratio must keep."""

    what: str
    rows: int
    ours: Cost
    bare: Cost
    bar: str

    @property
    def ratio(self) -> float:
        """Our processor time for one second of the bare read's."""
        return self.ours.cpu_s / self.bare.cpu_s


def of_bulk(place: Path, rows: int, runs: int, bar: str) -> Compared:
    """One clean roster CSV of that many rows."""
    write_bulk(place / "inbox", rows=rows, seed=2024)
    return of_csv(place, f"CSV, one roster of {rows:,} rows", rows, runs, bar)


def of_nation(place: Path, runs: int) -> Compared:
    """Rosters and signings of 514 governments over three cycles."""
    size = ["--governments", "514", "--asn", "4700000"]
    cost_of(["-m", "loaders", "simulate", "--out", place / "inbox", *size])
    rows = sum(_lines(path) - 1 for path in (place / "inbox").glob("*.csv"))
    return of_csv(place, "CSV, the nation: six files", rows, runs, "at most 3; 1.500 MB")


def of_csv(place: Path, what: str, rows: int, runs: int, bar: str) -> Compared:
    """Compare `loaders build` of an inbox of CSV files with CREATE TABLE AS SELECT * FROM read_csv of each."""
    settings, files = read_settings(), sorted((place / "inbox").glob("*.csv"))
    raw, warehouse = place / "raw.duckdb", place / "warehouse"

    def bare() -> Cost:
        raw.unlink(missing_ok=True)
        return cost_of(["-c", RAW, raw, settings.memory_limit, str(settings.threads), *files])

    def ours() -> Cost:
        rmtree(warehouse, ignore_errors=True)
        places: list[str | Path] = ["--inbox", place / "inbox", "--warehouse", warehouse]
        return cost_of(["-m", "loaders", "build", "--dataset", "simulasi", *places])

    return _in_turn(what, rows, ours, bare, runs, bar)


def of_workbook(place: Path, runs: int) -> Compared:
    """`loaders check` of one big sheet beside openpyxl, read-only, going through its rows."""
    book = _write_workbook(place)
    return _in_turn(
        f"XLSX, one sheet of {SHEET_ROWS:,} rows",
        SHEET_ROWS,
        lambda: cost_of(["-m", "loaders", "check", book]),
        lambda: cost_of(["-c", OPENPYXL, book]),
        runs,
        "at most 0.67",
    )


def _in_turn(what: str, rows: int, ours: Callable[[], Cost], bare: Callable[[], Cost], runs: int, bar: str) -> Compared:
    pairs: Sequence[tuple[Cost, Cost]] = [(bare(), ours()) for _ in range(runs)]
    return Compared(what, rows, least([own for _, own in pairs]), least([raw for raw, _ in pairs]), bar)


def _write_workbook(place: Path) -> Path:
    source = write_bulk(place, rows=SHEET_ROWS, seed=2024)
    book = place / "Roster.xlsx"
    with xlsxwriter.Workbook(str(book), {"constant_memory": True}) as workbook, source.open(encoding="utf-8") as lines:
        sheet = workbook.add_worksheet("Roster")
        for number, cells in enumerate(csv.reader(lines)):
            sheet.write_row(number, 0, cells)
    return book


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 22), b""))
