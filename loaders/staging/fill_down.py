"""A unit that is written once for its block of persons, in the first row of the block."""

from dataclasses import replace

import duckdb

from loaders.contract.inputs import CellKind
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet


def fill_down(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> StagedSheet:
    """Write the unit in every row of its block, where the blocks are clear.

    They are where the first person has a unit, others have none, and every unit is written once. A table of more than
    `MOST_PRINTED_ROWS` is no list that somebody wrote.
    """
    header = sheet.header
    unit = next((c.name for c in header.input.columns if c.kind is CellKind.UNIT), "") if header else ""
    if header is None or sheet.rows > MOST_PRINTED_ROWS or unit not in header.columns or "nip" not in header.columns:
        return sheet
    cell, nip = f"nullif(trim(c{header.columns[unit]}), '')", f"nullif(trim(c{header.columns['nip']}), '')"
    ((filled, different, blank, first),) = connection.execute(
        f"""SELECT count({cell}), count(DISTINCT lower({cell})), count(*) FILTER ({cell} IS NULL),
            arg_min_null({cell}, line) FROM {sheet.table} WHERE {nip} IS NOT NULL"""
    ).fetchall()
    if not blank or first is None or filled != different:
        return sheet
    table = f"{sheet.table}_filled"
    connection.execute(
        f"""CREATE TABLE {table} AS SELECT * REPLACE (
            CASE WHEN {nip} IS NULL THEN c{header.columns[unit]}
            ELSE last_value({cell} IGNORE NULLS) OVER (ORDER BY line) END AS c{header.columns[unit]}) FROM {sheet.table}
        ORDER BY line"""
    )
    uses = tuple(f"{use}, diisi ke bawah per blok" if use == unit else use for use in sheet.uses)
    return replace(sheet, table=table, uses=uses)
