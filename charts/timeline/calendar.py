"""The election on one time axis: stages, activities, and the signings as a curve under them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.lanes import HEAD, INDENT, LANE, NAMES, draw, event_lanes, heading, stage_lanes
from metrics.rows.compliance import SigningsRow
from metrics.selection import Cycle
from text.indonesian import day, number, share, short_day
from text.tables import to_date, to_dicts

CURVE, NO_CURVE, LINE, FOOT = 150, 20, 17, 40
"""Pixels: the curve, its place without signings, a line of text, under the axis for the months."""
Tier = Literal["signed", "fulfilled"]
LINES: tuple[tuple[Tier, str, str, str, str], ...] = (
    ("signed", style.BLUE, "solid", "━", "sudah tanda tangan"),
    ("fulfilled", style.NAVY, "dash", "╍", "tepat waktu dan terverifikasi"),
)


def calendar(
    stages: pd.DataFrame,
    events: pd.DataFrame,
    signings: pd.DataFrame,
    cycle: Cycle,
    as_of: date,
    *,
    narrow: bool = False,
) -> go.Figure:
    """Draw stages (done grey, running blue, coming hollow), activities (dots), signings (curve) of one cycle."""
    found = [("Tahapan", stage_lanes(stages, narrow)), ("Kegiatan", event_lanes(events))]
    blocks = [(name, lanes) for name, lanes in found if lanes]
    legend = _legend(signings, as_of)
    above = HEAD + (LINE * (len(legend) - 1) if narrow else 0)
    curve = CURVE if len(signings) else NO_CURVE
    height = 2 * LINE + sum(HEAD + LANE * len(lanes) for _, lanes in blocks) + above + curve
    figure = style.base(height + FOOT, left=INDENT if narrow else NAMES, right=10, top=0, bottom=FOOT)
    top = 1 - 2 * LINE / height
    for place, (name, lanes) in enumerate(blocks, start=2):
        bottom = top - (HEAD + LANE * len(lanes)) / height
        draw(figure, place, name, lanes, (bottom, top - HEAD / height), narrow)
        top = bottom
    _curve(figure, signings, cycle, as_of, (0, curve / height))
    _legend_text(figure, legend, curve / height, narrow)
    _time_axis(figure, _span(stages, events, cycle), 4 if narrow else 9)
    _days(figure, cycle, as_of, _span(stages, events, cycle))
    return figure


def _legend(signings: pd.DataFrame, as_of: date) -> list[str]:
    """Write the block's name, who is obliged, and each line with its last value: no label has to lie on the curve."""
    name = "<b>Penandatanganan pakta, kumulatif</b>"
    if signings.empty:
        return [name, f"belum ada tanda tangan per {day(as_of)}"]
    last = to_dicts(signings.sort_values("day")[-1:], SigningsRow)[0]
    lines = [f"{glyph} {text} {share(last[column], last['obliged'])}" for column, _, _, glyph, text in LINES]
    return [name, f"┄ wajib {number(last['obliged'])} orang", *lines]


def _legend_text(figure: go.Figure, lines: list[str], y: float, narrow: bool) -> None:
    heading(figure, "<br>".join(lines) if narrow else lines[0], y, narrow)
    if not narrow:
        style.say(
            figure,
            0,
            y,
            "<br>".join(_folded(line) for line in lines[1:]),
            xref="paper",
            yref="paper",
            yanchor="top",
            align="left",
            xshift=-NAMES,
        )


def _folded(line: str) -> str:
    """Fold a line so that it fits beside the curve: the numbers under the words."""
    words, _, numbers = line.rpartition(" (")
    head, _, count = words.rpartition(" ")
    return f"{head}<br>    {count} ({numbers}" if numbers and head else line


def _curve(figure: go.Figure, signings: pd.DataFrame, cycle: Cycle, as_of: date, domain: tuple[float, float]) -> None:
    obliged = int(signings["obliged"].max()) if len(signings) else 0
    figure.update_layout(yaxis={"domain": domain, "range": [0, max(obliged, 1) * 1.08], "visible": False})
    if not obliged:
        # An axis without a trace is not laid out, and the months would stand in the middle of the picture.
        figure.add_scatter(x=[cycle.starts_on], y=[0], opacity=0, hoverinfo="skip", showlegend=False)
        return
    figure.add_shape(
        type="line", xref="paper", x0=0, x1=1, y0=obliged, y1=obliged, line={"color": style.GREY, "dash": "dot"}
    )
    rows = to_dicts(signings.sort_values("day"), SigningsRow)
    for column, colour, dash, _, name in LINES:
        _line(figure, rows, column, min(as_of, cycle.polling_on), colour, dash, name)


def _line(
    figure: go.Figure, rows: Sequence[SigningsRow], column: Tier, until: date, colour: str, dash: str, name: str
) -> None:
    days = [to_date(row["day"]) for row in rows]
    values = [int(row[column]) for row in rows]
    if until > days[-1]:
        days, values = [*days, until], [*values, values[-1]]
    figure.add_scatter(
        x=days,
        y=values,
        mode="lines",
        line={"color": colour, "width": 2.5, "dash": dash, "shape": "hv"},
        text=[
            f"{day(on)}: {share(value, rows[0]['obliged'], 'orang')} {name}"
            for on, value in zip(days, values, strict=True)
        ],
        hoverinfo="text",
        showlegend=False,
    )


def _span(stages: pd.DataFrame, events: pd.DataFrame, cycle: Cycle) -> tuple[date, date]:
    """Return the days from the first to the last thing drawn, with a little air."""
    days = [cycle.starts_on, cycle.polling_on, *(to_date(on) for on in events["event_on"])]
    days += [to_date(on) for column in ("starts_on", "ends_on") for on in stages[column]]
    air = timedelta(days=max(4, (max(days) - min(days)).days // 40))
    return min(days) - air, max(days) + air


def _time_axis(figure: go.Figure, span: tuple[date, date], at_most: int) -> None:
    ticks, names = style.months(*span, at_most=at_most)
    figure.update_layout(
        xaxis={
            "range": list(span),
            "tickvals": ticks,
            "ticktext": names,
            "showgrid": True,
            "showline": True,
            "anchor": "y",
        }
    )


def _days(figure: go.Figure, cycle: Cycle, as_of: date, span: tuple[date, date]) -> None:
    """Draw the day of the view and the due day as lines through everything; their names on top."""
    marks = [(cycle.due_on, f"batas tepat waktu {short_day(cycle.due_on)}", "dot")]
    if span[0] <= as_of <= span[1]:
        marks.append((as_of, f"posisi {short_day(as_of)}", "solid"))
    for place, (on, text, dash) in enumerate(marks):
        figure.add_shape(
            type="line", x0=on, x1=on, yref="paper", y0=0, y1=1, line={"color": style.MUTED, "width": 1.2, "dash": dash}
        )
        left = (on - span[0]) < (span[1] - span[0]) / 2
        style.say(
            figure,
            on,
            1,
            text,
            yref="paper",
            xanchor="left" if left else "right",
            yanchor="top",
            yshift=-LINE * place,
            xshift=3 if left else -3,
            bgcolor=style.PAPER,
            font={"size": style.SMALL, "color": style.MUTED},
        )
