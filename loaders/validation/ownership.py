"""Ownership of rows: an office may hand in rows of its own unit, and nothing else."""

from loaders.contract.inputs import find
from loaders.validation.workspace import SheetLoad, Workspace

FIRST_LINES = 5
_OF = """SELECT j.line FROM scratch.judged_{kind} AS j
    LEFT JOIN unit_tree AS t ON t.cycle = j.cycle AND t.unit_id = CAST(j.unit_id AS VARCHAR)
    WHERE j.load_id = $load AND j.mask = 0
    AND NOT coalesce(in_unit($unit, j.unit_id, t.top_unit_id, t.current_unit_id), false) ORDER BY j.line"""
_ELSEWHERE = """SELECT j.line FROM scratch.judged_{kind} AS j
    JOIN roster AS r ON r.cycle = j.cycle AND r.nip = j.nip AND r.load_id <> $load
    LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = CAST(r.unit_id AS VARCHAR)
    WHERE j.load_id = $load AND j.mask = 0
    AND NOT coalesce(in_unit($unit, r.unit_id, t.top_unit_id, t.current_unit_id), false) ORDER BY j.line"""
_TAKEN = """SELECT d.first_line FROM scratch.dropped AS d
    JOIN scratch.judged_roster AS j ON j.load_id = d.load_id AND j.line = d.line
    LEFT JOIN unit_tree AS t ON t.cycle = j.cycle AND t.unit_id = CAST(j.unit_id AS VARCHAR)
    WHERE d.kind = 'roster' AND d.first_load_id = $load
    AND NOT coalesce(in_unit($unit, j.unit_id, t.top_unit_id, t.current_unit_id), false) ORDER BY d.first_line"""


def rows_of_others(workspace: Workspace, loads: list[SheetLoad], unit_id: str) -> tuple[str, ...]:
    """Say why a file is not of that unit alone, a sentence per sheet; empty where it is. Needs a finished build.

    A row of a list is of the unit it names; a signature of the unit in whose list its person stands, and so is a
    person of a list that already stands in another's: who hands a person in must not take that person over.
    """
    return tuple(reason for load in loads if load.kind and (reason := _reason(workspace, load, unit_id)))


def _reason(workspace: Workspace, load: SheetLoad, unit_id: str) -> str:
    where = f"lembar {load.sheet.name}" if load.sheet.name else "berkas ini"
    if not find(load.kind).by_office:
        return f"{where}: {load.kind} hanya diunggah oleh pengelola."
    lines = sorted({line for sql in _questions(load.kind) for line in _lines(workspace, sql, load, unit_id)})
    if not lines:
        return ""
    shown = ", ".join(map(str, lines[:FIRST_LINES])) + (", ..." if len(lines) > FIRST_LINES else "")
    return f"{where}: {len(lines)} baris menyangkut unit lain atau tanpa unit (baris {shown})."


def _questions(kind: str) -> tuple[str, ...]:
    return {"signing": (_ELSEWHERE,), "roster": (_OF, _ELSEWHERE, _TAKEN)}.get(kind, (_OF,))


def _lines(workspace: Workspace, sql: str, load: SheetLoad, unit_id: str) -> list[int]:
    rows = workspace.connection.execute(sql.format(kind=load.kind), {"load": load.load_id, "unit": unit_id}).fetchall()
    return [int(line) for (line,) in rows]


def outside_list(workspace: Workspace, loads: list[SheetLoad]) -> int:
    """Count the signatures that would be recorded and not counted, since their person is on no list."""
    own = [load.load_id for load in loads]
    ((count,),) = workspace.connection.execute(
        "SELECT count(*) FROM signings WHERE NOT is_listed AND list_contains($own, load_id)", {"own": own}
    ).fetchall()
    return int(count)
