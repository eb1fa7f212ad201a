"""Ends of cases: what is not on record stands apart from what is still open."""

import pandas as pd

from metrics.rows.handling import OutcomeRow
from text.indonesian import count_of_total, number
from text.tables import to_dicts

OPEN, CLOSED, SILENT = "proses", "selesai", "tidak_diketahui"


def with_cases(data: pd.DataFrame) -> pd.DataFrame:
    """Leave out what is not on record, and what ended nobody knows how, where no cycle has such a case."""
    rare = data["outcome"].isin([CLOSED, SILENT])
    return data[~rare | (data.groupby("outcome")["cases"].transform("sum") > 0)]


def title(data: pd.DataFrame, cycle: int, name: str) -> str:
    """Say how many cases of the cycle are still open, or how those that ended did; the unknown are not open."""
    rows = {row["outcome"]: int(row["cases"]) for row in to_dicts(data[data["cycle"] == cycle], OutcomeRow)}
    total, silent = sum(rows.values()), rows.get(SILENT, 0)
    if not total:
        return f"Belum ada perkara yang tercatat pada {name}"
    if silent == total:
        return f"Akhir semua {number(total)} perkara {name} belum diketahui: tidak ada langkah yang tercatat"
    sanctioned = f"{number(rows.get('sanksi', 0))} dijatuhi sanksi"
    unknown = f", {number(silent)} belum diketahui" if silent else ""
    if rows.get(OPEN):
        return f"{count_of_total(rows[OPEN], total)} perkara {name} masih berjalan; {sanctioned}{unknown}"
    if silent:
        return f"{count_of_total(total - silent, total)} perkara {name} sudah berakhir; {sanctioned}{unknown}"
    return f"Semua {number(total)} perkara {name} sudah berakhir; {sanctioned}"
