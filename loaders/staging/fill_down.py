"""What is written once for its block, in the first row: a unit or a place for persons, a case for its steps.

A block ends where the next one begins, and with a row that sums it up.
"""

from dataclasses import replace

import duckdb

from loaders.contract.inputs import STEP, CellKind
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
    if header is None or sheet.rows > MOST_PRINTED_ROWS:
        return sheet
    if header.input is STEP and {"nomor_perkara", "tahap"} <= set(header.columns):
        return _filled(connection, sheet, "nomor_perkara", "tahap") if _are_in_order(connection, sheet) else sheet
    if "nip" not in header.columns:
        return sheet
    for column in header.input.columns:
        if column.kind in PLACES and column.name in header.columns:
            sheet = _filled(connection, sheet, column.name, "nip")
    return sheet


def _are_in_order(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> bool:
    """Tell whether each block holds every step once, and their days do not go back: else it is of two cases."""
    header = sheet.header
    assert header is not None
    case, step = (f"nullif(trim(c{header.columns[name]}), '')" for name in ("nomor_perkara", "tahap"))
    day = f"netra_plain_cell(c{header.columns['tanggal']})" if "tanggal" in header.columns else "NULL"
    ((odd,),) = connection.execute(
        f"""SELECT count(*) FROM (
            SELECT line, block, row_number() OVER (PARTITION BY block, lower(step) ORDER BY line) AS nth, day,
                lag(day) OVER (PARTITION BY block ORDER BY line) AS day_before
            FROM (
                SELECT line, step, count(own) OVER (ORDER BY line) AS block, netra_day(netra_any_day(day)) AS day
                FROM (SELECT line, {step} AS step, {case} AS own, {day} AS day FROM {sheet.table})
            ) WHERE step IS NOT NULL
        ) WHERE nth > 1 OR day < day_before"""
    ).fetchall()
    return not odd


def _filled(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, unit: str, subject: str) -> StagedSheet:
    """Fill a column down in the rows that have a NIP or, where it is about something else, their subject."""
    header = sheet.header
    assert header is not None
    cell = f"nullif(trim(c{header.columns[unit]}), '')"
    about = f"c{header.columns[subject]}"
    nip = f"nullif(regexp_extract({about}, '\\d{{8}}'), '')" if subject == "nip" else f"nullif(trim({about}), '')"
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
