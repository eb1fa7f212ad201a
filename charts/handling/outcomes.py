"""Ends of cases: what is not on record stands apart from what is still open."""

import pandas as pd

from metrics.rows.handling import OutcomeRow
from text.indonesian import UNKNOWN, count_of_total, first_upper, number
from text.tables import to_dicts

OPEN, SILENT = "proses", "tanpa_catatan"


def with_silent(data: pd.DataFrame) -> pd.DataFrame:
    """Add the cases without any step to the rows of case_outcomes, as an end of their own, last."""
    last = int(data["sort_order"].max()) + 1
    silent = data[data["without_steps"] > 0].assign(
        cases=lambda rows: rows["without_steps"], outcome=SILENT, outcome_name=first_upper(UNKNOWN), sort_order=last
    )
    known = data.assign(cases=data["cases"] - data["without_steps"])
    return pd.concat([known, silent], ignore_index=True)


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
