"""The denominator on Kepatuhan OPD: who is obliged, and how changes of it moved the share."""

from charts.compliance import denominator, denominator_change, pictures
from metrics.selection import Selection
from web.panels import exhibit, query, text


def show(view: Selection) -> None:
    """Draw the bridge and the change since the earlier day; titles where there is nothing to draw."""
    rows = query.read("denominator_bridge", view, all_cycles=True)
    ended = [cycle.cycle for cycle in view.cycles if cycle.polling_on <= view.as_of and cycle.cycle != view.cycle]
    own, others = rows[rows["cycle"] == view.cycle], rows[rows["cycle"].isin(ended)]
    if (own["step"] == "daftar").any():
        exhibit.figure(view, "denominator_bridge", pictures.denominator_bridge(own, others), own)
    elif len(own):
        text.note(denominator.recap_alone(own))
    _change(view)


def _change(view: Selection) -> None:
    change = query.read("denominator_change", view)
    if change.empty:
        return
    if not denominator_change.is_news(change):
        text.note(denominator_change.title(change))
        return
    picture = pictures.changed_denominator(change)
    exhibit.figure(view, "denominator_change", picture, denominator_change.lines(change))
