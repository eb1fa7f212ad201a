"""Counts that are shares: fractions of one, or a hundred for every unit."""

import duckdb

from loaders.contract.choices import letter_of
from loaders.contract.errors import Unreadable
from loaders.contract.headers import PERCENT
from loaders.contract.inputs import RECAP, CellKind
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet
from loaders.validation import reasons

FRACTION = r"0[.,]\d+"
ROWS = 3
"""So many units that all must be a hundred people are none."""


def refuse_shares(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet) -> None:
    """Raise Unreadable where a column of counts holds shares."""
    header = sheet.header
    if header is None or header.input is not RECAP or sheet.rows > MOST_PRINTED_ROWS:
        return
    for name, at in header.columns.items():
        if header.input.column(name).kind is not CellKind.COUNT:
            continue
        line, is_hundred = _fraction(connection, sheet, at), name == "wajib" and _is_hundred(connection, sheet, at)
        if line or is_hundred:
            where = f"baris {line}" if line else "100 di setiap baris"
            raise Unreadable(
                sheet.place,
                f"kolom {letter_of(at)} ({name}) tampaknya persen, bukan jumlah orang ({where})",
                "tulis jumlah orangnya",
            )


def _fraction(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, at: int) -> int:
    """Return the first line in which a unit has a fraction of one, or 0; a row of means or shares below may have it."""
    rows = connection.execute(
        f"FROM {sheet.table} WHERE regexp_full_match(trim(coalesce(c{at}, '')), '{FRACTION}') ORDER BY line"
    ).fetchall()
    for line, *cells in rows:
        filled = [cell.strip() for cell in cells if cell and cell.strip()]
        if not reasons.is_total(filled) and not any(PERCENT.match(cell) for cell in filled):
            return int(line)
    return 0


def _is_hundred(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, at: int) -> bool:
    cell = f"trim(coalesce(c{at}, ''))"
    ((filled, hundreds),) = connection.execute(
        f"""SELECT count(*) FILTER (regexp_full_match({cell}, '\\d+([.,]0)?')),
            count(*) FILTER (regexp_full_match({cell}, '100([.,]0)?')) FROM {sheet.table}"""
    ).fetchall()
    return bool(filled >= ROWS and hundreds == filled)
