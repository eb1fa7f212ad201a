"""Totals that an office printed below or beside its rows, held against what was read.

A JUMLAH row of counts must be the sum of the rows above it, since the total before or since the beginning; one below a
list of persons their number, of all or of those who have signed; and a running number must not leave one out.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from loaders.contract.headers import Header
from loaders.contract.inputs import RECAP, CellKind, letters
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet
from loaders.validation import reasons

NUMBERING = {"no", "nomor", "nourut", "nomorurut"}
PEOPLE, ROWS = "orang", "baris"
UNITS = ("unit_kerja", "kelurahan")
_COUNT = re.compile(r"\d{1,9}(?:[.,]0)?|\d{1,3}(?:\.\d{3}){1,2}")
_PEOPLE = re.compile(r"(?:dari|:)?\s*(\d{1,3}(?:\.\d{3})+|\d{1,9})\s*(?:orang|pegawai|asn|lembar)\b", re.IGNORECASE)


_MENTIONED = re.compile(
    r"\b(\d{1,3}(?:\.\d{3})+|\d{1,5})\s*(?:\([^)]*\)\s*)?(?:orang|pegawai|asn|lembar|berkas)\b"
    r"|(?:lembar|berkas|orang|pegawai|asn|peserta)\s*:\s*(\d{1,5})\b",
    re.IGNORECASE,
)
MENTIONED_ABOVE = re.compile(r"\b(?:jumlah|total|sebanyak)\b", re.IGNORECASE)
OF_SOME = {
    *(
        "pns",
        "pppk",
        "cpns",
        "sudah",
        "belum",
        "sdh",
        "blm",
        "laki",
        "perempuan",
        "pria",
        "wanita",
        "hadir",
        "tidak",
        "izin",
    ),
    *("sakit", "cuti", "jpt", "administrator", "pengawas", "pelaksana", "fungsional", "guru", "eselon"),
}
"""Words of a total that counts some of the people."""


@dataclass(frozen=True)
class PrintedTotal:
    """A printed number that is not what the rows say; `column` is that of the input, or `PEOPLE` or `ROWS`."""

    line: int
    column: str
    printed: int
    counted: int


@dataclass(frozen=True)
class _Row:
    line: int
    cells: tuple[str, ...]
    is_rejected: bool


def numbering(titles: Sequence[str]) -> int | None:
    """Return the position of the running number, or None where rows bear none."""
    return next((at for at, title in enumerate(titles) if letters(title) in NUMBERING), None)


def compare(
    connection: duckdb.DuckDBPyConnection,
    sheet: StagedSheet,
    header: Header,
    totals: Sequence[tuple[int, Sequence[str]]],
    rejected: Collection[int],
) -> list[PrintedTotal]:
    """Return the printed totals of a sheet that differ from its rows.

    `totals` are its total rows, by line, and `rejected` the lines of rows that were rejected.
    """
    numbered = numbering(sheet.titles)
    subject = next(column.name for column in header.input.columns if column.field == header.input.subject)
    about = header.columns.get(subject) if header.input.kind != RECAP.kind else None
    units = [header.columns[name] for name in UNITS if name in header.columns] if about is None else []
    if sheet.rows > MOST_PRINTED_ROWS or not (totals or (numbered is not None and (about is not None or units))):
        return []
    rows = [
        _Row(line, tuple((cell or "").strip() for cell in cells), line in rejected)
        for line, *cells in _rows(connection, sheet)
    ]
    lines = {line for line, _ in totals}
    data = [row for row in rows if row.line not in lines and not _are_column_numbers(row)]
    beside = _beside(connection, sheet, header)
    found = list(_counts(header, data, totals, beside))
    if about is not None:
        is_number = header.input.column(subject).kind in (CellKind.NIP, CellKind.NUMBER)
        named = [row for row in data if row.cells[about] and (not is_number or re.search(r"\d", row.cells[about]))]
        found += _named(header, named, totals, beside)
        found += _numbers(named, numbered) if numbered is not None else ()
    elif numbered is not None:
        listed = [row for row in data if row.cells[numbered].isdigit() and any(row.cells[at] for at in units)]
        found += (replace(one, column=ROWS) for one in _numbers(listed, numbered))
    return found


def _beside(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header
) -> dict[str, tuple[list[_Row], Sequence[int]]]:
    """Return for each column the rows of the whole table, where the sheet is one of several lists side by side."""
    if sheet.beside is None:
        return {}
    cells = connection.execute(f"FROM {sheet.beside.table} ORDER BY line").fetchall()
    rows = [_Row(line, tuple((cell or "").strip() for cell in row), False) for line, *row in cells]
    return {name: (rows, sheet.beside.places[name]) for name in header.columns}


def _beside_sum(beside: Mapping[str, tuple[list[_Row], Sequence[int]]], name: str, line: int) -> set[int]:
    """Return what all lists side by side say together above a line, as people and as counts."""
    if name not in beside:
        return set()
    rows, places = beside[name]
    cells = [row.cells[at] for row in rows if row.line < line for at in places if not _is_total_before(row, at)]
    return {sum(1 for cell in cells if re.search(r"\d", cell)), sum(_count(cell) or 0 for cell in cells)}


def _rows(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> list[tuple[int, *tuple[str, ...]]]:
    return connection.execute(f"FROM {sheet.table} ORDER BY line").fetchall()


def _count(text: str) -> int | None:
    return int(re.sub(r"[.,]0$", "", text).replace(".", "")) if _COUNT.fullmatch(text) else None


def _are_column_numbers(row: _Row) -> bool:
    return reasons.are_column_numbers([cell for cell in row.cells if cell])


def _is_total_before(row: _Row, at: int) -> bool:
    """Tell whether what stands before a cell of one of several lists calls it a total."""
    before = next((cell for cell in reversed(row.cells[:at]) if cell and _count(cell) is None), "")
    return reasons.is_total([before]) if before else False


def _counts(
    header: Header,
    data: Sequence[_Row],
    totals: Sequence[tuple[int, Sequence[str]]],
    beside: Mapping[str, tuple[list[_Row], Sequence[int]]],
) -> Iterator[PrintedTotal]:
    counts = {n: at for n, at in header.columns.items() if header.input.column(n).kind is CellKind.COUNT}
    since = 0
    for line, cells in totals:
        if _is_mean(cells):
            continue
        for name, at in counts.items():
            printed = _count(cells[at])
            above = [(row, _count(row.cells[at]) or 0) for row in data if row.line < line]
            if not above:  # a total above its rows
                above = [(row, _count(row.cells[at]) or 0) for row in data]
            said = _sums(above, since) | _beside_sum(beside, name, line)
            if printed is not None and printed not in said:
                yield PrintedTotal(line, name, printed, sum(count for _, count in above))
        since = line


def _named(
    header: Header,
    named: Sequence[_Row],
    totals: Sequence[tuple[int, Sequence[str]]],
    beside: Mapping[str, tuple[list[_Row], Sequence[int]]],
) -> Iterator[PrintedTotal]:
    day = header.columns.get("tanggal_ttd", -1)
    since = 0
    for line, cells in totals:
        told = {count for cell in cells if (count := _told_people(cell)) is not None}
        above = [(row, 1) for row in named if row.line < line]
        signed = [(row, 1) for row, _ in above if day >= 0 and row.cells[day]]
        if not above:
            above = [(row, 1) for row in named]
        said = _sums(above, since) | _sums(signed, since) | _beside_sum(beside, "nip", line)
        if len(told) == 1 and not told & said and not _is_mean(cells) and not _is_part(cells):
            yield PrintedTotal(line, PEOPLE, told.pop(), len(above))
        since = line


def _is_part(cells: Sequence[str]) -> bool:
    """Tell whether a total counts some of the people only: "Jumlah PNS", "Jumlah belum TTD"."""
    words = set(re.findall(r"[a-z]+", " ".join(cells).lower()))
    return bool(words & OF_SOME)


def mentioned(
    connection: duckdb.DuckDBPyConnection,
    sheet: StagedSheet,
    header: Header,
    notes: Sequence[tuple[int, Sequence[str]]],
) -> Iterator[PrintedTotal]:
    """Yield what the lines above and below a list of people say of their number, where it is not that of the list.

    Each number in a line has to be; a line that counts some of the people is passed over.
    """
    about = header.columns.get("nip")
    if about is None or sheet.rows > MOST_PRINTED_ROWS or sheet.beside is not None:
        return
    lines = [(0, text) for text in header.above if MENTIONED_ABOVE.search(text)]
    lines += [(line, " ".join(cells)) for line, cells in notes]
    lines = [(line, text) for line, text in lines if not _is_part([text]) and _MENTIONED.search(text)]
    if not lines:
        return
    day = header.columns.get("tanggal_ttd")
    signed = f"count(*) FILTER (trim(coalesce(c{day}, '')) <> '')" if day is not None else "count(*)"
    ((people, signers),) = connection.execute(
        f"SELECT count(*), {signed} FROM {sheet.table} WHERE regexp_matches(coalesce(c{about}, ''), '\\d')"
    ).fetchall()
    for line, text in lines:
        told = [int((found[1] or found[2]).replace(".", "")) for found in _MENTIONED.finditer(text)]
        differs = [count for count in told if count not in (people, signers)]
        if differs:
            yield PrintedTotal(line, PEOPLE, differs[-1], people)


def _sums(rows: Sequence[tuple[_Row, int]], since: int) -> set[int]:
    """Return what a total may say: of all rows or those since the total before, with or without the rejected ones."""
    return {
        sum(count for row, count in rows if row.line > begin and not (is_clean and row.is_rejected))
        for begin in (0, since)
        for is_clean in (False, True)
    }


def _told_people(cell: str) -> int | None:
    found = _PEOPLE.search(cell)
    return _count(found[1]) if found else _count(cell)


def _numbers(named: Sequence[_Row], at: int) -> Iterator[PrintedTotal]:
    """Yield each stretch of running numbers that is longer than its rows; a smaller number begins a new stretch."""
    first = last = length = line = 0
    for row in [*named, None]:
        number = _count(row.cells[at]) if row else 0
        if number is None:
            return
        if row is None or number <= last:
            if length and last - first + 1 > length:
                yield PrintedTotal(line, PEOPLE, last - first + 1, length)
            first, length = number, 0
        first = first or number
        last, length, line = number, length + 1, row.line if row else 0


def _is_mean(cells: Sequence[str]) -> bool:
    return any(word in letters(cell) for cell in cells for word in ("rata", "persen", "prosen", "capaian"))
