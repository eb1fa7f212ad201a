"""Several tables in one sheet: a label such as "OPD : Dinas Kesehatan" holds until the next one, and so do titles.

Each label below the first table begins a block that is a sheet of its own, with what the label says; so does the name
of another unit in a line of its own, where the unit is told above the table, and titles that stand in another order
than those before. Titles that are the same again are passed over. What a label says of the place of a unit ends with
the next unit.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import duckdb

from loaders.contract.errors import Unreadable
from loaders.contract.headers import Header, labels_in, recognise
from loaders.contract.inputs import CellKind, Input
from loaders.staging.sheet import LETTERHEAD, MOST_PRINTED_ROWS, StagedSheet, check_columns

LABELLED = (CellKind.CYCLE, CellKind.UNIT, CellKind.KECAMATAN, CellKind.KELURAHAN, CellKind.DAY)
TITLES_WITHIN = 4
MANY_DIGITS = 8
"""A cell with so many digits is a NIP, right or wrong."""
NUMBERING = re.compile(r"[ivx]{1,4}\.?|[a-z]\.?|\d{1,2}\.?|opd|skpd|unit|unit kerja|perangkat daerah", re.IGNORECASE)
"""What may stand in a cell before the name of a unit."""
ASIDE = re.compile(r"\s*[(\[].*$|\s*:\s*\d+\s*orang.*$", re.IGNORECASE)
UNKNOWN_LABEL = re.compile(r"(?!nip|catatan|ket|nb|hal|jumlah|total)[a-z][a-z ./]{2,30}\s*:\s*\S", re.IGNORECASE)
DATA_CELLS = 3
"""So many filled cells make a row of data and no line of a signature block."""
SAID = {
    CellKind.DAY: re.compile(r"(?:keadaan|posisi)?(?:\s*per)?\s*(?:tanggal\s*)?(\d{1,2}[\s/.-]\S+[\s/.-]\d{4})", re.I),
    CellKind.KELURAHAN: re.compile(r"(?:kelurahan|kel\.)\s+(.+)", re.I),
    CellKind.KECAMATAN: re.compile(r"(?:kecamatan|kec\.)\s+(.+)", re.I),
    CellKind.CYCLE: re.compile(r"siklus\s+(\d{4})", re.I),
    CellKind.UNIT: re.compile(
        r"(?:[ivx\d]{1,4}\s*[.)]\s*|[a-z]\s*[.)]\s*)?(?:(?:opd|skpd|unit kerja|perangkat daerah)\s+)?(.+)", re.I
    ),
}
"""What a line of one cell says without a colon, by what it is about; the first that fits counts, any text the last."""
UNIT_WORDS = re.compile(
    r"(?:dinas|badan|kecamatan|kelurahan|inspektorat|rsud|rumah sakit|puskesmas|satpol|sd|sdn|smp|smpn|tk|tkn)\b", re.I
)
"""How the name of a unit begins, though it be written wrongly: it is no title of a group of the unit before."""
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class _Beginning:
    """The first line of a block that is neither label nor data, what its label says, and where titles may stand."""

    line: int
    labels: dict[str, str]
    start: int


def split_blocks(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, is_unit: Callable[[str], bool] = lambda _: False
) -> tuple[StagedSheet, ...]:
    """Return the sheet, or one for each block that a label or titles begin; raises Incomplete where one lacks a column.

    `is_unit` tells whether a text is the name of a unit.
    """
    header = sheet.header
    if header is None:
        return (sheet,)
    begins = list(_begins(connection, sheet, header, is_unit))
    if not begins:
        return (sheet,)
    ends = [*(one.line for one in begins), (1 << 62)]
    said = dict(header.constants)
    blocks = [_block(connection, sheet, (0, 0, ends[0]), said)]
    for one, end in zip(begins, ends[1:], strict=True):
        said = _without_place(header, said, one.labels) | one.labels
        blocks.append(_block(connection, sheet, (one.line, one.start, end), said))
    return tuple(block for number, block in enumerate(blocks) if number == 0 or block.rows)


def _without_place(header: Header, said: dict[str, str], labels: dict[str, str]) -> dict[str, str]:
    """Return what was said without the kecamatan and kelurahan of the unit before, where another is named."""
    if not any(header.input.column(name).kind is CellKind.UNIT for name in labels):
        return said
    return {
        n: t for n, t in said.items() if header.input.column(n).kind not in (CellKind.KECAMATAN, CellKind.KELURAHAN)
    }


def _begins(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, is_unit: Callable[[str], bool]
) -> Iterator[_Beginning]:
    """Yield the lines that say anew what was said above the table; one that holds data is a row of it."""
    wanted = {name for name in header.constants if header.input.column(name).kind in LABELLED}
    columns = header.columns
    for line, row in _candidates(connection, sheet, is_labelled=bool(wanted)):
        labels = {name: text for name, text in labels_in([row], header.input).items() if name in wanted}
        if labels and _is_apart(row, header):
            yield _Beginning(line, labels, line + 1)
        elif not labels and (text := _only_text(row)):
            said = _said(text, header, wanted, is_unit)
            if said and _is_before_data(connection, sheet, line):
                yield _Beginning(line, said, line + 1)
        elif not labels and (found := _titles(connection, sheet, header, line, (1 << 62))):
            _, other = found
            if other.row == 0 and other.columns != columns:
                columns = other.columns
                yield _Beginning(line, {}, line)
            elif other.row == 0:
                _refuse_unknown_label(connection, sheet, header.input, line)
        elif not labels:
            _refuse_other_table(sheet, header, line, row)


def _candidates(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, *, is_labelled: bool) -> Iterator[Row]:
    """Yield the rows that may be labels or titles; in a long table those with a colon alone."""
    cells = [f"c{at}" for at in range(len(sheet.titles) or 1)]
    text = f"concat_ws(' ', {', '.join(cells)})"
    filled = " + ".join(f"(coalesce(trim({cell}), '') <> '')::INTEGER" for cell in cells)
    short = f"OR ({filled}) <= 2 OR (({filled}) > 1 AND NOT regexp_matches({text}, '\\d'))"
    asked = f"contains({text}, ':') {short if sheet.rows <= MOST_PRINTED_ROWS else ''}"
    if is_labelled or sheet.rows <= MOST_PRINTED_ROWS:
        for line, *row in connection.execute(f"FROM {sheet.table} WHERE {asked} ORDER BY line").fetchall():
            yield line, [cell or "" for cell in row]


def _only_text(row: list[str]) -> str:
    """Return the text of a row of one cell, or of two of which the first numbers the second; else an empty text."""
    filled = [" ".join(cell.split()) for cell in row if cell.strip()]
    is_numbered = len(filled) == 2 and NUMBERING.fullmatch(filled[0]) is not None
    return ASIDE.sub("", filled[-1]) if len(filled) == 1 or is_numbered else ""


def _refuse_other_table(sheet: StagedSheet, header: Header, line: int, row: list[str]) -> None:
    """Refuse a sheet in which the titles of a table of another input stand below the first: its rows are none of it."""
    found = recognise([row]) if sum(1 for cell in row if cell.strip()) >= DATA_CELLS else None
    if found and found.input is not header.input and len(found.columns) >= DATA_CELLS:
        raise Unreadable(
            sheet.place,
            f"di baris {line} mulai tabel lain ({found.input.title.lower()})",
            "pindahkan tabel itu ke lembar tersendiri",
        )


def _refuse_unknown_label(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, input_: Input, line: int) -> None:
    """Refuse where right above titles that stand again a label is not understood: it may say what the table is of."""
    above = _rows(connection, sheet, max(line - 2, 0), line)
    for number, row in above:
        text = _only_text(row) or " ".join(cell for cell in row if cell.strip())
        if UNKNOWN_LABEL.match(text) and not labels_in([row], input_):
            raise Unreadable(
                sheet.place,
                f"baris {number}: '{text[:40]}' di atas tabel berikutnya tidak dikenali",
                "tulis seperti label tabel pertama, mis. 'Keadaan per : ...' atau 'OPD : ...'",
            )


def _is_apart(row: list[str], header: Header) -> bool:
    """Tell whether a row with a label is no row of data: it names no person, and fills few of the columns."""
    person = header.columns.get("nip")
    if person is not None and sum(sign.isdigit() for sign in row[person]) >= MANY_DIGITS:
        return False
    required = [at for name, at in header.columns.items() if header.input.column(name).required]
    told = [at for at in required if row[at].strip() and ":" not in row[at]]
    return len(told) < max(2, len(required))


def _said(text: str, header: Header, wanted: set[str], is_unit: Callable[[str], bool]) -> dict[str, str]:
    """Return what a line of one cell says without a colon: another unit, day or cycle, where it was told above."""
    names = {header.input.column(name).kind: name for name in wanted}
    for kind, pattern in SAID.items():
        found = pattern.fullmatch(text) if kind in names else None
        if found and (kind is not CellKind.UNIT or is_unit(found[1]) or UNIT_WORDS.match(found[1])):
            return {names[kind]: found[1].strip()}
    return {}


def _is_before_data(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, line: int) -> bool:
    """Tell whether the next filled row holds titles or data, and not the rest of a signature block."""
    for _, row in _rows(connection, sheet, line + 1, (1 << 62)):
        filled = sum(1 for cell in row if cell.strip())
        if filled:
            return filled >= min(DATA_CELLS, len(sheet.titles))
    return False


def _block(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, bounds: tuple[int, int, int], constants: dict[str, str]
) -> StagedSheet:
    header = sheet.header
    assert header is not None
    begin, start, end = bounds
    titles = sheet.titles
    header = replace(header, constants=constants)
    if begin and (found := _titles(connection, sheet, header, start, end)):
        start, other = found
        if other.columns != header.columns or other.claims != header.claims:
            header = other
            check_columns(sheet.file, sheet.name, header)
            titles = tuple(" ".join(title.text.split()) for title in header.titles)
    table = f"{sheet.table}_block_{begin}"
    connection.execute(f"CREATE VIEW {table} AS FROM {sheet.table} WHERE line >= {start} AND line < {end}")
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    between = f"FROM {sheet.table} WHERE line >= {begin} AND line < {start}"
    ((above,),) = connection.execute(f"SELECT count(*) {between}").fetchall() if begin else [(0,)]
    skipped = dict(sheet.skipped) if not begin else ({LETTERHEAD: above} if above else {})
    return replace(sheet, header=header, titles=titles, table=table, rows=rows, skipped=skipped)


def _rows(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, start: int, end: int) -> list[Row]:
    rows = connection.execute(
        f"FROM {sheet.table} WHERE line >= {start} AND line < {end} ORDER BY line LIMIT {TITLES_WITHIN}"
    ).fetchall()
    return [(line, [cell or "" for cell in cells]) for line, *cells in rows]


def _titles(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, start: int, end: int
) -> tuple[int, Header] | None:
    """Return the line below the titles at the beginning of a block, and their header; None where there are none."""
    rows = _rows(connection, sheet, start, end)
    found = recognise([cells for _, cells in rows], wanted=header.input)
    if found is None or len(found.columns) < max(2, len(header.columns) - 1):
        return None
    given = {name: text for name, text in header.constants.items() if name not in found.columns}
    return rows[found.row][0] + 1, replace(found, constants=given)
