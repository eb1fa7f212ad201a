"""The fair comparison: each unit's share by its size, inside or outside the limits that chance alone would draw."""

from collections.abc import Sequence
from math import log10
from typing import TypedDict

import pandas as pd
import plotly.graph_objects as go

from charts.base import control_limits, style
from charts.base.control_limits import ALARM, SMALL, WARNING, Limits
from charts.base.figure import PlotlyJSON
from metrics.definitions.vocabulary import headings
from metrics.rows.compliance import UnitAloneRow, UnitRow
from text.indonesian import join_words, number, percent, percent_points, ratio
from text.tables import to_dicts

HEIGHT, NARROW_HEIGHT = 380, 340
STEPS = 60
DISPERSED = 2.0
"""From this scatter on the differences are said to be greater than chance, and the limits are widened."""
NAMED = 6
HEADINGS = headings("unit", "obliged", "signed", "signed_pct") | {
    "low_pct": "% batas bawah (99,8%)",
    "high_pct": "% batas atas (99,8%)",
    "place": "Di luar batas",
}
LOOKS = {"": (style.BLUE, "circle"), "tinggi": (style.NAVY, "diamond"), "rendah": (style.NAVY, "square")}
"""Inside the limits, above, below: told by shape too."""
NOTE = (
    "Garis: batas 95% (dalam) dan 99,8% (luar) di sekitar capaian bersama, menurut besarnya unit (binomial). "
    "Di luar garis luar: kecil kemungkinannya kebetulan."
)
WIDER = (
    "Perbedaan antarunit jauh lebih besar daripada kebetulan (sebaran {times} kali), karena penandatanganan "
    "berlangsung serentak per unit: batas diperlebar dengan ragam antarunit (efek acak aditif, DerSimonian-Laird). "
    "Di dalam batas berarti tidak dapat dinilai, bukan baik."
)


class JudgedRow(TypedDict):
    """A unit that is large enough, with its limits and how it lies: rendah, tinggi or an empty text."""

    unit: str
    short_name: str
    obliged: int
    signed: int
    low_pct: float
    high_pct: float
    place: str


def judged(units: pd.DataFrame) -> pd.DataFrame:
    """Select the units with enough people, and add the columns of JudgedRow."""
    rows = [row for row in to_dicts(units, UnitAloneRow) if row["obliged"] >= SMALL]
    if not rows:
        return units[:0]
    share, between = _share(rows), _between(rows)
    kept = units[units["obliged"] >= SMALL]
    outer = [_limits(row["obliged"], share, ALARM, between) for row in rows]
    place = [
        "rendah"
        if row["signed"] / row["obliged"] < found.low - 1e-9
        else "tinggi"
        if row["signed"] / row["obliged"] > found.high + 1e-9
        else ""
        for row, found in zip(rows, outer, strict=True)
    ]
    bounds = {"low_pct": [100 * found.low for found in outer], "high_pct": [100 * found.high for found in outer]}
    return kept.assign(**bounds, place=place)


Rows = Sequence[JudgedRow] | Sequence[UnitAloneRow]


def _share(rows: Rows) -> float:
    return float(sum(row["signed"] for row in rows) / sum(row["obliged"] for row in rows))


def _factor(rows: Rows) -> float:
    """Return the scatter where it is worth speaking of, else 1."""
    found = control_limits.scatter([row["signed"] for row in rows], [row["obliged"] for row in rows])
    return found if found >= DISPERSED else 1.0


def _between(rows: Rows) -> float:
    """Return the variance between units where their differences are worth speaking of, else 0."""
    if _factor(rows) == 1:
        return 0.0
    return control_limits.variance_between([row["signed"] for row in rows], [row["obliged"] for row in rows])


def _limits(people: int, share: float, inside: float, between: float) -> Limits:
    return control_limits.widened(control_limits.limits(people, share, inside), share, people, between)


def funnel(units: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Draw the rows of `judged`: size along x (in steps of ten times as many), share along y."""
    rows = to_dicts(units, JudgedRow)
    share, between = _share(rows), _between(rows)
    figure = style.base(NARROW_HEIGHT if narrow else HEIGHT, right=12, top=24, bottom=30)
    sizes = _sizes(min(row["obliged"] for row in rows), max(row["obliged"] for row in rows))
    for inside, dash in ((ALARM, "solid"), (WARNING, "dot")):
        found = [_limits(size, share, inside, between) for size in sizes]
        for line in ([one.low for one in found], [one.high for one in found]):
            look = {"color": style.GREY, "width": 1, "dash": dash}
            figure.add_scatter(x=sizes, y=line, mode="lines", line=look, hoverinfo="skip", showlegend=False)
    figure.add_scatter(
        x=[sizes[0], sizes[-1]],
        y=[share, share],
        mode="lines",
        line={"color": style.FAINT, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )
    for place, (colour, symbol) in LOOKS.items():
        own = [row for row in rows if row["place"] == place]
        figure.add_scatter(
            x=[row["obliged"] for row in own],
            y=[row["signed"] / row["obliged"] for row in own],
            mode="markers",
            marker={"color": colour, "symbol": symbol, "size": 9, "line": {"color": style.PAPER, "width": 1}},
            hovertext=[_hover(row) for row in own],
            hoverinfo="text",
            showlegend=False,
        )
    _axes(figure, rows, sizes)
    style.place(figure, [*_names(rows, narrow), _common(share, sizes)])
    return figure


def _sizes(least: int, most: int) -> list[int]:
    """Return sizes at equal steps on a scale of tens, so that a small unit and a large one both have room."""
    ratio_ = (most / least) ** (1 / STEPS) if most > least else 1.0
    return sorted({max(round(least * ratio_**step), 1) for step in range(STEPS + 1)} | {least, most})


def _axes(figure: go.Figure, rows: Sequence[JudgedRow], sizes: list[int]) -> None:
    ticks = [tick for tick in (10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000) if sizes[0] <= tick <= sizes[-1]]
    heading = {"text": "ASN wajib (orang)", "font": {"size": style.SMALL, "color": style.MUTED}}
    figure.update_xaxes(type="log", tickvals=ticks, ticktext=[number(tick) for tick in ticks], title=heading)
    least = min(row["signed"] / row["obliged"] for row in rows)
    first = max(0.0, int(least * 10 - 1) / 10)
    step = 2 if first < 0.6 else 1
    shares = [tenth / 10 for tenth in range(0, 11, step) if tenth / 10 >= first]
    figure.update_yaxes(
        range=[first, 1.02], tickvals=shares, ticktext=[f"{100 * tick:.0f}%" for tick in shares], showgrid=True
    )


def _names(rows: Sequence[JudgedRow], narrow: bool) -> list[PlotlyJSON]:
    """Name the units outside at their mark: the furthest ones where there are many."""
    outside = sorted((row for row in rows if row["place"]), key=_far, reverse=True)[: 3 if narrow else NAMED]
    return [
        style.label(
            _log(row["obliged"]),
            row["signed"] / row["obliged"],
            str(row["short_name"]),
            xshift=8,
            xanchor="left",
            font_size=style.SMALL,
        )
        for row in outside
    ]


def _far(row: JudgedRow) -> float:
    share = 100 * row["signed"] / row["obliged"]
    return float(max(row["low_pct"] - share, share - row["high_pct"]))


def _log(value: float) -> float:
    """Return the power of ten at which a label stands on a logarithmic axis."""
    return log10(value)


def _common(share: float, sizes: list[int]) -> PlotlyJSON:
    words = f"bersama {percent_points(100 * share)}"
    return style.label(_log(sizes[0]), share, words, xanchor="left", yanchor="top", font_color=style.MUTED)


def _hover(row: JudgedRow) -> str:
    state = f"{percent(row['signed'], row['obliged'])} ({ratio(row['signed'], row['obliged'])})"
    low, high = percent_points(row["low_pct"]), percent_points(row["high_pct"])
    return f"{row['unit']}: {state}<br>batas 99,8%: {low} sampai {high}"


def title(units: pd.DataFrame) -> str:
    """Name the units below the outer limits, and count those above; wide limits acquit nobody."""
    rows = to_dicts(units, JudgedRow)
    low = sorted((row for row in rows if row["place"] == "rendah"), key=_far, reverse=True)
    high = sum(row["place"] == "tinggi" for row in rows)
    above = f"; {number(high)} di atasnya" if high else ""
    if not low and _factor(rows) > 1:
        least = min(rows, key=lambda row: row["signed"] / row["obliged"])
        state = f"{least['short_name']} {ratio(least['signed'], least['obliged'])}"
        return f"Perbedaan antarunit terlalu besar untuk menilai kebetulan; terendah {state}{above}"
    if not low:
        return f"Tidak ada unit yang capaiannya rendah di luar kebetulan{above}"
    return f"Lebih rendah daripada kebetulan: {join_words([str(row['short_name']) for row in low], 4)}{above}"


def note(units: pd.DataFrame, all_units: pd.DataFrame) -> str:
    """Explain the lines, say whether they were widened, and name the units that are too small."""
    factor = _factor(to_dicts(units, JudgedRow))
    sentences = [NOTE, WIDER.format(times=number(round(factor, 1)))] if factor > 1 else [NOTE]
    small = [row for row in to_dicts(all_units, UnitRow) if 0 < row["obliged"] < SMALL]
    if small:
        named = [f"{row['short_name']} ({number(row['obliged'])} orang)" for row in small]
        sentences.append(f"Terlalu sedikit untuk dinilai: {join_words(named, 4)}.")
    return " ".join(sentences)


def alt(units: pd.DataFrame) -> str:
    """Describe the picture, and name who lies outside."""
    rows = [row for row in to_dicts(units, JudgedRow) if row["place"]]
    names = join_words([f"{row['short_name']} {percent(row['signed'], row['obliged'])}" for row in rows], 10)
    return (
        "Satu titik per unit, makin ke kanan makin besar, di antara garis batas yang menyempit. "
        f"Di luar batas: {names or 'tidak ada'}."
    )
