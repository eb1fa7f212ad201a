"""What packs are made from: the metrics of one view, asked once each, as its viewer may have them."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from metrics import catalogue, opening
from metrics.definitions.record import Metric
from metrics.disclosure import authorized
from metrics.disclosure.authorized import Query
from metrics.selection import Selection
from narrative import provenance
from narrative.briefing import sentences, situation
from narrative.briefing.sentences import Audience
from reports.document import Definition
from text.institutions import CityNames


@dataclass(frozen=True)
class Material:
    """The rows behind a pack; what the viewer may not see is not in it."""

    view: Selection
    since: date
    """The earlier day that the sentences compare the view with."""
    query: Query = authorized.query
    _read: dict[tuple[str, bool, bool], pd.DataFrame] = field(default_factory=dict, repr=False)

    def read(self, name: str, *, all_cycles: bool = False, whole_city: bool = False) -> pd.DataFrame:
        """Read a metric's rows for the view: its build, cycle, day, scope and viewer; raises AccessDenied."""
        key = (name, all_cycles, whole_city)
        if key not in self._read:
            self._read[key] = authorized.query_view(
                self.query, name, self.view, all_cycles=all_cycles, whole_city=whole_city
            )
        return self._read[key]

    def sentences(self, audience: Audience) -> tuple[str, ...]:
        """Write the sentences for an audience, by the rules of the screen."""
        registers = audience is Audience.BAWASLU
        now = situation.of(self.view, self.since, self.query, with_registers=registers)
        return tuple(sentences.told(audience, now))

    @property
    def not_yet(self) -> str:
        """Say that the signing of the cycle has not begun on the day of the view; empty once it has."""
        return opening.before(self.view, self.read("compliance_total"))

    def may_read(self, name: str) -> bool:
        """Whether the viewer is given anything of a metric."""
        return authorized.may_see(self.view.viewer, name)


def definitions(names: tuple[str, ...], city: CityNames, inputs: pd.DataFrame) -> tuple[Definition, ...]:
    """Return what the figures of these metrics mean, as their records say, and the inputs they stand on."""
    return tuple(_definition(catalogue.find(name), city, provenance.nouns(name, inputs)) for name in names)


def _definition(metric: Metric, city: CityNames, sources: tuple[str, ...]) -> Definition:
    parts = {"Pembilang": metric.numerator, "Penyebut": metric.denominator, "Tidak dihitung": metric.exclusions}
    said = [metric.definition, *(f"{label}: {text}" for label, text in parts.items() if text)]
    text = city.fill(" ".join(f"{line.strip().rstrip('.')}." for line in said))
    return Definition(metric.name, metric.title, text, ", ".join(sources))
