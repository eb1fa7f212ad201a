"""The pictures of Penanganan perkara: each for a wide screen and a phone, with its finding and its alternative."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from charts.base.picture import Picture
from charts.handling import ageing_board, case_timeline, durations, exits, ladder, outcomes, punctuality
from charts.handling import case_titles as case_words
from charts.violations import counts, titles
from metrics.selection import Selection

Draw = Callable[[pd.DataFrame, Selection], Picture]
"""How a picture is made: from rows, for a view."""


def open_cases(rows: pd.DataFrame, view: Selection) -> Picture:
    """Show open cases one by one against their limits; there must be one."""
    return Picture(
        ageing_board.board(rows),
        ageing_board.board(rows, narrow=True),
        ageing_board.title(rows, view.chosen.name),
        ageing_board.alt(rows),
    )


def one(case: pd.DataFrame, history: pd.DataFrame, view: Selection) -> Picture:
    """Show one case's steps on a time axis; there must be one."""
    return Picture(
        case_timeline.timeline(history, view.as_of),
        case_timeline.timeline(history, view.as_of, narrow=True),
        case_words.title(case, view),
        case_words.alt(history),
    )


def climbed(data: pd.DataFrame, view: Selection) -> Picture:
    """Show how far the cases of each cycle came."""
    return Picture(
        ladder.ladder(data, view),
        ladder.ladder(data, view, narrow=True),
        ladder.title(data, view.cycle, view.chosen.name),
        titles.alt(data, "rung_name", view.cycle, view.chosen.name),
    )


def ended(data: pd.DataFrame, view: Selection) -> Picture:
    """Show how the cases of each cycle ended, from the rows of `outcomes.with_cases`."""
    return Picture(
        counts.counts(data, "outcome_name", view),
        counts.counts(data, "outcome_name", replace(view, cycles=(view.chosen,)), stacked=True),
        outcomes.title(data, view.cycle, view.chosen.name),
        titles.alt(data, "outcome_name", view.cycle, view.chosen.name),
    )


def left(data: pd.DataFrame, view: Selection) -> Picture:
    """Show where the cases of the chosen cycle left without a sanction, and why; there must be one."""
    wide, narrow = exits.exits(data), exits.exits(data, narrow=True)
    return Picture(wide, narrow, exits.title(data, view.chosen.name), exits.alt(data))


def days(data: pd.DataFrame, view: Selection) -> Picture:
    """Show how long each step takes, per cycle; there must be one."""
    return Picture(
        durations.days(data, view),
        durations.days(data, view, narrow=True),
        durations.title(data, view.cycle, view.chosen.name),
        durations.alt(data, view.cycle, view.chosen.name),
    )


def kept(data: pd.DataFrame, view: Selection) -> Picture:
    """Show what was done in time, per step and cycle; there must be one."""
    return Picture(
        punctuality.punctuality(data, view),
        punctuality.punctuality(data, view, narrow=True),
        punctuality.title(data, view.cycle, view.chosen.name),
        punctuality.alt(data, view.cycle, view.chosen.name),
    )
