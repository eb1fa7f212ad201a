"""Unknown names of units in a file, with suggestions for a person to choose from."""

from dataclasses import dataclass

from loaders.contract.inputs import CellKind
from loaders.validation.rules import broken_rules
from loaders.validation.workspace import SheetLoad, Workspace


@dataclass(frozen=True)
class NearName:
    """One unknown name in the rows of one cycle; suggestions and choices are (unit id, name), the nearest first."""

    text: str
    cycle: int
    rows: int
    suggestions: tuple[tuple[str, str], ...]
    choices: tuple[tuple[str, str], ...]


def near_names(workspace: Workspace, loads: list[SheetLoad]) -> tuple[NearName, ...]:
    """List the unknown names of validated sheets, those in most rows first; needs the workspace's names."""
    counted: dict[tuple[str, int], int] = {}
    for load in loads:
        for text, cycle, rows in _unknown(workspace, load):
            counted[text, cycle] = counted.get((text, cycle), 0) + rows
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(_named(workspace, text, cycle, rows) for (text, cycle), rows in ranked)


def _named(workspace: Workspace, text: str, cycle: int, rows: int) -> NearName:
    names = workspace.finder.in_cycle(cycle)
    near = tuple((unit_id, names[unit_id]) for unit_id in workspace.finder.near(text, cycle))
    others = sorted((item for item in names.items() if item not in near), key=lambda item: item[1])
    return NearName(text, cycle, rows, near, (*near, *others))


def _unknown(workspace: Workspace, load: SheetLoad) -> list[tuple[str, int, int]]:
    """Return text, cycle and count of the rows whose unit is unknown, though their cycle is not."""
    header = load.sheet.header
    column = next((c for c in header.input.columns if c.kind is CellKind.UNIT), None) if header else None
    if header is None or column is None or column.name not in {*header.columns, *header.constants}:
        return []
    bit = next(problem.bit for problem in broken_rules(header.input) if problem.column == column.name)
    at = header.columns.get(column.name)
    text = f"trim(s.c{at})" if at is not None else "$constant"
    constant = {} if at is not None else {"constant": header.constants[column.name]}
    found = workspace.connection.execute(
        f"""SELECT {text}, j.cycle, count(*) FROM {load.sheet.table} AS s
        JOIN scratch.judged_{load.kind} AS j ON j.line = s.line
        WHERE j.load_id = $load AND (j.mask >> {bit}) & 1 = 1 AND j.cycle IS NOT NULL AND {text} <> ''
        GROUP BY ALL ORDER BY ALL""",
        {"load": load.load_id, **constant},
    ).fetchall()
    return [row for row in found if workspace.finder.find(row[0], row[1]).code == "tidak_dikenal"]
