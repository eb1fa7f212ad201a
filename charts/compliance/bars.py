"""Pictures of compliance per unit, level and place, and the titles that say what they show.

Rows carry `obliged`, `signed`, `fulfilled` as in the compliance metrics. Two tiers share one bar: who has signed, and
within it who did so on time and verified. Each picture has a wide form and one for a phone (`narrow=True`).
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.control_limits import Limits, wilson
from text.indonesian import first_upper, number, percent, ratio, share
from text.tables import to_dicts

ROW, NARROW_ROW = 21, 36
SMALLEST = 66
"""Plotly takes the margins away from a plot that is lower than this."""
SIGNED, FULFILLED = "sudah tanda tangan", "tepat waktu dan terverifikasi"


def bars(
    units: pd.DataFrame,
    past: pd.DataFrame | None = None,
    *,
    name: str = "short_name",
    narrow: bool = False,
    ranges: bool = False,
) -> go.Figure:
    """One bar per row in the order given, two tiers, n/N and percent beside it; `past` adds dots of earlier cycles.

    `past` has cycle, current_unit_id, obliged, signed; it is matched on the rows' current_unit_id. `ranges` draws
    Wilson's range of 95% around the share of those who have signed.
    """
    row = NARROW_ROW if narrow else ROW
    plot = max(row * len(units), SMALLEST)
    figure = style.base(plot + (70 if narrow else 56), right=112 if narrow else 300, top=44 if narrow else 30)
    rows, places = to_dicts(units), list(range(len(units)))
    thick = row * len(units) / plot
    for column, colour, width in (("signed", style.BLUE, 0.72), ("fulfilled", style.NAVY, 0.34)):
        figure.add_bar(
            y=places,
            x=_shares(rows, column),
            orientation="h",
            marker={"color": colour},
            width=width * thick,
            hovertext=[_hover(entry, name) for entry in rows],
            hoverinfo="text",
            showlegend=False,
            **({"error_x": _ranges(rows)} if ranges and column == "signed" else {}),
        )
    _past_dots(figure, rows, past)
    figure.update_layout(barmode="overlay", showlegend=past is not None and len(past) > 0)
    figure.update_layout(legend={"y": 1, "yref": "paper", "yanchor": "bottom", "xref": "paper"})
    share_axis(figure)
    figure.update_yaxes(
        tickvals=places, ticktext=list(units[name]), range=[len(units) - 0.4, -0.6], tickfont={"color": style.TEXT}
    )
    _labels(figure, rows, narrow=narrow)
    return figure


def _ranges(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """How far the plausible share reaches above and below what was counted."""
    shares = _shares(rows, "signed")
    found = [wilson(row["signed"], row["obliged"]) if row["obliged"] else Limits(0, 0) for row in rows]
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
    """0 to 100% along x, with quiet grid lines."""
    ticks = [0, 0.25, 0.5, 0.75, 1]
    figure.update_xaxes(
        range=[0, 1.012], tickvals=ticks, ticktext=[percent(tick, 1).replace(",0", "") for tick in ticks], showgrid=True
    )


def _shares(rows: list[dict[str, Any]], column: str) -> list[float]:
    return [entry[column] / entry["obliged"] if entry["obliged"] else 0 for entry in rows]


def _labels(figure: go.Figure, rows: list[dict[str, Any]], *, narrow: bool) -> None:
    beside, labels = {"xref": "paper", "xshift": 10}, []
    for place, entry in enumerate(rows):
        of = entry["obliged"]
        signed = f"<b>{percent(entry['signed'], of)}</b>  {ratio(entry['signed'], of)}"
        fulfilled = f"<b>{percent(entry['fulfilled'], of)}</b>  {ratio(entry['fulfilled'], of)}"
        if narrow:
            labels.append(style.label(1, place, f"{signed}<br>{fulfilled}", align="left", **beside))
        else:
            labels.append(style.label(1, place, signed, **beside))
            labels.append(style.label(1, place, fulfilled, **(beside | {"xshift": 130})))
    style.place(figure, labels + _headings(narrow))


def _headings(narrow: bool) -> list[dict[str, Any]]:
    top = {"yref": "paper", "yanchor": "bottom", "xref": "paper", "align": "left"}
    signed, fulfilled = _key(style.BLUE, SIGNED), _key(style.NAVY, FULFILLED)
    if narrow:
        return [style.label(0, 1, f"{signed}<br>{fulfilled}", **top)]
    return [style.label(1, 1, signed, xshift=10, **top), style.label(1, 1, fulfilled, xshift=130, **top)]


def _key(colour: str, text: str) -> str:
    return f'<span style="color:{colour}">■</span> {text}'


def _hover(entry: dict[str, object], name: str) -> str:
    signed, fulfilled, of = (int(str(entry[column])) for column in ("signed", "fulfilled", "obliged"))
    full = entry.get("unit", entry[name])
    return f"{full}<br>{first_upper(SIGNED)}: {share(signed, of, 'orang')}<br>{first_upper(FULFILLED)}: " + share(
        fulfilled, of, "orang"
    )


def _past_dots(figure: go.Figure, units: list[dict[str, Any]], past: pd.DataFrame | None) -> None:
    if past is None or past.empty:
        return
    place = {entry["current_unit_id"]: at for at, entry in enumerate(units)}
    known = [row for row in to_dicts(past) if row["unit_id"] in place and row["obliged"]]
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


def _dot(age: int) -> dict[str, object]:
    """The cycle before as a light disc, the one before that grey and smaller: both stand off every blue."""
    if age == 0:
        return {"symbol": "circle", "size": 10, "color": style.PAPER, "line": {"width": 1.5, "color": style.TEXT}}
    return {"symbol": "circle", "size": 8, "color": style.GREY, "line": {"width": 1.5, "color": style.PAPER}}


def waiting_bars(units: pd.DataFrame) -> go.Figure:
    """People still to sign per unit, as counts; rows as `waiting` gives them."""
    figure = style.base(26 * len(units) + 16, right=112)
    rows = to_dicts(units)
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
