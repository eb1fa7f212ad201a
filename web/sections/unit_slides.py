"""Slides of Kepatuhan OPD in presentation mode: one for each OPD."""

import pandas as pd

from charts.compliance import one_unit, pictures
from metrics.rows.compliance import PaceRow
from metrics.selection import Selection
from text.tables import to_dicts
from web.panels import exhibit, query
from web.presentation import stage


def collect(view: Selection, units: pd.DataFrame) -> None:
    """Add a slide for each unit in the order given; nothing outside presentation mode."""
    if not stage.current():
        return
    k, total = query.suppression_threshold(), query.read("compliance_total", view)
    paces = _paces(view)
    shown = one_unit.units_of(units)
    for unit in shown:
        picture = pictures.unit_on_stage(unit, shown, total, paces.get(unit.unit_id), k)
        exhibit.staged(view, "compliance_by_unit", picture, units[units["unit_id"] == unit.unit_id])


def _paces(view: Selection) -> dict[str, PaceRow]:
    """Return by unit the pace of those still to sign until polling day, for those who may see it."""
    if not query.may_read("pace_by_unit", view) or view.as_of > view.chosen.polling_on:
        return {}
    rows = to_dicts(query.read("pace_by_unit", view), PaceRow)
    return {str(row["unit_id"]): row for row in rows if row["not_signed"]}
