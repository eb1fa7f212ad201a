"""What an upload would change in the compliance: per OPD and cycle, now and then."""

from dataclasses import dataclass

from access.roles import Viewer
from metrics.disclosure import authorized
from storage.builds import Build
from text.tables import to_dicts

Counts = tuple[int | None, int | None, int | None]
Figures = dict[tuple[int, str], tuple[str, Counts]]
NOTHING: Counts = (None, None, None)


@dataclass(frozen=True)
class FigureChange:
    """One OPD in a cycle: obliged, signed and fulfilled now and then, None where they are unknown."""

    cycle: int
    unit: str
    now: Counts
    then: Counts


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


def since(now: Build | None, viewer: Viewer, then: Figures | None) -> tuple[FigureChange, ...]:
    """List what would differ from the figures of the current build, if there is one."""
    return changes(figures(now, viewer) if now else {}, then or {})
