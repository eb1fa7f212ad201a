"""Pictures of what the public is given: a bar where a count is shown, words where it is hidden.

Rows come from `given.ask` for a viewer without the right to exact figures: a hidden count is pd.NA and its reason
stands in `<measure>_hidden`.
"""

from typing import Any

import pandas as pd

from charts.base import style
from charts.base.figure import Figure
from charts.compliance.bars import share_axis
from metrics.disclosure.publication import COMPANION, FEW, NEARLY, SMALL
from text.indonesian import UNKNOWN, first_upper, number, percent, ratio, share
from text.tables import to_dicts

ROW = 24
WHY = (
    "Tampilan publik, seluruh kota, posisi {position}. Angka di bawah {k} orang atau perkara tidak ditampilkan, begitu "
    "pula yang sisanya di bawah {k}, dan angka lain yang membuatnya dapat dihitung. Tanggal publik: Senin pertama "
    "tiap bulan, hari batas, hari pemungutan suara, dan Senin terakhir."
)
TOLD = {
    SMALL: "kurang dari {k} {done}",
    NEARLY: "kurang dari {k} {left}",
    FEW: "terlalu sedikit untuk dinilai",
    COMPANION: "ditutup sebagai penyerta",
}
"""A reason of `publication` in the reader's words."""


def told(row: dict[str, Any], measure: str, k: int, done: str, left: str) -> str:
    """Why a count is not shown, or an empty text."""
    if group := row.get("obliged_hidden"):
        return TOLD[group].format(k=number(k), done="orang", left="orang")
    reason = row[f"{measure}_hidden"]
    return TOLD[reason].format(k=number(k), done=done, left=left) if reason else ""


def ranked(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Lowest shown share first, then what is hidden by name."""
    shares = (rows["signed"] / rows["obliged"]).astype("Float64")
    order = pd.DataFrame({"share": shares, "name": rows[name]})
    return rows.loc[order.sort_values(["share", "name"], na_position="last").index]


def compliance_bars(rows: pd.DataFrame, name: str, k: int) -> Figure:
    """One bar per row in the order given: the share that has signed, with n/N and percent, or why it is not shown."""
    entries = to_dicts(rows)
    figure = style.base(ROW * len(entries) + 40, right=8, top=8)
    places = list(range(len(entries)))
    shown = [entry if not told(entry, "signed", k, "", "") else None for entry in entries]
    figure.add_bar(
        y=places,
        x=[entry["signed"] / entry["obliged"] if entry else 0 for entry in shown],
        orientation="h",
        marker={"color": style.BLUE},
        width=0.7,
        hoverinfo="text",
        hovertext=[_hover(e, name, k) for e in entries],
    )
    share_axis(figure)
    figure.update_layout(
        xaxis={"domain": [0, 0.62]},
        yaxis={
            "tickvals": places,
            "ticktext": list(rows[name]),
            "range": [len(entries) - 0.4, -0.6],
            "tickfont": {"color": style.TEXT},
        },
    )
    style.place(figure, [_label(entry, at, k) for at, entry in enumerate(entries)])
    return figure


def _label(entry: dict[str, Any], at: int, k: int) -> dict[str, Any]:
    """n/N and percent beside the plot; what is hidden has no bar, and says so in its place."""
    hidden = told(entry, "signed", k, "sudah", "belum")
    if hidden:
        of = "" if pd.isna(entry["obliged"]) else f"dari {number(entry['obliged'])}: "
        return style.label(0, at, f"{of}{hidden}", xshift=6, font_color=style.MUTED)
    said = f"<b>{percent(entry['signed'], entry['obliged'])}</b>  {ratio(entry['signed'], entry['obliged'])}"
    return style.label(0.64, at, said, xref="paper")


def _hover(entry: dict[str, Any], name: str, k: int) -> str:
    hidden = told(entry, "signed", k, "sudah tanda tangan", "belum tanda tangan")
    return f"{entry[name]}<br>" + (hidden or share(entry["signed"], entry["obliged"], "orang sudah tanda tangan"))


def case_bars(rows: pd.DataFrame, name: str, k: int) -> Figure:
    """One bar per row: cases as counts, or that there are too few to say."""
    entries = to_dicts(rows)
    figure = style.base(ROW * len(entries) + 16, right=8, top=8)
    places = list(range(len(entries)))
    said = [told(entry, "cases", k, "perkara", "gugur di tahap ini") for entry in entries]
    values = [0 if hidden else int(entry["cases"]) for entry, hidden in zip(entries, said, strict=True)]
    texts = [hidden or f"{number(value)} perkara" for hidden, value in zip(said, values, strict=True)]
    figure.add_bar(
        y=places,
        x=values,
        orientation="h",
        marker={"color": style.BLUE},
        width=0.7,
        hoverinfo="text",
        hovertext=[f"{entry[name]}: {text}" for entry, text in zip(entries, texts, strict=True)],
    )
    figure.update_layout(
        xaxis={"visible": False, "range": [0, max([*values, 1]) * 2.2]},
        yaxis={
            "tickvals": places,
            "ticktext": list(rows[name]),
            "range": [len(entries) - 0.4, -0.6],
            "tickfont": {"color": style.TEXT},
        },
    )
    labels = zip(values, places, texts, said, strict=True)
    style.place(
        figure,
        [
            style.label(value, at, text, xshift=6, font_color=style.MUTED if hidden else style.TEXT)
            for value, at, text, hidden in labels
        ],
    )
    return figure


def position(total: pd.DataFrame, ladder: pd.DataFrame, k: int) -> list[str]:
    """How far the city is and how many cases were reported, in sentences."""
    said = [_cases_said(row, k) for row in to_dicts(ladder) if row["rung"] == "laporan"]
    if total.empty:
        return ["Daftar wajib tanda tangan siklus ini belum ada.", *said]
    row = to_dicts(total)[0]
    done = ("sudah menandatangani pakta integritas", "tepat waktu dan terverifikasi")
    tiers = zip(("signed", "fulfilled"), done, strict=True)
    return [*(_tier_said(row, measure, what, k) for measure, what in tiers), *said]


def _tier_said(row: dict[str, Any], measure: str, what: str, k: int) -> str:
    if pd.isna(row["obliged"]):
        return f"Seluruh kota: kurang dari {number(k)} ASN wajib; angkanya tidak ditampilkan."
    hidden = told(row, measure, k, what, f"belum {what}")
    if hidden:
        return f"Dari {number(row['obliged'])} ASN wajib: {hidden}."
    return f"**{share(row[measure], row['obliged'], 'ASN')}** {what}."


def _cases_said(row: dict[str, Any], k: int) -> str:
    hidden = told(row, "cases", k, "perkara netralitas", "")
    return f"{first_upper(hidden or number(row['cases']) + ' perkara netralitas')} dilaporkan."


def lowest(rows: pd.DataFrame, name: str, what: str, k: int) -> str:
    """The lowest of the shown, and how many are not shown."""
    entries = to_dicts(ranked(rows, name))
    shown = [entry for entry in entries if not told(entry, "signed", k, "", "")]
    rest = f"; {number(len(entries) - len(shown))} {what} tanpa angka" if len(shown) < len(entries) else ""
    if not shown:
        return f"Angka per {what} belum dapat ditampilkan"
    low = shown[0]
    return f"Terendah yang tampil {low[name]}: {share(low['signed'], low['obliged'], 'orang')}{rest}"


def cases_title(rows: pd.DataFrame, name: str, what: str) -> str:
    """The greatest of the shown counts of cases."""
    shown = [row for row in to_dicts(rows) if not row["cases_hidden"]]
    if not shown:
        return f"{what}: semua di bawah batas tampil" if len(rows) else f"{what} {UNKNOWN}"
    top = max(shown, key=lambda row: int(row["cases"]))
    return f"{what} terbanyak yang tampil: {top[name]}, {number(top['cases'])} perkara"


def readable(rows: pd.DataFrame, k: int) -> pd.DataFrame:
    """The rows for the table and the file: a hidden count says why."""
    shown = rows.copy()
    for measure in [column.removesuffix("_hidden") for column in rows.columns if column.endswith("_hidden")]:
        words = ("perkara", "gugur di tahap ini") if measure == "cases" else ("orang", "orang tersisa")
        shown[measure] = [
            told(row, measure, k, *words) or (UNKNOWN if pd.isna(row[measure]) else number(row[measure]))
            for row in to_dicts(rows)
        ]
    return shown.drop(columns=[column for column in rows.columns if column.endswith("_hidden")])
