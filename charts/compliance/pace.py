"""Days on which units will be done at their pace: a dot for the day, a line for the days that are as plausible.

Rows carry the columns of pace_by_unit.
"""

from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from metrics.ranking import is_in_time
from metrics.rows.compliance import PaceRow
from text.indonesian import number, short_day
from text.tables import to_date, to_dicts

ROW, NARROW_ROW = 26, 44
MOST = 15
AFTER = timedelta(days=14)
"""Days after polling day that are still drawn; what lies beyond has an arrow."""
EDGE = timedelta(days=5)
UNTIL = "tidak dalam masa yang dihitung"
RANGE = "Titik: hari selesai bila lajunya tetap; garis: rentang yang masih wajar (90%); tegak: hari batas."


def finishing(pace: pd.DataFrame, as_of: date, polling_on: date, *, narrow: bool = False) -> go.Figure:
    """Draw the first rows of `unfinished` against the due day, from today to some days after polling."""
    rows = to_dicts(pace[:MOST], PaceRow)
    room = NARROW_ROW if narrow else ROW
    figure = style.base(room * len(rows) + 74, right=8, top=34)
    end, due_on = polling_on + AFTER, to_date(rows[0]["due_on"])
    for at, row in enumerate(rows):
        _row(figure, row, at, as_of, end)
    lift = -0.36 if narrow else 0.0
    domain = [0, 1] if narrow else [0, 0.56]
    ticks = style.months(as_of, end, at_most=3 if narrow else 6)
    figure.update_xaxes(range=[as_of, end + EDGE], domain=domain, tickvals=ticks[0], ticktext=ticks[1], showgrid=True)
    names = [""] * len(rows) if narrow else [row["short_name"] for row in rows]
    places = list(range(len(rows)))
    figure.update_yaxes(
        tickvals=places, ticktext=names, range=[len(rows) - 0.4, -0.6], tickfont={"color": style.TEXT}, showgrid=False
    )
    line = {"color": style.MUTED, "width": 1}
    figure.add_shape(type="line", x0=due_on, x1=due_on, y0=-0.6, y1=len(rows) - 0.4, layer="below", line=line)
    words = [
        style.label(0 if narrow else 0.58, at + lift, _state(row, narrow=narrow), xref="paper")
        for at, row in enumerate(rows)
    ]
    due = style.label(
        due_on, -0.6, f"batas {short_day(due_on)}", yanchor="bottom", xanchor="center", font_color=style.MUTED
    )
    style.place(figure, [*words, due])
    return figure


def _row(figure: go.Figure, row: PaceRow, at: int, as_of: date, end: date) -> None:
    """Draw the range and the day of one unit; a range without end runs to the edge with an arrow."""
    if pd.isna(row["earliest_on"]):
        return
    first = max(to_date(row["earliest_on"]), as_of)
    last = min(end if pd.isna(row["latest_on"]) else to_date(row["latest_on"]), end)
    colour = style.BLUE if is_in_time(row) else style.NAVY
    if first <= end:
        figure.add_scatter(
            x=[first, last],
            y=[at, at],
            mode="lines",
            line={"color": style.FAINT, "width": 5},
            hoverinfo="skip",
            showlegend=False,
        )
    if pd.isna(row["finishes_on"]) or to_date(row["finishes_on"]) > end:
        figure.add_scatter(
            x=[end],
            y=[at],
            mode="markers",
            marker={"symbol": "triangle-right", "size": 11, "color": colour},
            hovertext=[_hover(row)],
            hoverinfo="text",
            showlegend=False,
        )
        return
    figure.add_scatter(
        x=[to_date(row["finishes_on"])],
        y=[at],
        mode="markers",
        marker={"size": 11, "color": colour},
        hovertext=[_hover(row)],
        hoverinfo="text",
        showlegend=False,
    )


def _state(row: PaceRow, *, narrow: bool) -> str:
    """Write people, pace needed and pace reached: 49 orang · perlu 3, kini 1,1/hari; with the name on a phone."""
    now = "laju belum diketahui" if pd.isna(row["recent_per_day"]) else f"kini {number(row['recent_per_day'])}/hari"
    need = "" if pd.isna(row["needed_per_day"]) else f"perlu {number(row['needed_per_day'])}, "
    name = f"<b>{row['short_name']}</b> · " if narrow else ""
    return f"{name}<b>{number(row['not_signed'])} orang</b> · {need}{now}"


def _hover(row: PaceRow) -> str:
    finishes, earliest, latest = (
        UNTIL if pd.isna(on) else short_day(to_date(on))
        for on in (row["finishes_on"], row["earliest_on"], row["latest_on"])
    )
    return f"{row['short_name']}: selesai {finishes}<br>paling awal {earliest}, paling lambat {latest}"


def title(pace: pd.DataFrame, as_of: date) -> str:
    """Say how many units will not be done by the due day at their pace; after it, how many are not done."""
    rows = to_dicts(pace, PaceRow)
    if not rows:
        return "Semua OPD selesai"
    due_on = to_date(rows[0]["due_on"])
    if as_of >= due_on:
        return f"{number(len(rows))} OPD belum selesai sesudah batas {short_day(due_on)}"
    known = [row for row in rows if not pd.isna(row["recent_per_day"])]
    late = sum(not is_in_time(row) for row in known)
    rest = f"; laju {number(len(rows) - len(known))} OPD belum diketahui" if len(known) < len(rows) else ""
    if not late:
        return f"Dengan laju sekarang semua selesai sebelum {short_day(due_on)}{rest}"
    of = f"{number(late)} dari {number(len(rows))} OPD yang belum selesai"
    return f"{of} tidak akan selesai pada {short_day(due_on)}{rest}"


def alt(pace: pd.DataFrame) -> str:
    """Write the rows of the picture as a units."""
    units = "; ".join(_hover(row).replace("<br>", ", ") for row in to_dicts(pace[:MOST], PaceRow))
    return f"Satu titik per OPD pada hari selesai menurut lajunya, dengan garis rentangnya. {units}."
