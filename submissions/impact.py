"""What a change of the inbox would change: the rows of each input, and the compliance per OPD and cycle."""

from dataclasses import dataclass

from access.roles import Viewer
from metrics.disclosure import authorized
from storage.builds import Build
from text.tables import to_dicts

Counts = tuple[int | None, int | None, int | None]
Figures = dict[tuple[int, str], tuple[str, Counts]]
Rows = dict[str, int]
NOTHING: Counts = (None, None, None)


@dataclass(frozen=True)
class FigureChange:
    """One OPD in a cycle: obliged, signed and fulfilled now and then, None where they are unknown."""

    cycle: int
    unit: str
    now: Counts
    then: Counts


@dataclass(frozen=True)
class RowsChange:
    """One input, by its noun, and how many of its rows are loaded now and then."""

    name: str
    now: int
    then: int


@dataclass(frozen=True)
class Account:
    """What is compared of a build."""

    figures: Figures
    rows: Rows


@dataclass(frozen=True)
class Changes:
    """What differs between two builds."""

    figures: tuple[FigureChange, ...]
    rows: tuple[RowsChange, ...]


def figures(build: Build, viewer: Viewer) -> Figures:
    """Return the compliance of every OPD in every cycle on the last day of the data; for an OPD its own unit alone."""
    rows = to_dicts(authorized.query(viewer, "compliance_by_unit", build, unit_id=viewer.unit_id))
    return {
        (int(row["cycle"]), str(row["unit_id"])): (
            str(row["unit"]),
            (_whole(row["obliged"]), _whole(row["signed"]), _whole(row["fulfilled"])),
        )
        for row in rows
    }


def changes(now: Figures, then: Figures) -> tuple[FigureChange, ...]:
    """List what differs, the latest cycle first."""
    found = [
        FigureChange(
            cycle, unit, now.get((cycle, unit_id), (unit, NOTHING))[1], then.get((cycle, unit_id), (unit, NOTHING))[1]
        )
        for (cycle, unit_id), (unit, _) in (now | then).items()
    ]
    return tuple(sorted((one for one in found if one.now != one.then), key=lambda one: (-one.cycle, one.unit)))


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value))


def rows_loaded(build: Build, viewer: Viewer) -> Rows:
    """Return how many rows of each input are loaded, for those who may look at builds; else nothing."""
    if not authorized.may_see(viewer, "loads"):
        return {}
    known = [
        (str(row["kind_name"]), int(row["rows_loaded"])) for row in to_dicts(authorized.query(viewer, "loads", build))
    ]
    return {name: sum(rows for own, rows in known if own == name) for name, _ in known if name}


def row_changes(now: Rows, then: Rows) -> tuple[RowsChange, ...]:
    """List the inputs whose rows grow or shrink, by name."""
    names = sorted(name for name in now | then if now.get(name, 0) != then.get(name, 0))
    return tuple(RowsChange(name, now.get(name, 0), then.get(name, 0)) for name in names)


def account(build: Build, viewer: Viewer) -> Account:
    """Return all that is compared of a build."""
    return Account(figures(build, viewer), rows_loaded(build, viewer))


def since(now: Build | None, viewer: Viewer, then: Account | None) -> Changes:
    """Return what would differ from the current build, if there is one."""
    before, after = account(now, viewer) if now else Account({}, {}), then or Account({}, {})
    return Changes(changes(before.figures, after.figures), row_changes(before.rows, after.rows))
