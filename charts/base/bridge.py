"""A bridge: totals as marks, and between them the steps that lead from one to the next as floating bars."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from text.indonesian import first_upper, number

ROW, NARROW_ROW = 26, 40
MINUS = "−"


@dataclass(frozen=True)
class BridgeStep:
    """One row: its name, the words of its count, where it begins and ends; a total begins where it ends."""

    name: str
    count: str
    before: float
    after: float
    colour: str = style.NAVY

    @property
    def is_total(self) -> bool:
        return self.colour == style.NAVY

    @property
    def hover(self) -> str:
        return f"{first_upper(self.name)}: {self.count}"


def bridge(steps: Sequence[BridgeStep], *, narrow: bool = False) -> go.Figure:
    """Draw one row per step from above; totals are marks, not bars, since the axis does not begin at zero."""
    row = NARROW_ROW if narrow else ROW
    figure = style.base(row * len(steps) + 12, left=4, right=12)
    low, high = _window(steps)
    figure.update_xaxes(range=[low, high], visible=False)
    figure.update_yaxes(
        tickvals=list(range(len(steps))),
        ticktext=[first_upper(step.name) for step in steps],
        range=[len(steps) - 0.5, -0.5],
        tickfont={"color": style.TEXT},
        visible=not narrow,
    )
    places = [at + (0.22 if narrow else 0) for at in range(len(steps))]
    _bars(figure, steps, places, 0.34 if narrow else 0.6)
    figure.update_layout(shapes=_threads(steps, places), showlegend=False)
    label = _above if narrow else _beside
    style.place(figure, [label(at, step, low) for at, step in enumerate(steps)])
    return figure


def _bars(figure: go.Figure, steps: Sequence[BridgeStep], places: list[float], width: float) -> None:
    rows = list(zip(places, steps, strict=True))
    for colour in sorted({step.colour for step in steps if not step.is_total}):
        own = [(at, step) for at, step in rows if step.colour == colour]
        figure.add_bar(
            y=[at for at, _ in own],
            x=[step.after - step.before for _, step in own],
            base=[step.before for _, step in own],
            orientation="h",
            marker={"color": colour},
            width=width,
            hovertext=[step.hover for _, step in own],
            hoverinfo="text",
        )
    totals = [(at, step) for at, step in rows if step.is_total]
    figure.add_scatter(
        y=[at for at, _ in totals],
        x=[step.after for _, step in totals],
        mode="markers",
        cliponaxis=False,
        marker={"symbol": "diamond", "size": 11, "color": style.NAVY},
        hovertext=[step.hover for _, step in totals],
        hoverinfo="text",
    )


def _window(steps: Sequence[BridgeStep]) -> tuple[float, float]:
    """Return the range from the lowest to the highest end, with room for a label on its left."""
    ends = [step.after for step in steps]
    spread = (max(ends) - min(ends)) or 1
    return min(ends) - 0.32 * spread, max(ends) + 0.06 * spread


def _threads(steps: Sequence[BridgeStep], places: list[float]) -> list[PlotlyJSON]:
    """Draw a thin line from where a step ends to where the next begins."""
    line = {"color": style.FAINT, "width": 1}
    return [
        {"type": "line", "layer": "below", "x0": step.after, "x1": step.after, "line": line, "y0": at, "y1": at + 1}
        for at, step in zip(places[:-1], steps[:-1], strict=True)
    ]


def _above(at: int, step: BridgeStep, low: float) -> PlotlyJSON:
    """Count and name above the bar, on paper of their own, so that no thread runs through the words."""
    return style.label(low, at - 0.2, f"<b>{step.count}</b> {step.name}", bgcolor=style.PAPER)


def _beside(at: int, step: BridgeStep, _: float) -> PlotlyJSON:
    shift = -10 if step.is_total else -5
    return style.label(min(step.before, step.after), at, f"<b>{step.count}</b>", xanchor="right", xshift=shift)


def alt(steps: Sequence[BridgeStep]) -> str:
    """Write the steps as a sentence."""
    return "Jembatan dari atas ke bawah: " + "; ".join(f"{step.name} {step.count}" for step in steps) + "."


def signed(value: float) -> str:
    """Write a number with its sign: +1,3; −0,8; 0."""
    sign = "+" if value > 0 else MINUS if value < 0 else ""
    return f"{sign}{number(abs(value))}"
