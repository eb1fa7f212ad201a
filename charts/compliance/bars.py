"""Bars of compliance per unit, level and place.

Rows carry `obliged`, `signed`, `fulfilled` as in the compliance metrics. Two tiers share one bar: who has signed, and
within it who did so on time and verified. Each picture has a wide form and one for a phone (`narrow=True`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.control_limits import Limits, wilson
from charts.base.figure import PlotlyJSON
from metrics.rows.compliance import CurrentUnitRow, UnitRow
from text.indonesian import first_upper, number, percent, ratio, share
from text.tables import to_dicts

ROW, NARROW_ROW = 21, 36
SMALLEST = 66
"""Plotly takes the margins away from a plot that is lower than this."""
SIGNED, FULFILLED = "sudah tanda tangan", "tepat waktu dan terverifikasi"


@dataclass(frozen=True)
class Group:
    """People who share a bar: an OPD, a level, a kecamatan."""

    name: str
    full_name: str
    obliged: int
    signed: int
    fulfilled: int

    def share(self, count: int) -> float:
        """Return a count as a share of those obliged; 0 where nobody is."""
        return count / self.obliged if self.obliged else 0


def bars(
    units: pd.DataFrame,
    past: pd.DataFrame | None = None,
    *,
    name: str = "short_name",
    narrow: bool = False,
    ranges: bool = False,
) -> go.Figure:
    """Draw one bar per row in the order given, two tiers, n/N and percent beside it; `past` adds earlier cycles.

    `past` has cycle, current_unit_id, obliged, signed; it is matched on the rows' current_unit_id. `ranges` draws
    Wilson's range of 95% around the share of those who have signed.
    """
    row = NARROW_ROW if narrow else ROW
    plot = max(row * len(units), SMALLEST)
    figure = style.base(plot + (70 if narrow else 56), right=112 if narrow else 300, top=44 if narrow else 30)
    groups, places = _groups(units, name), list(range(len(units)))
    thick = row * len(units) / plot
    spread: PlotlyJSON = {"error_x": _ranges(groups)} if ranges else {}
    tiers: tuple[tuple[list[float], str, float, PlotlyJSON], ...] = (
        ([group.share(group.signed) for group in groups], style.BLUE, 0.72, spread),
        ([group.share(group.fulfilled) for group in groups], style.NAVY, 0.34, {}),
    )
    for shares, colour, width, more in tiers:
        figure.add_bar(
            y=places,
            x=shares,
            orientation="h",
            marker={"color": colour},
            width=width * thick,
            hovertext=[_hover(group) for group in groups],
            hoverinfo="text",
            showlegend=False,
            **more,
        )
    _past_dots(figure, units, past)
    figure.update_layout(barmode="overlay", showlegend=past is not None and len(past) > 0)
    figure.update_layout(legend={"y": 1, "yref": "paper", "yanchor": "bottom", "xref": "paper"})
    share_axis(figure)
    figure.update_yaxes(
        tickvals=places, ticktext=list(units[name]), range=[len(units) - 0.4, -0.6], tickfont={"color": style.TEXT}
    )
    _labels(figure, groups, narrow=narrow)
    return figure


def _groups(data: pd.DataFrame, name: str) -> list[Group]:
    """Read the rows under the names of one column; units have a full name as well."""
    names, full = data[name], data["unit" if "unit" in data.columns else name]
    counts = zip(data["obliged"], data["signed"], data["fulfilled"], strict=True)
    return [
        Group(str(short), str(long), int(obliged), int(signed), int(fulfilled))
        for short, long, (obliged, signed, fulfilled) in zip(names, full, counts, strict=True)
    ]


def _ranges(groups: Sequence[Group]) -> PlotlyJSON:
    """Return how far the plausible share reaches above and below what was counted."""
    shares = [group.share(group.signed) for group in groups]
    found = [wilson(group.signed, group.obliged) if group.obliged else Limits(0, 0) for group in groups]
    return {
        "type": "data",
        "symmetric": False,
        "color": style.TEXT,
        "thickness": 1.2,
        "width": 3,
        "array": [one.high - share for one, share in zip(found, shares, strict=True)],
        "arrayminus": [share - one.low for one, share in zip(found, shares, strict=True)],
    }


def share_axis(figure: go.Figure) -> None:
    """Mark 0 to 100% along x, with quiet grid lines."""
    ticks = [0, 0.25, 0.5, 0.75, 1]
    figure.update_xaxes(
        range=[0, 1.012], tickvals=ticks, ticktext=[percent(tick, 1).replace(",0", "") for tick in ticks], showgrid=True
    )


def _labels(figure: go.Figure, groups: Sequence[Group], *, narrow: bool) -> None:
    labels: list[PlotlyJSON] = []
    beside: PlotlyJSON = {"xref": "paper", "xshift": 10}
    for place, group in enumerate(groups):
        of = group.obliged
        signed = f"<b>{percent(group.signed, of)}</b>  {ratio(group.signed, of)}"
        fulfilled = f"<b>{percent(group.fulfilled, of)}</b>  {ratio(group.fulfilled, of)}"
        if narrow:
            labels.append(style.label(1, place, f"{signed}<br>{fulfilled}", align="left", **beside))
        else:
            labels.append(style.label(1, place, signed, **beside))
            labels.append(style.label(1, place, fulfilled, **(beside | {"xshift": 130})))
    style.place(figure, labels + _headings(narrow))


def _headings(narrow: bool) -> list[PlotlyJSON]:
    top: PlotlyJSON = {"yref": "paper", "yanchor": "bottom", "xref": "paper", "align": "left"}
    signed, fulfilled = _key(style.BLUE, SIGNED), _key(style.NAVY, FULFILLED)
    if narrow:
        return [style.label(0, 1, f"{signed}<br>{fulfilled}", **top)]
    return [style.label(1, 1, signed, xshift=10, **top), style.label(1, 1, fulfilled, xshift=130, **top)]


def _key(colour: str, text: str) -> str:
    return f"{style.in_colour(colour, '■')} {text}"


def _hover(group: Group) -> str:
    signed, fulfilled = (share(count, group.obliged, "orang") for count in (group.signed, group.fulfilled))
    return f"{group.full_name}<br>{first_upper(SIGNED)}: {signed}<br>{first_upper(FULFILLED)}: {fulfilled}"


def _past_dots(figure: go.Figure, units: pd.DataFrame, past: pd.DataFrame | None) -> None:
    if past is None or past.empty:
        return
    place = {str(unit_id): at for at, unit_id in enumerate(units["current_unit_id"])}
    known = [row for row in to_dicts(past, CurrentUnitRow) if row["unit_id"] in place and row["obliged"]]
    for age, cycle in enumerate(sorted(past["cycle"].unique(), reverse=True)):
        rows = [row for row in known if row["cycle"] == cycle]
        figure.add_scatter(
            y=[place[row["unit_id"]] for row in rows],
            x=[row["signed"] / row["obliged"] for row in rows],
            mode="markers",
            cliponaxis=False,
            name=f"capaian {cycle}",
            hoverinfo="text",
            hovertext=[f"{row['unit']}, {cycle}: {share(row['signed'], row['obliged'], 'orang')}" for row in rows],
            marker=_dot(age),
        )


def _dot(age: int) -> PlotlyJSON:
    """Draw the cycle before as a light disc, the one before that grey and smaller: both stand off every blue."""
    if age == 0:
        return {"symbol": "circle", "size": 10, "color": style.PAPER, "line": {"width": 1.5, "color": style.TEXT}}
    return {"symbol": "circle", "size": 8, "color": style.GREY, "line": {"width": 1.5, "color": style.PAPER}}


def waiting_bars(units: pd.DataFrame) -> go.Figure:
    """Draw people still to sign per unit, as counts; rows as `ranking.waiting` gives them."""
    figure = style.base(26 * len(units) + 16, right=112)
    rows = to_dicts(units, UnitRow)
    figure.add_bar(
        y=list(units["short_name"]),
        x=list(units["not_signed"]),
        orientation="h",
        marker={"color": style.BLUE},
        hovertext=[f"{row['unit']}: {number(row['not_signed'])} orang belum tanda tangan" for row in rows],
        hoverinfo="text",
    )
    figure.update_xaxes(visible=False, rangemode="tozero")
    figure.update_yaxes(autorange="reversed", tickfont={"color": style.TEXT})
    labels = [
        style.label(
            row["not_signed"],
            row["short_name"],
            f"<b>{number(row['not_signed'])}</b> dari {number(row['obliged'])}",
            xshift=6,
        )
        for row in rows
    ]
    style.place(figure, labels)
    figure.update_xaxes(range=[0, max(units["not_signed"], default=1)])
    return figure
