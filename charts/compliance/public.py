"""Pictures of what the public may see: a bar where a count is shown, words where it is hidden.

Rows come from `authorized.query` for a viewer without the right to exact figures: a hidden count is pd.NA and its
reason stands in `<measure>_hidden`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from charts.base import style
from charts.base.figure import Figure, PlotlyJSON
from charts.compliance.bars import share_axis
from metrics.disclosure.publication import COMPANION, FEW, NEARLY, SMALL
from text.indonesian import UNKNOWN, first_upper, number, percent, ratio, share

ROW = 24
CASES = "Perkara ASN {government}"
WHY = (
    "Tampilan publik, seluruh kota, posisi {position}. Angka di bawah {k} orang atau perkara tidak ditampilkan, begitu "
    "pula yang sisanya di bawah {k}, dan angka lain yang membuatnya dapat dihitung. Tanggal publik: Senin pertama "
    "tiap bulan, hari batas, hari pemungutan suara, dan Senin terakhir."
)
REASONS = {
    SMALL: "kurang dari {k} {done}",
    NEARLY: "kurang dari {k} {left}",
    FEW: "terlalu sedikit untuk dinilai",
    COMPANION: "ditutup sebagai penyerta",
}
"""A reason of `publication` in the reader's words."""


@dataclass(frozen=True)
class DisclosedCount:
    """A count as a viewer may have it, of how many, and why it or the size of its group is hidden."""

    value: int | None
    of: int | None = None
    reason: str = ""
    group_reason: str = ""

    @property
    def is_hidden(self) -> bool:
        return bool(self.reason or self.group_reason)

    @property
    def share(self) -> float:
        """The value as a share of its group; 0 where one of them is hidden, unknown or none."""
        return self.value / self.of if self.value is not None and self.of and not self.is_hidden else 0

    def why_hidden(self, k: int, done: str, left: str) -> str:
        """Say why the count is not shown; an empty text for one that is."""
        if self.group_reason:
            return REASONS[self.group_reason].format(k=number(k), done="orang", left="orang")
        return REASONS[self.reason].format(k=number(k), done=done, left=left) if self.reason else ""

    def percent_and_ratio(self) -> str:
        """Write percent and n/N of a count that is shown."""
        return f"<b>{percent(self.value or 0, self.of or 0)}</b>  {ratio(self.value or 0, self.of or 0)}"


def disclosed(rows: pd.DataFrame, measure: str) -> list[DisclosedCount]:
    """Read one measure of rows that may be exact or screened for the public."""
    values, of = _numbers(rows, measure), _numbers(rows, "obliged")
    reasons, groups = _texts(rows, f"{measure}_hidden"), _texts(rows, "obliged_hidden")
    return [DisclosedCount(*parts) for parts in zip(values, of, reasons, groups, strict=True)]


def _numbers(rows: pd.DataFrame, column: str) -> list[int | None]:
    if column not in rows.columns:
        return [None] * len(rows)
    return [None if pd.isna(value) else int(value) for value in rows[column]]


def _texts(rows: pd.DataFrame, column: str) -> list[str]:
    return [str(value) for value in rows[column]] if column in rows.columns else [""] * len(rows)


def ranked(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Sort the lowest shown share first, then what is hidden by name."""
    shares = (rows["signed"] / rows["obliged"]).astype("Float64")
    order = pd.DataFrame({"share": shares, "name": rows[name]})
    return rows.loc[order.sort_values(["share", "name"], na_position="last").index]


def compliance_bars(rows: pd.DataFrame, name: str, k: int) -> Figure:
    """Draw one bar per row in the order given: the share that has signed, with n/N, or why it is not shown."""
    names, counts = [str(value) for value in rows[name]], disclosed(rows, "signed")
    figure = style.base(ROW * len(counts) + 40, right=8, top=8)
    hovers = [f"{own}<br>{_hover(count, k)}" for own, count in zip(names, counts, strict=True)]
    _bars(figure, [count.share for count in counts], hovers)
    share_axis(figure)
    figure.update_layout(xaxis={"domain": [0, 0.62]}, yaxis=_named_rows(names))
    style.place(figure, [_label(count, at, k) for at, count in enumerate(counts)])
    return figure


def _bars(figure: Figure, values: Sequence[float], hovers: Sequence[str]) -> None:
    figure.add_bar(
        y=list(range(len(values))),
        x=list(values),
        orientation="h",
        marker={"color": style.BLUE},
        width=0.7,
        hoverinfo="text",
        hovertext=list(hovers),
    )


def _named_rows(names: Sequence[str]) -> PlotlyJSON:
    return {
        "tickvals": list(range(len(names))),
        "ticktext": list(names),
        "range": [len(names) - 0.4, -0.6],
        "tickfont": {"color": style.TEXT},
    }


def _label(count: DisclosedCount, at: int, k: int) -> PlotlyJSON:
    """Write n/N and percent beside the plot; what is hidden has no bar, and its reason stands there instead."""
    hidden = count.why_hidden(k, "sudah", "belum")
    if hidden:
        of = "" if count.of is None else f"dari {number(count.of)}: "
        return style.label(0, at, f"{of}{hidden}", xshift=6, font_color=style.MUTED)
    return style.label(0.64, at, count.percent_and_ratio(), xref="paper")


def _hover(count: DisclosedCount, k: int) -> str:
    hidden = count.why_hidden(k, "sudah tanda tangan", "belum tanda tangan")
    return hidden or share(count.value or 0, count.of or 0, "orang sudah tanda tangan")


def case_bars(rows: pd.DataFrame, name: str, k: int) -> Figure:
    """Draw one bar per row: cases as counts, or that there are too few to say."""
    names, counts = [str(value) for value in rows[name]], disclosed(rows, "cases")
    figure = style.base(ROW * len(counts) + 16, right=8, top=8)
    values = [0 if count.is_hidden else count.value or 0 for count in counts]
    texts = [
        count.why_hidden(k, "perkara", "gugur di tahap ini") or f"{number(value)} perkara"
        for count, value in zip(counts, values, strict=True)
    ]
    _bars(figure, values, [f"{own}: {text}" for own, text in zip(names, texts, strict=True)])
    figure.update_layout(
        xaxis={"visible": False, "range": [0, max([*values, 1]) * 2.2]},
        yaxis=_named_rows(names),
    )
    colours = [style.MUTED if count.is_hidden else style.TEXT for count in counts]
    labels = enumerate(zip(values, texts, colours, strict=True))
    style.place(
        figure, [style.label(value, at, text, xshift=6, font_color=colour) for at, (value, text, colour) in labels]
    )
    return figure


def position(total: pd.DataFrame, ladder: pd.DataFrame, k: int, not_yet: str = "") -> list[str]:
    """Say in sentences how far the city is, or that it is `not_yet`, and how many cases were reported."""
    reported = [_reported(count, k) for count in disclosed(ladder[ladder["rung"] == "laporan"], "cases")]
    if not_yet:
        return [f"{not_yet}.", *reported]
    if total.empty:
        return ["Daftar wajib tanda tangan siklus ini belum ada.", *reported]
    tiers = (("signed", "sudah menandatangani pakta integritas"), ("fulfilled", "tepat waktu dan terverifikasi"))
    return [*(_tier(disclosed(total, measure)[0], what, k) for measure, what in tiers), *reported]


def _tier(count: DisclosedCount, what: str, k: int) -> str:
    if count.of is None:
        return f"Seluruh kota: kurang dari {number(k)} ASN wajib; angkanya tidak ditampilkan."
    hidden = count.why_hidden(k, what, f"belum {what}")
    if hidden:
        return f"Dari {number(count.of)} ASN wajib: {hidden}."
    return f"**{share(count.value or 0, count.of, 'ASN')}** {what}."


def _reported(count: DisclosedCount, k: int) -> str:
    hidden = count.why_hidden(k, "perkara netralitas", "")
    return f"{first_upper(hidden or number(count.value or 0) + ' perkara netralitas')} dilaporkan."


def lowest(rows: pd.DataFrame, name: str, what: str) -> str:
    """Name the lowest of those shown, and count those that are not."""
    ordered = ranked(rows, name)
    counts = disclosed(ordered, "signed")
    shown = [(str(own), count) for own, count in zip(ordered[name], counts, strict=True) if not count.is_hidden]
    rest = f"; {number(len(counts) - len(shown))} {what} tanpa angka" if len(shown) < len(counts) else ""
    if not shown:
        return f"Angka per {what} belum dapat ditampilkan"
    own, low = shown[0]
    return f"Terendah yang tampil {own}: {share(low.value or 0, low.of or 0, 'orang')}{rest}"


def cases_title(rows: pd.DataFrame, name: str, what: str) -> str:
    """Name the greatest of the counts of cases that are shown."""
    counts = zip(rows[name], disclosed(rows, "cases"), strict=True)
    shown = [(str(own), count.value or 0) for own, count in counts if not count.is_hidden]
    if not shown:
        return f"{what}: semua di bawah batas tampil" if len(rows) else f"{what} {UNKNOWN}"
    own, most = max(shown, key=lambda pair: pair[1])
    return f"{what} terbanyak yang tampil: {own}, {number(most)} perkara"


def readable(rows: pd.DataFrame, k: int) -> pd.DataFrame:
    """Write the rows for the table and the file: a hidden count gives its reason."""
    shown = rows.copy()
    for measure in [column.removesuffix("_hidden") for column in rows.columns if column.endswith("_hidden")]:
        words = ("perkara", "gugur di tahap ini") if measure == "cases" else ("orang", "orang tersisa")
        shown[measure] = [
            count.why_hidden(k, *words) or (UNKNOWN if count.value is None else number(count.value))
            for count in disclosed(rows, measure)
        ]
    return shown.drop(columns=[column for column in rows.columns if column.endswith("_hidden")])
