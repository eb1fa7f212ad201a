"""Pictures of our register beside Bawaslu's: where the cases are, in what they differ, and the course of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.base.multiples import Bar, Panel, PanelLayout, multiples
from charts.base.picture import Picture
from charts.reconciliation import titles
from metrics.rows.reconciliation import DifferenceRow, DifferencesOnDayRow, ReconciliationRow
from metrics.selection import Cycle, Selection
from text.indonesian import count_of_total, day, month, number
from text.tables import to_date, to_dicts

Column = Literal["differences", "unmatched"]
LINES: tuple[tuple[Column, str, str], ...] = (
    ("differences", "perbedaan isi", style.BLUE),
    ("unmatched", "belum berpadanan", style.NAVY),
)
FOLDS = {
    " register ": " register<br>",
    ", menunggu": ",<br>menunggu",
    " (kode": "<br>(kode",
    ", golongan": ",<br>golongan",
}


@dataclass(frozen=True)
class Kind:
    """Cases of one kind in one cycle, out of how many."""

    cycle: int
    name: str
    cases: int
    total: int


def places(summary: pd.DataFrame, view: Selection) -> Picture:
    """Show cases in both registers, in one of them, and those that may be the same, per cycle."""
    summary = _without_empty(summary, "nomor ganda")
    rows = to_dicts(summary.sort_values("sort_order"), ReconciliationRow)
    kinds = [Kind(row["cycle"], row["place_name"], row["cases"], row["all_cases"]) for row in rows]
    heads = titles.counted(summary)
    return Picture(
        _bars(kinds, heads, view),
        _bars(kinds, heads, view, stacked=True),
        titles.places(summary, view.cycle, view.chosen.name),
        titles.alt(summary, "place_name", view.cycle, view.chosen.name),
        note=titles.undecided(summary),
    )


def kinds(differences: pd.DataFrame, view: Selection) -> Picture:
    """Show the differences of the cases in both registers by their kind, per cycle."""
    rows = to_dicts(differences.sort_values("sort_order"), DifferenceRow)
    found = [Kind(row["cycle"], row["difference_name"], row["cases"], row["matched"]) for row in rows]
    heads = {row.cycle: f"dari {number(row.total)} di kedua register" for row in found if row.total}
    return Picture(
        _bars(found, heads, view),
        _bars(found, heads, view, stacked=True),
        titles.kinds(differences, view.cycle, view.chosen.name),
        titles.alt(differences, "difference_name", view.cycle, view.chosen.name),
    )


def course(rows: pd.DataFrame, view: Selection) -> Picture:
    """Show differences and cases without a pair at each month end of the chosen cycle, as two lines."""
    return Picture(
        _course(_moving(rows), at_most=8),
        _course(_moving(rows), at_most=4),
        titles.course(rows, view.chosen.name),
        titles.course_alt(rows),
    )


def _without_empty(summary: pd.DataFrame, place: str) -> pd.DataFrame:
    """Leave out a place that should be empty, where it is: a mistake is shown once there is one."""
    is_there = summary.loc[summary["place"] == place, "cases"].any()
    return summary if is_there else summary[summary["place"] != place]


def _bars(kinds: Sequence[Kind], heads: Mapping[int, str], view: Selection, *, stacked: bool = False) -> go.Figure:
    """Draw bars per cycle, the chosen one in blue; a cycle of which nothing is known has none."""
    names = {row.cycle: row.name for row in view.cycles}
    bars = [_bar(kind, names[kind.cycle], kind.cycle == view.cycle) for kind in kinds if kind.total]
    panels = [Panel(row.cycle, row.name, heads.get(row.cycle, _nothing(row, view))) for row in view.cycles]
    return multiples(bars, panels, PanelLayout(stacked, row=38))


def _bar(kind: Kind, cycle: str, is_chosen: bool) -> Bar:
    colour = style.BLUE if is_chosen else style.GREY
    folded = kind.name
    for plain, broken in FOLDS.items():
        folded = folded.replace(plain, broken)
    hover = f"{cycle}, {kind.name}: {count_of_total(kind.cases, kind.total)} perkara"
    return Bar(kind.cycle, folded, kind.cases, number(kind.cases), hover, colour, colour)


def _nothing(cycle: Cycle, view: Selection) -> str:
    return "belum ada" if cycle.starts_on <= view.as_of else "belum dimulai"


def _moving(rows: pd.DataFrame) -> list[DifferencesOnDayRow]:
    """List the points up to one month end after the last change: what stands still for years says nothing more."""
    points = to_dicts(rows, DifferencesOnDayRow)
    while len(points) > 2 and titles.values(points[-1]) == titles.values(points[-2]) == titles.values(points[-3]):
        points.pop()
    return points


def _course(points: Sequence[DifferencesOnDayRow], at_most: int) -> go.Figure:
    figure = style.base(280, left=8, right=16, top=30)
    days = [to_date(point["day"]) for point in points]
    most = max((max(titles.values(point)) for point in points), default=0)
    for column, name, colour in LINES:
        figure.add_scatter(
            x=days,
            y=[point[column] for point in points],
            mode="lines+markers",
            showlegend=False,
            hoverinfo="text",
            line={"color": colour, "width": 3},
            marker={"color": colour, "size": 6},
            hovertext=[f"{day(on)}<br>{name}: {number(point[column])}" for on, point in zip(days, points, strict=True)],
        )
    room = max((days[-1] - days[0]) / 25, timedelta(days=3))
    first, last = days[0] - room, days[-1] + room
    ticks = days[:: -(-len(days) // at_most)]
    figure.update_layout(
        xaxis={"range": [first, last], "tickvals": ticks, "ticktext": _ticks(ticks)},
        yaxis={
            "range": [0, 1.1 * max(most, 1)],
            "showgrid": True,
            "nticks": 5,
            "tickformat": ",d",
            # Whole cases: between 0 and 1 there is nothing to mark.
            "dtick": 1 if most <= 5 else None,
        },
    )
    style.place(figure, [_names(points[-1])])
    return figure


def _ticks(days: list[date]) -> list[str]:
    """Write month ends with their day, so that 30 June is not read as July; the year where it begins."""
    years = [None, *(on.year for on in days)]
    return [
        f"{on.day} {month(on)}" + (f"<br>{on.year}" if on.year != year else "")
        for on, year in zip(days, years, strict=False)
    ]


def _names(end: DifferencesOnDayRow) -> PlotlyJSON:
    """Write the lines with their last number above the plot, where no line ever comes."""
    names = "   ".join(
        f"{style.in_colour(colour, '■')} <b>{number(end[column])}</b> {name}" for column, name, colour in LINES
    )
    return style.label(0, 1, names, xref="paper", yref="paper", yanchor="bottom", yshift=6)
