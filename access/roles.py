"""Who may see what: one table of roles and rights, and one question to it.

Pure: no screen, no data. Whoever reads data asks `may` (or `reach`, to build a filter) before handing anything out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """The six readers; the order is that of the columns in the table below."""

    PUBLIK = "publik"
    PIMPINAN = "pimpinan"
    SEKDA = "sekda"
    PENGELOLA = "pengelola"
    OPD = "opd"
    BAWASLU = "bawaslu"


ROLE_NAMES: Mapping[Role, str] = {
    Role.PUBLIK: "Publik",
    Role.PIMPINAN: "{head}",
    Role.SEKDA: "Sekda",
    Role.PENGELOLA: "Pengelola ({personnel})",
    Role.OPD: "OPD",
    Role.BAWASLU: "Bawaslu",
}
"""What each role is called on the screen, with the names of the city (text.institutions) still to be put in."""


class Permission(StrEnum):
    """What may be seen or done; a page or a query names the one it needs."""

    AGGREGATES = "aggregates"
    """Counts and rates, suppressed unless the next right is there too."""
    EXACT_AGGREGATES = "exact_aggregates"
    """The same without suppression."""
    NAMES_UNSIGNED = "names_unsigned"
    """Who has not signed, by name."""
    CASES = "cases"
    """Cases one by one, with their steps; without the person."""
    CASE_NAMES = "case_names"
    """The person of a case."""
    RECONCILIATION = "reconciliation"
    """Row by row, what is in both registers, in one only, and what differs."""
    REJECTS = "rejects"
    """Rejected rows with file, line, reason."""
    BUILDS = "builds"
    """Which builds there are and what changed between two."""
    PINS = "pins"
    """Give a build a name under which it is kept for good."""
    UPLOAD = "upload"
    """Hand in files and publish a build; an OPD what is of its own unit alone."""
    LOG = "log"
    """Who saw, took or changed what."""
    REMINDERS = "reminders"
    """How often a unit was reminded of its signings, and when last."""
    DECISIONS = "decisions"
    """What meetings decided and what became of it; an OPD what it has to do itself."""
    DECIDE = "decide"
    """Record or withdraw a decision in the meeting: a build with one row more."""


PERSONAL = frozenset({Permission.NAMES_UNSIGNED, Permission.CASES, Permission.CASE_NAMES, Permission.RECONCILIATION})
"""Rights to what tells of single persons, with or without their names: a case of a small unit names its person."""


class Grant(StrEnum):
    """How far a right goes."""

    NO = "no"
    OWN = "own unit"
    YES = "yes"


_NO, _OWN, _YES = Grant.NO, Grant.OWN, Grant.YES
_TABLE = {
    # publik, pimpinan, sekda, pengelola, opd, bawaslu: in the order of Role
    Permission.AGGREGATES: (_YES, _YES, _YES, _YES, _YES, _YES),
    Permission.EXACT_AGGREGATES: (_NO, _YES, _YES, _YES, _YES, _YES),
    Permission.NAMES_UNSIGNED: (_NO, _NO, _YES, _YES, _OWN, _NO),
    Permission.CASES: (_NO, _YES, _YES, _YES, _OWN, _YES),
    Permission.CASE_NAMES: (_NO, _NO, _YES, _YES, _NO, _YES),
    Permission.RECONCILIATION: (_NO, _YES, _YES, _YES, _NO, _YES),
    Permission.REJECTS: (_NO, _NO, _YES, _YES, _OWN, _NO),
    Permission.BUILDS: (_NO, _NO, _YES, _YES, _NO, _NO),
    Permission.PINS: (_NO, _NO, _NO, _YES, _NO, _NO),
    Permission.UPLOAD: (_NO, _NO, _NO, _YES, _OWN, _NO),
    Permission.LOG: (_NO, _NO, _NO, _YES, _NO, _NO),
    Permission.REMINDERS: (_NO, _NO, _YES, _YES, _OWN, _NO),
    Permission.DECISIONS: (_NO, _YES, _YES, _YES, _OWN, _YES),
    Permission.DECIDE: (_NO, _NO, _YES, _YES, _NO, _NO),
}

MATRIX: Mapping[Role, Mapping[Permission, Grant]] = {
    role: {right: row[column] for right, row in _TABLE.items()} for column, role in enumerate(Role)
}


@dataclass(frozen=True)
class Viewer:
    """Whoever asks: a role, for an OPD its unit, and a stable subject for the log that is never shown to others.

    `is_trial` marks a role tried by the switch of `simulasi`: it sees simulated data and changes nothing.
    """

    role: Role
    unit_id: str | None = None
    who: str = field(default="", repr=False)
    is_trial: bool = False

    def __post_init__(self) -> None:
        """Check that an OPD has a unit and nobody else has one."""
        if (self.role is Role.OPD) != bool(self.unit_id):
            raise ValueError(
                f"peran {self.role}: unit {self.unit_id!r}; hanya peran opd yang punya unit, dan harus ada"
            )


PUBLIC = Viewer(Role.PUBLIK)
OPERATOR = Viewer(Role.PENGELOLA, who="operator")
"""The command line: whoever has the file in hand may see everything in it."""

NOT_ON_TRIAL = frozenset({Permission.UPLOAD, Permission.PINS, Permission.DECIDE})
"""What a tried role cannot do: what a passer-by publishes or keeps would be everybody's simulated city."""


def grant_of(viewer: Viewer, right: Permission) -> Grant:
    """How far a viewer's right goes; for `OWN` show `viewer.unit_id` and its subordinates, nothing else."""
    if viewer.is_trial and right in NOT_ON_TRIAL:
        return Grant.NO
    return grant_of_role(viewer, right)


def grant_of_role(viewer: Viewer, right: Permission) -> Grant:
    """How far the role's right goes, tried or not: for showing what it would be to use it, which changes nothing."""
    return MATRIX[viewer.role][right]


def is_allowed(viewer: Viewer, right: Permission, unit_id: str | None = None) -> bool:
    """Whether a viewer has a right, for `OWN` on rows of `unit_id`; without a unit only a right to all is a yes.

    A subordinate is not looked up here: ask with the id of the unit above it, or filter by the viewer's unit.
    """
    far = grant_of(viewer, right)
    return far is Grant.YES or (far is Grant.OWN and unit_id is not None and unit_id == viewer.unit_id)
