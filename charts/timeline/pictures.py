"""The picture of Tahapan dan kegiatan: for a wide screen and a phone, with its finding and its text alternative."""

import pandas as pd

from charts.base.picture import Picture
from charts.timeline import calendar, titles
from metrics.selection import Selection


def time_axis(stages: pd.DataFrame, events: pd.DataFrame, signings: pd.DataFrame, view: Selection) -> Picture:
    """Show stages, activities and signings of the chosen cycle on one time axis."""
    return Picture(
        calendar.calendar(stages, events, signings, view.chosen, view.as_of),
        calendar.calendar(stages, events, signings, view.chosen, view.as_of, narrow=True),
        titles.position(stages, view.chosen, view.as_of),
        titles.alt(stages, events, signings),
    )
