"""The pace on Kepatuhan OPD: when units will finish, and the reminder for one unit."""

from charts.base.picture import Picture
from charts.compliance import pace
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
    wide, narrow = (pace.finishing(rows, view.as_of, view.chosen.polling_on, narrow=form) for form in (False, True))
    note = f"{pace.RANGE}{_cut_note(len(rows))}"
    picture = Picture(wide, narrow, pace.title(rows, view.as_of), pace.alt(rows), note=note)
    exhibit.figure(view, "pace_by_unit", picture, rows)
    units = {str(row["unit_id"]): str(row["unit"]) for row in to_dicts(rows)}
    chosen = query.choice("ingatkan", "Pengingat untuk", units)
    row = next(row for row in to_dicts(rows) if row["unit_id"] == chosen)
    text.copyable_text(reminder.text(row, view.chosen.name, view.as_of, SIMULATED if view.is_simulated else ""))


def _cut_note(count: int) -> str:
    return f" Ditampilkan {pace.MOST} teratas." if count > pace.MOST else ""
