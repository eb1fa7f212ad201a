"""What a metric is: its words for the reader, its SQL for the build."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from access.roles import Permission

PARAMETERS = ("cycle", "as_of", "unit_id", "kecamatan_id", "case_id")


@dataclass(frozen=True)
class Labels:
    """The words around a figure or table, where they differ from those in its metric's record."""

    population: str | None = None
    note: str | None = None
    headings: Mapping[str, str] | None = None


AS_DECLARED = Labels()


@dataclass(frozen=True)
class PublicTable:
    """A table of counts that the public may have after suppression.

    `key` are the columns that name a row, `cost` says how much it costs to hide one of its counts, `part_of` names the
    table whose counts its rows add up to: that metric, or one row of it ("metric|key").
    """

    key: tuple[str, ...]
    cost: float
    part_of: str = ""


@dataclass(frozen=True)
class Free:
    """A list of law, places or published facts: the same for everybody."""


@dataclass(frozen=True)
class OverTime:
    """The totals of the city on the published days, one below the other."""


FREE, OVER_TIME = Free(), OverTime()


@dataclass(frozen=True)
class Metric:
    """One figure or list of the dashboard, and all the words around it wherever it is shown.

    `definition`, `numerator`, `denominator` and `exclusions` are shown under "Dari mana angka ini?". `unit` is what is
    counted (orang, perkara, ...), `columns` the promised order. `right` is what a viewer needs to see it. `inputs` are the
    kinds of input whose rows it tells of, `population` says whose, `note` what a reader must know, `headings` how the
    columns that people see are headed, in their order. `public` says in which form the public may have it; None: not at
    all. `is_real` is true for the law and for what others published, which are real in the simulated dataset too;
    `publishers` is the column that says who did. The SQL may name $cycle,
    $as_of, $unit_id, $kecamatan_id and $case_id, where NULL means all.
    """

    name: str
    title: str
    question: str
    definition: str
    numerator: str
    denominator: str
    exclusions: str
    unit: str
    columns: tuple[str, ...]
    inputs: tuple[str, ...]
    population: str
    headings: Mapping[str, str]
    sql: str
    note: str = ""
    right: Permission = Permission.AGGREGATES
    public: PublicTable | Free | OverTime | None = None
    is_real: bool = False
    publishers: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Those of the parameters that change this metric."""
        named = set(re.findall(r"\$(\w+)", self.sql))
        return tuple(name for name in PARAMETERS if name in named)
