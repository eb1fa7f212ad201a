"""A unit or a place that is written once for its block of persons, in the first row of the block.

A block ends where the next one begins, and with a row that sums it up.
"""

from dataclasses import replace

import duckdb

from loaders.contract.inputs import CellKind
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet

PLACES = (CellKind.UNIT, CellKind.KECAMATAN, CellKind.KELURAHAN)
TOTAL = r"\b(jumlah|total|jml|j u m l a h)\b"


def fill_down(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Write the unit, kecamatan and kelurahan in every row of its block, where the blocks are clear.

    They are where the first person has one, each is written once, and at least as many persons have none:
    where nearly every row has its unit, an empty one was left out by mistake. A table of more than `MOST_PRINTED_ROWS`
    is no list that somebody wrote.
    """
    header = sheet.header
    if header is None or sheet.rows > MOST_PRINTED_ROWS or "nip" not in header.columns:
        return sheet
    for column in header.input.columns:
        if column.kind in PLACES and column.name in header.columns:
            sheet = _filled(connection, sheet, column.name)
    return sheet


def _filled(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, unit: str) -> StagedSheet:
    header = sheet.header
    assert header is not None
    cell = f"nullif(trim(c{header.columns[unit]}), '')"
    nip = f"nullif(regexp_extract(c{header.columns['nip']}, '\\d{{8}}'), '')"
    ((filled, different, blank, first),) = connection.execute(
        f"""SELECT count({cell}), count(DISTINCT lower({cell})), count(*) FILTER ({cell} IS NULL),
            arg_min_null({cell}, line) FROM {sheet.table} WHERE {nip} IS NOT NULL"""
    ).fetchall()
    if blank < filled or first is None or filled != different:
        return sheet
    table = f"{sheet.table}_{unit}"
    filled_cells = ", ".join(f"c{at}" for at in range(len(sheet.titles)))
    connection.execute(
        f"""CREATE TABLE {table} AS SELECT * EXCLUDE (block) REPLACE (
            CASE WHEN {nip} IS NULL THEN c{header.columns[unit]}
            ELSE last_value({cell} IGNORE NULLS) OVER (PARTITION BY block ORDER BY line) END AS c{header.columns[unit]})
        FROM (SELECT *, count(*) FILTER ({nip} IS NULL AND regexp_matches(lower(concat_ws(' ', {filled_cells})),
            '{TOTAL}')) OVER (ORDER BY line) AS block FROM {sheet.table})
        ORDER BY line"""
    )
    uses = tuple(f"{use}, diisi ke bawah per blok" if use == unit else use for use in sheet.uses)
    return replace(sheet, table=table, uses=uses)
