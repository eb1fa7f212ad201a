"""What a figure stands on: its inputs, their files and rows."""

from itertools import groupby
from operator import itemgetter

import pandas as pd

from text.indonesian import number

COMPLIANCE, CASES = ("roster", "signing", "recap"), ("case", "step")


RECONCILED = (*CASES, "bawaslu_register", "match")


LOADING, ARTICLES, REFERENCE = ("loading",), ("articles",), ("reference",)


INPUTS = {
    "compliance": COMPLIANCE,
    "denominator": COMPLIANCE,
    "signings": COMPLIANCE,
    "pace": COMPLIANCE,
    "units": COMPLIANCE,
    "kelurahan": COMPLIANCE,
    "unsigned": COMPLIANCE,
    "violations": CASES,
    "case": CASES,
    "cases": CASES,
    "open": CASES,
    "ageing": CASES,
    "clock": CASES,
    "reconciliation": RECONCILED,
    "differences": RECONCILED,
    "events": ("event",),
    "decisions": (*COMPLIANCE, *CASES, "decision"),
    "facts": ARTICLES,
    "sources": LOADING,
    "loads": LOADING,
    "rejects": LOADING,
    "findings": LOADING,
    "build": LOADING,
    "changes": LOADING,
}
"""The inputs behind a metric, by the first word of its name; whatever is not named stands on the reference data."""


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


def inputs(metric: str) -> tuple[str, ...]:
    """The inputs a metric stands on."""
    return INPUTS.get(metric.split("_")[0], REFERENCE)


def origins(metric: str, loads: pd.DataFrame) -> list[str]:
    """One line per input behind a metric: how many files and rows were loaded."""
    kinds, columns = inputs(metric), (loads[name].to_numpy(dtype=object) for name in ("kind", "file", "rows_loaded"))
    behind = sorted(load for load in zip(*columns, strict=True) if load[0] in kinds)
    lines = []
    for kind, own in groupby(behind, key=itemgetter(0)):
        _, files, rows = zip(*own, strict=True)
        lines.append(f"{NAMES[kind]}: {number(len(set(files)))} berkas, {number(sum(rows))} baris")
    return lines
