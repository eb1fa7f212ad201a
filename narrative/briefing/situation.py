"""What the opening sentences are written from: the figures of a view, and of the day it is compared with."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from metrics import opening
from metrics.disclosure.authorized import Query, may_see, query_view
from metrics.selection import Selection
from settings import read_settings
from text.indonesian import short_day
from text.tables import to_date, to_dicts

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
NOTHING = pd.DataFrame()


@dataclass(frozen=True)
class Situation:
    """The rows behind the sentences; `*_before` as of the earlier day `since`, what a viewer may not see is empty.

    `threshold`: no unit is named for fewer people than this, and no change of fewer is worth a sentence.
    """

    name: str
    government: str
    as_of: date
    since: date
    due_on: date
    threshold: int
    total: pd.DataFrame
    total_before: pd.DataFrame
    units: pd.DataFrame
    units_before: pd.DataFrame
    silent: pd.DataFrame
    pace: pd.DataFrame
    stages: pd.DataFrame
    ladder: pd.DataFrame
    ladder_before: pd.DataFrame
    outcomes: pd.DataFrame
    turns: pd.DataFrame
    registers: pd.DataFrame
    not_yet: str = ""
    """That the signing has not begun; empty once it has."""


def of(view: Selection, since: date, query: Query, *, with_registers: bool = False) -> Situation:
    """Read the situation of a view and of an earlier day, as far as its viewer may see it.

    Counts alone are read, nothing of single cases: who opens a page has not looked at a person. The registers are read
    for those alone who are told of them.
    """
    earlier = replace(view, as_of=since)

    def rows(name: str, at: Selection = view) -> pd.DataFrame:
        return query_view(query, name, at) if may_see(at.viewer, name) else NOTHING

    total = rows("compliance_total")
    return Situation(
        view.chosen.name,
        view.names.government,
        view.as_of,
        since,
        view.chosen.due_on,
        read_settings().threshold,
        total,
        rows("compliance_total", earlier),
        rows("compliance_by_unit"),
        rows("compliance_by_unit", earlier),
        rows("units_without_data") if view.has_begun else NOTHING,
        rows("pace_by_unit"),
        rows("stages"),
        rows("case_ladder"),
        rows("case_ladder", earlier),
        rows("case_outcomes"),
        rows("cases_by_turn"),
        rows("reconciliation_summary") if with_registers else NOTHING,
        opening.before(view, total),
    )


def earlier_days(view: Selection, events: pd.DataFrame) -> dict[date, str]:
    """List the days a view may be compared with, each with its label: a week before first, then what happened."""
    found = {view.as_of - WEEK: "7 hari sebelumnya", view.as_of - MONTH: "30 hari sebelumnya"}
    named = [(to_date(row["event_on"]), str(row["kind_name"]).lower()) for row in to_dicts(events)]
    named.append((view.chosen.due_on, "batas tepat waktu"))
    for on, what in sorted(named, reverse=True):
        if on < view.as_of:
            found.setdefault(on, what)
    return {on: f"{short_day(on)} · {what}" for on, what in found.items()}
