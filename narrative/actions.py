"""The action list: who has to do what by when, those first that will miss the target."""

from datetime import date
from typing import Any

import pandas as pd

from metrics.definitions.record import Labels
from metrics.ranking import unfinished
from text.indonesian import first_upper, number, short_day
from text.institutions import short_name
from text.tables import to_date, to_dicts

HEADINGS = {
    "who": "Siapa",
    "what": "Yang ditunggu",
    "count": "Jumlah",
    "when": "Tenggat",
    "needed": "Perlu per hari",
    "recent": "Laju kini",
    "finishes": "Perkiraan selesai",
}
MOST = 10
LABELS = Labels(
    population="ASN wajib tanda tangan; perkara ASN {government} yang berjalan",
    note=(
        f"Yang tidak akan selesai pada waktunya didahulukan; paling banyak {MOST} OPD. "
        "Laju: per hari kerja, dari sepuluh hari kerja terakhir."
    ),
    headings=HEADINGS,
)


def listed(pace: pd.DataFrame, turns: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """List what is to be done, from pace_by_unit and cases_by_turn: cases over their limit first, then units."""
    rows = [_waited_for(row) for row in to_dicts(turns) if row["over"]]
    open_ = to_dicts(unfinished(pace)) if len(pace) else []
    rows += [_unit(row, as_of) for row in open_[:MOST]]
    return pd.DataFrame(rows, columns=list(HEADINGS))


def _waited_for(row: dict[str, Any]) -> dict[str, Any]:
    days = f"lewat {number(row['worst_over_days'])} {row['days_counted']}"
    return {
        "who": first_upper(short_name(row["turn_short"])),
        "what": "perkara lewat batas",
        "count": row["over"],
        "when": days,
        "needed": "",
        "recent": "",
        "finishes": "",
    }


def _unit(row: dict[str, Any], as_of: date) -> dict[str, Any]:
    return {
        "who": row["short_name"],
        "what": "orang belum tanda tangan",
        "count": row["not_signed"],
        "when": _when(to_date(row["due_on"]), as_of),
        "needed": _rate(row["needed_per_day"]),
        "recent": _rate(row["recent_per_day"]) or "belum diketahui",
        "finishes": _finishes(row),
    }


def _finishes(row: dict[str, Any]) -> str:
    if pd.isna(row["finishes_on"]):
        return "belum diketahui" if pd.isna(row["recent_per_day"]) else "tidak sebelum pemungutan suara"
    return short_day(to_date(row["finishes_on"]))


def _when(due_on: date, as_of: date) -> str:
    left = (due_on - as_of).days
    return f"{number(left)} hari lagi" if left > 0 else "hari ini" if not left else f"lewat {number(-left)} hari"


def _rate(value: Any) -> str:
    return "" if pd.isna(value) else number(float(value))


def title(rows: pd.DataFrame) -> str:
    """How many things are to be done."""
    units = int((rows["what"] == "orang belum tanda tangan").sum())
    if rows.empty:
        return "Tidak ada yang menunggu tindakan"
    cases = int(rows.loc[rows["what"] == "perkara lewat batas", "count"].sum())
    said = [f"{number(units)} OPD yang paling perlu didorong"] if units else []
    said += [f"{number(cases)} perkara lewat batas"] if cases else []
    return f"Daftar tindakan: {' dan '.join(said)}"
