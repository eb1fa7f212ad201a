"""A picture as a page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

import plotly.graph_objects as go


@dataclass(frozen=True)
class Picture:
    """A figure for a wide screen and for a phone, with the finding in words and a text alternative.

    `narrow` is None where one figure serves both. Population, note and headings stand in the metric's record; a picture
    names its own only where it differs from what the record says. `key` tells two pictures of one metric apart.
    """

    chart: go.Figure
    narrow: go.Figure | None
    title: str
    alt: str
    population: str | None = None
    note: str | None = None
    headings: Mapping[str, str] | None = None
    key: str = ""
