"""Cases per week of report on the axis of the stages, with what came before and after."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypeVar

import pandas as pd

from charts.base import style
from charts.base.figure import Figure, PlotlyJSON
from charts.base.lanes import HEAD, INDENT, LANE, NAMES, draw, heading, stage_lanes
from charts.violations.counts import PATTERNS
from charts.violations.weeks_titles import FIXED, POLLING, Periods, class_name, zones
from metrics.rows.violations import WeekRow
from metrics.selection import Selection
from text.indonesian import UNKNOWN, day, first_upper, number, short_day
from text.tables import to_date, to_dicts

BARS, LINE, FOOT, WEEK = 170, 17, 40, timedelta(days=7)
"""Pixels: the bars, a line of text, under the axis for the months."""
DAY_MS = 86_400_000
Key = TypeVar("Key")
GLYPHS = {"kode etik": "▨", "disiplin": "■", UNKNOWN: "□"}


def report_weeks(
    weeks: pd.DataFrame, counts: Periods, stages: pd.DataFrame, view: Selection, *, narrow: bool = False
) -> Figure:
    """Draw bars per week, kode etik hatched grey and disiplin blue, the stages under them, two days marked."""
    lanes = stage_lanes(stages, narrow)
    lines = [*_classes(weeks, counts), "", *zones(counts)]
    above = 3 * LINE + (LINE * (len(lines) + 1) if narrow else LINE)
    height = above + BARS + HEAD + LANE * len(lanes)
    figure = style.base(height + FOOT, left=INDENT if narrow else NAMES, right=12, top=0, bottom=FOOT)
    floor = (HEAD + LANE * len(lanes)) / height
    figure.update_layout(barmode="stack", yaxis=_counted(weeks, (floor, floor + BARS / height), narrow))
    figure.add_traces([*(_bars(weeks, name) for name in PATTERNS), *([] if narrow else [_totals(weeks)])])
    if lanes:
        draw(figure, 2, "Tahapan", lanes, (0, floor - HEAD / height), narrow)
    _time_axis(figure, weeks, stages, counts, view, narrow)
    _words(figure, lines, floor + BARS / height, narrow)
    return figure


def _classes(weeks: pd.DataFrame, counts: Periods) -> list[str]:
    """Write the block's name, each class with its mark and sum, and how many have no day and are not drawn."""
    sums = _sums([str(name) for name in weeks["class"]], weeks)
    lines = ["<b>Perkara menurut pekan laporan</b>"]
    lines += [
        f"{style.in_colour(_colour(name), glyph)} <b>{number(sums[name])}</b> {class_name(name)}"
        for name, glyph in GLYPHS.items()
        if name in sums
    ]
    return lines + ([f"<b>{number(counts.unknown)}</b> tanggal laporan {UNKNOWN}"] if counts.unknown else [])


def _sums(keys: Iterable[Key], weeks: pd.DataFrame) -> Counter[Key]:
    """Add up the cases of the weeks by a key of each row."""
    sums: Counter[Key] = Counter()
    for key, cases in zip(keys, weeks["cases"], strict=True):
        sums[key] += int(cases)
    return sums


def _mondays(weeks: pd.DataFrame) -> list[date]:
    return [to_date(on) for on in weeks["week_on"]]


def _colour(name: str) -> str:
    return style.BLUE if name == "disiplin" else style.GREY


def _totals(weeks: pd.DataFrame) -> PlotlyJSON:
    """Write the number over each bar."""
    sums = dict(sorted(_sums(_mondays(weeks), weeks).items()))
    return {
        "type": "scatter",
        "mode": "text",
        "x": [_middle(on) for on in sums],
        "y": list(sums.values()),
        "text": [number(cases) for cases in sums.values()],
        "textposition": "top center",
        "hoverinfo": "skip",
        "textfont": {"size": style.SMALL, "color": style.TEXT},
        "showlegend": False,
        "cliponaxis": False,
    }


def _bars(weeks: pd.DataFrame, name: str) -> PlotlyJSON:
    """Draw all weeks of one class, each bar from Monday to Sunday."""
    rows = to_dicts(weeks[weeks["class"] == name], WeekRow)
    colour = _colour(name)
    return {
        "type": "bar",
        "x": [_middle(row["week_on"]) for row in rows],
        "y": [row["cases"] for row in rows],
        "width": 6 * DAY_MS,
        "showlegend": False,
        "hoverinfo": "text",
        "hovertext": [_hover(row) for row in rows],
        "marker": {
            "color": colour,
            "line": {"color": colour, "width": 1},
            "pattern": {"shape": PATTERNS[name], "fgcolor": style.PAPER, "fillmode": "overlay", "size": 6},
        },
    }


def _middle(week_on: date) -> datetime:
    return datetime.combine(to_date(week_on), time()) + WEEK / 2


def _hover(row: WeekRow) -> str:
    first = to_date(row["week_on"])
    last = first + WEEK - timedelta(days=1)
    return f"{day(first)} – {day(last)}<br>{class_name(row['class'])}: {number(row['cases'])} perkara"


def _counted(weeks: pd.DataFrame, domain: tuple[float, float], narrow: bool) -> PlotlyJSON:
    most = max(_sums(_mondays(weeks), weeks).values(), default=1)
    return {
        "domain": domain,
        "range": [0, 1.2 * max(most, 2)],
        "showgrid": narrow,
        "tickformat": ",d",
        "nticks": 5,
        "dtick": 1 if most <= 5 else None,
        "showticklabels": narrow,
        "automargin": False,
        "side": "right",
        "rangemode": "tozero",
    }


def _time_axis(
    figure: Figure, weeks: pd.DataFrame, stages: pd.DataFrame, counts: Periods, view: Selection, narrow: bool
) -> None:
    mondays = _mondays(weeks)
    days = [view.chosen.starts_on, view.chosen.polling_on, *mondays, *(on + WEEK for on in mondays)]
    days += [to_date(on) for column in ("starts_on", "ends_on") for on in stages[column]]
    air = max((max(days) - min(days)) / 40, timedelta(days=4))
    first, last = min(days) - air, max(days) + air
    ticks, names = style.months(first, last, at_most=4 if narrow else 9)
    axis = {"range": [first, last], "tickvals": ticks, "ticktext": names, "showgrid": True, "showline": True}
    figure.update_layout(xaxis=axis | {"anchor": "y2" if len(stages) else "y"})
    _marks(figure, counts, view, first, last)


def _marks(figure: Figure, counts: Periods, view: Selection, first: date, last: date) -> None:
    """Draw the two days that part the periods, and the day of the view where it lies inside, through everything."""
    polling_on = view.chosen.polling_on
    marks = [(polling_on, f"{POLLING} {short_day(polling_on)}", "dash")]
    if counts.fixed_on:
        marks.insert(0, (counts.fixed_on, f"{FIXED} {short_day(counts.fixed_on)}", "dash"))
    if first <= view.as_of <= last:
        marks.append((view.as_of, f"posisi {short_day(view.as_of)}", "solid"))
    for on, _, dash in marks:
        line = {"color": style.MUTED, "width": 1.5, "dash": dash}
        figure.add_shape(type="line", x0=on, x1=on, yref="paper", y0=0, y1=1, line=line, layer="below")
    style.place(
        figure, [_mark_name(on, text, row, on - first < (last - first) / 2) for row, (on, text, _) in enumerate(marks)]
    )


def _mark_name(on: date, text: str, row: int, is_left: bool) -> PlotlyJSON:
    side = "left" if is_left else "right"
    return style.label(
        on,
        1,
        first_upper(text),
        yref="paper",
        xanchor=side,
        yanchor="top",
        yshift=-LINE * row,
        xshift=4 if is_left else -4,
        bgcolor=style.PAPER,
        font={"size": style.SMALL, "color": style.MUTED},
    )


def _words(figure: Figure, words: Sequence[str], top: float, narrow: bool) -> None:
    heading(figure, "<br>".join(words) if narrow else words[0], top, narrow)
    if not narrow:
        lines = "<br>".join(words[1:])
        style.say(figure, 0, top, lines, xref="paper", yref="paper", yanchor="top", align="left", xshift=-NAMES)
