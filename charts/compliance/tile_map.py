"""The kelurahan as tiles where they lie in the city, and the kecamatan over the cycles.

Squares, no outlines from a map service: nothing is fetched. On a phone the tiles stand grouped by kecamatan instead.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.figure import PlotlyJSON
from charts.compliance.bars import share_axis
from metrics.rows.compliance import KecamatanRow, KelurahanRow
from text.indonesian import UNKNOWN, percent, ratio, share
from text.tables import to_dicts

LIMITS = (0.5, 0.75, 0.9, 0.95, 1.0)
KEYS = ("di bawah 50%", "50% ke atas", "75% ke atas", "90% ke atas", "95% ke atas", "selesai")
TILE, GAP = 64, 0.04
NARROW_COLUMNS, NARROW_TILE = 3, 54


@dataclass(frozen=True)
class Tile:
    """One kelurahan at its place; `step` is the shade, -1 when nothing is known."""

    x: float
    y: float
    row: KelurahanRow

    @property
    def step(self) -> int:
        if not self.row["obliged"]:
            return -1
        reached = self.row["signed"] / self.row["obliged"]
        return sum(reached >= limit for limit in LIMITS)

    @property
    def label(self) -> str:
        state = UNKNOWN
        if self.step >= 0:
            signed, of = self.row["signed"], self.row["obliged"]
            state = f"{percent(signed, of)}<br>{ratio(signed, of)}"
        return f"<b>{self.row['kelurahan']}</b><br>{state}"

    @property
    def hover(self) -> str:
        state = UNKNOWN if self.step < 0 else share(self.row["signed"], self.row["obliged"], "orang sudah tanda tangan")
        return f"{self.row['kelurahan']}, wilayah Kecamatan {self.row['kecamatan']}<br>{state}"


def places(kelurahan: pd.DataFrame, unknown: pd.DataFrame) -> list[KelurahanRow]:
    """List every kelurahan once: those with figures and those without; what belongs to no kelurahan is left out."""
    known = to_dicts(kelurahan.dropna(subset="kelurahan_id"), KelurahanRow)
    silent = to_dicts(unknown.assign(obliged=0, signed=0), KelurahanRow)
    return sorted(known + silent, key=lambda row: (row["kecamatan"], row["kelurahan"]))


def tile_map(rows: Sequence[KelurahanRow]) -> go.Figure:
    """Draw the tiles where the kelurahan lie, with a line between the kecamatan."""
    tiles = [Tile(int(row["tile_col"] or 0), int(row["tile_row"] or 0), row) for row in rows]
    figure = _canvas(tiles, TILE, 48)
    edges = _borders(tiles)
    figure.add_scatter(
        x=[point for edge in edges for point in (edge[0], edge[2], None)],
        y=[point for edge in edges for point in (edge[1], edge[3], None)],
        mode="lines",
        line={"color": style.TEXT, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    labels = []
    for name in sorted({tile.row["kecamatan"] for tile in tiles}):
        y, x = min((tile.y, tile.x) for tile in tiles if tile.row["kecamatan"] == name)
        chip = {"bgcolor": style.TEXT, "borderpad": 1, "font": {"color": style.PAPER, "size": 11}}
        labels.append(style.label(x - 0.5, y - 0.5, f"<b>{name}</b>", **chip))
    style.place(figure, labels)
    return figure


def tile_list(rows: Sequence[KelurahanRow]) -> go.Figure:
    """Draw the same tiles for a phone: three beside each other, kecamatan after kecamatan."""
    tiles, heads, y = [], [], 0.0
    for name in sorted({row["kecamatan"] for row in rows}):
        heads.append((name, y))
        y += 0.75
        own = [row for row in rows if row["kecamatan"] == name]
        tiles += [Tile(at % NARROW_COLUMNS, y + at // NARROW_COLUMNS, row) for at, row in enumerate(own)]
        y += -(-len(own) // NARROW_COLUMNS)
    figure = _canvas(tiles, NARROW_TILE, 64, first=(0, 0), last=(NARROW_COLUMNS - 1, y - 1))
    style.place(figure, [style.label(-0.5, at, f"<b>Wilayah {name}</b>") for name, at in heads])
    return figure


def _canvas(
    tiles: list[Tile],
    size: int,
    top: int,
    first: tuple[float, float] | None = None,
    last: tuple[float, float] | None = None,
) -> go.Figure:
    """Draw all tiles with their labels; `first` and `last` place (x, y) where the tiles themselves do not say it."""
    left, upper = first or (min(tile.x for tile in tiles), min(tile.y for tile in tiles))
    right, lower = last or (max(tile.x for tile in tiles), max(tile.y for tile in tiles))
    figure = style.base(int(size * (lower - upper + 1)) + top, top=top, right=2, left=2, bottom=2)
    figure.update_xaxes(visible=False, range=[left - 0.52, right + 0.52])
    figure.update_yaxes(visible=False, range=[lower + 0.52, upper - 0.52])
    for step in (*range(len(style.STEPS)), -1):
        _fill(figure, [tile for tile in tiles if tile.step == step], step)
    figure.add_scatter(
        x=[tile.x for tile in tiles],
        y=[tile.y for tile in tiles],
        mode="markers",
        marker={"size": 30, "opacity": 0},
        hoverinfo="text",
        hovertext=[tile.hover for tile in tiles],
        showlegend=False,
    )
    figure.update_layout(legend={"xref": "paper", "yref": "paper", "y": 1.015, "traceorder": "normal"})
    return figure


def _fill(figure: go.Figure, tiles: list[Tile], step: int) -> None:
    """Draw one shade: its squares, its labels, its entry in the key."""
    half = 0.5 - GAP / 2
    unknown = step < 0
    hatch = {"shape": "/", "fgcolor": style.FAINT, "bgcolor": style.UNKNOWN_FILL, "size": 7}
    figure.add_scatter(
        x=[x for tile in tiles for x in (tile.x - half, tile.x + half, tile.x + half, tile.x - half, None)] or [None],
        y=[y for tile in tiles for y in (tile.y - half, tile.y - half, tile.y + half, tile.y + half, None)] or [None],
        mode="lines",
        line={"width": 0.5, "color": style.FAINT},
        fill="toself",
        hoverinfo="skip",
        name=UNKNOWN if unknown else KEYS[step],
        showlegend=True,
        fillcolor=style.UNKNOWN_FILL if unknown else style.STEPS[step],
        fillpattern=hatch if unknown else None,
    )
    figure.add_scatter(
        x=[tile.x for tile in tiles],
        y=[tile.y + 0.05 for tile in tiles],
        text=[tile.label for tile in tiles],
        mode="text",
        textfont={"size": 11, "color": style.TEXT if unknown else style.STEP_TEXT[step]},
        hoverinfo="skip",
        showlegend=False,
    )


def _borders(tiles: list[Tile]) -> list[tuple[float, float, float, float]]:
    """Find the edges between tiles of different kecamatan, as x0, y0, x1, y1."""
    owner = {(tile.x, tile.y): tile.row["kecamatan"] for tile in tiles}
    edges = []
    for (x, y), name in owner.items():
        if owner.get((x + 1, y), name) != name:
            edges.append((x + 0.5, y - 0.5, x + 0.5, y + 0.5))
        if owner.get((x, y + 1), name) != name:
            edges.append((x - 0.5, y + 0.5, x + 0.5, y + 0.5))
    return edges


def over_cycles(kecamatan: pd.DataFrame, chosen: int) -> go.Figure:
    """Draw a group of bars per kecamatan, one bar per cycle; the chosen cycle blue, the others grey."""
    rows = kecamatan.dropna(subset="kecamatan_id").sort_values(["kecamatan", "cycle"])
    labels, places, y = [], [], 0.0
    for name in rows["kecamatan"].unique():
        labels.append(style.label(0, y, f"<b>Wilayah {name}</b>", xref="paper", xshift=-44))
        own = to_dicts(rows[rows["kecamatan"] == name], KecamatanRow)
        places += [(y + 1 + at, row) for at, row in enumerate(own)]
        y += len(own) + 1.4
    figure = style.base(int(22 * y) + 40, left=44, right=120, top=8)
    for is_chosen, colour in ((True, style.BLUE), (False, style.GREY)):
        _cycle_bars(figure, [pair for pair in places if (pair[1]["cycle"] == chosen) is is_chosen], colour)
    style.place(figure, labels + [text for at, row in places for text in _cycle_labels(at, row)])
    share_axis(figure)
    figure.update_yaxes(visible=False, range=[y - 0.4, -0.7])
    return figure


def _cycle_bars(figure: go.Figure, places: Sequence[tuple[float, KecamatanRow]], colour: str) -> None:
    figure.add_bar(
        x=[row["signed"] / row["obliged"] if row["obliged"] else 0 for _, row in places],
        y=[at for at, _ in places],
        orientation="h",
        width=0.8,
        marker={"color": colour},
        showlegend=False,
        hoverinfo="text",
        hovertext=[
            f"Wilayah Kecamatan {row['kecamatan']}, {row['cycle']}: {share(row['signed'], row['obliged'], 'orang')}"
            for _, row in places
        ],
    )


def _cycle_labels(at: float, row: KecamatanRow) -> list[PlotlyJSON]:
    state = f"<b>{percent(row['signed'], row['obliged'])}</b>  {ratio(row['signed'], row['obliged'])}"
    year = style.label(0, at, str(row["cycle"]), xref="paper", xanchor="right", xshift=-6, font_color=style.MUTED)
    return [year, style.label(1, at, state, xref="paper", xshift=10)]


def any_known(rows: Sequence[KelurahanRow]) -> bool:
    """Tell whether at least one kelurahan has figures."""
    return any(row["obliged"] for row in rows)
