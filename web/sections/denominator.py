"""The denominator on Kepatuhan OPD: who is obliged and who is not, and what a changed base did to the share."""

from charts.base.bridge import alt, bridge
from charts.compliance import denominator, denominator_change
from metrics.selection import Selection
from text.tables import to_dicts
from web.panels import exhibit, query, text

LISTED, OBLIGED = "Orang dalam daftar siklus ini", "ASN wajib tanda tangan"
HEADINGS = {"step_name": "Langkah", "effect": "Pengaruh", "people": "Orang", "units": "Unit"}


def show(view: Selection) -> None:
    """The bridge, and below it the change since the earlier day; sentences where there is nothing to draw."""
    rows = query.read("denominator_bridge", view, all_cycles=True)
    ended = [cycle.cycle for cycle in view.cycles if cycle.polling_on <= view.as_of and cycle.cycle != view.cycle]
    own, others = rows[rows["cycle"] == view.cycle], rows[rows["cycle"].isin(ended)]
    if (own["step"] == "daftar").any():
        steps = denominator.steps(own)
        exhibit.figure(
            view,
            "denominator_bridge",
            bridge(steps),
            own,
            narrow=bridge(steps, narrow=True),
            title=denominator.title(own),
            alt=alt(steps),
            population=LISTED,
            note=denominator.note(own, others),
            headings=HEADINGS,
        )
    elif len(own):
        text.note(denominator.recap_alone(own))
    _change(view)


def _change(view: Selection) -> None:
    change = query.read("denominator_change", view)
    if change.empty:
        return
    said = denominator_change.said(change)
    if not denominator_change.is_news(to_dicts(change)[0]):
        text.note(said)
        return
    steps = denominator_change.steps(change)
    exhibit.figure(
        view,
        "denominator_change",
        bridge(steps),
        denominator_change.lines(change),
        narrow=bridge(steps, narrow=True),
        title=said,
        alt=alt(steps),
        population=OBLIGED,
        note=denominator_change.NOTE,
        headings=denominator_change.HEADINGS,
    )
