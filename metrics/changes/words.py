"""What changed between two builds, in sentences written by rule, and in the words of its tables."""

import pandas as pd

from metrics.changes import Changes
from storage.builds import Build
from text.indonesian import day, join_words, number, timestamp
from text.tables import to_dicts

CHANGES = {"added": "baru", "gone": "dihapus", "changed": "dikoreksi"}
MEASURES = {"obliged": "wajib", "signed": "sudah tanda tangan", "fulfilled": "tepat waktu dan terverifikasi"}
REASONS = {
    "late": "data terlambat",
    "corrected": "data dikoreksi",
    "removed": "baris dihapus",
    "joined": "masuk daftar wajib",
    "left": "keluar dari daftar wajib",
    "excluded": "dikecualikan atau kembali wajib",
    "basis": "rekap diganti daftar orang",
    "rules": "aturan atau rujukan berubah",
    "counting": "cara menghitung berubah",
}
"""In the order in which they are shown."""
NEVER = "tidak dapat dibandingkan: kedua muatan dibuat oleh pemuat yang berlainan"


def builds_title(builds: int, pinned: int) -> str:
    """How many builds are kept, and how many for good."""
    return f"{number(builds)} muatan disimpan, {number(pinned)} di antaranya disematkan dengan nama"


def known(build: Build, name: str = "") -> str:
    """22 November 2026 08.14 WIB (Rapat monev 26 Agustus 2024): when a build was made, and the name it bears."""
    return f"{timestamp(build.loaded_at)} ({name})" if name else timestamp(build.loaded_at)


def summary(changes: Changes, before: str) -> str:
    """All that changed in one sentence; `before` says which build it is compared with."""
    said = f"Dibanding muatan {before}: {join_words(_rows(changes), 9) or 'tidak ada baris yang berubah'}"
    said = f"{said}; {_restated(changes)}."
    if len(changes.rules):
        said = f"{said} Aturan atau rujukan berubah: {join_words(list(changes.rules['rule']), 4)}."
    return said


def _rows(changes: Changes) -> list[str]:
    """Say 312 tanda tangan baru, 4 tanda tangan dikoreksi, 2 orang keluar dari daftar wajib."""
    sums = changes.sources.groupby("kind")[list(CHANGES)].sum()
    counted = [
        (int(sums[change].get(words["kind"], 0)), words[f"{change}_words"])
        for words in to_dicts(changes.words)
        for change in CHANGES
    ]
    return [f"{number(count)} {said}" for count, said in counted if count]


def _restated(changes: Changes) -> str:
    on = f"untuk posisi yang sama ({day(changes.as_of)})"
    if changes.figures is None:
        said = f"capaian {NEVER}"
    elif changes.figures.empty:
        said = f"capaian semua OPD tetap {on}"
    else:
        said = f"capaian {number(changes.figures['unit_id'].nunique())} OPD berubah {on}"
    changed = changes.cases is not None and len(changes.cases)
    return f"{said}, begitu pula hitungan perkara" if changed else said


def rows_title(rows: pd.DataFrame) -> str:
    """How many rows came, went and changed."""
    sums = {word: int(rows[change].sum()) for change, word in CHANGES.items()}
    if not any(sums.values()):
        return "Tidak ada baris yang berubah"
    return join_words([f"{number(count)} baris {word}" for word, count in sums.items() if count])


def units_title(units: pd.DataFrame) -> str:
    """In how many units rows changed, and in which most."""
    counted = units.assign(rows=units[list(CHANGES)].sum(axis=1)).groupby("unit")["rows"].sum()
    if counted.empty:
        return "Tidak ada unit yang barisnya berubah"
    most = counted.sort_values(ascending=False, kind="stable")
    return f"Baris {number(len(counted))} unit berubah; terbanyak {most.index[0]} ({number(int(most.iloc[0]))})"


def figures_title(figures: pd.DataFrame, what: str) -> str:
    """How many figures differ on the same day, and the reason that weighs most."""
    if figures.empty:
        return f"Tidak ada {what} yang berubah untuk tanggal yang sama"
    weights = {name: int(figures[name].abs().sum()) for name in REASONS if name in figures.columns}
    said = f"{number(len(figures))} {what} berubah untuk tanggal yang sama"
    return f"{said}, terutama karena {REASONS[max(weights, key=weights.__getitem__)]}"


def rules_title(rules: pd.DataFrame) -> str:
    """Which rules differ, if any."""
    return f"Berubah: {join_words(list(rules['rule']), 4)}" if len(rules) else "Aturan dan rujukan tetap sama"
