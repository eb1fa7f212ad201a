"""The same numbers: figures read back out of each file are those that the metrics give when asked directly."""

from datetime import date

from access.roles import Role, Viewer
from metrics.selection import WHOLE_CITY, Scope
from reports import forms, packs
from reports.document import Pack, PackFormat
from reports.packs import KINDS
from storage.builds import Build
from tests.support.packs import ADDRESS, MADE_AT, selection

AS_OF = date(2024, 9, 16)


def made(build: Build, name: str, scope: Scope = WHOLE_CITY) -> Pack:
    kind = next(kind for kind in KINDS if kind.name == name)
    return packs.make(kind, selection(build, 2024, AS_OF, Viewer(Role.SEKDA), scope), ADDRESS, MADE_AT)


def file(pack: Pack, form: PackFormat) -> bytes:
    return next(one for one in forms.WRITERS if one.form is form).write(pack)
