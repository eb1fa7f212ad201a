"""One OPD for the hall: both tiers as two long bars, where the city stands, and in words its place and its pace.

Rows carry the columns of compliance_by_unit, exact or as the public is given them; the pace those of pace_by_unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts.base import style
from charts.base.figure import Figure
from charts.compliance.bars import FULFILLED, SIGNED
from charts.compliance.public import DisclosedCount, disclosed
from metrics.rows.compliance import PaceRow
from text.indonesian import day, first_upper, number, percent
from text.tables import to_date

HEIGHT = 250


@dataclass(frozen=True)
class UnitOnStage:
    """An OPD, or the city, with both of its counts as the viewer may have them."""

    unit_id: str
    unit: str
    signed: DisclosedCount
    fulfilled: DisclosedCount

    @property
    def is_shown(self) -> bool:
        """Whether its share of those who have signed may be compared."""
        return not self.signed.is_hidden and bool(self.signed.of)


def units_of(rows: pd.DataFrame) -> list[UnitOnStage]:
    """Read the rows of compliance_by_unit in their order."""
    counts = zip(disclosed(rows, "signed"), disclosed(rows, "fulfilled"), strict=True)
    return [
        UnitOnStage(str(unit_id), str(unit), signed, fulfilled)
        for unit_id, unit, (signed, fulfilled) in zip(rows["unit_id"], rows["unit"], counts, strict=True)
    ]


def title(unit: UnitOnStage) -> str:
    """Say how far the unit is, or that its figures are not shown."""
    if unit.signed.is_hidden:
        return f"{unit.unit}: angka tidak ditampilkan"
    if not unit.signed.of:
        return f"{unit.unit}: tidak ada yang wajib"
    return f"{unit.unit}: {percent(unit.signed.value or 0, unit.signed.of)} sudah tanda tangan"


def picture(unit: UnitOnStage, total: pd.DataFrame, words: Sequence[str], k: int) -> Figure:
    """Draw two bars of the same N from 0 to 100%, a line at the city's share, the words below."""
    figure = style.base(HEIGHT, left=2, right=2, top=4, bottom=0)
    tiers = ((unit.signed, SIGNED), (unit.fulfilled, FULFILLED))
    shares = [count.share for count, _ in tiers]
    for colour, values in ((style.GRID, [1.0, 1.0]), ([style.BLUE, style.NAVY], shares)):
        figure.add_bar(
            y=[0, 1],
            x=values,
            orientation="h",
            width=0.34,
            hoverinfo="skip",
            showlegend=False,
            marker={"color": colour},
        )
    figure.update_layout(
        barmode="overlay", xaxis={"visible": False, "range": [0, 1]}, yaxis={"visible": False, "range": [3.1, -0.55]}
    )
    for at, ((count, name), city) in enumerate(zip(tiers, _city_counts(total), strict=True)):
        _write(figure, f"{first_upper(name)}: {_state(count, k)}", at - 0.38, 15)
        if city.share and city.of != count.of:
            _city(figure, at, city.share)
    for at, line in enumerate(words):
        _write(figure, line, 1.72 + 0.42 * at, 13)
    return figure


def _city_counts(total: pd.DataFrame) -> tuple[DisclosedCount, DisclosedCount]:
    if total.empty:
        return DisclosedCount(None), DisclosedCount(None)
    return disclosed(total, "signed")[0], disclosed(total, "fulfilled")[0]


def _write(figure: Figure, text: str, y: float, size: int) -> None:
    style.say(figure, 0, y, text, xref="paper", font={"size": size, "color": style.TEXT})


def _city(figure: Figure, at: int, mean: float) -> None:
    line = {"color": style.TEXT, "width": 2, "dash": "dot"}
    figure.add_shape(type="line", x0=mean, x1=mean, y0=at - 0.2, y1=at + 0.26, line=line)
    side = "right" if mean > 0.5 else "left"
    style.say(figure, mean, at + 0.38, f"kota {percent(mean, 1)}", xanchor=side, font_color=style.MUTED)


def _state(count: DisclosedCount, k: int) -> str:
    if count.is_hidden:
        return count.why_hidden(k, "sudah", "belum")
    if not count.of or count.value is None:
        return "belum diketahui"
    return f"{count.percent_and_ratio()} orang"


def place(unit: UnitOnStage, units: Sequence[UnitOnStage]) -> str:
    """Say how many OPD are lower and how many higher, among those whose share is shown."""
    others = [other.signed.share for other in units if other.is_shown]
    if not unit.is_shown or len(others) < 2:
        return ""
    own = unit.signed.share
    lower, higher = (number(sum(sign * (own - other) > 0 for other in others)) for sign in (1, -1))
    return f"Dari {number(len(others))} OPD: {lower} lebih rendah, {higher} lebih tinggi."


def pace(row: PaceRow) -> list[str]:
    """Say what is needed per working day, what is reached, and when the unit is done at that pace."""
    left = f"Belum: <b>{number(row['not_signed'])} orang</b>, sisa {number(row['working_days_left'])} hari kerja"
    if not pd.isna(row["needed_per_day"]):
        left += f"; perlu {number(row['needed_per_day'])} orang per hari kerja"
    if pd.isna(row["recent_per_day"]):
        return [f"{left}; laju belum diketahui."]
    now = f", kini {number(row['recent_per_day'])}."
    due = f"batas {day(to_date(row['due_on']))}"
    if pd.isna(row["finishes_on"]):
        return [left + now, f"Dengan laju sekarang tidak selesai sebelum hari pemungutan suara ({due})."]
    return [left + now, f"Dengan laju sekarang selesai {day(to_date(row['finishes_on']))} ({due})."]
