"""The fair comparison on Kepatuhan OPD: the OPD of the view, or the units below the one that was chosen."""

from charts.base.picture import Picture
from charts.compliance import funnel
from metrics.selection import Selection
from web.panels import exhibit, query

FEWEST = 3
"""Fewer units than this are not compared with what they have in common."""


def show(view: Selection) -> None:
    """The funnel with its table; nothing for fewer than three units large enough."""
    metric = "compliance_by_unit_alone" if view.unit_id else "compliance_by_unit"
    units = query.read(metric, view)
    rows = funnel.judged(units)
    if len(rows) < FEWEST:
        return
    picture = Picture(
        funnel.funnel(rows),
        funnel.funnel(rows, narrow=True),
        funnel.title(rows),
        funnel.alt(rows),
        note=funnel.note(rows, units),
        headings=funnel.HEADINGS,
        key="funnel",
    )
    exhibit.figure(view, metric, picture, rows)
