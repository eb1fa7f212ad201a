"""A figure as a page shows it."""

from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True)
class Picture:
    """A figure in both widths, its title by rule, its text alternative."""

    chart: go.Figure
    narrow: go.Figure
    title: str
    alt: str
