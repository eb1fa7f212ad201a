"""The counts of units without lists: a workbook with a sheet per position date, and a CSV by kelurahan."""

from pathlib import Path
from random import Random

from loaders.simulate.delivery import SHEET, Book, Headers, deliver
from loaders.simulate.files import EXCEL_ID
from loaders.simulate.flaws import Row
from loaders.simulate.recaps import Recap
from loaders.simulate.sheets import Cell, Formula
from loaders.simulate.spelling import long_day, spell_day, thousands

BY_UNIT: Headers = {
    "unit_kerja": "Perangkat Daerah",
    "siklus": "SIKLUS",
    "posisi": "Posisi Data",
    "wajib": "Jumlah\nWajib",
    "sudah_ttd": "Sudah TTD",
    "terverifikasi": "Terverifikasi",
    "persen": "%",
}
BY_KELURAHAN: Headers = {
    "siklus": "siklus",
    "kelurahan": "Kelurahan",
    "posisi": "Posisi",
    "wajib": "Wajib",
    "sudah_ttd": "Sudah TTD",
    "terverifikasi": "Terverifikasi",
}


def hand_over_recaps(out: Path, recaps: list[Recap], rng: Random) -> int:
    """Write the recap files of one cycle; return their rows."""
    if not recaps:
        return 0
    cycle = recaps[0].cycle
    of_kelurahan = [recap for recap in recaps if recap.unit.kind == "kelurahan"]
    of_units = [recap for recap in recaps if recap.unit.kind != "kelurahan"]
    book = Book("Rekapitulasi penandatanganan pakta integritas", totals=("wajib", "sudah_ttd", "terverifikasi"))
    rows = [_row(recap, rng) for recap in of_units]
    written = deliver(out / f"Rekap {cycle} OPD.xlsx", "recap", rows, BY_UNIT, book)
    rows = [_kelurahan_row(recap, rng) for recap in of_kelurahan]
    return written + deliver(out / f"Rekap {cycle} kelurahan.csv", "recap", rows, BY_KELURAHAN, EXCEL_ID)


def _row(recap: Recap, rng: Random) -> Row:
    return {
        "siklus": recap.cycle,
        "unit_kerja": recap.unit.name,
        "posisi": rng.choice((recap.position_on, spell_day(recap.position_on, rng))),
        "wajib": _number(recap.obliged, rng),
        "sudah_ttd": recap.signed,
        "terverifikasi": recap.verified,
        "persen": Formula(f"={recap.signed}/{recap.obliged}", round(recap.signed / recap.obliged, 4)),
        SHEET: f"per {long_day(recap.position_on)}",
    }


def _kelurahan_row(recap: Recap, rng: Random) -> Row:
    row = _row(recap, rng)
    row["kelurahan"] = recap.unit.kelurahan
    row["posisi"] = spell_day(recap.position_on, rng)
    return row


def _number(count: int, rng: Random) -> Cell:
    return rng.choice((count, thousands(count)))
