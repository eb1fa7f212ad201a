"""The action list on Ringkasan."""

from metrics.selection import Selection
from narrative import actions
from web.panels import exhibit, query


def show(view: Selection) -> None:
    """Draw the list until polling day; after it no action is due, and before the signing begins no signature."""
    if view.as_of > view.chosen.polling_on:
        return
    pace = query.read("pace_by_unit", view)
    waiting = pace if query.has_opened(view) else pace[:0]
    rows = actions.listed(waiting, query.read("cases_by_turn", view), view.as_of)
    if len(rows):
        exhibit.table(
            view,
            "pace_by_unit",
            rows,
            actions.title(rows),
            labels=actions.LABELS,
            key="actions",
            wrapped=True,
        )
