"""What the pictures of cases show, in one sentence each: written by rule from the same rows."""

from typing import Any

import pandas as pd

from charts.violations.counts import UNDECIDED
from text.indonesian import FEW, UNKNOWN, count_of_total, day, first_upper, join_words, number
from text.tables import to_dicts

SUBJECTS = {"form": "bentuk", "level_name": "jenjang", "origin_name": "asal laporan"}
"""What a column says of a case, where all that can be said is that it is not known."""
FEWER = "Laporan yang lebih sedikit bukan berarti pelanggaran yang lebih sedikit."
NATIONAL = "Angka nasional: bukan pembanding langsung"
SMALL = f"Persen hanya ditulis mulai {FEW} perkara; di bawah itu jumlahnya saja, karena satu perkara mengubah banyak."


def severities(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Which severity leads in the cycle, or that most cases are still undecided."""
    rows = _rows(data, cycle)
    total = sum(row["cases"] for row in rows)
    if not total:
        return f"Belum ada perkara yang tercatat pada {name}"
    undecided = next(row["cases"] for row in rows if row["severity"] == UNDECIDED)
    if 2 * undecided > total:
        return f"{count_of_total(undecided, total)} perkara {name} belum diputus tingkatnya"
    decided = [row for row in rows if row["severity"] != UNDECIDED]
    return f"{_leaders(decided, 'severity_name', total)} perkara {name}"


def counts(data: pd.DataFrame, label: str, cycle: int, name: str) -> str:
    """Which value of a column leads in the cycle; what is unknown never leads while something is known."""
    rows = _rows(data, cycle)
    total = sum(row["cases"] for row in rows)
    if not total:
        return f"Belum ada perkara yang tercatat pada {name}"
    known = [row for row in rows if str(row[label]).lower() != UNKNOWN and row["cases"]]
    if not known:
        said = f"{SUBJECTS.get(label, '')} {UNKNOWN}".strip()
        return f"{first_upper(said)} untuk semua {number(total)} perkara {name}"
    return f"{_leaders(known, label, total)} perkara {name}"


def explained(breaks: pd.DataFrame) -> list[str]:
    """Each change of rule or body as a sentence with its day, in Markdown."""
    return [f"**{day(row['break_on'])}: {row['name']}.** {row['explanation']}" for row in to_dicts(breaks)]


def documented(facts: pd.DataFrame, cycle: int) -> list[str]:
    """What the articles say of a cycle's cases and with which note, in Markdown; empty without such a fact."""
    rows = to_dicts(facts[facts["cycle"] == cycle].drop_duplicates("fact_id"))
    return [
        f"**Yang diketahui tentang {cycle}:** {row['statement']} ({row['publisher']}, {_published(row)})  \n"
        f"**Catatan:** {row['note']}"
        for row in rows
    ]


def alt(data: pd.DataFrame, label: str, cycle: int, name: str) -> str:
    """The bars of the chosen cycle as a sentence, for those who do not see them."""
    rows = [f"{row[label]} {number(row['cases'])}" for row in _rows(data, cycle)]
    return f"Batang mendatar per siklus. {name}: {join_words(rows, 20)}." if rows else f"{name}: tidak ada perkara."


def forms_alt(data: pd.DataFrame) -> str:
    """The forms with their class as a sentence."""
    rows = [f"{row['form']} ({row['class']}) {number(row['cases'])}" for row in to_dicts(data)]
    return f"Batang mendatar, kode etik berarsir: {join_words(rows, 20)}."


def _leaders(rows: list[dict[str, Any]], label: str, total: int) -> str:
    most = max(row["cases"] for row in rows)
    names = [str(row[label]) for row in rows if row["cases"] == most]
    return (
        f"Terbanyak: {join_words(names, 3)} – {'masing-masing ' if len(names) > 1 else ''}{count_of_total(most, total)}"
    )


def _published(row: dict[str, Any]) -> str:
    return "tanggal terbit belum diketahui" if pd.isna(row["published_on"]) else day(row["published_on"])


def _rows(data: pd.DataFrame, cycle: int) -> list[dict[str, Any]]:
    return to_dicts(data[data["cycle"] == cycle])
