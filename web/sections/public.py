"""Panels of the public pages: bars where counts are shown, words where they are suppressed."""

import pandas as pd

from charts.compliance import pictures, public
from metrics.selection import Selection
from web.panels import exhibit, query, text


def introduction(view: Selection) -> None:
    """Say what the public sees, for which days, and why not more."""
    text.note(public.WHY.format(k=query.suppression_threshold(), position=view.position))


def compliance(view: Selection, metric: str, rows: pd.DataFrame, name: str, what: str, *, alt: str) -> None:
    """Draw who has signed, one bar for each row; the column `name` names the rows, `what` their kind."""
    k = query.suppression_threshold()
    picture = pictures.public_compliance(rows, name, what, alt, k)
    exhibit.figure(view, metric, picture, public.readable(rows, k))


def cases(view: Selection, metric: str, rows: pd.DataFrame, name: str, what: str, *, alt: str) -> None:
    """Draw counts of cases, one bar for each row; the column `name` names the rows, `what` their kind."""
    k = query.suppression_threshold()
    picture = pictures.public_cases(rows, name, what, alt, k)
    exhibit.figure(view, metric, picture, public.readable(rows, k))
