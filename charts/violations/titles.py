"""Titles of the pictures of cases, in one sentence each: written by rule from the same rows."""

from collections.abc import Sequence

import pandas as pd

from charts.base.style import UNRATED
from charts.violations.counts import UNDECIDED, UNTOLD, Count, counts_of
from metrics.rows.reference import FactRow, RuleBreakRow, Topic
from metrics.rows.violations import FormCountRow, SeverityRow
from text.indonesian import FEW, UNKNOWN, count_of_total, day, first_upper, join_words, number
from text.tables import to_dicts

SUBJECTS = {"form": "bentuk", "level_name": "jenjang", "origin_name": "asal laporan"}
"""What a column says of a case, where all that can be said is that it is not known."""
FEWER = "Laporan yang lebih sedikit bukan berarti pelanggaran yang lebih sedikit."
NATIONAL = "Angka nasional: bukan pembanding langsung"
SMALL = f"Persen hanya ditulis mulai {FEW} perkara; di bawah itu jumlahnya saja, karena satu perkara mengubah banyak."


def severities(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Say which severity leads in the cycle, or that most cases are still undecided."""
    rows = to_dicts(data[data["cycle"] == cycle], SeverityRow)
    total = sum(row["cases"] for row in rows)
    if not total:
        return f"Belum ada perkara yang tercatat pada {name}"
    counted = {row["severity"]: row["cases"] for row in rows}
    for severity, said in ((UNDECIDED, "belum diputus tingkatnya"), (UNTOLD, "tidak diketahui tingkatnya")):
        if 2 * counted.get(severity, 0) > total:
            return f"{count_of_total(counted[severity], total)} perkara {name} {said}"
    decided = [Count(cycle, row["severity_name"], row["cases"]) for row in rows if row["severity"] not in UNRATED]
    return f"{_leaders(decided, total)} perkara {name}"


def counts(data: pd.DataFrame, label: str, cycle: int, name: str) -> str:
    """Say which value of a column leads in the cycle; what is unknown never leads while something is known."""
    rows = counts_of(data[data["cycle"] == cycle], label)
    total = sum(row.cases for row in rows)
    if not total:
        return f"Belum ada perkara yang tercatat pada {name}"
    known = [row for row in rows if row.label.lower() != UNKNOWN and row.cases]
    if not known:
        unknown = f"{SUBJECTS.get(label, '')} {UNKNOWN}".strip()
        return f"{first_upper(unknown)} untuk semua {number(total)} perkara {name}"
    return f"{_leaders(known, total)} perkara {name}"


def explained(breaks: pd.DataFrame) -> list[str]:
    """Write each change of rule or body as a sentence with its day, in Markdown."""
    return [
        f"**{day(row['break_on'])}: {row['name']}.** {row['explanation']}" for row in to_dicts(breaks, RuleBreakRow)
    ]


def documented(facts: pd.DataFrame) -> list[str]:
    """Quote what the articles say of a cycle's cases and with which note, in Markdown; empty without such a fact."""
    rows = to_dicts(facts[facts["topic"] == Topic.CASES].drop_duplicates("fact_id"), FactRow)
    return [
        f"**Yang diketahui tentang {row['cycle_name']}:** {row['statement']} "
        f"({row['publisher']}, {_published(row)})  \n"
        f"**Catatan:** {row['note']}"
        for row in rows
    ]


def alt(data: pd.DataFrame, label: str, cycle: int, name: str) -> str:
    """Write the bars of the chosen cycle as a sentence, for those who do not see them."""
    rows = [f"{row.label} {number(row.cases)}" for row in counts_of(data[data["cycle"] == cycle], label)]
    return f"Batang mendatar per siklus. {name}: {join_words(rows, 20)}." if rows else f"{name}: tidak ada perkara."


def forms_alt(data: pd.DataFrame) -> str:
    """Write the forms with their class as a sentence."""
    rows = [f"{row['form']} ({row['class']}) {number(row['cases'])}" for row in to_dicts(data, FormCountRow)]
    return f"Batang mendatar, kode etik berarsir: {join_words(rows, 20)}."


def _leaders(rows: Sequence[Count], total: int) -> str:
    most = max(row.cases for row in rows)
    names = [row.label for row in rows if row.cases == most]
    each = "masing-masing " if len(names) > 1 else ""
    return f"Terbanyak: {join_words(names, 3)} – {each}{count_of_total(most, total)}"


def _published(row: FactRow) -> str:
    return "tanggal terbit belum diketahui" if pd.isna(row["published_on"]) else day(row["published_on"])
