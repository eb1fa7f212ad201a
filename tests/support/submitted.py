"""Tiny files as offices hand them in, and the public path through the loaders: commands in, tables and rejects out."""

import io
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import xlsxwriter

from loaders.__main__ import main
from settings import read_settings
from storage import builds

Row = Sequence[Any]
ROSTER = ("Siklus", "NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai")
SIGNING = ("siklus", "nip", "tanggal_ttd", "terverifikasi")
RECAP = ("siklus", "unit_kerja", "posisi", "wajib", "sudah_ttd", "terverifikasi")
CASE = ("nomor_perkara", "siklus", "tanggal_laporan", "asal", "instansi", "unit_kerja", "bentuk", "nip")


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit code."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Office:
    """A folder that an office drops its files into, and the warehouse they are built into."""

    root: Path
    dataset: str = "simulasi"

    @property
    def inbox(self) -> Path:
        """Where its files lie."""
        place = self.root / "inbox"
        place.mkdir(exist_ok=True)
        return place

    def build(self, *options: str) -> Said:
        """Run the command that builds from the inbox."""
        places = ["--inbox", str(self.inbox), "--warehouse", str(self.root / "warehouse")]
        return run("build", "--dataset", self.dataset, *places, *options)

    def rows(self, sql: str, **values: object) -> list[tuple[Any, ...]]:
        """The rows that the current build answers with."""
        settings = replace(read_settings(), warehouse=self.root / "warehouse")
        build = builds.current(self.dataset, settings)
        assert build is not None, "nothing was published"
        found = builds.query(build, sql, values).astype(object)
        return [tuple(row) for row in found.where(found.notna(), None).itertuples(index=False)]


def run(*arguments: str) -> Said:
    """Run `python -m loaders` with these arguments."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(list(arguments))
    return Said(code, out.getvalue(), err.getvalue())


def check(*paths: Path) -> Said:
    """Run the command that only checks."""
    return run("check", *map(str, paths))


def nip(serial: int) -> str:
    """A NIP that may exist: born 1 January 1990, appointed January 2015, male."""
    return f"199001012015011{serial:03}"


def person(serial: int, unit: str = "Dinas Kesehatan", cycle: str = "2024") -> list[str]:
    """A roster row without anything odd."""
    return [cycle, nip(serial), f"Pegawai {serial:05}", unit, "pelaksana", "PNS"]


def csv_text(header: Row, *rows: Row, delimiter: str = ";", end: str = "\n") -> str:
    """Rows as the text of a CSV file; cells are written as they are."""
    return end.join(delimiter.join(map(str, row)) for row in (header, *rows)) + end


def write_csv(path: Path, header: Row, *rows: Row, delimiter: str = ";") -> Path:
    """A plain CSV file in UTF-8."""
    path.write_text(csv_text(header, *rows, delimiter=delimiter), encoding="utf-8")
    return path


def write_xlsx(path: Path, *rows: Row, sheet: str = "Sheet1") -> Path:
    """A workbook of one sheet, its cells typed as the values are."""
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path
