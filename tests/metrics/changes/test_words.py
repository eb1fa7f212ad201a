"""What changed between two builds, in sentences."""

import shutil
from pathlib import Path

from metrics.changes import Changes, compare
from metrics.changes.words import summary
from narrative.changes import tables
from storage.builds import Build
from tests.support.changes import HEALTH


def test_two_equal_builds_are_said_to_be_equal(pair: tuple[Build, Build], tmp_path: Path) -> None:
    before = pair[0]
    same = Build("simulasi", before.name, Path(shutil.copy(before.path, tmp_path)))
    found = compare(before, same)
    assert summary(found, "lama") == (
        "Dibanding muatan lama: tidak ada baris yang berubah; capaian semua OPD tetap untuk posisi yang sama "
        "(25 September 2024)."
    )
    empty = [part for part, said in tables(found).items() if said.rows.empty]
    assert empty == ["figures", "cases", "units", "rules"]


def test_reasons_are_said_in_words_with_their_sign(changes: Changes) -> None:
    said = tables(changes)["figures"]
    health = said.rows[(said.rows["unit"] == HEALTH) & (said.rows["name"] == "sudah tanda tangan")]
    assert list(health["why"]) == ["data terlambat +1, baris dihapus −1, keluar dari daftar wajib −1"]
    assert said.title == "11 angka capaian OPD berubah untuk tanggal yang sama, terutama karena data terlambat"
    headings = said.labels.headings or {}
    assert headings["basis"] == "Rekap diganti daftar orang" and "counting" not in headings
