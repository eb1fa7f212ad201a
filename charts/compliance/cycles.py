"""Small curves of the cycles beside each other, on the days to polling day."""

from collections.abc import Sequence
from operator import attrgetter

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from metrics.rows.compliance import SigningsRow
from metrics.rows.reference import RuleBreakRow
from metrics.selection import Cycle
from text.indonesian import day, join_words, number, percent, share, short_day
from text.tables import to_date, to_dicts

GAP = 0.07
"""Between two panels, of the width of the picture."""


def cycles_beside(
    days: pd.DataFrame, cycles: Sequence[Cycle], chosen: int, breaks: pd.DataFrame | None = None
) -> go.Figure:
    """Draw one small curve per cycle on the days to polling, the others pale behind it, its due day dotted.

    `breaks` (break_on) are drawn as dashed lines: on their day inside a cycle, between two panels where between cycles.
    """
    names = {row.cycle: row.name for row in cycles}
    figure = style.base(230, left=4, right=16, top=26)
    longest = int(days["days_to_polling"].max()) if len(days) else 1
    axes: PlotlyJSON = {}
    labels = []
    for place, cycle in enumerate(sorted(names)):
        axis = str(place + 1) if place else ""
        axes |= _small_axes(axis, place, len(names), longest)
        for other in [*(known for known in names if known != cycle), cycle]:
            _small_curve(figure, days[days["cycle"] == other], axis, front=other == cycle, chosen=cycle == chosen)
        labels.append(_small_title(days[days["cycle"] == cycle], names[cycle], axis))
    figure.update_layout(axes)
    figure.extend("shapes", _lines(sorted(cycles, key=attrgetter("cycle")), breaks))
    style.place(figure, labels)
    return figure


def _lines(cycles: Sequence[Cycle], breaks: pd.DataFrame | None) -> list[PlotlyJSON]:
    """Draw the due day of each cycle, and the breaks."""
    lines = [
        _rule((row.polling_on - row.due_on).days, f"x{place + 1 if place else ''}", "dot")
        for place, row in enumerate(cycles)
    ]
    for on in [] if breaks is None else [to_date(value) for value in breaks["break_on"]]:
        inside = [at for at, row in enumerate(cycles) if row.starts_on <= on <= row.polling_on]
        before = sum(row.polling_on < on for row in cycles)
        if inside:
            place = inside[0]
            lines.append(_rule((cycles[place].polling_on - on).days, f"x{place + 1 if place else ''}", "dash"))
        elif 0 < before < len(cycles):
            lines.append(_rule(before / len(cycles) - GAP / 2, "paper", "dash"))
    return lines


def _rule(at: float, axis: str, dash: str) -> PlotlyJSON:
    look = {"color": style.MUTED, "width": 1, "dash": dash}
    return {"type": "line", "x0": at, "x1": at, "xref": axis, "y0": 0, "y1": 1, "yref": "paper", "line": look}


def _small_axes(axis: str, place: int, count: int, longest: int) -> PlotlyJSON:
    marks = [200 if longest >= 200 else 100, 0]
    return {
        f"xaxis{axis}": {
            "domain": [place / count, (place + 1) / count - GAP],
            "range": [longest, -4],
            "anchor": f"y{axis}",
            "tickvals": marks,
            "ticktext": [f"{mark} hari" if mark else "hari H" for mark in marks],
        },
        f"yaxis{axis}": {
            "range": [0, 104],
            "anchor": f"x{axis}",
            "tickvals": [0, 50, 100],
            "showgrid": True,
            "ticktext": ["", "", ""] if place else ["0%", "50%", "100%"],
        },
    }


def _small_curve(figure: go.Figure, rows: pd.DataFrame, axis: str, *, front: bool, chosen: bool) -> None:
    colour = (style.BLUE if chosen else style.GREY) if front else style.GRID
    texts = [
        f"{day(to_date(row['day']))}, {number(row['days_to_polling'])} hari sebelum pemungutan suara<br>"
        f"{share(row['signed'], row['obliged'], 'orang')}"
        for row in (to_dicts(rows, SigningsRow) if front else [])
    ]
    figure.add_scatter(
        x=rows["days_to_polling"].to_numpy(),
        y=rows["signed_pct"].to_numpy(dtype=float),
        mode="lines",
        line={"color": colour, "width": 3 if front else 2, "shape": "hv"},
        showlegend=False,
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
        hoverinfo="text" if front else "skip",
        hovertext=texts or None,
    )


def _small_title(rows: pd.DataFrame, name: str, axis: str) -> PlotlyJSON:
    end = to_dicts(rows[-1:], SigningsRow)
    state = percent(end[0]["signed"], end[0]["obliged"]) if end else "belum ada data"
    where = {"xref": f"x{axis} domain", "yref": "paper", "yanchor": "bottom"}
    return style.label(0, 1, f"<b>{name}</b> {state}", **where)


def note(breaks: pd.DataFrame) -> str:
    """Explain the axis and the lines."""
    parts = [f"{row['name']} ({short_day(to_date(row['break_on']))})" for row in to_dicts(breaks, RuleBreakRow)]
    drawn = f"; garis putus-putus: {join_words(parts)}" if parts else ""
    return f"Sumbu datar: hari sebelum pemungutan suara. Titik-titik: hari batas{drawn}."
