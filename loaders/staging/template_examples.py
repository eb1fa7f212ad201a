"""Example rows of templates that were left in: they are skipped with a reason; rows of an office never are.

Two things must hold: the template's own column marks the row, and every cell still says what the template said.
Whoever writes over the example makes it a row of data, whether the mark is taken away or not.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import duckdb

from loaders.contract.headers import Header
from loaders.contract.inputs import Input, InputColumn, letters
from loaders.staging.sheet import StagedSheet

MARK_TITLE = "baris_contoh"
MARK = "CONTOH: timpa atau hapus"
SKIPPED = "baris contoh templat"


def without_examples(
    connection: duckdb.DuckDBPyConnection, sheet: StagedSheet, in_words: Callable[[Input], Input]
) -> StagedSheet:
    """Leave out the examples that nobody has written over, and count them as skipped."""
    marks = [at for at, title in enumerate(sheet.titles) if letters(title) == letters(MARK_TITLE)]
    if not marks or not sheet.header:
        return sheet
    marked = connection.execute(f"SELECT * FROM {sheet.table} WHERE lower(c{marks[0]}) LIKE '%contoh%'").fetchall()
    input_ = in_words(sheet.header.input)
    lines = [line for line, *cells in marked if _is_untouched(cells, sheet.header, input_)]
    if not lines:
        return sheet
    kept = f"{sheet.table}_kept"
    connection.execute(
        f"CREATE TABLE {kept} AS FROM {sheet.table} WHERE NOT list_contains($lines, line)", {"lines": lines}
    )
    skipped = Counter(sheet.skipped) + Counter({SKIPPED: len(lines)})
    return replace(sheet, table=kept, rows=sheet.rows - len(lines), skipped=dict(skipped))


def _is_untouched(cells: list[str | None], header: Header, input_: Input) -> bool:
    return all(letters(cells[at] or "") in _spellings(input_.column(name)) for name, at in header.columns.items())


def _spellings(column: InputColumn) -> set[str]:
    """Return the forms an example may come back in: a day written 26/08/2024 as 2024-08-26."""
    return {letters(column.example), letters("-".join(reversed(column.example.split("/"))))}
