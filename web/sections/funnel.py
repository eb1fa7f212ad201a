"""The fair comparison on Kepatuhan OPD: the OPD of the view, or the units below the one that was chosen."""

from charts.compliance import funnel
from metrics.selection import Selection
from web.panels import exhibit, query

FEWEST = 3
"""Fewer units than this are not compared with what they have in common."""
HEADINGS = {
    "unit": "Unit kerja",
    "obliged": "Wajib",
    "signed": "Sudah tanda tangan",
    "signed_pct": "% tanda tangan",
    "low_pct": "% batas bawah (99,8%)",
    "high_pct": "% batas atas (99,8%)",
    "place": "Di luar batas",
}


def show(view: Selection) -> None:
    """The funnel with its table; nothing for fewer than three units large enough."""
    metric = "compliance_by_unit_alone" if view.unit_id else "compliance_by_unit"
    units = query.read(metric, view)
    rows = funnel.judged(units)
    if len(rows) < FEWEST:
        return
    exhibit.figure(
        view,
        metric,
        funnel.funnel(rows),
        rows,
        narrow=funnel.funnel(rows, narrow=True),
        title=funnel.title(rows),
        alt=funnel.alt(rows),
        population="ASN wajib tanda tangan",
        note=funnel.note(rows, units),
        headings=HEADINGS,
        key="funnel",
    )
