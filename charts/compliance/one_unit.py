"""One OPD for the hall: both tiers as two long bars, where the city stands, and in words its place and its pace.

Rows carry the columns of compliance_by_unit, exact or as the public is given them; the pace those of pace_by_unit.
"""

from typing import Any

import pandas as pd

from charts.base import style
from charts.base.figure import Figure
from charts.compliance.bars import FULFILLED, SIGNED
from charts.compliance.public import told
from text.indonesian import day, first_upper, number, percent, ratio
from text.tables import to_date, to_dicts

TIERS = (("signed", SIGNED, style.BLUE), ("fulfilled", FULFILLED, style.NAVY))
HEIGHT = 250


def title(row: dict[str, Any], k: int) -> str:
    """How far the unit is, or that its figures are not shown."""
    if _hidden(row, "signed", k):
        return f"{row['unit']}: angka tidak ditampilkan"
    if not row["obliged"]:
        return f"{row['unit']}: tidak ada yang wajib"
    return f"{row['unit']}: {percent(row['signed'], row['obliged'])} sudah tanda tangan"


def picture(row: dict[str, Any], total: pd.DataFrame, words: list[str], k: int) -> Figure:
    """Two bars of the same N from 0 to 100%, a line at the city's share, the words below."""
    figure = style.base(HEIGHT, left=2, right=2, top=4, bottom=0)
    shares = [_share(row, name, k) for name, *_ in TIERS]
    for colour, values in ((style.GRID, [1.0, 1.0]), (None, shares)):
        figure.add_bar(
            y=[0, 1],
            x=values,
            orientation="h",
            width=0.34,
            hoverinfo="skip",
            showlegend=False,
            marker={"color": colour or [own for *_, own in TIERS]},
        )
    figure.update_layout(
        barmode="overlay", xaxis={"visible": False, "range": [0, 1]}, yaxis={"visible": False, "range": [3.1, -0.55]}
    )
    city = to_dicts(total)[0] if len(total) else {}
    for at, (name, said, _) in enumerate(TIERS):
        _say(figure, f"{first_upper(said)}: {_told(row, name, k)}", at - 0.38, 15)
        if (mean := _share(city, name, k)) and city["obliged"] != row["obliged"]:
            _city(figure, at, mean)
    for at, line in enumerate(words):
        _say(figure, line, 1.72 + 0.42 * at, 13)
    return figure


def _say(figure: Figure, text: str, y: float, size: int) -> None:
    style.say(figure, 0, y, text, xref="paper", font={"size": size, "color": style.TEXT})


def _city(figure: Figure, at: int, mean: float) -> None:
    line = {"color": style.TEXT, "width": 2, "dash": "dot"}
    figure.add_shape(type="line", x0=mean, x1=mean, y0=at - 0.2, y1=at + 0.26, line=line)
    side = "right" if mean > 0.5 else "left"
    style.say(figure, mean, at + 0.38, f"kota {percent(mean, 1)}", xanchor=side, font_color=style.MUTED)


def _hidden(row: dict[str, Any], measure: str, k: int) -> str:
    is_screened = f"{measure}_hidden" in row
    return told(row, measure, k, "sudah", "belum") if is_screened else ""


def _share(row: dict[str, Any], measure: str, k: int) -> float:
    if not row or _hidden(row, measure, k) or not row["obliged"] or pd.isna(row[measure]):
        return 0
    return float(row[measure] / row["obliged"])


def _told(row: dict[str, Any], measure: str, k: int) -> str:
    if hidden := _hidden(row, measure, k):
        return hidden
    if not row["obliged"] or pd.isna(row[measure]):
        return "belum diketahui"
    return f"<b>{percent(row[measure], row['obliged'])}</b>  {ratio(row[measure], row['obliged'])} orang"


def place(row: dict[str, Any], units: pd.DataFrame, k: int) -> str:
    """How many OPD are lower and how many higher, among those whose share is shown."""
    others = [_share(other, "signed", k) for other in to_dicts(units) if _is_shown(other, k)]
    if not _is_shown(row, k) or len(others) < 2:
        return ""
    own = _share(row, "signed", k)
    lower, higher = (number(sum(sign * (own - other) > 0 for other in others)) for sign in (1, -1))
    return f"Dari {number(len(others))} OPD: {lower} lebih rendah, {higher} lebih tinggi."


def _is_shown(row: dict[str, Any], k: int) -> bool:
    return not _hidden(row, "signed", k) and not pd.isna(row["obliged"]) and row["obliged"] > 0


def pace(row: dict[str, Any]) -> list[str]:
    """What is needed per working day, what is reached, and when the unit is done at that pace."""
    left = f"Belum: <b>{number(row['not_signed'])} orang</b>, sisa {number(row['working_days_left'])} hari kerja"
    if not pd.isna(row["needed_per_day"]):
        left += f"; perlu {number(row['needed_per_day'])} orang per hari kerja"
    if pd.isna(row["recent_per_day"]):
        return [f"{left}; laju belum diketahui."]
    now = f", kini {number(row['recent_per_day'])}."
    due = f"batas {day(to_date(row['due_on']))}"
    if pd.isna(row["finishes_on"]):
        return [left + now, f"Dengan laju sekarang tidak selesai dalam masa yang dihitung ({due})."]
    return [left + now, f"Dengan laju sekarang selesai {day(to_date(row['finishes_on']))} ({due})."]
