"""Packs of a tiny city, for the tests of what is in them and of the files they become."""

from datetime import UTC, date, datetime

from access.roles import Role, Viewer
from metrics import engine
from metrics.selection import WHOLE_CITY, Cycle, Scope, Selection
from reports import packs
from reports.document import Pack
from storage.builds import Build
from text.tables import to_date, to_dicts

ADDRESS = "https://netra.contoh.go.id"
MADE_AT = datetime(2024, 10, 1, 2, 30, tzinfo=UTC)
SEKDA = Viewer(Role.SEKDA)


def selection(
    build: Build, cycle: int = 2024, as_of: date = date(2024, 10, 1), viewer: Viewer = SEKDA, scope: Scope = WHOLE_CITY
) -> Selection:
    """A view of a build as the frame would make it."""
    days = ("polling_on", "starts_on", "due_on")
    cycles = tuple(
        Cycle(row["cycle"], row["name"], *(to_date(row[name]) for name in days))
        for row in to_dicts(engine.query_exact("cycles", build))
    )
    return Selection(build, cycle, as_of, scope, cycles, viewer)


def pack(name: str, view: Selection) -> Pack:
    """The pack of a view, made on the morning of 1 October 2024."""
    kind = next(kind for kind in packs.KINDS if kind.name == name)
    return packs.make(kind, view, ADDRESS, MADE_AT)
