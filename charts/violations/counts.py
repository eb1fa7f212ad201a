"""Pictures of cases: how severe, which kinds and from where; DataFrame in, figure out.

Counts stand on every bar. Shares are written only from FEW cases on: of 5 cases, 60% says less than 3.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from operator import itemgetter
from textwrap import wrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.multiples import Panel, PanelLayout, multiples
from metrics.selection import Cycle, Selection
from text.indonesian import UNKNOWN, count_of_total, first_upper, number, short_day
from text.tables import to_dicts

TINGKAT, REKOMENDASI, OPD = "tingkat", "rekomendasi", "opd"
"""What a change may touch: severities decided, who recommends and how that is recorded, figures per OPD."""
UNDECIDED = "belum diputus"
PHONE = 50
"""Letters that fit in a line of 358 px."""
PATTERNS = {"kode etik": "/", "disiplin": "", UNKNOWN: "."}


def severities(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection, *, stacked: bool = False) -> go.Figure:
    """Violations per severity, light to dark in one warm hue, grey while undecided; rule changes between the cycles."""
    rows = [row | {"label": row["severity_name"]} for row in sorted(to_dicts(data), key=itemgetter("sort_order"))]
    bars = _bars(rows, begun(data, view), view.cycles)
    shades = {row["label"]: row["severity"] for row in rows}
    for bar in bars:
        shade = shades[bar["label"]]
        bar["fill"] = style.SEVERITIES[shade]
        bar["edge"] = style.GREY if shade == UNDECIDED else style.SEVERITIES["berat"]
    return multiples(
        bars, _panels(bars, view, between(breaks, view.cycles)), PanelLayout(stacked, row=28 if stacked else 36)
    )


def counts(data: pd.DataFrame, label: str, view: Selection, *, stacked: bool = False) -> go.Figure:
    """Cases per value of one column, the chosen cycle in blue; in the order of `sort_order`, else most cases first."""
    rows = [row | {"label": _label(row[label])} for row in _ordered(to_dicts(data), label, view.cycle)]
    bars = _bars(rows, begun(data, view), view.cycles)
    for bar in bars:
        bar["fill"] = bar["edge"] = style.BLUE if bar["panel"] == view.cycle else style.GREY
    return multiples(bars, _panels(bars, view), PanelLayout(stacked, row=_row(bars, stacked)))


def forms(data: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Forms of one cycle, most first; kode etik hatched grey, disiplin plain blue, and each row says which it is."""
    rows = to_dicts(data.sort_values(["cases", "form_id"], ascending=[False, True]))
    total = sum(row["cases"] for row in rows)
    bars = [_form(row, total, PHONE if narrow else 2 * PHONE) for row in rows]
    return multiples(bars, [Panel(0, "")], PanelLayout(stacked=True, above=True, row=58 if narrow else 42, room=1.25))


def between(breaks: pd.DataFrame, cycles: Sequence[Cycle]) -> dict[int, tuple[str, ...]]:
    """For each cycle, what changed after the polling day before it and up to its own: day and name."""
    found: dict[int, tuple[str, ...]] = {}
    for earlier, later in pairwise(cycles):
        inside = [
            f"{short_day(row['break_on'])}: {row['name']}"
            for row in to_dicts(breaks)
            if earlier.polling_on < pd.Timestamp(row["break_on"]).date() <= later.polling_on
        ]
        found[later.cycle] = tuple(inside)
    return found


def begun(data: pd.DataFrame, view: Selection) -> list[int]:
    """The cycles that had begun on the day, or had cases even so: of the others nothing is known, which is not zero."""
    early = {cycle for cycle, cases in zip(data["cycle"], data["cases"], strict=True) if cases > 0}
    return [row.cycle for row in view.cycles if row.starts_on <= view.as_of or row.cycle in early]


def _bars(rows: list[dict[str, Any]], begun: list[int], cycles: Sequence[Cycle]) -> list[dict[str, Any]]:
    """A bar for every label in every cycle that has cases: what is missing there was counted and is zero."""
    cells: Counter[tuple[int, str]] = Counter()
    for row in rows:
        cells[row["cycle"], row["label"]] += row["cases"]
    labels, known = dict.fromkeys(row["label"] for row in rows), {row["cycle"] for row in rows}
    return [
        _bar(cycle, label, cells[cycle.cycle, label], sum(cells[cycle.cycle, other] for other in labels))
        for cycle in cycles
        for label in labels
        if cycle.cycle in begun and cycle.cycle in known
    ]


def _bar(cycle: Cycle, label: str, cases: int, total: int) -> dict[str, Any]:
    hover = f"{cycle.name}, {label.replace('<br>', ' ')}: {count_of_total(cases, total)} perkara"
    return {"panel": cycle.cycle, "label": label, "value": cases, "text": number(cases), "hover": hover, "pattern": ""}


def _panels(
    bars: list[dict[str, Any]], view: Selection, breaks: Mapping[int, tuple[str, ...]] | None = None
) -> list[Panel]:
    totals = {row.cycle: sum(bar["value"] for bar in bars if bar["panel"] == row.cycle) for row in view.cycles}
    return [
        Panel(row.cycle, row.name, counted(totals[row.cycle], row, view), (breaks or {}).get(row.cycle, ()))
        for row in view.cycles
    ]


def counted(total: int, cycle: Cycle, view: Selection) -> str:
    """How many cases a cycle has on the day; or why there is none."""
    if total:
        return f"{number(total)} perkara"
    return "belum ada catatan perkara" if cycle.starts_on <= view.as_of else "belum dimulai"


def _ordered(rows: list[dict[str, Any]], label: str, chosen: int) -> list[dict[str, Any]]:
    """By sort_order; else most in the chosen cycle first, then most in all, and what is unknown last."""
    now, ever = Counter[str](), Counter[str]()
    for row in rows:
        now[row[label]] += row["cases"] if row["cycle"] == chosen else 0
        ever[row[label]] += row["cases"]

    def rank(row: dict[str, Any]) -> tuple[Any, ...]:
        name = row[label]
        return (row["sort_order"],) if "sort_order" in row else (name.lower() == UNKNOWN, -now[name], -ever[name], name)

    return sorted(rows, key=rank)


def _row(bars: list[dict[str, Any]], stacked: bool) -> int:
    is_folded = any("<br>" in bar["label"] for bar in bars)
    return 38 if is_folded else 26 if stacked else 34


def _label(text: str) -> str:
    return first_upper(text).replace(" penetapan", "<br>penetapan").replace(" ke PPK", "<br>ke PPK")


def _form(row: dict[str, Any], total: int, width: int) -> dict[str, Any]:
    is_known = row["form_id"] != UNKNOWN
    is_ethics = row["class"] == "kode etik"
    name = "<br>".join(wrap(f"{row['form_id']} {row['form']} ({row['class']})", width)) if is_known else row["form"]
    return {
        "panel": 0,
        "value": row["cases"],
        "text": number(row["cases"]),
        "label": name,
        "hover": f"{row['form']}: {count_of_total(row['cases'], total)} perkara",
        "fill": style.GREY if is_ethics or not is_known else style.BLUE,
        "edge": style.GREY if is_ethics or not is_known else style.BLUE,
        "pattern": PATTERNS[row["class"]],
    }


def touching(breaks: pd.DataFrame, as_of: date, *figures: str) -> pd.DataFrame:
    """The changes up to the day that touch any of these figures."""
    wanted = set(figures)
    touched = [bool(wanted & set(str(names).split("|"))) for names in breaks["touches"]]
    return breaks[(breaks["break_on"] <= pd.Timestamp(as_of)) & pd.Series(touched, index=breaks.index, dtype=bool)]
