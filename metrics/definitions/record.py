"""What a metric is: its words for the reader, its SQL for the build."""

import re
from dataclasses import dataclass

from access.roles import Permission

PARAMETERS = ("cycle", "as_of", "unit_id", "kecamatan_id", "case_id")


@dataclass(frozen=True)
class Metric:
    """One figure or list of the dashboard; the texts are shown under "Dari mana angka ini?".

    `unit` is what is counted (orang, perkara, ...), `columns` the promised order. The SQL may name $cycle, $as_of,
    $unit_id, $kecamatan_id and $case_id, where NULL means all. `right` is what a viewer needs to see it.
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
    sql: str
    right: Permission = Permission.AGGREGATES

    @property
    def parameters(self) -> tuple[str, ...]:
        """Those of the parameters that change this metric."""
        named = set(re.findall(r"\$(\w+)", self.sql))
        return tuple(name for name in PARAMETERS if name in named)
