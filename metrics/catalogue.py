"""The list of all metrics."""

from difflib import get_close_matches

from metrics.changes.records import COMPARISONS
from metrics.definitions import (
    ageing,
    cases,
    clocks,
    compliance,
    decisions,
    deliveries,
    denominator,
    exits,
    government,
    histories,
    law,
    lists,
    pace,
    people,
    places,
    reconciliation,
    violations,
)
from metrics.definitions.record import Metric

METRICS: tuple[Metric, ...] = (
    *compliance.METRICS,
    *denominator.METRICS,
    *places.METRICS,
    *pace.METRICS,
    *cases.METRICS,
    *violations.METRICS,
    *exits.METRICS,
    *ageing.METRICS,
    *clocks.METRICS,
    *histories.METRICS,
    *people.METRICS,
    *reconciliation.METRICS,
    *decisions.METRICS,
    *lists.METRICS,
    *law.METRICS,
    *government.METRICS,
    *deliveries.METRICS,
)


_BY_NAME = {metric.name: metric for metric in (*METRICS, *COMPARISONS)}


class UnknownMetric(LookupError):
    """No metric bears this name; the message, in Indonesian, suggests near ones."""


def find(name: str) -> Metric:
    """Return the metric of this name."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = get_close_matches(name, _BY_NAME, n=3)
    hint = f" Mungkin maksudnya: {', '.join(near)}." if near else " Lihat `python -m metrics list`."
    raise UnknownMetric(f"Metrik {name!r} tidak dikenal.{hint}")
