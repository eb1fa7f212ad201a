"""Small curves of the cycles beside each other, on the days to the day by which all must have signed."""

from collections.abc import Sequence
from operator import attrgetter

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from metrics.opening import NOT_YET
from metrics.rows.compliance import SigningsRow
from metrics.rows.reference import RuleBreakRow
from metrics.selection import Cycle
from text.indonesian import UNKNOWN, day, join_words, number, percent, share, short_day
from text.tables import to_date, to_dicts

GAP = 0.07
"""Between two panels, of the width of the picture."""


def aligned(days: pd.DataFrame, cycles: Sequence[Cycle]) -> pd.DataFrame:
    """Add `days_to_due`: the days left to the due day of the row's own cycle, negative after it."""
    between = {row.cycle: (row.polling_on - row.due_on).days for row in cycles}
    return days.assign(days_to_due=days["days_to_polling"] - days["cycle"].map(between))


def distance(days: pd.DataFrame, cycle: int) -> int:
    """Return how many days before its due day the last known day of a cycle lies; 0 where none is known."""
    own = days.loc[(days["cycle"] == cycle) & (days["obliged"] > 0), "days_to_due"]
    return int(own.iloc[-1]) if len(own) else 0


def share_at(days: pd.DataFrame, cycle: Cycle, left: int) -> str:
    """Write the share signed at a distance from the due day; of a cycle without any signature nothing is known.

    Before the day on which anybody is asked to sign, and where nobody had signed so early, none is no share either.
    """
    own = days[(days["cycle"] == cycle.cycle) & (days["obliged"] > 0)]
    if own.empty or not own["signed"].any():
        is_early = len(own) and to_date(own["day"].iloc[-1]) < cycle.opens_on
        return NOT_YET if is_early else UNKNOWN
    row = to_dicts(own[own["days_to_due"] >= left][-1:], SigningsRow)
    return percent(row[0]["signed"], row[0]["obliged"]) if row and row[0]["signed"] else NOT_YET


def when(left: int) -> str:
    """Say how far a day lies from the due day."""
    if not left:
        return "Pada hari batas"
    return f"{number(abs(left))} hari {'sebelum' if left > 0 else 'sesudah'} hari batas"


def title(days: pd.DataFrame, cycles: Sequence[Cycle], chosen: int) -> str:
    """Compare the chosen cycle with the others at the same distance from the due day."""
    known = aligned(days, cycles)
    if not (known.loc[known["cycle"] == chosen, "obliged"] > 0).any():
        return "Belum ada penandatanganan pada siklus ini"
    left, found = distance(known, chosen), {row.cycle: row for row in cycles}
    others = sorted((cycle for cycle in found if cycle != chosen and cycle in set(days["cycle"])), reverse=True)
    parts = [f"{found[cycle].name} {share_at(known, found[cycle], left)}" for cycle in (chosen, *others)]
    return f"{when(left)}: {'; '.join(parts)}"


def cycles_beside(
    days: pd.DataFrame, cycles: Sequence[Cycle], chosen: int, breaks: pd.DataFrame | None = None
) -> go.Figure:
    """Draw one small curve per cycle on the days to its due day, the others pale behind it, its polling day dotted.

    Beside each name stands the share at the same distance from the due day as the chosen cycle has come.
    `breaks` (break_on) are drawn as dashed lines: on their day inside a cycle, between two panels where between cycles.
    """
    found = {row.cycle: row for row in cycles}
    figure = style.base(230, left=4, right=16, top=26)
    days = aligned(days, cycles)
    longest = int(days["days_to_due"].max()) if len(days) else 1
    after = max((row.polling_on - row.due_on).days for row in cycles)
    axes: PlotlyJSON = {}
    labels = []
    for place, cycle in enumerate(sorted(found)):
        axis = str(place + 1) if place else ""
        axes |= _small_axes(axis, place, len(found), (longest, after))
        for other in [*(known for known in found if known != cycle), cycle]:
            _small_curve(figure, days[days["cycle"] == other], axis, front=other == cycle, chosen=cycle == chosen)
        state = share_at(days, found[cycle], distance(days, chosen))
        labels.append(_small_title(found[cycle].name, state, axis))
    figure.update_layout(axes)
    figure.extend("shapes", _lines(sorted(cycles, key=attrgetter("cycle")), breaks))
    style.place(figure, labels)
    return figure


def _lines(cycles: Sequence[Cycle], breaks: pd.DataFrame | None) -> list[PlotlyJSON]:
    """Draw the due day and polling day of each cycle, and the breaks."""
    lines = [
        _rule((row.due_on - on).days, f"x{place + 1 if place else ''}", dash)
        for place, row in enumerate(cycles)
        for on, dash in ((row.due_on, "solid"), (row.polling_on, "dot"))
    ]
    for on in [] if breaks is None else [to_date(value) for value in breaks["break_on"]]:
        inside = [at for at, row in enumerate(cycles) if row.starts_on <= on <= row.polling_on]
        before = sum(row.polling_on < on for row in cycles)
        if inside:
            place = inside[0]
            lines.append(_rule((cycles[place].due_on - on).days, f"x{place + 1 if place else ''}", "dash"))
        elif 0 < before < len(cycles):
            lines.append(_rule(before / len(cycles) - GAP / 2, "paper", "dash"))
    return lines


def _rule(at: float, axis: str, dash: str) -> PlotlyJSON:
    look = {"color": style.MUTED, "width": 1, "dash": dash}
    return {"type": "line", "x0": at, "x1": at, "xref": axis, "y0": 0, "y1": 1, "yref": "paper", "line": look}


def _small_axes(axis: str, place: int, count: int, reach: tuple[int, int]) -> PlotlyJSON:
    longest, after = reach
    marks = [200 if longest >= 200 else 100, 0]
    return {
        f"xaxis{axis}": {
            "domain": [place / count, (place + 1) / count - GAP],
            "range": [longest, -after - 4],
            "anchor": f"y{axis}",
            "tickvals": marks,
            "ticktext": [f"{mark} hari" if mark else "hari batas" for mark in marks],
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
        f"{day(to_date(row['day']))}, {when(int(left)).lower()}<br>{share(row['signed'], row['obliged'], 'orang')}"
        for row, left in (zip(to_dicts(rows, SigningsRow), rows["days_to_due"], strict=True) if front else [])
    ]
    figure.add_scatter(
        x=rows["days_to_due"].to_numpy(),
        y=rows["signed_pct"].to_numpy(dtype=float),
        mode="lines",
        line={"color": colour, "width": 3 if front else 2, "shape": "hv"},
        showlegend=False,
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
        hoverinfo="text" if front else "skip",
        hovertext=texts or None,
    )


def _small_title(name: str, state: str, axis: str) -> PlotlyJSON:
    where = {"xref": f"x{axis} domain", "yref": "paper", "yanchor": "bottom"}
    return style.label(0, 1, f"<b>{name}</b> {state}", **where)


def note(breaks: pd.DataFrame) -> str:
    """Explain the axis and the lines."""
    parts = [f"{row['name']} ({short_day(to_date(row['break_on']))})" for row in to_dicts(breaks, RuleBreakRow)]
    drawn = f"; garis putus-putus: {join_words(parts)}" if parts else ""
    return (
        "Sumbu datar: hari sampai hari batas tiap siklus (garis tegak); titik-titik: pemungutan suara. Persen di atas "
        f"kurva: pada jarak yang sama dari hari batas{drawn}."
    )
