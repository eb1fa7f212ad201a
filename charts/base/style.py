"""The one visual style. Charts draw with the colours of this file; `dress` turns the finished figure light or dark.

A chart uses the names below (BLUE, NAVY, GREY ...) and never a hex of its own: `dress` swaps every one of them for its
dark sibling, so a chart knows nothing of themes. Month names on axes come from `months`: Plotly speaks English.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from charts.base.figure import Figure as Figure  # panels draw style.Figure
from charts.base.figure import PlotlyJSON
from text.escaping import for_plotly
from text.indonesian import month

TEXT, MUTED, FAINT, GRID, PAPER = "#1c2530", "#5a6472", "#b9c0c9", "#e3e7ec", "#ffffff"
BLUE, NAVY = "#5a94cf", "#123c69"
"""What is: signed; and the stricter tier, on time and verified."""
GREY = "#8b94a1"
"""What was: earlier cycles."""
OVER = "#b3261e"
"""Only for what is over its limit."""
UNKNOWN_FILL = "#eef0f3"
STEPS = ("#dfebf8", "#bcd7f0", "#8fb9e4", "#3d76b4", "#245790", "#0e3462")
STEP_TEXT = ("#1c2531", "#1c2532", "#1c2533", "#fffffb", "#fffffe", "#fffffd")
"""A sequence of blues for maps and the text that is readable on each."""
SEVERITIES = {
    "moral": "#f6d7a8",
    "ringan": "#eeb15c",
    "sedang": "#c97a1e",
    "berat": "#7a4308",
    "belum diputus": "#c3c9d1",
    "tanpa putusan": "#dde1e6",
    "tidak diketahui": "#eef0f4",
}
UNRATED = ("belum diputus", "tanpa putusan", "tidak diketahui")
"""What stands in place of a severity: still open, ended without a decision, nothing known."""
SEVERITY_TEXT = {
    "moral": "#1c2534",
    "ringan": "#1c2535",
    "sedang": "#1c2536",
    "berat": "#fffffc",
    "belum diputus": "#1c2537",
    "tanpa putusan": "#1c2538",
    "tidak diketahui": "#1c2539",
}
FONT = '"Source Sans", "Segoe UI", Roboto, Helvetica, Arial, sans-serif'
SIZE, SMALL = 14, 12
MARK_ROOM = 22
CONFIG = {"displayModeBar": False, "showTips": False, "doubleClick": False, "scrollZoom": False}
STILL = CONFIG | {"staticPlot": True}
"""For the hall, where nobody points at anything."""

_DARK = {
    TEXT: "#e8ecf1",
    MUTED: "#a3adba",
    FAINT: "#4a5563",
    GRID: "#2a333e",
    PAPER: "#12161c",
    BLUE: "#3f7fc1",
    NAVY: "#bfdffd",
    GREY: "#838d9a",
    OVER: "#ff8a80",
    UNKNOWN_FILL: "#20272f",
    "#dfebf8": "#1a2f47",
    "#bcd7f0": "#214569",
    "#8fb9e4": "#2d5f93",
    "#3d76b4": "#4381c0",
    "#245790": "#84b6e8",
    "#0e3462": "#d3e8fc",
    "#fffffb": "#0d111b",
    "#1c2531": "#e8ecf2",
    "#1c2532": "#e8ecf3",
    "#1c2533": "#fffff0",
    "#fffffe": "#0d1117",
    "#fffffd": "#0d1118",
    "#f6d7a8": "#5b3d17",
    "#eeb15c": "#96611c",
    "#c97a1e": "#d9923a",
    "#7a4308": "#fbd9a6",
    "#c3c9d1": "#4f5966",
    "#1c2534": "#fffff1",
    "#1c2535": "#fffff2",
    "#1c2536": "#0d1119",
    "#fffffc": "#0d111a",
    "#1c2537": "#fffff3",
}
_INLINE = re.compile('(<span style="color:)(#[0-9a-f]{6})')
"""Where a colour stands in a text: in the spans that `in_colour` writes."""


_AXIS = {
    "showgrid": False,
    "zeroline": False,
    "fixedrange": True,
    "automargin": True,
    "title": None,
    "linecolor": FAINT,
    "gridcolor": GRID,
    "tickfont": {"color": MUTED, "size": SMALL},
    "tickangle": 0,
}
_TEMPLATE = {"layout": {"xaxis": _AXIS, "yaxis": _AXIS}}


def base(height: int, *, left: int = 0, right: int = 8, top: int = 8, bottom: int = 8) -> Figure:
    """Make an empty figure in the house style; height and margins in px, axes widen their margin for labels."""
    font = {"family": FONT, "size": SIZE, "color": TEXT}
    layout = {
        "template": _TEMPLATE,
        "height": height,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
        "font": font,
        "separators": ",.",
        "dragmode": False,
        "bargap": 0.3,
        "legend": legend(),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": FAINT, "font": font},
    }
    return Figure({"layout": layout})


def legend(**changes: Any) -> PlotlyJSON:
    """Make a flat legend above the plot, for the few charts whose marks cannot be labelled directly."""
    flat: PlotlyJSON = {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "xref": "container",
        "itemclick": False,
        "itemdoubleclick": False,
        "font": {"size": SMALL, "color": TEXT},
        "title": None,
    }
    return flat | changes


def months(first: date, last: date, at_most: int = 8) -> tuple[list[date], list[str]]:
    """Return tick days and their Indonesian names: first days of months, the year under January and the first."""
    starts = [first.replace(day=1)]
    while starts[-1] <= last:
        starts.append((starts[-1] + timedelta(days=32)).replace(day=1))
    inside = [start for start in starts if first <= start <= last]
    step = -(-len(inside) // at_most) or 1
    ticks = inside[::step]
    years = [ticks[i - 1].year if i else None for i in range(len(ticks))]
    return ticks, [
        month(on) + (f"<br>{on.year}" if on.year != year else "") for on, year in zip(ticks, years, strict=True)
    ]


def say(figure: Figure, x: Any, y: Any, text: str, **changes: Any) -> None:
    """Write one direct label, in data coordinates unless xref or yref say otherwise."""
    place(figure, [label(x, y, text, **changes)])


def label(x: Any, y: Any, text: str, **changes: Any) -> PlotlyJSON:
    """Make a direct label for `place`."""
    plain = {"showarrow": False, "font": {"size": SMALL, "color": TEXT}, "xanchor": "left", "yanchor": "middle"}
    colour = {"font": {"size": SMALL, "color": changes.pop("font_color")}} if "font_color" in changes else {}
    return plain | colour | changes | {"x": x, "y": y, "text": text}


def place(figure: Figure, labels: Sequence[PlotlyJSON]) -> None:
    """Write many labels at once."""
    figure.extend("annotations", labels)


def dress(figure: Figure, *, dark: bool, mark: str = "") -> Figure:
    """Finish the figure: data words as plain words, a mark (SIMULASI) inside, the colours of the theme."""
    spec = for_plotly(figure.to_dict())
    spec = _marked(spec, mark) if mark else spec
    return Figure(_darkened(spec) if dark else spec)


def _marked(spec: PlotlyJSON, mark: str) -> PlotlyJSON:
    """Add the mark in a strip of its own above everything else, at the right edge of the picture."""
    layout, margin = spec["layout"], spec["layout"]["margin"]
    tag = label(
        1,
        1,
        f"<b>{mark}</b>",
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        xshift=margin["r"] - 2,
        yshift=margin["t"],
        font={"size": 11, "color": MUTED},
        bordercolor=MUTED,
        borderpad=2,
    )
    room = {"height": layout["height"] + MARK_ROOM, "margin": margin | {"t": margin["t"] + MARK_ROOM}}
    return spec | {"layout": layout | room | {"annotations": [*layout.get("annotations", ()), tag]}}


def _darkened(value: Any, *, is_colour: bool = False) -> Any:
    """Replace the colours of a part of a figure by their dark siblings, and nothing that only looks like one.

    Plotly's properties that hold a colour are called `color` or end in it; a text holds one in a span of ours alone.
    """
    if isinstance(value, str):
        return _DARK.get(value, value) if is_colour else _INLINE.sub(_dark_span, value) if "#" in value else value
    if isinstance(value, dict):
        return {key: _darkened(inner, is_colour=key.endswith("color")) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_darkened(inner, is_colour=is_colour) for inner in value]
    return value


def _dark_span(found: re.Match[str]) -> str:
    return found[1] + _DARK.get(found[2], found[2])


def in_colour(colour: str, text: str, size: int | None = None) -> str:
    """Write a text, or a mark such as ■, in a colour inside a label; `size` in px where it differs."""
    larger = f";font-size:{size}px" if size else ""
    return f'<span style="color:{colour}{larger}">{text}</span>'


def palette() -> Iterable[str]:
    """Return every colour that has a dark sibling: what charts may use."""
    return _DARK
