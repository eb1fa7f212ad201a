"""The rule about the pace of signing: which units will not finish by the due day as they go now."""

from collections.abc import Iterator

import pandas as pd

from alerts.context import AlertContext, AlertFinding
from metrics.rows.compliance import PaceRow
from text.indonesian import UNKNOWN, day, number
from text.tables import to_date

FULL_WINDOW = 10
"""Working days of signing before a pace is judged: on the second day of a pact everybody would be behind."""
JUDGED_FROM = 20
"""People obliged from which a unit is judged by its pace, as percentages are written from 20 on."""
HANDFUL = 5
"""Fewer left than this are a matter of names, not of pace."""


def units_behind(situation: AlertContext, threshold: float) -> Iterator[AlertFinding]:
    """Each unit of a running cycle whose pace is known, as of the last delivery of signings."""
    until = situation.known_on("signing", "recap")
    for cycle in situation.running if until else ():
        for row in situation.rows("pace_by_unit", PaceRow, cycle=int(cycle["cycle"]), as_of=until):
            said = _judged(row, threshold)
            if said is not None:
                fires, text = said
                position = f" Posisi data per {day(until)}." if until else ""
                has_lapsed = not fires and row["not_signed"] > 0 and not row["working_days_left"]
                subject, unit_id = f"{row['cycle']} {row['unit_id']}", row["unit_id"]
                yield AlertFinding(subject, fires, text + position, unit_id, row["cycle"], has_lapsed)


def _judged(row: PaceRow, threshold: float) -> tuple[bool, str] | None:
    """Behind, or no longer so, in a sentence; None where neither can be said."""
    left, obliged, unit = int(row["not_signed"]), int(row["obliged"]), row["unit"]
    if left == 0:
        return False, f"{unit}: semua {number(obliged)} ASN sudah tanda tangan."
    if not row["working_days_left"]:
        said = f"{number(left)} dari {number(obliged)} ASN belum tanda tangan"
        return False, f"{unit}: hari batas {day(to_date(row['due_on']))} lewat, {said}. Pengingat laju ditutup."
    if left < HANDFUL:
        return False, f"{unit}: tinggal {number(left)} dari {number(obliged)} ASN belum tanda tangan."
    if pd.isna(row["behind_sd"]) or obliged < JUDGED_FROM or row["recent_days"] < FULL_WINDOW:
        return None
    if row["behind_sd"] > threshold:
        return True, _behind(row)
    if row["behind_sd"] <= 0:
        return False, f"{unit}: kembali pada laju yang diperlukan, {_paces(row)}."
    return None  # between the two nothing is sent, so that a unit at the edge is not reported back and forth


def _behind(row: PaceRow) -> str:
    left, obliged = int(row["not_signed"]), int(row["obliged"])
    said = f"{row['unit']}: {number(left)} dari {number(obliged)} ASN belum tanda tangan; {_paces(row)}."
    if pd.isna(row["finishes_on"]):
        return f"{said} Dengan laju ini tidak selesai."
    return f"{said} Dengan laju ini selesai {day(to_date(row['finishes_on']))}."


def _paces(row: PaceRow) -> str:
    recent = f"{_rate(row['recent_per_day'])} orang per hari kerja" if row["recent_signed"] else "tidak seorang pun"
    return (
        f"perlu {_rate(row['needed_per_day'])} orang per hari kerja sampai {day(to_date(row['due_on']))} "
        f"({number(row['working_days_left'])} hari kerja lagi), sepuluh hari kerja terakhir {recent}"
    )


def _rate(value: float | None) -> str:
    """Write a pace such as 2,1; one that would be rounded to nothing is said to be under a tenth."""
    if value is None or pd.isna(value):
        return UNKNOWN
    return "kurang dari 0,1" if 0 < value < 0.1 else number(round(value, 1))
