"""The tables of a comparison as people read them: rows in words, a finding above, headings."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from metrics.changes import Changes
from metrics.changes.cases import MEASURES as CASE_MEASURES
from metrics.changes.words import CHANGES, KINDS, MEASURES, REASONS, figures_title, rows_title, rules_title, units_title
from text.indonesian import number
from text.tables import to_dicts

SOURCES = {
    "name": "Isi",
    "source": "Sumber",
    "rows_before": "Baris dulu",
    "rows_after": "Baris kini",
    "added": "Baru",
    "gone": "Dihapus",
    "changed": "Dikoreksi",
    "changed_in": "Yang dikoreksi",
    "state": "Keterangan",
}
UNITS = {
    "cycle": "Siklus",
    "unit": "Unit kerja",
    "name": "Isi",
    "added": "Baru",
    "gone": "Dihapus",
    "changed": "Dikoreksi",
    "changed_in": "Yang dikoreksi",
}
FIGURES = {
    "cycle": "Siklus",
    "unit": "Unit kerja",
    "name": "Angka",
    "before": "Dulu",
    "after": "Kini",
    "difference": "Selisih",
    "why": "Sebab",
}
RULES = {"rule": "Aturan atau rujukan", "added": "Baris baru", "gone": "Baris hilang", "state": "Keterangan"}


@dataclass(frozen=True)
class ChangeText:
    """One table of a comparison: its rows in words, the finding, the headings."""

    rows: pd.DataFrame
    title: str
    headings: dict[str, str]


def tables(changes: Changes) -> dict[str, ChangeText]:
    """Every part of a comparison that can be told, in the order of the page."""
    figures, cases = changes.figures, changes.cases
    said: dict[str, ChangeText | None] = {
        "figures": None if figures is None else _figures(figures, "angka capaian OPD"),
        "cases": None if cases is None else _figures(cases, "hitungan perkara"),
        "units": ChangeText(worded(changes.units), units_title(changes.units), UNITS),
        "sources": ChangeText(worded(_most_first(changes.sources)), rows_title(changes.sources), SOURCES),
        "rules": ChangeText(changes.rules.replace("", None), rules_title(changes.rules), RULES),
    }
    return {part: one for part, one in said.items() if one is not None}


def _most_first(sources: pd.DataFrame) -> pd.DataFrame:
    return sources.iloc[(-sources[list(CHANGES)].sum(axis=1)).argsort(kind="stable")]


def _figures(rows: pd.DataFrame, what: str) -> ChangeText:
    return ChangeText(worded(rows), figures_title(rows, what), figure_headings(rows))


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the names of inputs and measures, and the reasons of each difference in one text."""
    names = KINDS | MEASURES | CASE_MEASURES
    column = "kind" if "kind" in rows.columns else "measure"
    shown = rows.assign(name=[names.get(str(value), str(value)) for value in rows[column]])
    if "difference" in rows.columns:
        shown["why"] = [why(row) for row in to_dicts(rows)]
    return shown.replace("", None)


def why(row: dict[str, Any]) -> str:
    """data terlambat +3, baris dihapus −1: the reasons of one difference, which sum to it."""
    return ", ".join(f"{word} {signed(row[name])}" for name, word in REASONS.items() if row.get(name))


def signed(value: int) -> str:
    """A difference with its sign: +3, −1."""
    return f"{'+' if value > 0 else '−'}{number(abs(value))}"


def figure_headings(figures: pd.DataFrame) -> dict[str, str]:
    """The headings of restated figures: a column for each reason that occurs."""
    occur = {name: word for name, word in REASONS.items() if name in figures.columns and figures[name].any()}
    own = FIGURES if "unit" in figures.columns else {key: word for key, word in FIGURES.items() if key != "unit"}
    if len(occur) < 2:  # the reason in words says it all
        return own
    return own | {name: word[:1].upper() + word[1:] for name, word in occur.items()}
