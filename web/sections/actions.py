"""The action list on Ringkasan."""

from metrics.selection import Selection
from narrative import actions
from web.panels import exhibit, query


def show(view: Selection) -> None:
    """Draw the list until polling day; after it no action is due."""
    if view.as_of > view.chosen.polling_on:
        return
    rows = actions.listed(query.read("pace_by_unit", view), query.read("cases_by_turn", view), view.as_of)
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
