"""A reminder to one unit, ready to paste: its n/N, what is asked of it, until when."""

from datetime import date
from typing import Any

import pandas as pd

from metrics.selection import Selection
from text.indonesian import day, number, share, weekday
from text.tables import to_date


def text(row: dict[str, Any], view: Selection, mark: str = "") -> str:
    """Write the reminder from a row of pace_by_unit; `mark` stands before it where the figures are simulated."""
    due_on = to_date(row["due_on"])
    name, as_of = view.chosen.name, view.as_of
    left, where = (due_on - as_of).days, f", {view.scope.name}" if view.kecamatan_id else ""
    lines = [
        f"{mark}: " * bool(mark) + f"Yth. Kepala {row['unit']},",
        f"posisi data per {day(as_of)}{where}: {share(row['signed'], row['obliged'], 'ASN')} di {row['unit']} sudah "
        f"menandatangani pakta integritas netralitas {name}; {number(row['not_signed'])} orang belum, "
        f"{_when(due_on, left)}.",
        _asked(row, left, view.names.personnel),
        "Bila daftar ini keliru (pindah, cuti, atau sudah tanda tangan), mohon kirim perbaikannya ke "
        f"{view.names.personnel}.",
    ]
    return "\n".join(lines)


def _when(due_on: date, left: int) -> str:
    if left > 0:
        return f"batas waktunya {weekday(due_on)} ({number(left)} hari lagi)"
    if not left:
        return f"batas waktunya hari ini, {day(due_on)}"
    return f"batas waktunya, {day(due_on)}, sudah lewat {number(-left)} hari"


def _asked(row: dict[str, Any], left: int, personnel: str) -> str:
    needed = row["needed_per_day"]
    if left > 0 and not pd.isna(needed) and needed:
        return f"Agar selesai tepat waktu diperlukan {_pace(needed)} hari kerja."
    return f"Mohon diselesaikan dan bukti tanda tangannya disampaikan ke {personnel}."


def _pace(needed: float) -> str:
    """Write fewer than one a day as one in so many days."""
    if needed >= 1:
        return f"rata-rata {number(needed)} tanda tangan per"
    return f"satu tanda tangan tiap {number(int(1 / needed))}"
