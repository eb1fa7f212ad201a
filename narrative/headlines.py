"""The few big digits that open Ringkasan: what they say, of how many, and the small course under each."""

from dataclasses import dataclass

import pandas as pd

from metrics.opening import NOT_YET
from text.indonesian import number, percent, ratio
from text.tables import to_dicts

POINTS = 60


@dataclass(frozen=True)
class Headline:
    """One tile: percent or count as `value`, n/N as `detail`, and `drawn` saying what `course` shows."""

    label: str
    value: str
    detail: str
    course: tuple[float, ...] = ()
    is_bars: bool = False
    drawn: str = ""


def signed(total: pd.DataFrame, days: pd.DataFrame, column: str, label: str) -> Headline:
    """One tier of compliance with its course since the start of the cycle."""
    row = to_dicts(total)[0]
    counts = f"{ratio(row[column], row['obliged'])} orang"
    return Headline(
        label, percent(row[column], row["obliged"]), counts, thinned(days[column]), drawn="Sejak awal siklus"
    )


def obliged(total: pd.DataFrame) -> Headline:
    """Count those who will have to sign, before anybody is asked to."""
    whole = number(total["obliged"].iloc[0])
    return Headline("Wajib tanda tangan", whole, NOT_YET)


def finished(units: pd.DataFrame, silent: pd.DataFrame) -> Headline:
    """Count the OPD that are done, out of all of the cycle, over the skyline of all their shares."""
    value, detail = finished_units(units, silent)
    skyline = tuple(float(share) for share in units["signed_pct"].dropna().sort_values())
    return Headline("OPD selesai", value, detail, skyline, is_bars=True, drawn="Capaian tiap OPD")


def running(ladder: pd.DataFrame, outcomes: pd.DataFrame) -> Headline:
    """Count the open cases out of those reported, over the ladder they climb."""
    open_ = sum(int(row["cases"]) for row in to_dicts(outcomes) if row["outcome"] == "proses")
    reported = sum(int(row["cases"]) for row in to_dicts(ladder) if row["rung"] == "laporan")
    rungs = tuple(float(cases) for cases in ladder["cases"]) if reported else ()
    drawn = "Dari laporan sampai sanksi" if reported else ""
    return Headline("Perkara masih berjalan", number(open_), f"dari {number(reported)} dilaporkan", rungs, True, drawn)


def thinned(values: pd.Series) -> tuple[float, ...]:
    """Thin a course to what a sparkline can show, its last value kept."""
    step = max(1, len(values) // POINTS)
    return tuple(float(value) for value in values[::-1][::step][::-1])


def finished_units(units: pd.DataFrame, silent: pd.DataFrame) -> tuple[str, str]:
    """How many OPD are done out of all of the cycle, and how many are unknown."""
    known = units[units["obliged"] > 0]
    done = int((known["signed"] == known["obliged"]).sum())
    rest = f"{number(len(silent))} belum diketahui" if len(silent) else "semua diketahui"
    return ratio(done, len(known) + len(silent)), rest
