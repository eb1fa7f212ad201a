"""The tables of a comparison as people read them: rows in words, a finding above, headings."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from metrics.catalogue import find
from metrics.changes import Changes
from metrics.changes.cases import MEASURES as CASE_MEASURES
from metrics.changes.words import CHANGES, MEASURES, REASONS, figures_title, rows_title, rules_title, units_title
from metrics.definitions.record import AS_DECLARED, Labels
from text.indonesian import number
from text.tables import to_dicts


@dataclass(frozen=True)
class ChangeText:
    """One table of a comparison: its rows in words, the finding, the headings where the record's do not do."""

    rows: pd.DataFrame
    title: str
    labels: Labels = AS_DECLARED


def tables(changes: Changes) -> dict[str, ChangeText]:
    """Every part of a comparison that can be told, in the order of the page."""
    figures, cases = changes.figures, changes.cases
    nouns = dict(zip(changes.words["kind"], changes.words["noun"], strict=True))
    said: dict[str, ChangeText | None] = {
        "figures": None if figures is None else _figures("changes_figures", figures, "angka capaian OPD"),
        "cases": None if cases is None else _figures("changes_cases", cases, "hitungan perkara"),
        "units": ChangeText(worded(changes.units, nouns), units_title(changes.units)),
        "sources": ChangeText(worded(_most_first(changes.sources), nouns), rows_title(changes.sources)),
        "rules": ChangeText(changes.rules.replace("", None), rules_title(changes.rules)),
    }
    return {part: one for part, one in said.items() if one is not None}


def _most_first(sources: pd.DataFrame) -> pd.DataFrame:
    return sources.iloc[(-sources[list(CHANGES)].sum(axis=1)).argsort(kind="stable")]


def _figures(metric: str, rows: pd.DataFrame, what: str) -> ChangeText:
    own = Labels(headings=dict(find(metric).headings) | reason_headings(rows))
    return ChangeText(worded(rows, MEASURES | CASE_MEASURES), figures_title(rows, what), own)


def worded(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Name the inputs or measures of the rows, and give the reasons of each difference in one text."""
    column = "kind" if "kind" in rows.columns else "measure"
    shown = rows.assign(name=[names.get(str(value), str(value)) for value in rows[column]])
    if "difference" in rows.columns:
        shown["why"] = [why(row) for row in to_dicts(rows)]
    return shown.replace("", None)


def why(row: dict[str, Any]) -> str:
    """Write the reasons of one difference, which sum to it: data terlambat +3, baris dihapus −1."""
    return ", ".join(f"{word} {signed(row[name])}" for name, word in REASONS.items() if row.get(name))


def signed(value: int) -> str:
    """Write a difference with its sign: +3, −1."""
    return f"{'+' if value > 0 else '−'}{number(abs(value))}"


def reason_headings(figures: pd.DataFrame) -> dict[str, str]:
    """Head a column for each reason that occurs; none where the reason in words says it all."""
    occur = {name: word for name, word in REASONS.items() if name in figures.columns and figures[name].any()}
    return {name: word[:1].upper() + word[1:] for name, word in occur.items()} if len(occur) > 1 else {}
