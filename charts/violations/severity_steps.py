"""Severity at each step of a case: alleged, recommended, decided, as three bars of the same cases per cycle."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from textwrap import wrap

import pandas as pd

from charts.base import style
from charts.base.figure import Figure, PlotlyJSON
from charts.violations.counts import begun, between, counted
from metrics.rows.violations import SeverityChangeRow, SeverityStepRow
from metrics.selection import Selection
from text.indonesian import count_of_total, join_words, number
from text.tables import to_dicts

ROW, SPACE, HEAD, LINE, KEY = 26, 5, 30, 16, 24
"""Pixels: a bar, between bars, above a cycle for its name, a line of small text, a line of the key."""
LEFT, LETTER = 96, 7
WIDTHS = {False: 800, True: 240}
"""About how wide the longest bar is in px, on a wide screen and on a phone: what fits inside is written inside."""
FOLD = {False: 110, True: 48}
UNSAID = "tidak disebut"
NAMES = {
    **{severity: severity for severity in style.SEVERITIES if severity not in style.UNRATED},
    UNSAID: "tingkat tidak disebut",
    "": "belum ada tingkat",
}
"""The colours of the key; the grey of what has no severity yet bears its reason where there is room."""

COMPARED = {
    "lebih ringan": "lebih ringan daripada dugaannya",
    "sama": "sama dengan dugaannya",
    "lebih berat": "lebih berat daripada dugaannya",
}


@dataclass
class _Sheet:
    """What is placed so far, from top to bottom, in px."""

    y: float = 0
    ticks: dict[float, str] = field(default_factory=dict)
    labels: list[PlotlyJSON] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)
    places: dict[tuple[int, str], float] = field(default_factory=dict)


def severity_steps(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection, *, narrow: bool = False) -> Figure:
    """Draw three bars per cycle, light to dark in one hue, grey without a severity; changes of rule between cycles."""
    known = data[data["cycle"].isin(begun(data, view)) & (data["all_cases"] > 0)]
    sheet = _placed(known, breaks, view, narrow)
    figure = style.base(round(sheet.y), left=LEFT, right=12, top=0, bottom=0)
    longest = max(int(known["all_cases"].max()), 1) if len(known) else 1
    rows = [row for row in to_dicts(known, SeverityStepRow) if row["cases"]]
    figure.add_traces([_bars(rows, name, sheet, longest, narrow) for name in NAMES])
    figure.update_layout(
        barmode="stack",
        xaxis={"range": [0, longest], "visible": False},
        yaxis={
            "range": [sheet.y, 0],
            "tickvals": list(sheet.ticks),
            "ticktext": list(sheet.ticks.values()),
            "automargin": False,
            "tickfont": {"size": style.SMALL + 1, "color": style.TEXT},
        },
        shapes=[_dashed(y) for y in sheet.lines],
    )
    style.place(figure, sheet.labels)
    return figure


def title(changes: pd.DataFrame, cycle: int, name: str) -> str:
    """Say how the decisions stand against what was alleged."""
    own = to_dicts(changes[changes["cycle"] == cycle], SeverityChangeRow)
    rows = {row["change"]: row["cases"] for row in own}
    decided = sum(rows.get(change, 0) for change in COMPARED)
    if not sum(rows.values()):
        return f"Belum ada perkara yang tercatat pada {name}"
    if not decided:
        return f"Belum ada perkara {name} yang putusannya dapat dibandingkan dengan dugaannya"
    parts = [f"{number(rows[change])} {words}" for change, words in COMPARED.items() if rows.get(change)]
    if len(parts) == 1:
        return f"Semua putusan {name} yang dapat dibandingkan: {parts[0]}"
    return f"Dari {number(decided)} putusan {name}, {join_words(parts)}"


def alt(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Write the three bars of the chosen cycle as a sentence."""
    rows = to_dicts(data[(data["cycle"] == cycle) & (data["cases"] > 0)], SeverityStepRow)
    steps: dict[str, list[str]] = {}
    for row in rows:
        steps.setdefault(row["step_name"], []).append(f"{row['severity_name']} {number(row['cases'])}")
    bars = [f"{step}: {join_words(severities, 9)}" for step, severities in steps.items()]
    return f"Batang bertumpuk per siklus. {name}. {'; '.join(bars)}." if bars else f"{name}: tidak ada perkara."


def _placed(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection, narrow: bool) -> _Sheet:
    sheet = _Sheet()
    _key(sheet, narrow)
    changed = between(breaks, view.cycles)
    steps = {row["step"]: row["step_name"] for row in to_dicts(data.sort_values("step_order"), SeverityStepRow)}
    totals = {row["cycle"]: row["all_cases"] for row in to_dicts(data, SeverityStepRow)}
    for cycle in view.cycles:
        _break(sheet, changed.get(cycle.cycle, ()), narrow)
        total = totals.get(cycle.cycle, 0)
        _write(sheet, f"<b>{cycle.name}</b>  {counted(total, cycle, view)}", HEAD, style.TEXT)
        for step, name in steps.items() if total else ():
            sheet.places[cycle.cycle, step] = sheet.y + ROW / 2
            sheet.ticks[sheet.y + ROW / 2] = name
            sheet.y += ROW + SPACE
        sheet.y += SPACE
    return sheet


def _key(sheet: _Sheet, narrow: bool) -> None:
    words = [_key_word(name, text) for name, text in NAMES.items()]
    for line in (words[:4], words[4:]) if narrow else (words,):
        _write(sheet, "   ".join(line), KEY, style.TEXT)


def _key_word(name: str, text: str) -> str:
    square = style.in_colour(style.GREY, "□", 18) if name == UNSAID else style.in_colour(_fill(name), "■", 18)
    return f"{square} {text}"


def _break(sheet: _Sheet, texts: tuple[str, ...], narrow: bool) -> None:
    if texts:
        sheet.lines.append(sheet.y + SPACE)
        sheet.y += 2 * SPACE
    for line in (line for text in texts for line in wrap(text, FOLD[narrow])):
        _write(sheet, line, LINE, style.MUTED)


def _write(sheet: _Sheet, text: str, height: float, colour: str) -> None:
    font = {"size": style.SMALL + (colour == style.TEXT), "color": colour}
    sheet.labels.append(style.label(0, sheet.y + height / 2, text, xref="paper", xshift=-LEFT, align="left", font=font))
    sheet.y += height


def _bars(segments: Sequence[SeverityStepRow], name: str, sheet: _Sheet, longest: int, narrow: bool) -> PlotlyJSON:
    """Draw all segments of one colour."""
    rows = [row for row in segments if _colour_name(row["severity"]) == name]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [row["cases"] for row in rows],
        "y": [sheet.places[row["cycle"], row["step"]] for row in rows],
        "width": ROW,
        "showlegend": False,
        "text": [_inside(row, longest, narrow) for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "hoverinfo": "text",
        "textfont": {"size": style.SMALL, "color": style.SEVERITY_TEXT.get(name, style.SEVERITY_TEXT["belum diputus"])},
        "hovertext": [_hover(row) for row in rows],
        "marker": {
            "color": _fill(name),
            "line": {"color": style.GREY if name == UNSAID else style.PAPER, "width": 1.5},
        },
    }


def _hover(row: SeverityStepRow) -> str:
    return f"{row['step_name']}: {row['severity_name']}, {count_of_total(row['cases'], row['all_cases'])} perkara"


def _colour_name(severity: str) -> str:
    return severity if severity in NAMES else ""


def _fill(name: str) -> str:
    if name == UNSAID:
        return style.UNKNOWN_FILL
    return style.SEVERITIES.get(name, style.SEVERITIES["belum diputus"])


def _inside(row: SeverityStepRow, longest: int, narrow: bool) -> str:
    """Write the count with its name, the count alone, or nothing, whatever fits."""
    room = row["cases"] / longest * WIDTHS[narrow]
    texts = (f"{number(row['cases'])} {row['severity'].lower()}", number(row["cases"]), "")
    return next(text for text in texts if len(text) * LETTER <= room)


def _dashed(y: float) -> PlotlyJSON:
    return {
        "type": "line",
        "xref": "paper",
        "yref": "y",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": style.MUTED, "width": 1.5, "dash": "dash"},
    }
