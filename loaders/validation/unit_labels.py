"""Units that a table tells twice: above it or by the name of its sheet, and in a column.

A column of units that nobody recognised must not be passed over for the name of a sheet, and a label above a table not
for a column that names divisions of that unit.
"""

import duckdb

from loaders.contract.choices import letter_of
from loaders.contract.errors import Unreadable
from loaders.contract.inputs import CellKind
from loaders.reference.unit_names import UnitMatcher
from loaders.staging.sheet import MOST_PRINTED_ROWS, StagedSheet

UNITS = 2
"""So many different units in a column make it one of units."""


def check_units(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, finder: UnitMatcher) -> None:
    """Raise Unreadable where a table names its unit above and others in a column."""
    header = sheet.header
    unit = next((c.name for c in header.input.columns if c.kind is CellKind.UNIT), "") if header else ""
    if header is None or not unit or sheet.rows > MOST_PRINTED_ROWS:
        return
    if unit in header.constants:
        _check_unused(connection, sheet, finder, unit)
    elif unit in header.columns and finder.is_taken(header.overruled.get(unit, "")):
        _check_divisions(connection, sheet, finder, unit)


def _check_unused(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, finder: UnitMatcher, unit: str) -> None:
    header = sheet.header
    assert header is not None
    used = set(header.columns.values())
    for at, title in enumerate(sheet.titles):
        texts = _texts(connection, sheet, at) if title and at not in used else []
        if sum(1 for text in texts if finder.knows(text)) >= UNITS:
            raise Unreadable(
                sheet.place,
                f"unitnya dibaca '{header.constants[unit]}', tetapi kolom {letter_of(at)} ({title}) menyebut unit lain",
                f"beri kolom itu judul {unit}, atau hapus",
            )


def _check_divisions(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, finder: UnitMatcher, unit: str) -> None:
    header = sheet.header
    assert header is not None
    texts = _texts(connection, sheet, header.columns[unit])
    unknown = [text for text in texts if not finder.is_taken(text)]
    if len(unknown) * 2 > len(texts):
        raise Unreadable(
            sheet.place,
            f"di atas tabel tertulis '{header.overruled[unit]}', tetapi kolom {letter_of(header.columns[unit])} "
            f"menyebut yang bukan unit, mis. bagian atau bidangnya",
            "ubah judul kolom itu menjadi Bidang, supaya unit di atas tabel yang dipakai",
        )


def _texts(connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, at: int) -> list[str]:
    rows = connection.execute(
        f"SELECT DISTINCT trim(c{at}) FROM {sheet.table} WHERE trim(coalesce(c{at}, '')) <> '' ORDER BY 1"
    ).fetchall()
    return [text for (text,) in rows]
