"""The curve of signings of one cycle, with its stages."""

from datetime import date, timedelta
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from metrics.rows.compliance import SigningsRow
from metrics.rows.reference import StageRow
from text.indonesian import day, number, share, short_day
from text.tables import to_date, to_dicts

STAGE_ROW = 20
Tier = Literal["signed", "fulfilled"]
LINES: tuple[tuple[Tier, str, str, int], ...] = (
    ("signed", "sudah tanda tangan", style.BLUE, 3),
    ("fulfilled", "tepat waktu dan terverifikasi", style.NAVY, 2),
)


def curve(days: pd.DataFrame, stages: pd.DataFrame, due_on: date, polling_on: date) -> go.Figure:
    """Draw signed and on-time signatures, cumulative, with the obliged above, the due day, and the stages below."""
    strip = STAGE_ROW * len(stages) + 10
    figure = style.base(300 + strip, left=8, right=16, top=30)
    low = strip / (270 + strip)
    first, last = _window(days, stages, polling_on)
    rows = to_dicts(days, SigningsRow)
    for line in LINES:
        _line(figure, rows, *line)
    _stage_strip(figure, stages)
    ticks, names = style.months(first, last, at_most=7)
    obliged = int(days["obliged"].max())
    figure.update_layout(
        xaxis={"range": [first, last], "tickvals": ticks, "ticktext": names, "anchor": "y2"},
        yaxis={
            "domain": [low + 0.03, 1],
            "range": [0, 1.2 * obliged],
            "showgrid": True,
            "nticks": 5,
            "tickformat": ",d",
        },
        yaxis2={"domain": [0, low], "range": [len(stages) - 0.5, -0.5], "visible": False},
        shapes=[_target(obliged), _due_line(due_on)],
    )
    labels = [
        _end_label(rows[-1], first + 0.45 * (last - first)),
        style.label(first, obliged, f"wajib {number(obliged)} orang", yanchor="bottom", font_color=style.MUTED),
        _due_label(due_on, first, last),
    ]
    style.place(figure, labels + _stage_labels(stages, first, last))
    return figure


def _window(days: pd.DataFrame, stages: pd.DataFrame, polling_on: date) -> tuple[date, date]:
    starts = [to_date(value) for value in (*days["day"], *stages["starts_on"])]
    return min(starts), max([polling_on, *(to_date(value) for value in days["day"])]) + timedelta(days=2)


def _line(figure: go.Figure, rows: list[SigningsRow], column: Tier, name: str, colour: str, width: int) -> None:
    figure.add_scatter(
        x=[to_date(row["day"]) for row in rows],
        y=[row[column] for row in rows],
        mode="lines",
        line={"color": colour, "width": width, "shape": "hv"},
        hoverinfo="text",
        showlegend=False,
        hovertext=[f"{day(to_date(row['day']))}<br>{name}: {share(row[column], row['obliged'])}" for row in rows],
    )


def _end_label(end: SigningsRow, middle: date) -> PlotlyJSON:
    """Write both counts above the end of the upper line: a curve that only rises never comes there."""
    on = to_date(end["day"])
    lines = [f"{style.in_colour(colour, '■')} <b>{number(end[tier])}</b> {name}" for tier, name, colour, _ in LINES]
    side = "left" if on < middle else "right"
    words = "<br>".join(lines)
    return style.label(
        on, end["signed"], words, yanchor="bottom", yshift=4, align="left", xanchor=side, bgcolor=style.PAPER
    )


def _target(obliged: int) -> PlotlyJSON:
    line = {"color": style.GREY, "width": 1, "dash": "dash"}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": obliged, "y1": obliged, "line": line}


def _due_line(on: date) -> PlotlyJSON:
    line = {"color": style.MUTED, "width": 1, "dash": "dot"}
    return {"type": "line", "x0": on, "x1": on, "yref": "y domain", "y0": 0, "y1": 1, "line": line}


def _due_label(on: date, first: date, last: date) -> PlotlyJSON:
    left = on > first + (last - first) / 2
    return style.label(
        on,
        1,
        f"batas tepat waktu {short_day(on)}",
        yref="paper",
        yanchor="bottom",
        font_color=style.MUTED,
        xanchor="right" if left else "left",
        xshift=-3 if left else 3,
    )


def _span(stage: StageRow) -> tuple[date, date]:
    """Return the first day and the end of the last: one day is as wide as a day."""
    return to_date(stage["starts_on"]), to_date(stage["ends_on"] or stage["starts_on"]) + timedelta(days=1)


def _stage_strip(figure: go.Figure, stages: pd.DataFrame) -> None:
    rows = [(place, row["name"], *_span(row)) for place, row in enumerate(to_dicts(stages, StageRow))]
    texts = [f"{name}: {day(starts)} sampai {day(ends - timedelta(days=1))}" for _, name, starts, ends in rows]
    figure.add_scatter(
        x=[on for _, _, starts, ends in rows for on in (starts, ends, None)],
        y=[at for place, *_ in rows for at in (place, place, None)],
        hovertext=[hover for text in texts for hover in (text, text, None)],
        yaxis="y2",
        mode="lines+markers",
        showlegend=False,
        hoverinfo="text",
        line={"color": style.GREY, "width": 9},
        marker={"color": style.GREY, "size": 9, "symbol": "square"},
    )


def _stage_labels(stages: pd.DataFrame, first: date, last: date) -> list[PlotlyJSON]:
    """Write the names on the side with more room; on the bar itself when it fills the strip."""
    labels = []
    for place, row in enumerate(to_dicts(stages, StageRow)):
        starts, ends = _span(row)
        quiet = {"yref": "y2", "font_color": style.MUTED}
        if max(starts - first, last - ends) < (ends - starts) / 2:
            middle = starts + (ends - starts) / 2
            labels.append(style.label(middle, place, row["name"], xanchor="center", bgcolor=style.PAPER, **quiet))
        elif starts - first > last - ends:
            labels.append(style.label(starts, place, row["name"], xanchor="right", xshift=-8, **quiet))
        else:
            labels.append(style.label(ends, place, row["name"], xshift=8, **quiet))
    return labels
