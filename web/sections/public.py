"""The panels that the public's pages are made of: bars where counts are shown, words where they are hidden."""

import pandas as pd

from charts.base.picture import Picture
from charts.compliance import public
from metrics.selection import Selection
from web.panels import exhibit, query, text

CASES = "Perkara ASN Pemkot Malang"


def opening(view: Selection) -> None:
    """What the public is shown, on which days, and why not more."""
    text.note(public.WHY.format(k=query.suppression_threshold(), position=view.position))


def compliance(view: Selection, metric: str, rows: pd.DataFrame, name: str, what: str, *, alt: str) -> None:
    """Who has signed, a bar a row in the order given; the column `name` says what each row is, `what` the kind."""
    k = query.suppression_threshold()
    title = public.lowest(rows, name, what, k)
    picture = Picture(public.compliance_bars(rows, name, k), None, title, alt, note="")
    exhibit.figure(view, metric, picture, public.readable(rows, k))


def cases(view: Selection, metric: str, rows: pd.DataFrame, name: str, what: str, *, alt: str) -> None:
    """Cases as counts, a bar a row; the column `name` says what each row is, `what` the kind."""
    k = query.suppression_threshold()
    title = public.cases_title(rows, name, what)
    picture = Picture(public.case_bars(rows, name, k), None, title, alt, population=CASES, note="")
    exhibit.figure(view, metric, picture, public.readable(rows, k))
