"""The OPD one after the other, a screen each, when Kepatuhan OPD is shown in a hall."""

from typing import Any

import pandas as pd

from charts.base.picture import Picture
from charts.compliance import one_unit
from metrics.selection import Selection
from text.tables import to_dicts
from web.panels import exhibit, query
from web.presentation import stage


def tell(view: Selection, units: pd.DataFrame) -> None:
    """Hand the units to the stage in the order given; nothing on a page that is read."""
    if not stage.current():
        return
    k, total = query.suppression_threshold(), query.read("compliance_total", view)
    paces = _paces(view)
    for row in to_dicts(units):
        words = [one_unit.place(row, units, k), *_words(paces, row)]
        picture = Picture(
            one_unit.picture(row, total, [line for line in words if line], k),
            None,
            one_unit.title(row, k),
            "Dua batang mendatar: sudah tanda tangan, dan tepat waktu serta terverifikasi.",
        )
        exhibit.staged(view, "compliance_by_unit", picture, units[units["unit_id"] == row["unit_id"]])


def _paces(view: Selection) -> dict[str, dict[str, Any]]:
    """The pace of each unit that still has people, until the polling day, for those who may know it."""
    if not query.may_read("pace_by_unit", view) or view.as_of > view.chosen.polling_on:
        return {}
    rows = to_dicts(query.read("pace_by_unit", view))
    return {str(row["unit_id"]): row for row in rows if row["not_signed"]}


def _words(paces: dict[str, dict[str, Any]], row: dict[str, Any]) -> list[str]:
    own = paces.get(str(row["unit_id"]))
    return one_unit.pace(own) if own else []
