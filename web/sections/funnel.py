"""The funnel plot on Kepatuhan OPD: the OPD of the view, or the units below the chosen one."""

from charts.compliance import funnel, pictures
from metrics.selection import Selection
from web.panels import exhibit, query

FEWEST = 3
"""Fewer units than this are not compared with their common share."""


def show(view: Selection) -> None:
    """Draw the funnel plot; nothing for fewer than three units that are large enough."""
    metric = "compliance_by_unit_alone" if view.unit_id else "compliance_by_unit"
    units = query.read(metric, view)
    rows = funnel.judged(units)
    if len(rows) < FEWEST:
        return
    exhibit.figure(view, metric, pictures.fair_comparison(rows, units), rows)
