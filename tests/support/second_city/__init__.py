"""An invented city for tests: other names, units, places, bodies and cycles, in a reference folder of its own.

`write_reference` writes what is the city's own: the law of the country is the product's; nothing is documented of it.
"""

import csv
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.build.build import build
from loaders.simulate import simulate
from settings import ROOT, read_settings
from storage.builds import Build, folder

HERE = Path(__file__).parent
CYCLES = {"2019": "2020", "2023": "2022"}
"""The cycles of the limits of the law that this city has under other years; it has none that counts calendar days."""
VIEW = {"dataset": "simulasi", "siklus": "2022", "posisi": "2022-08-10", "lingkup": "kota"}
"""The address of a day in the middle of its latest cycle, when some have signed and some have not."""


BY_HAND = {
    "Kegiatan tambahan.csv": (
        "siklus;tanggal;jenis;judul;tempat;hadir;sumber",
        "2022;07/06/2022;penandatanganan;Penandatanganan pakta di Anjungan Teratai;Anjungan Teratai;180;BKPP",
    ),
    # A case of ours that the supervisor of this city, not KASN or BKN, recommended to punish; still open.
    "Perkara tambahan.csv": (
        "nomor_perkara;siklus;tanggal_laporan;asal;instansi;unit_kerja;bentuk",
        "900/NTR/2022;2022;20/06/2022;pers;Pemkot Tirtaraya;Dinas Pasar;E4",
    ),
    "Tahapan tambahan.csv": (
        "nomor_perkara;tahap;tanggal;lembaga;sanksi",
        "900/NTR/2022;laporan;20/06/2022;Bawaslu;",
        "900/NTR/2022;rekomendasi;04/07/2022;DPA;",
    ),
}
"""Files as offices of this city would write them."""


def make_city(place: Path) -> None:
    """Write the reference, the simulated files and those by hand, and build them all, into a folder."""
    files = place / "files"
    with use(place):
        write_reference(place / "city" / "reference")
        simulate(files, asn=300)
        for name, lines in BY_HAND.items():
            (files / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        build("simulasi", inbox=files, manifest=None, settings=read_settings())


@contextmanager
def use(place: Path) -> Iterator[None]:
    """Let the product work for the city of a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_REFERENCE", str(place / "city" / "reference"))
        patch.setenv("NETRA_WAREHOUSE", str(place / "warehouse"))
        patch.setenv("NETRA_LOG", str(place / "log"))
        yield


def built(place: Path) -> Build:
    """The build of the city of a folder."""
    (path,) = folder("simulasi", replace(read_settings(), warehouse=place / "warehouse")).glob("*.duckdb")
    return Build("simulasi", path.stem, path)


def foreign_words(text: str) -> list[str]:
    """The words of a text that belong to the first city: its name, its places, an OPD, a cycle."""
    return sorted(set(FOREIGN.findall(text)))


def _names(reference: Path, table: str) -> set[str]:
    with (reference / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file)}


def _foreign() -> re.Pattern[str]:
    theirs = ROOT / "data" / "reference"
    names = _names(theirs, "kecamatan") | _names(theirs, "kelurahan")
    names -= _names(HERE / "reference", "kecamatan") | _names(HERE / "reference", "kelurahan")
    words = "|".join(re.escape(name) for name in sorted({*names, "Kebudayaan dan Pariwisata"}))
    return re.compile(rf"\w*[Mm]alang\w*|\w*MALANG\w*|\b(?:{words})\b|(?<!KASN )(?<!Bawaslu )\bPemilu 2019\b")


FOREIGN = _foreign()


def write_reference(folder: Path) -> Path:
    """Write the reference folder of the second city and return it."""
    shutil.copytree(HERE / "reference", folder)
    original = ROOT / "data" / "reference"
    (folder / "origins.csv").write_text(_renamed(original / "origins.csv"), encoding="utf-8")
    (folder / "clocks.csv").write_text(_with_own_cycles(_renamed(original / "clocks.csv")), encoding="utf-8")
    return folder


def _renamed(path: Path) -> str:
    return (
        path.read_text(encoding="utf-8")
        .replace("Kota Malang", "Kota Tirtaraya")
        .replace("Pemkot Malang", "Pemkot Tirtaraya")
    )


def _with_own_cycles(text: str) -> str:
    """The rows of limits that hold in this city's cycles, under their years."""
    header, *rows = text.splitlines()
    for theirs, ours in CYCLES.items():
        rows = [row.replace(theirs, ours) for row in rows]
    kept = [row.replace("|2024", "") for row in rows if ",2024," not in row]
    return "\n".join([header, *kept]) + "\n"
