"""Pictures of compliance over time: the curve of signings with its stages, and the cycles beside each other."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from tables import records
from wording import day, number, percent, share, short_day

STAGE_ROW = 20
LINES = (
    ("signed", "sudah tanda tangan", style.BLUE, 3),
    ("fulfilled", "tepat waktu dan terverifikasi", style.NAVY, 2),
)


def curve(days: pd.DataFrame, stages: pd.DataFrame, due_on: date, polling_on: date) -> go.Figure:
    """Signed and on-time signatures, cumulative, with who is obliged above, the due day, and the stages below."""
    strip = STAGE_ROW * len(stages) + 10
    figure = style.base(300 + strip, left=8, right=16, top=30)
    low = strip / (270 + strip)
    first, last = _window(days, stages, polling_on)
    for line in LINES:
        _line(figure, days, *line)
    _obliged(figure, days, first)
    _end_label(figure, records(days)[-1], first + 0.45 * (last - first))
    ticks, names = style.months(first, last, at_most=7)
    figure.update_xaxes(range=[first, last], tickvals=ticks, ticktext=names, side="bottom", anchor="y2")
    top = 1.2 * int(days["obliged"].max())
    figure.update_yaxes(domain=[low + 0.03, 1], range=[0, top], showgrid=True, nticks=5, tickformat=",d")
    figure.update_layout(yaxis2={"domain": [0, low], "range": [len(stages) - 0.5, -0.5], "visible": False})
    _stage_strip(figure, stages, first, last)
    _mark_day(figure, due_on, f"batas tepat waktu {short_day(due_on)}", first, last)
    return figure


def _window(days: pd.DataFrame, stages: pd.DataFrame, polling_on: date) -> tuple[date, date]:
    starts = [_date(value) for value in (*days["day"], *stages["starts_on"])]
    return min(starts), max([polling_on, *(_date(value) for value in days["day"])]) + timedelta(days=2)


def _date(value: Any) -> date:
    return pd.Timestamp(value).date()


def _line(figure: go.Figure, days: pd.DataFrame, column: str, name: str, colour: str, width: int) -> None:
    rows = records(days)
    figure.add_scatter(
        x=[_date(row["day"]) for row in rows], y=[row[column] for row in rows], mode="lines",
        line={"color": colour, "width": width, "shape": "hv"}, hoverinfo="text", showlegend=False,
        hovertext=[f"{day(_date(row['day']))}<br>{name}: {share(row[column], row['obliged'])}" for row in rows],
    )  # fmt: skip


def _end_label(figure: go.Figure, end: dict[str, Any], middle: date) -> None:
    """Both counts above the end of the upper line: a curve that only rises never comes there."""
    on = _date(end["day"])
    lines = [
        f'<span style="color:{colour}">■</span> <b>{number(end[column])}</b> {name}'
        for column, name, colour, _ in LINES
    ]
    style.say(
        figure, on, end["signed"], "<br>".join(lines), yanchor="bottom", yshift=4, align="left",
        xanchor="left" if on < middle else "right", bgcolor=style.PAPER,
    )  # fmt: skip


def _obliged(figure: go.Figure, days: pd.DataFrame, first: date) -> None:
    obliged = records(days)[-1]["obliged"]
    figure.add_hline(y=obliged, line={"color": style.GREY, "width": 1, "dash": "dash"})
    style.say(figure, first, obliged, f"wajib {number(obliged)} orang", yanchor="bottom", font_color=style.MUTED)


def _mark_day(figure: go.Figure, on: date, text: str, first: date, last: date) -> None:
    figure.add_vline(x=on, line={"color": style.MUTED, "width": 1, "dash": "dot"})
    right = on > first + (last - first) / 2
    style.say(
        figure, on, 1, text, yref="paper", yanchor="bottom", xanchor="right" if right else "left",
        xshift=-3 if right else 3, font_color=style.MUTED,
    )  # fmt: skip


def _stage_strip(figure: go.Figure, stages: pd.DataFrame, first: date, last: date) -> None:
    for place, row in enumerate(records(stages)):
        starts, ends = _date(row["starts_on"]), _date(row["ends_on"] or row["starts_on"]) + timedelta(days=1)
        figure.add_scatter(
            x=[starts, ends], y=[place, place], yaxis="y2", mode="lines+markers", showlegend=False,
            line={"color": style.GREY, "width": 9}, marker={"color": style.GREY, "size": 9, "symbol": "square"},
            hoverinfo="text", hovertext=f"{row['name']}: {day(starts)} sampai {day(ends - timedelta(days=1))}",
        )  # fmt: skip
        _stage_label(figure, row["name"], place, (starts - first, last - ends), (starts, ends))


def _stage_label(
    figure: go.Figure, name: str, place: int, room: tuple[timedelta, timedelta], span: tuple[date, date]
) -> None:
    """The name on the side with more room; on the bar itself when it fills the strip."""
    before, after = room
    if max(room) < (span[1] - span[0]) / 2:
        middle = span[0] + (span[1] - span[0]) / 2
        style.say(figure, middle, place, name, yref="y2", xanchor="center", bgcolor=style.PAPER, font_color=style.MUTED)
    elif before > after:
        style.say(figure, span[0], place, name, yref="y2", xanchor="right", xshift=-8, font_color=style.MUTED)
    else:
        style.say(figure, span[1], place, name, yref="y2", xshift=8, font_color=style.MUTED)


def curve_title(days: pd.DataFrame, due_on: date) -> str:
    """How many had signed by the due day, and how many since or how many are to go."""
    last = records(days)[-1]
    until = days[pd.to_datetime(days["day"]).dt.date <= due_on]
    by_due = int(until["signed"].iloc[-1]) if len(until) else 0
    if _date(last["day"]) <= due_on:
        return f"{share(last['signed'], last['obliged'], 'orang')} sudah tanda tangan; batasnya {day(due_on)}"
    later = last["signed"] - by_due
    said = f"{share(by_due, last['obliged'], 'orang')} tanda tangan sampai batas {day(due_on)}"
    return f"{said}, {number(later)} sesudahnya" if later else said


def cycles_beside(days: pd.DataFrame, names: dict[int, str], chosen: int) -> go.Figure:
    """One small curve per cycle on the days to polling, the other cycles pale behind it."""
    cycles = sorted(names)
    figure = style.base(230, left=4, right=16, top=26)
    width = 1 / len(cycles)
    longest = int(days["days_to_polling"].max()) if len(days) else 1
    marks = [200 if longest >= 200 else 100, 0]
    for place, cycle in enumerate(cycles):
        axis = "" if place == 0 else str(place + 1)
        figure.update_layout(
            {
                f"xaxis{axis}": {
                    "domain": [place * width, (place + 1) * width - 0.07], "range": [longest, -4], "anchor": f"y{axis}",
                    "tickvals": marks, "ticktext": [f"{mark} hari" if mark else "hari H" for mark in marks],
                },
                f"yaxis{axis}": {
                    "range": [0, 104], "anchor": f"x{axis}", "tickvals": [0, 50, 100], "showgrid": True,
                    "ticktext": ["0%", "50%", "100%"] if place == 0 else ["", "", ""],
                },
            }
        )  # fmt: skip
        for other in [*(c for c in cycles if c != cycle), cycle]:
            _small_curve(figure, days[days["cycle"] == other], axis, front=other == cycle, chosen=cycle == chosen)
        _small_title(figure, days[days["cycle"] == cycle], names[cycle], axis)
    return figure


def _small_curve(figure: go.Figure, rows: pd.DataFrame, axis: str, *, front: bool, chosen: bool) -> None:
    colour = (style.BLUE if chosen else style.GREY) if front else style.GRID
    texts = [
        f"{day(_date(row['day']))}, {number(row['days_to_polling'])} hari sebelum pemungutan suara<br>"
        f"{share(row['signed'], row['obliged'], 'orang')}"
        for row in records(rows)
    ]
    figure.add_scatter(
        x=list(rows["days_to_polling"]), y=[100 * row["signed"] / row["obliged"] for row in records(rows)],
        mode="lines", line={"color": colour, "width": 3 if front else 2, "shape": "hv"}, showlegend=False,
        xaxis=f"x{axis}", yaxis=f"y{axis}", hoverinfo="text" if front else "skip", hovertext=texts if front else None,
    )  # fmt: skip


def _small_title(figure: go.Figure, rows: pd.DataFrame, name: str, axis: str) -> None:
    end = records(rows)[-1] if len(rows) else None
    state = percent(end["signed"], end["obliged"]) if end else "belum ada data"
    style.say(
        figure, 0, 1, f"<b>{name}</b> {state}", xref=f"x{axis} domain", yref="paper", yanchor="bottom",
    )  # fmt: skip


def cycles_title(days: pd.DataFrame, chosen: int) -> str:
    """The chosen cycle against the others, as many days before polling."""
    own = days[(days["cycle"] == chosen) & (days["obliged"] > 0)]
    if own.empty:
        return "Belum ada penandatanganan pada siklus ini"
    now = records(own)[-1]
    left = int(now["days_to_polling"])
    when = f"{number(left)} hari sebelum pemungutan suara" if left > 0 else "Pada akhir siklus"
    said = [f"{chosen} {percent(now['signed'], now['obliged'])}"]
    for cycle in sorted(set(days["cycle"]) - {chosen}, reverse=True):
        then = days[(days["cycle"] == cycle) & (days["obliged"] > 0)]
        row = records(then[then["days_to_polling"] >= left] if left > 0 else then)[-1:]
        said += [f"{cycle} {percent(end['signed'], end['obliged'])}" for end in row]
    return f"{when}: {'; '.join(said)}"
