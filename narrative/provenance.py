"""What a figure stands on: its inputs, their files and rows."""

from itertools import groupby
from operator import itemgetter

import pandas as pd

from metrics import catalogue
from text.indonesian import number

NAMES = {
    "roster": "daftar wajib",
    "signing": "tanda tangan",
    "recap": "rekap unit kerja",
    "case": "register perkara Pemkot",
    "step": "langkah perkara",
    "event": "kegiatan",
    "bawaslu_register": "register Bawaslu",
    "match": "padanan perkara",
    "unit_alias": "nama lain unit kerja",
    "decision": "keputusan rapat",
    "articles": "artikel berita",
    "loading": "catatan pemuatan",
    "reference": "data rujukan",
}


def origins(metric: str, loads: pd.DataFrame) -> list[str]:
    """Say, one line per input behind a metric: how many files and rows were loaded."""
    kinds = catalogue.find(metric).inputs
    columns = (loads[name].to_numpy(dtype=object) for name in ("kind", "file", "rows_loaded"))
    behind = sorted(load for load in zip(*columns, strict=True) if load[0] in kinds)
    lines = []
    for kind, own in groupby(behind, key=itemgetter(0)):
        _, files, rows = zip(*own, strict=True)
        lines.append(f"{NAMES[kind]}: {number(len(set(files)))} berkas, {number(sum(rows))} baris")
    return lines
