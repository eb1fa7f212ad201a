"""Pictures of our register beside Bawaslu's: where the cases are, in what they differ, and the course of it."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.multiples import Panel, PanelLayout, multiples
from charts.base.picture import Picture
from charts.reconciliation import titles
from metrics.selection import Cycle, Selection
from text.indonesian import count_of_total, day, month, number
from text.tables import to_date, to_dicts

LINES = (("differences", "perbedaan isi", style.BLUE), ("unmatched", "belum berpadanan", style.NAVY))
FOLDS = {
    " register ": " register<br>",
    ", menunggu": ",<br>menunggu",
    " (kode": "<br>(kode",
    ", golongan": ",<br>golongan",
}


def places(summary: pd.DataFrame, view: Selection) -> Picture:
    """Cases in both registers, in one of them, and those that may be the same, per cycle."""
    summary = _without_empty(summary, "nomor ganda")
    totals = {row["cycle"]: row["all_cases"] for row in to_dicts(summary)}
    said = titles.counted(summary)
    return Picture(
        _bars(summary, "place_name", totals, said, view),
        _bars(summary, "place_name", totals, said, view, stacked=True),
        titles.places(summary, view.cycle, view.chosen.name),
        titles.alt(summary, "place_name", view.cycle, view.chosen.name),
        note=titles.undecided(summary),
    )


def kinds(differences: pd.DataFrame, view: Selection) -> Picture:
    """Differences of the cases in both registers by their kind, per cycle."""
    totals = {row["cycle"]: row["matched"] for row in to_dicts(differences)}
    said = {cycle: f"dari {number(total)} di kedua register" for cycle, total in totals.items() if total}
    return Picture(
        _bars(differences, "difference_name", totals, said, view),
        _bars(differences, "difference_name", totals, said, view, stacked=True),
        titles.kinds(differences, view.cycle, view.chosen.name),
        titles.alt(differences, "difference_name", view.cycle, view.chosen.name),
    )


def course(rows: pd.DataFrame, view: Selection) -> Picture:
    """Differences and cases without a pair at each month end of the chosen cycle, as two lines."""
    return Picture(
        _course(_moving(rows), at_most=8),
        _course(_moving(rows), at_most=4),
        titles.course(rows, view.chosen.name),
        titles.course_alt(rows),
    )


def _without_empty(summary: pd.DataFrame, place: str) -> pd.DataFrame:
    """The rows without a place that should be empty, where it is: a mistake is shown once there is one."""
    is_there = summary.loc[summary["place"] == place, "cases"].any()
    return summary if is_there else summary[summary["place"] != place]


def _bars(
    data: pd.DataFrame,
    label: str,
    totals: dict[int, int],
    said: dict[int, str],
    view: Selection,
    *,
    stacked: bool = False,
) -> go.Figure:
    """Bars per cycle, the chosen one in blue; a cycle of which nothing is known has none."""
    names = {row.cycle: row.name for row in view.cycles}
    bars = [_bar(row, label, names, view) for row in to_dicts(data.sort_values("sort_order")) if totals[row["cycle"]]]
    panels = [Panel(row.cycle, row.name, said.get(row.cycle, _nothing(row, view))) for row in view.cycles]
    return multiples(bars, panels, PanelLayout(stacked, row=38))


def _bar(row: dict[str, Any], label: str, names: dict[int, str], view: Selection) -> dict[str, Any]:
    colour = style.BLUE if row["cycle"] == view.cycle else style.GREY
    whole = row["all_cases"] if "all_cases" in row else row["matched"]
    folded = str(row[label])
    for plain, broken in FOLDS.items():
        folded = folded.replace(plain, broken)
    return {
        "panel": row["cycle"],
        "label": folded,
        "value": row["cases"],
        "text": number(row["cases"]),
        "hover": f"{names[row['cycle']]}, {row[label]}: {count_of_total(row['cases'], whole)} perkara",
        "fill": colour,
        "edge": colour,
        "pattern": "",
    }


def _nothing(cycle: Cycle, view: Selection) -> str:
    return "belum ada" if cycle.starts_on <= view.as_of else "belum dimulai"


def _moving(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The points up to one month end after the last change: what stands still for years says nothing more."""
    points = to_dicts(rows)
    while len(points) > 2 and titles.values(points[-1]) == titles.values(points[-2]) == titles.values(points[-3]):
        points.pop()
    return points


def _course(points: list[dict[str, Any]], at_most: int) -> go.Figure:
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
    """Month ends with their day, so that 30 June is not read as July; the year where it begins."""
    years = [None, *(on.year for on in days)]
    return [
        f"{on.day} {month(on)}" + (f"<br>{on.year}" if on.year != year else "")
        for on, year in zip(days, years, strict=False)
    ]


def _names(end: dict[str, Any]) -> dict[str, Any]:
    """The lines with their last number above the plot, where no line ever comes."""
    said = "   ".join(
        f'<span style="color:{colour}">■</span> <b>{number(end[column])}</b> {name}' for column, name, colour in LINES
    )
    return style.label(0, 1, said, xref="paper", yref="paper", yanchor="bottom", yshift=6)
