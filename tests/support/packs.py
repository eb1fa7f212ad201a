"""Packs of a tiny city, for the tests of what is in them and of the files they become."""

from datetime import UTC, date, datetime

from access.roles import OPERATOR, Role, Viewer
from metrics import options
from metrics.disclosure import authorized
from metrics.selection import WHOLE_CITY, Scope, Selection
from reports import packs
from reports.document import Pack
from storage.builds import Build

ADDRESS = "https://netra.contoh.go.id"
MADE_AT = datetime(2024, 10, 1, 2, 30, tzinfo=UTC)
SEKDA = Viewer(Role.SEKDA)


def selection(
    build: Build, cycle: int = 2024, as_of: date = date(2024, 10, 1), viewer: Viewer = SEKDA, scope: Scope = WHOLE_CITY
) -> Selection:
    """A view of a build as the frame would make it."""
    known = options.available(authorized.query, build, {}, OPERATOR)
    return Selection(build, cycle, as_of, scope, known.cycles, viewer, names=known.names)


def pack(name: str, view: Selection) -> Pack:
    """The pack of a view, made on the morning of 1 October 2024."""
    kind = next(kind for kind in packs.KINDS if kind.name == name)
    return packs.make(kind, view, ADDRESS, MADE_AT)
