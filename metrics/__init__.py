"""Every figure of the dashboard, defined once: for pages, files, the command line and the tests."""

from datetime import date
from difflib import get_close_matches

import pandas as pd

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
    histories,
    lists,
    pace,
    people,
    places,
    reconciliation,
    violations,
)
from metrics.definitions.record import PARAMETERS, Metric
from storage import builds as warehouse

__all__ = ["COMPARISONS", "FRACTIONS", "METRICS", "PARAMETERS", "Metric", "UnknownMetric", "ask", "find"]

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
    *deliveries.METRICS,
)
FRACTIONS = ("_pct", "_per_day", "_sd")
"""What a column is called whose numbers are not counts: percent, a rate, standard deviations."""
_BY_NAME = {metric.name: metric for metric in (*METRICS, *COMPARISONS)}


class UnknownMetric(LookupError):
    """No metric bears this name; the message, in Indonesian, suggests near ones."""


def find(name: str) -> Metric:
    """The metric of this name."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    near = get_close_matches(name, _BY_NAME, n=3)
    hint = f" Mungkin maksudnya: {', '.join(near)}." if near else " Lihat `python -m metrics list`."
    raise UnknownMetric(f"Metrik {name!r} tidak dikenal.{hint}")


def ask(
    metric_name: str,
    build: warehouse.Build,
    *,
    cycle: int | None = None,
    as_of: date | None = None,
    unit_id: str | None = None,
    kecamatan_id: str | None = None,
    case_id: str | None = None,
) -> pd.DataFrame:
    """Ask a build for a metric as of a day; None means all cycles, all that is known, the whole city, every case.

    Rows come in a fixed order, columns as declared. An unknown text is None or NaN, an unknown number pd.NA.
    """
    metric = find(metric_name)
    if not metric.sql:
        raise UnknownMetric(f"{metric_name!r} membandingkan dua muatan: python -m metrics changes")
    given = {"cycle": cycle, "as_of": as_of, "unit_id": unit_id, "kecamatan_id": kecamatan_id, "case_id": case_id}
    frame = warehouse.query(build, metric.sql, {name: given[name] for name in metric.parameters})
    return _typed(frame[list(metric.columns)])


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Whole numbers with unknowns stay whole: only names ending as in FRACTIONS are fractions. ENUM becomes text."""
    wanted = {}
    for name, kind in frame.dtypes.items():
        if isinstance(kind, pd.CategoricalDtype):
            wanted[name] = "str"
        elif kind.kind == "f" and not str(name).endswith(FRACTIONS):
            wanted[name] = "Int64"
    return frame.astype(wanted) if wanted else frame
