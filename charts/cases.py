"""Pictures of cases: how severe, which kinds and from where; DataFrame in, figure out.

Counts stand on every bar. Shares are written only from FEW cases on: of 5 cases, 60% says less than 3.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.multiples import Layout, Panel, multiples
from selection import Cycle, Selection
from tables import records
from wording import UNKNOWN, first_upper, number, ratio, share, short_day

FEW = 20
UNDECIDED = "belum diputus"
PHONE = 50
"""Letters that fit in a line of 358 px."""
PATTERNS = {"kode etik": "/", "disiplin": "", UNKNOWN: "."}


def part(cases: int, of: int) -> str:
    """n/N, with the percent only where there are enough cases for one."""
    return share(cases, of) if of >= FEW else ratio(cases, of)


def severities(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection, *, stacked: bool = False) -> go.Figure:
    """Violations per severity, light to dark in one warm hue, grey while undecided; rule changes between the cycles."""
    named = data.sort_values("sort_order").rename(columns={"severity_name": "label"})
    bars = _bars(_complete(named, view), view.cycles)
    shades = dict(zip(named["label"], named["severity"], strict=True))
    bars["fill"] = [style.SEVERITIES[shades[label]] for label in bars["label"]]
    bars["edge"] = [style.GREY if shades[label] == UNDECIDED else style.SEVERITIES["berat"] for label in bars["label"]]
    return multiples(
        bars, _panels(bars, view, between(breaks, view.cycles)), Layout(stacked, row=28 if stacked else 36)
    )


def counts(data: pd.DataFrame, label: str, view: Selection, *, stacked: bool = False) -> go.Figure:
    """Cases per value of one column, the chosen cycle in blue; in the order of `sort_order`, else most cases first."""
    named = _ordered(data, label, view.cycle).rename(columns={label: "label"})
    named["label"] = [_label(text) for text in named["label"]]
    bars = _bars(_complete(named, view), view.cycles)
    bars["fill"] = [style.BLUE if panel == view.cycle else style.GREY for panel in bars["panel"]]
    bars["edge"] = bars["fill"]
    return multiples(bars, _panels(bars, view), Layout(stacked, row=_row(bars, stacked)))


def forms(data: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Forms of one cycle, most first; kode etik hatched grey, disiplin plain blue, and each row says which it is."""
    rows = data.sort_values(["cases", "form_id"], ascending=[False, True])
    total = int(rows["cases"].sum())
    bars = pd.DataFrame([_form(row, total, PHONE if narrow else 2 * PHONE) for row in records(rows)])
    return multiples(bars, [Panel(0, "")], Layout(stacked=True, above=True, row=58 if narrow else 42, room=1.25))


def between(breaks: pd.DataFrame, cycles: Sequence[Cycle]) -> dict[int, tuple[str, ...]]:
    """For each cycle, what changed after the polling day before it and up to its own: day and name."""
    found: dict[int, tuple[str, ...]] = {}
    for earlier, later in pairwise(cycles):
        inside = [
            f"{short_day(row['break_on'])}: {row['name']}"
            for row in records(breaks)
            if earlier.polling_on < pd.Timestamp(row["break_on"]).date() <= later.polling_on
        ]
        found[later.cycle] = tuple(inside)
    return found


def begun(data: pd.DataFrame, view: Selection) -> list[int]:
    """The cycles that had begun on the day, or had cases even so: of the others nothing is known, which is not zero."""
    early = set(data.loc[data["cases"] > 0, "cycle"])
    return [row.cycle for row in view.cycles if row.starts_on <= view.as_of or row.cycle in early]


def _complete(data: pd.DataFrame, view: Selection) -> pd.DataFrame:
    """Every label in every cycle that has cases: what is missing there was counted and is zero."""
    known = [cycle for cycle in begun(data, view) if cycle in set(data["cycle"])]
    labels = list(dict.fromkeys(data["label"]))
    full = pd.MultiIndex.from_product([known, labels], names=["cycle", "label"])
    summed = data.groupby(["cycle", "label"], sort=False)["cases"].sum()
    return summed.reindex(full, fill_value=0).reset_index()


def _bars(data: pd.DataFrame, cycles: Sequence[Cycle]) -> pd.DataFrame:
    names = {row.cycle: row.name for row in cycles}
    totals = data.groupby("cycle")["cases"].sum().to_dict()
    return pd.DataFrame(
        {
            "panel": data["cycle"], "label": data["label"], "value": data["cases"],
            "text": [number(cases) for cases in data["cases"]],
            "hover": [
                f"{names[row['cycle']]}, {row['label'].replace('<br>', ' ')}: "
                f"{part(row['cases'], totals[row['cycle']])} perkara"
                for row in records(data)
            ],
            "pattern": "",
        }
    )  # fmt: skip


def _panels(bars: pd.DataFrame, view: Selection, breaks: Mapping[int, tuple[str, ...]] | None = None) -> list[Panel]:
    totals = bars.groupby("panel")["value"].sum().to_dict()
    return [
        Panel(row.cycle, row.name, counted(totals.get(row.cycle, 0), row, view), (breaks or {}).get(row.cycle, ()))
        for row in view.cycles
    ]


def counted(total: int, cycle: Cycle, view: Selection) -> str:
    """How many cases a cycle has on the day; or why there is none."""
    if total:
        return f"{number(total)} perkara"
    return "belum ada catatan perkara" if cycle.starts_on <= view.as_of else "belum dimulai"


def _ordered(data: pd.DataFrame, label: str, chosen: int) -> pd.DataFrame:
    if "sort_order" in data.columns:
        return data.sort_values("sort_order")
    weights = data.assign(
        is_unknown=data[label].str.lower() == UNKNOWN, now=data["cases"].where(data["cycle"] == chosen, 0)
    )
    sums = weights.groupby(label).agg({"is_unknown": "max", "now": "sum", "cases": "sum"})
    order = sums.sort_values(["is_unknown", "now", "cases"], ascending=[True, False, False], kind="stable").index
    return data.set_index(label).loc[order].reset_index()


def _row(bars: pd.DataFrame, stacked: bool) -> int:
    is_folded = bars["label"].str.contains("<br>").any()
    return 38 if is_folded else 26 if stacked else 34


def _label(text: str) -> str:
    return first_upper(text).replace(" penetapan", "<br>penetapan").replace(" ke PPK", "<br>ke PPK")


def _form(row: dict[str, Any], total: int, width: int) -> dict[str, Any]:
    is_known = row["form_id"] != UNKNOWN
    is_ethics = row["class"] == "kode etik"
    name = "<br>".join(wrap(f"{row['form_id']} {row['form']} ({row['class']})", width)) if is_known else row["form"]
    return {
        "panel": 0, "value": row["cases"], "text": number(row["cases"]),
        "label": name,
        "hover": f"{row['form']}: {part(row['cases'], total)} perkara",
        "fill": style.GREY if is_ethics or not is_known else style.BLUE,
        "edge": style.GREY if is_ethics or not is_known else style.BLUE,
        "pattern": PATTERNS[row["class"]],
    }  # fmt: skip
