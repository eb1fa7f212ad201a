"""Several tables in one sheet: a label such as "OPD : Dinas Kesehatan" holds until the next one.

Each label below the first table begins a block that is a sheet of its own, with what the label says. The titles may
stand there again, in another order; where they do not, those above hold on.
"""

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from loaders.contract.headers import Header, Title, header_of, labels_in
from loaders.contract.inputs import CellKind
from loaders.staging.sheet import LETTERHEAD, StagedSheet, check_columns

LABELLED = (CellKind.CYCLE, CellKind.UNIT, CellKind.KECAMATAN, CellKind.KELURAHAN, CellKind.DAY)
TITLES_WITHIN = 4


def split_blocks(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> tuple[StagedSheet, ...]:
    """Return the sheet, or one for each block that a label begins; raises Incomplete where one lacks a column."""
    header = sheet.header
    if header is None or not header.constants:
        return (sheet,)
    begins = list(_labels(connection, sheet, header))
    if not begins:
        return (sheet,)
    bounds = [0, *(line for line, _ in begins), (1 << 62)]
    said = [dict(header.constants)]
    for _, labels in begins:
        said.append(said[-1] | labels)
    blocks = [
        _block(connection, sheet, number, (bounds[number], bounds[number + 1]), constants)
        for number, constants in enumerate(said)
    ]
    return tuple(block for number, block in enumerate(blocks) if number == 0 or block.rows)


def _labels(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the lines that say anew what was said above the table; one that names a person is a row of it."""
    wanted = {name for name in header.constants if header.input.column(name).kind in LABELLED}
    filled = "concat_ws(' ', " + ", ".join(f"c{at}" for at in range(len(sheet.titles) or 1)) + ")"
    rows = connection.execute(f"FROM {sheet.table} WHERE contains({filled}, ':') ORDER BY line").fetchall()
    person = header.columns.get("nip")
    for line, *cells in rows:
        row = [cell or "" for cell in cells]
        if person is not None and any(sign.isdigit() for sign in row[person]):
            continue
        labels = {name: text for name, text in labels_in([row], header.input).items() if name in wanted}
        if labels:
            yield line, labels


def _block(
    connection: duckdb.DuckDBPyConnection,
    sheet: StagedSheet,
    number: int,
    bounds: tuple[int, int],
    constants: dict[str, str],
) -> StagedSheet:
    header = sheet.header
    assert header is not None
    begin, end = bounds
    titles, start = sheet.titles, begin + (number > 0)
    header = replace(header, constants=constants)
    if number and (found := _titles(connection, sheet, header, start, end)):
        line, header = found
        check_columns(sheet.file, sheet.name, header)
        titles, start = tuple(" ".join(title.text.split()) for title in header.titles), line + 1
    table = f"{sheet.table}_block_{number}"
    connection.execute(f"CREATE VIEW {table} AS FROM {sheet.table} WHERE line >= {start} AND line < {end}")
    ((rows,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    between = f"FROM {sheet.table} WHERE line >= {begin} AND line < {start}"
    ((above,),) = connection.execute(f"SELECT count(*) {between}").fetchall() if number else [(0,)]
    skipped = dict(sheet.skipped) if number == 0 else ({LETTERHEAD: above} if above else {})
    return replace(sheet, header=header, titles=titles, table=table, rows=rows, skipped=skipped)


def _titles(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, header: Header, start: int, end: int
) -> tuple[int, Header] | None:
    """Return the line of titles at the beginning of a block, and their header, where its columns stand otherwise."""
    rows = connection.execute(
        f"FROM {sheet.table} WHERE line >= {start} AND line < {end} ORDER BY line LIMIT {TITLES_WITHIN}"
    ).fetchall()
    for line, *cells in rows:
        found = header_of(header.input, header.row, [Title(cell or "") for cell in cells])
        if (
            len(found.columns) >= 2
            and len(found.columns) >= len(header.columns) - 1
            and found.columns != header.columns
        ):
            given = {name: text for name, text in header.constants.items() if name not in found.columns}
            return line, replace(found, constants=given)
    return None
