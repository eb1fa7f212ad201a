"""The pace on Kepatuhan OPD: when units will finish, and the reminder for one unit."""

from charts.compliance import pictures
from metrics import ranking
from metrics.selection import Selection
from narrative import reminder
from narrative.exhibits import SIMULATED
from text.tables import to_dicts
from web.panels import exhibit, query, text


def show(view: Selection) -> None:
    """Draw when units finish, and the reminder; nothing after the election or when all are done."""
    rows = ranking.unfinished(query.read("pace_by_unit", view))
    if rows.empty or view.as_of > view.chosen.polling_on:
        return
    picture = pictures.finishing(rows, view.as_of, view.chosen.polling_on)
    exhibit.figure(view, "pace_by_unit", picture, rows)
    units = {str(row["unit_id"]): str(row["unit"]) for row in to_dicts(rows)}
    chosen = query.choice("ingatkan", "Pengingat untuk", units)
    row = next(row for row in to_dicts(rows) if row["unit_id"] == chosen)
    text.copyable_text(reminder.text(row, view, SIMULATED if view.is_simulated else ""))
