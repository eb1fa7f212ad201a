"""Rejected rows that came back corrected: the reject in the original stays, with the name of the corrected file."""

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from loaders.staging.sheet import StagedSheet
    from loaders.validation.workspace import SheetLoad


def mark_settled(connection: duckdb.DuckDBPyConnection, loads: "list[SheetLoad]") -> None:
    """Note in each reject of an original in which file its row came back and was taken.

    A file is known by its hash, so that an original that has changed since has no line called settled by an old one.
    """
    for back in loads:
        if back.sheet.origins:
            lines = _taken(connection, back.sheet, back.load_id)
            origins = [origin for line, origin in back.sheet.origins.items() if line in lines]
            for load in loads:
                is_original = load.sha256.startswith(back.sheet.original)
                own = [origin.line for origin in origins if origin.sheet == load.sheet.name.strip() and is_original]
                load.settled += _mark(connection, load.load_id, own, back.sheet.file) if own else 0


def _taken(connection: duckdb.DuckDBPyConnection, sheet: "StagedSheet", load_id: int) -> set[int]:
    """Return the lines that are in the build, by this file or as repeats of another."""
    assert sheet.header
    kind = sheet.header.input.kind
    rows = connection.execute(
        f"""SELECT line FROM scratch.judged_{kind} AS j WHERE load_id = $load_id AND mask = 0 AND NOT EXISTS (
            FROM scratch.dropped AS d WHERE d.kind = $kind AND d.load_id = j.load_id AND d.line = j.line
            AND d.first_load_id IS NULL)""",
        {"load_id": load_id, "kind": kind},
    ).fetchall()
    return {line for (line,) in rows}


def _mark(connection: duckdb.DuckDBPyConnection, load_id: int, lines: list[int], file: str) -> int:
    """Mark the rejects of one load as settled; return how many no longer count against its limit."""
    rows = connection.execute(
        """UPDATE rejects SET settled_in = $file WHERE load_id = $load_id AND list_contains($lines, line)
        AND settled_in IS NULL RETURNING code""",
        {"file": file, "load_id": load_id, "lines": lines},
    ).fetchall()
    return sum(code != "ganda" for (code,) in rows)
