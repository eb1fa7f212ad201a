"""National figures as their bodies published them: each with its unit, its day and what it is a part of."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.base.multiples import Bar, Panel, PanelLayout, multiples
from metrics.rows.reference import NationalFigureRow, NationalLadderRow
from text.indonesian import day, first_upper, month, number, ratio, share, short_day
from text.tables import to_dicts

MEASURES = {
    "reported": "Dilaporkan",
    "proven": "Terbukti",
    "followed_up": "Ditindaklanjuti",
    "sanctioned": "Dijatuhi sanksi",
}
BEFORE = {"proven": ("reported",), "followed_up": ("proven", "reported"), "sanctioned": ("proven", "reported")}
"""What a national figure is a part of: the first of these that the same body published."""


def national(data: pd.DataFrame, *, narrow: bool = False) -> go.Figure:
    """Draw national figures, one panel per set with its body, unit and day; each part beside what it is a part of."""
    rows = _ordered(data)
    bars = [_national(row, rows) for row in rows]
    heads = {_set(row): Panel(_set(row), _set(row), _published(row, rows)) for row in rows}
    return multiples(bars, list(heads.values()), PanelLayout(stacked=True, row=24, room=3.4 if narrow else 1.9))


def _ordered(data: pd.DataFrame) -> list[NationalFigureRow]:
    """Sort sets with reports first, the oldest first; inside a set along the way of a case, light to severe."""
    rows = to_dicts(data, NationalFigureRow)
    measures, severities = list(MEASURES), list(style.SEVERITIES)
    reported = {_set(row) for row in rows if row["measure"] == "reported"}
    opened = {name: min(row["as_of_on"] for row in rows if _set(row) == name) for name in map(_set, rows)}

    def rank(row: NationalFigureRow) -> tuple[bool, date, str, int, int, int]:
        severity = next((i for i, name in enumerate(severities) if name in row["set_name"].lower()), 0)
        own = _set(row)
        return own not in reported, opened[own], own, measures.index(row["measure"]), severity, -row["value"]

    return sorted(rows, key=rank)


def named(data: pd.DataFrame) -> pd.DataFrame:
    """Add the Indonesian name of what is measured."""
    return data.assign(measure_name=[MEASURES[measure] for measure in data["measure"]])


def ladder(data: pd.DataFrame) -> pd.DataFrame:
    """Make one row per set of national_ladder, named with its body; each figure with what it is a part of."""
    sets: dict[tuple[str, str], list[NationalLadderRow]] = {}
    for row in to_dicts(data, NationalLadderRow):
        sets.setdefault((row["set_name"], row["body"]), []).append(row)
    rows = [_laddered(name if name.startswith(body) else f"{body}: {name}", own) for (name, body), own in sets.items()]
    return pd.DataFrame(rows, columns=["set_name", "body", "as_of_on", *MEASURES])


def _laddered(name: str, rows: Sequence[NationalLadderRow]) -> dict[str, str]:
    as_of = max(row["as_of_on"] for row in rows)
    figures = {measure: _figures([row for row in rows if row["measure"] == measure], as_of) for measure in MEASURES}
    return {"set_name": name, "body": rows[0]["body"], "as_of_on": short_day(as_of)} | figures


def _figures(rows: Sequence[NationalLadderRow], as_of: date) -> str:
    """Write the figure of a measure; of two, that of another day bears its day."""
    if not rows:
        return "–"
    previous = rows[0]["previous_value"]
    if pd.isna(previous):
        return f"{number(rows[0]['value'])} {rows[0]['unit']}"
    if len(rows) == 1:
        return share(rows[0]["value"], previous)
    days = ["" if row["as_of_on"] == as_of else f" ({short_day(row['as_of_on'])})" for row in rows]
    parts = zip(rows, days, strict=True)
    return "; ".join(f"{ratio(row['value'], row['previous_value'] or 0)}{on}" for row, on in parts)


def alt(data: pd.DataFrame) -> str:
    """Say every figure in a sentence, for those who do not see the bars."""
    parts = [
        f"{row['set_name']}, {MEASURES[row['measure']].lower()}: {number(row['value'])} {row['unit']}"
        for row in to_dicts(data, NationalFigureRow)
    ]
    return f"Batang mendatar per himpunan. {'; '.join(parts)}."


def _national(row: NationalFigureRow, rows: Sequence[NationalFigureRow]) -> Bar:
    whole = _whole(row, rows)
    value = number(row["value"]) if whole is None else share(row["value"], whole)
    name = row["set_name"].partition(": ")[2] or MEASURES[row["measure"]]
    twins = [other for other in rows if (other["set_name"], other["measure"]) == (row["set_name"], row["measure"])]
    label = first_upper(name) + (f", {month(row['as_of_on'])} {row['as_of_on'].year}" if len(twins) > 1 else "")
    note = "" if pd.isna(row["note"]) else f"<br>{row['note']}"
    hover = f"{value} {row['unit']}, per {day(row['as_of_on'])}{note}"
    return Bar(_set(row), label, row["value"], value, hover, style.GREY, style.GREY)


def _whole(row: NationalFigureRow, rows: Sequence[NationalFigureRow]) -> int | None:
    same = {other["measure"]: int(other["value"]) for other in rows if other["set_name"] == row["set_name"]}
    return next((same[name] for name in BEFORE.get(row["measure"], ()) if name in same), None)


def _set(row: NationalFigureRow) -> str:
    name, _, kind = row["set_name"].partition(": ")
    return f"{name}, menurut sanksi" if kind else str(name)


def _published(row: NationalFigureRow, rows: Sequence[NationalFigureRow]) -> str:
    days = sorted({other["as_of_on"] for other in rows if _set(other) == _set(row)})
    return f"satuan: {row['unit']}; per {' dan '.join(short_day(on) for on in days)}"
