"""Exact rows of a metric. Imported by disclosure, the command line and the alerts alone."""

from datetime import date

import pandas as pd

from metrics.catalogue import UnknownMetric, find
from storage import builds

FRACTIONS = ("_pct", "_per_day", "_sd")
"""What a column is called whose numbers are not counts: percent, a rate, standard deviations."""


def query_exact(
    metric_name: str,
    build: builds.Build,
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
    frame = builds.query(build, metric.sql, {name: given[name] for name in metric.parameters})
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
