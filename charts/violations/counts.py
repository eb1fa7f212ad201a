"""Bars of cases: how severe, which kinds and from where.

Counts stand on every bar. Shares are written only from FEW cases on: of 5 cases, 60% says less than 3.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.multiples import Bar, Panel, PanelLayout, multiples
from metrics.rows.reference import RuleBreakRow
from metrics.rows.violations import FormCountRow, SeverityRow
from metrics.selection import Cycle, Selection
from text.indonesian import UNKNOWN, count_of_total, first_upper, number, short_day
from text.tables import to_dicts

TINGKAT, REKOMENDASI, OPD = "tingkat", "rekomendasi", "opd"
"""What a change may touch: severities decided, who recommends and how that is recorded, figures per OPD."""
UNDECIDED, UNTOLD = "belum diputus", "tidak diketahui"
PHONE = 50
"""Letters that fit in a line of 358 px."""
PATTERNS = {"kode etik": "/", "disiplin": "", UNKNOWN: "."}


@dataclass(frozen=True)
class Count:
    """Cases of one kind in one cycle; `order` where the kinds have one of their own."""

    cycle: int
    label: str
    cases: int
    order: int | None = None


@dataclass(frozen=True)
class Look:
    """The colours of a bar: inside, and at its edge."""

    fill: str
    edge: str


def severities(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection, *, stacked: bool = False) -> go.Figure:
    """Draw cases per severity, light to dark in one warm hue, grey while undecided; rule changes between the cycles."""
    rows = sorted(to_dicts(with_cases(data), SeverityRow), key=lambda row: row["sort_order"])
    looks = {row["severity_name"]: _severity_look(row["severity"]) for row in rows}
    counts = [Count(row["cycle"], row["severity_name"], row["cases"]) for row in rows]
    bars = _bars(counts, begun(data, view), view.cycles, lambda _, label: looks[label])
    return multiples(
        bars, _panels(bars, view, between(breaks, view.cycles)), PanelLayout(stacked, row=28 if stacked else 36)
    )


def counts(data: pd.DataFrame, label: str, view: Selection, *, stacked: bool = False) -> go.Figure:
    """Draw cases per value of a column, the chosen cycle blue; in the order of `sort_order`, else most first."""
    rows = [replace(row, label=_label(row.label)) for row in _ordered(counts_of(data, label), view.cycle)]
    blue, grey = Look(style.BLUE, style.BLUE), Look(style.GREY, style.GREY)
    bars = _bars(rows, begun(data, view), view.cycles, lambda cycle, _: blue if cycle == view.cycle else grey)
    return multiples(bars, _panels(bars, view), PanelLayout(stacked, row=_row(bars, stacked)))


def with_cases(data: pd.DataFrame) -> pd.DataFrame:
    """Leave out what ended without a decision or is not known where no cycle has such a case."""
    rare = data["severity"].isin(style.UNRATED[1:])
    return data[~rare | (data.groupby("severity")["cases"].transform("sum") > 0)]


def _severity_look(severity: str) -> Look:
    edge = style.GREY if severity in style.UNRATED else style.SEVERITIES["berat"]
    return Look(style.SEVERITIES[severity], edge)


def counts_of(data: pd.DataFrame, label: str) -> list[Count]:
    """Read the cases of each value of one column."""
    orders = data["sort_order"] if "sort_order" in data.columns else [None] * len(data)
    rows = zip(data["cycle"], data[label], data["cases"], orders, strict=True)
    return [Count(int(cycle), str(name), int(cases), order) for cycle, name, cases, order in rows]


def forms(data: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Draw the forms of one cycle, most first; kode etik hatched grey, disiplin plain blue, each row with its class."""
    rows = to_dicts(data.sort_values(["cases", "form_id"], ascending=[False, True]), FormCountRow)
    total = sum(row["cases"] for row in rows)
    bars = [_form(row, total, PHONE if narrow else 2 * PHONE) for row in rows]
    return multiples(bars, [Panel(0, "")], PanelLayout(stacked=True, above=True, row=58 if narrow else 42, room=1.25))


def between(breaks: pd.DataFrame, cycles: Sequence[Cycle]) -> dict[int, tuple[str, ...]]:
    """List for each cycle what changed after the polling day before it and up to its own: day and name."""
    found: dict[int, tuple[str, ...]] = {}
    for earlier, later in pairwise(cycles):
        inside = [
            f"{short_day(row['break_on'])}: {row['name']}"
            for row in to_dicts(breaks, RuleBreakRow)
            if earlier.polling_on < pd.Timestamp(row["break_on"]).date() <= later.polling_on
        ]
        found[later.cycle] = tuple(inside)
    return found


def begun(data: pd.DataFrame, view: Selection) -> list[int]:
    """List the cycles that had begun on the day, or had cases even so: the others are unknown, not zero."""
    early = {cycle for cycle, cases in zip(data["cycle"], data["cases"], strict=True) if cases > 0}
    return [row.cycle for row in view.cycles if row.starts_on <= view.as_of or row.cycle in early]


def _bars(
    rows: Sequence[Count], begun: Sequence[int], cycles: Sequence[Cycle], look: Callable[[int, str], Look]
) -> list[Bar]:
    """Make a bar for every label in every cycle that has cases: what is missing there was counted and is zero."""
    cells: Counter[tuple[int, str]] = Counter()
    for row in rows:
        cells[row.cycle, row.label] += row.cases
    labels, known = dict.fromkeys(row.label for row in rows), {row.cycle for row in rows}
    totals = {cycle.cycle: sum(cells[cycle.cycle, other] for other in labels) for cycle in cycles}
    return [
        _bar(cycle, Count(cycle.cycle, label, cells[cycle.cycle, label]), totals[cycle.cycle], look(cycle.cycle, label))
        for cycle in cycles
        for label in labels
        if cycle.cycle in begun and cycle.cycle in known
    ]


def _bar(cycle: Cycle, count: Count, total: int, look: Look) -> Bar:
    hover = f"{cycle.name}, {count.label.replace('<br>', ' ')}: {count_of_total(count.cases, total)} perkara"
    return Bar(cycle.cycle, count.label, count.cases, number(count.cases), hover, look.fill, look.edge)


def _panels(bars: Sequence[Bar], view: Selection, breaks: Mapping[int, tuple[str, ...]] | None = None) -> list[Panel]:
    totals = {row.cycle: sum(bar.value for bar in bars if bar.panel == row.cycle) for row in view.cycles}
    return [
        Panel(row.cycle, row.name, counted(totals[row.cycle], row, view), (breaks or {}).get(row.cycle, ()))
        for row in view.cycles
    ]


def counted(total: int, cycle: Cycle, view: Selection) -> str:
    """Say how many cases a cycle has on the day; or why there is none."""
    if total:
        return f"{number(total)} perkara"
    return "belum ada catatan perkara" if cycle.starts_on <= view.as_of else "belum dimulai"


def _ordered(rows: Sequence[Count], chosen: int) -> list[Count]:
    """Sort by the order of the kinds; else most in the chosen cycle first, then most in all, the unknown last."""
    now, ever = Counter[str](), Counter[str]()
    for row in rows:
        now[row.label] += row.cases if row.cycle == chosen else 0
        ever[row.label] += row.cases

    def rank(row: Count) -> tuple[int, bool, int, int, str]:
        name = row.label
        if row.order is not None:
            return row.order, False, 0, 0, ""
        return 0, name.lower() == UNKNOWN, -now[name], -ever[name], name

    return sorted(rows, key=rank)


def _row(bars: Sequence[Bar], stacked: bool) -> int:
    is_folded = any("<br>" in bar.label for bar in bars)
    return 38 if is_folded else 26 if stacked else 34


def _label(text: str) -> str:
    return first_upper(text).replace(" penetapan", "<br>penetapan").replace(" ke PPK", "<br>ke PPK")


def _form(row: FormCountRow, total: int, width: int) -> Bar:
    is_known = row["form_id"] != UNKNOWN
    is_ethics = row["class"] == "kode etik"
    name = "<br>".join(wrap(f"{row['form_id']} {row['form']} ({row['class']})", width)) if is_known else row["form"]
    colour = style.GREY if is_ethics or not is_known else style.BLUE
    hover = f"{row['form']}: {count_of_total(row['cases'], total)} perkara"
    return Bar(0, name, row["cases"], number(row["cases"]), hover, colour, colour, PATTERNS[row["class"]])


def touching(breaks: pd.DataFrame, as_of: date, *figures: str) -> pd.DataFrame:
    """Select the changes up to the day that touch any of these figures."""
    wanted = set(figures)
    touched = [bool(wanted & set(str(names).split("|"))) for names in breaks["touches"]]
    return breaks[(breaks["break_on"] <= pd.Timestamp(as_of)) & pd.Series(touched, index=breaks.index, dtype=bool)]
