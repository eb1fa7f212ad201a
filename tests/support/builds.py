"""A build from tiny office files, through the real loader: what a test writes is what an office would hand over."""

import csv
import hashlib
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from loaders.build.build import build
from settings import Settings, read_settings
from storage import builds
from storage.builds import Build, folder
from tests.support.shared import made_once

Row = tuple[object, ...]
Rows = Sequence[Row]

HEADERS = {
    "roster": "siklus nip unit_kerja kecamatan kelurahan jenjang mulai selesai alasan_pengecualian nama status_pegawai",
    "signing": "siklus nip tanggal_ttd terverifikasi",
    "recap": "siklus unit_kerja posisi wajib sudah_ttd terverifikasi",
    "case": "nomor_perkara siklus tanggal_laporan asal instansi unit_kerja jenjang bentuk nip",
    "step": "nomor_perkara tahap tanggal sanksi alasan lembaga",
    "event": "siklus tanggal jenis judul hadir sumber",
    "unit_alias": "nama_tertulis siklus unit_kerja tanggal",
    "decision": "tanggal siklus keputusan unit_kerja tenggat ukuran dicabut oleh keterangan",
}
FILLED = {"roster": ("Pegawai 00001", "PNS"), "step": ("Bawaslu",)}


def nip(number: int) -> str:
    """A well-formed NIP of a person who does not exist."""
    return f"199001012015011{number + 1:03d}"


def make_build(place: Path, reference: Path | None = None, **files: Rows) -> Build:
    """Write one CSV per input into an inbox, and build; the documented facts stay out of these numbers.

    It is made once per run for all that hand in the same: a build never changes.
    """
    inbox = place / "inbox"
    inbox.mkdir(parents=True)
    for kind, rows in files.items():
        with (inbox / f"{kind}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, delimiter=";")
            names = HEADERS[kind].split()
            writer.writerow(names)
            writer.writerows(_padded(row, FILLED.get(kind, ()), len(names)) for row in rows)
    settings = read_settings()
    settings = replace(settings, warehouse=place / "warehouse", reference=reference or settings.reference)
    made = made_once(f"build-{_mark(inbox, settings)}", partial(_build_in, inbox=inbox, settings=settings))
    shutil.copytree(made / "warehouse", settings.warehouse, copy_function=_link_or_copy)
    name = (folder("simulasi", settings) / builds.POINTER).read_text().strip()
    return Build("simulasi", name, folder("simulasi", settings) / f"{name}.duckdb")


def _build_in(place: Path, *, inbox: Path, settings: Settings) -> None:
    build("simulasi", inbox=inbox, manifest=None, settings=replace(settings, warehouse=place / "warehouse"))


def _link_or_copy(source: str, target: str) -> None:
    """A build is the same file for all; the others are changed in place."""
    (os.link if source.endswith(".duckdb") else shutil.copy2)(source, target)


def _mark(inbox: Path, settings: Settings) -> str:
    """What a build is made of: the names and contents of its files and of its reference data, and its settings."""
    places = (inbox, settings.reference, settings.documented)
    parts = [path for place in places if place.is_dir() for path in sorted(place.glob("*.*"))]
    content = hashlib.sha256(repr(replace(settings, warehouse=Path(), reference=Path())).encode())
    for path in parts:
        content.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()[:16]


def make_warehouse(place: Path, dataset: str, files: Mapping[str, Sequence[str]]) -> Path:
    """Write the lines of each file as they stand, and build; returns the warehouse."""
    inbox = place / "inbox"
    inbox.mkdir(parents=True)
    for name, lines in files.items():
        (inbox / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    settings = replace(read_settings(), warehouse=place / "warehouse")
    build(dataset, inbox=inbox, manifest=None, settings=settings)
    return settings.warehouse


def _padded(row: Row, filled: Row, cells: int) -> Row:
    """A line with what every line of its kind says at the end, unless it says it itself; cells not given are empty."""
    said = filled if len(row) <= cells - len(filled) else ()
    return (*row, *(None for _ in range(cells - len(row) - len(said))), *said)
