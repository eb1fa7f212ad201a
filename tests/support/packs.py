"""Packs for the tests of what is in them and of the files they become: each is made, and written, once in a process."""

from datetime import UTC, date, datetime
from functools import cache

from access.roles import OPERATOR, Role, Viewer
from metrics import options
from metrics.disclosure import authorized
from metrics.selection import WHOLE_CITY, Scope, Selection
from reports import forms, packs
from reports.document import Pack, PackFormat
from storage.builds import Build

ADDRESS = "https://netra.contoh.go.id"
MADE_AT = datetime(2024, 10, 1, 2, 30, tzinfo=UTC)
SEKDA = Viewer(Role.SEKDA)
FIGURES_ON = date(2024, 9, 16)


@cache
def selection(
    build: Build, cycle: int = 2024, as_of: date = date(2024, 10, 1), viewer: Viewer = SEKDA, scope: Scope = WHOLE_CITY
) -> Selection:
    """A view of a build as the frame would make it."""
    known = options.available(authorized.query, build, {}, OPERATOR)
    return Selection(build, cycle, as_of, scope, known.cycles, viewer, names=known.names)


@cache
def pack(name: str, view: Selection) -> Pack:
    """The pack of a view, made on the morning of 1 October 2024."""
    kind = next(kind for kind in packs.KINDS if kind.name == name)
    return packs.make(kind, view, ADDRESS, MADE_AT)


@cache
def file(pack: Pack, form: PackFormat) -> bytes:
    """The file of a pack in one form."""
    return next(one for one in forms.WRITERS if one.form is form).write(pack)


def figures(build: Build, name: str, scope: Scope = WHOLE_CITY) -> Pack:
    """The pack of the day on which figures are read back out of each file."""
    return pack(name, selection(build, 2024, FIGURES_ON, SEKDA, scope))
