"""Rows of denominator_bridge, by hand."""

from typing import Any

import pandas as pd

COLUMNS = ["step", "step_order", "people", "step_name", "effect", "units"]

LISTED = ("daftar", 1, 100, "dalam daftar", "jumlah", None)

LEFT = ("sudah_selesai", 3, 8, "sudah selesai bertugas", "kurang", None)

STUDY = ("tugas_belajar", 12, 2, "tugas belajar", "kurang", None)

OWN = ("wajib_orang", 91, 90, "wajib menurut daftar orang", "jumlah", None)

RECAP = ("rekap", 92, 30, "wajib menurut rekap unit", "tambah", 3)


def steps(*rows: tuple[Any, ...], obliged: int, cycle: int = 2024) -> pd.DataFrame:
    end = ("wajib", 93, obliged, "wajib tanda tangan", "jumlah", None)
    return pd.DataFrame([*rows, end], columns=COLUMNS).assign(cycle=cycle)


FULL = steps(LISTED, LEFT, STUDY, OWN, RECAP, obliged=120)
