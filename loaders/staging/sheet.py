"""Rows of any file, as text with their line numbers, in a DuckDB table for the validation."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

import duckdb
import pyarrow as pa

from loaders.contract.choices import LEFT_OUT, NOTHING_SAID, Choices, chosen_header
from loaders.contract.declared import SKIPPED, declared_input, is_no_data
from loaders.contract.errors import Incomplete, Unreadable
from loaders.contract.headers import CYCLE, SEARCHED_ROWS, Header, recognise, titles_of
from loaders.contract.inputs import ROSTER, SIGNING, Input
from loaders.contract.name_and_nip import title_of_both
from loaders.contract.position_day import POSITION
from loaders.staging.returned_rejects import RejectOrigin, origin_of, original_of, reasons_at, without_reasons

BATCH_ROWS = 20_000
MOST_PRINTED_ROWS = 100_000
"""A longer table is no list that anybody wrote or printed by hand."""
LIST_CELLS = 3
PERSON = re.compile(r"['’]?\d{8}[ .]?\d{6}[ .]?\d[ .]?\d{3}")
EXAMPLE = re.compile(r"\b(?:contoh|template|templat|petunjuk)\b", re.IGNORECASE)
EXAMPLE_SHEET = "lembar contoh"
LETTERHEAD = "kop dan judul"
Progress = Callable[[int], None]


@dataclass(frozen=True)
class StagingRequest:
    """What is known before a file is opened.

    `wanted` is the input it must be (None: recognise it), `is_unit` tells whether a text is the name of a unit.
    """

    wanted: Input | None = None
    is_unit: Callable[[str], bool] = lambda _: False
    progress: Progress = lambda _: None
    choices: Choices = NOTHING_SAID

    def header(self, rows: Sequence[Sequence[str]], sheet: str) -> Header | None:
        """Find the header among the first rows of a sheet: as chosen, else as recognised."""
        choice = self.choices.of(sheet)
        if choice is None:
            return recognise(rows, sheet, self.wanted or declared_input(rows), self.is_unit)
        return chosen_header(choice, rows, sheet, self.wanted, self.is_unit)

    def no_table(self, sheet: str) -> str:
        """Say why a sheet without a header is skipped."""
        choice = self.choices.of(sheet)
        return (
            "lembar tidak dipakai, pilihan pengunggah" if choice and choice.kind == LEFT_OUT else "lembar tanpa tabel"
        )


@dataclass(frozen=True)
class BesideLists:
    """The whole table of which a sheet is one of several lists side by side, and all positions of each column in it."""

    table: str
    places: dict[str, tuple[int, ...]]


@dataclass(frozen=True)
class StagedSheet:
    """One table of one file, staged: `table` has line (as in Excel) and c0, c1 ... as text; `rows` counts them.

    A sheet without a table has no header and no rows; `skipped` counts what is not data, by reason. Rejected rows that
    come back name their `original` (the beginning of its hash), and by line where in it they stood. `wide` holds, by
    line, the number of cells of rows with more of them than there are titles. `percent` and `hidden` are columns of
    shares and columns that nobody sees. `uses` says of each title what became of its column. `beside` is set where the
    sheet is one of several lists side by side. `bare` are lines of a list of people with a NIP and nothing else.
    `remarks` say what people should look at.
    """

    file: str
    name: str
    header: Header | None
    titles: tuple[str, ...] = ()
    table: str = ""
    rows: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    original: str = ""
    origins: dict[int, RejectOrigin] = field(default_factory=dict)
    wide: dict[int, int] = field(default_factory=dict)
    percent: frozenset[int] = frozenset()
    hidden: frozenset[int] = frozenset()
    uses: tuple[str, ...] = ()
    beside: BesideLists | None = None
    bare: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Name the sheet with its file, as people are told where something stands."""
        return place_of(self.file, self.name)


def place_of(file: str, name: str) -> str:
    """Name a sheet with its file; the only table of a file has no name of its own."""
    return f"{file}, lembar {name}" if name else file


def stage_grid(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    file: str,
    name: str,
    grid: Iterable[Sequence[str]],
    asked: StagingRequest,
) -> StagedSheet:
    """Stage a grid of texts whose first row is line 1; raises Unreadable where required columns are missing."""
    rows = iter(grid)
    top = list(islice(rows, SEARCHED_ROWS + 1))
    if EXAMPLE.search(name) and asked.choices.of(name) is None:
        return _without_table(file, name, EXAMPLE_SHEET, chain(top, rows))
    if is_no_data(top) and asked.choices.of(name) is None:
        return _without_table(file, name, SKIPPED, chain(top, rows))
    original = original_of(top)
    origins: dict[int, RejectOrigin] = {}
    if original and (at := reasons_at(top)) is not None:
        rows = _as_handed_out(chain(top, rows), at, original, origins)
        top = list(islice(rows, len(top)))
    header = asked.header(top, name)
    if header is None:
        return _without_table(file, name, asked.no_table(name), chain(top, rows))
    check_columns(file, name, header)
    titles = tuple(" ".join(str(cell).split()) for cell in titles_of(top, header))
    lines = enumerate(chain(top[header.row + 1 :], rows), start=header.row + 2)
    width = max(len(titles), *(position + 1 for position in header.columns.values()))
    wide: dict[int, int] = {}
    titled = max((at + 1 for at, title in enumerate(titles) if title), default=0)
    told = max(titled, *(position + 1 for position in header.columns.values()))
    count = _insert(connection, table, width, _noting_wide(lines, told, wide), asked.progress)
    letterhead = {LETTERHEAD: header.row} if header.row else {}
    return StagedSheet(file, name, header, titles, table, count, letterhead, original, origins, wide)


def _noting_wide(
    lines: Iterable[tuple[int, Sequence[str]]], width: int, wide: dict[int, int]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows; note those with data behind the last title: a NIP there, or as many cells as make a list."""
    for line, row in lines:
        if len(row) > width:
            beyond = [cell for cell in row[width:] if cell.strip()]
            if len(beyond) >= LIST_CELLS or any(PERSON.fullmatch(cell.strip()) for cell in beyond):
                wide[line] = max(at for at, cell in enumerate(row, start=1) if cell.strip())
        yield line, row


def _as_handed_out(
    rows: Iterable[Sequence[str]], at: int, original: str, origins: dict[int, RejectOrigin]
) -> Iterator[Sequence[str]]:
    """Yield the rows as they stood in the original; note where each stood by its line."""
    for line, row in enumerate(rows, start=1):
        if found := origin_of(row, at, original):
            origins[line] = found
        yield without_reasons(row, at)


def _without_table(file: str, name: str, why: str, rows: Iterable[Sequence[str]]) -> StagedSheet:
    count = filled(rows)
    return StagedSheet(file, name, None, skipped={why: count} if count else {})


def check_columns(file: str, name: str, header: Header) -> None:
    """Refuse a table that lacks required columns."""
    if header.missing:
        where = place_of(file, name)
        columns = ", ".join(header.missing)
        required = header.input.required
        raise Incomplete(
            where,
            f"dibaca sebagai {header.input.title.lower()}, tetapi kolom wajib tidak ada: {columns}",
            _remedy(header),
            is_guess=2 * len({*header.columns, *header.constants} & set(required)) < len(required),
        )


def _remedy(header: Header) -> str:
    """Say what to add; of a list of people also what it lacks as a list of signatures, which it may be."""
    both = title_of_both(header)
    if both and {"nip", "nama"} & set(header.missing):
        return f"kolom '{both}' berisi dua hal: pisahkan nama dan NIP ke dua kolom"
    labels = [f"'{name} : {header.input.column(name).example}'" for name in (CYCLE, POSITION) if name in header.missing]
    above = f", atau tulis di atas tabel {' dan '.join(labels)} bila sama untuk semua baris" if labels else ""
    template = f"python -m loaders template {header.input.kind} --out contoh.xlsx"
    add = f"tambahkan kolom itu{above}; contoh bentuknya: {template}"
    if header.input is SIGNING and "tanggal_ttd" in header.missing:
        return (
            "tulis hari tanda tangan setiap orang, kosongkan bagi yang belum; bila semua pada satu hari, tulis "
            "'Tanggal TTD : ...' di atas tabel. Untuk daftar verifikasi, salin harinya dari daftar tanda tangannya"
        )
    if header.input is ROSTER and "nip" in header.columns and {"jenjang", "status_pegawai"} & set(header.missing):
        have = {*header.columns, *header.constants}
        lacking = [name for name in SIGNING.required if name not in have]
        return f"{add}. Bila ini daftar tanda tangan, yang kurang: {', '.join(lacking)}"
    return add


def filled(rows: Iterable[Sequence[str]]) -> int:
    """Count the rows with a filled cell."""
    return sum(_is_filled(row) for row in rows)


def _is_filled(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _insert(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    width: int,
    lines: Iterator[tuple[int, Sequence[str]]],
    progress: Progress,
) -> int:
    """Write the rows in batches, without the empty ones at the end; return how many."""
    columns = ", ".join(f"c{i} VARCHAR" for i in range(width))
    connection.execute(f"CREATE OR REPLACE TABLE {table} (line BIGINT, {columns})")
    count = 0
    blank: list[tuple[int, Sequence[str]]] = []
    while batch := list(islice(lines, BATCH_ROWS)):
        last = max((i for i, (_, row) in enumerate(batch) if _is_filled(row)), default=-1)
        if last >= 0:
            full = blank + batch[: last + 1]
            _append(connection, table, width, full)
            count += len(full)
            blank = []
        blank += batch[last + 1 :]
        progress(len(batch))
    return count


def _append(
    connection: duckdb.DuckDBPyConnection, table: str, width: int, rows: list[tuple[int, Sequence[str]]]
) -> None:
    columns = {"line": pa.array([line for line, _ in rows], pa.int64())}
    for i in range(width):
        columns[f"c{i}"] = pa.array([row[i] if i < len(row) else "" for _, row in rows], pa.string())
    batch = pa.table(columns)
    connection.register("staged_batch", batch)
    connection.execute(f"INSERT INTO {table} SELECT * FROM staged_batch")
    connection.unregister("staged_batch")


def not_recognised(path: Path, label: str) -> Unreadable:
    """Return the error for a file in which no table of any input was found."""
    return Unreadable(
        label,
        f"tidak ada tabel yang dikenali dalam {path.suffix.lstrip('.').upper() or 'berkas'} ini",
        "periksa judul kolomnya; contoh bentuk yang dikenali: python -m loaders template roster --out contoh.xlsx",
    )
