"""The lists of signed pacts, as the organisers, the units and the online form hand them over."""

from datetime import date
from pathlib import Path
from random import Random

from loaders.simulate.city import HEALTH, SCHOOL, family
from loaders.simulate.delivery import SHEET, Book, Headers, Parquet, Shape, deliver
from loaders.simulate.files import EXCEL_ID, TABS, WITH_BOM
from loaders.simulate.flaws import Row
from loaders.simulate.place import place
from loaders.simulate.reference import Manner, SimulatedCycle
from loaders.simulate.sheets import Cell, DaySerial, Formula
from loaders.simulate.signings import ONLINE, TOGETHER, Signature
from loaders.simulate.spelling import spell_day, spell_nip

EXPORT: Headers = {
    "siklus": "siklus",
    "nip": "nip",
    "tanggal_ttd": "tanggal_ttd",
    "cara": "cara",
    "kegiatan": "kegiatan",
    "bukti": "bukti",
    "terverifikasi": "terverifikasi",
}
TYPED: Headers = {
    "nip": "NIP/NI PPPK",
    "nama": "Nama",
    "siklus": "Siklus",
    "tanggal_ttd": "TGL. TTD",
    "cara": "Cara",
    "bukti": "Bukti",
    "terverifikasi": "Terverifikasi",
}
SPACED: Headers = EXPORT | {
    "nip": "NIP Pegawai",
    "tanggal_ttd": "Tanggal\nTanda Tangan",
    "terverifikasi": "VERIFIKASI",
}
LAUNCH_TITLE = "Daftar hadir dan tanda tangan pakta integritas"
UNIT_TITLE = "Tanda tangan pakta integritas di unit kerja"


def hand_over_pacts(
    out: Path, signatures: list[Signature], duplicates: list[Signature], cycle: SimulatedCycle, rng: Random
) -> int:
    """Write the signing files of one cycle; a duplicate goes to another file than the first signature."""
    of_file: dict[str, list[Row]] = {}
    shapes: dict[str, tuple[Headers, Shape]] = {}
    together = place().kecamatan_days(cycle.cycle)
    hall = place().launch(cycle.cycle, cycle.pact_on)[1] or "Balai Kota"
    listed = [(signature, False) for signature in signatures] + [(signature, True) for signature in duplicates]
    for signature, is_duplicate in listed:
        name, headers, shape = _file_of(signature, is_duplicate, cycle, together)
        shapes[name] = (headers, shape)
        of_file.setdefault(name, []).append(_row(signature, shape, hall, rng))
    return sum(deliver(out / name, "signing", rows, *shapes[name]) for name, rows in of_file.items())


def _file_of(
    signature: Signature, is_duplicate: bool, cycle: SimulatedCycle, together: dict[str, date]
) -> tuple[str, Headers, Shape]:
    year, unit = signature.cycle, signature.unit
    if is_duplicate:
        return f"TTD {year} susulan.csv", EXPORT, WITH_BOM
    if signature.method == TOGETHER:
        return f"TTD {year} serentak.xlsx", TYPED, Book(LAUNCH_TITLE, group=("Tanda Tangan", "tanggal_ttd", "cara"))
    if cycle.manner is Manner.IKRAR:
        return f"TTD {year} {place().personnel_in(cycle.due_on)}.csv", SPACED, EXCEL_ID
    if signature.method == ONLINE:
        is_newest = cycle.manner is Manner.NEWEST
        return f"TTD {year} daring.{'parquet' if is_newest else 'csv'}", EXPORT, Parquet() if is_newest else EXCEL_ID
    if together.get(unit.kecamatan) == signature.signed_on:
        signed_at = place().signed(signature.signed_on)
        return f"TTD {year} Kecamatan {unit.kecamatan}.xlsx", TYPED, _at_units(signed_at)
    if family(unit) in (SCHOOL, HEALTH):
        return f"TTD {year} {'sekolah' if family(unit) == SCHOOL else 'Dinkes'}.csv", SPACED, EXCEL_ID
    if unit.kind in ("kecamatan", "kelurahan"):
        return f"TTD {year} kecamatan.csv", EXPORT, TABS
    return f"TTD {year} OPD.xlsx", TYPED, _at_units(place().government["seat"])


def _at_units(signed_at: str) -> Book:
    return Book(UNIT_TITLE, ("unit_kerja",), signed_at=signed_at)


def _row(signature: Signature, shape: Shape, hall: str, rng: Random) -> Row:
    activity = f"Penandatanganan serentak\n{hall}" if signature.method == TOGETHER else "Penandatanganan di unit kerja"
    return {
        "siklus": str(signature.cycle) if isinstance(shape, Book) else signature.cycle,
        "nip": spell_nip(signature.person.nip, rng),
        "nama": signature.person.name,
        "tanggal_ttd": _day(signature.signed_on, shape, rng),
        "cara": signature.method,
        "kegiatan": activity if signature.method != ONLINE else "Formulir daring – tahap\n1",
        "bukti": f"map {rng.randrange(1, 60)}",
        "terverifikasi": signature.verified or None,
        "unit_kerja": signature.unit.name,
        SHEET: "Daftar" if signature.method == TOGETHER else signature.unit.name,
    }


def _day(day: date, shape: Shape, rng: Random) -> Cell:
    if not isinstance(shape, Book):
        return spell_day(day, rng)
    formula = Formula(f"=DATE({day.year},{day.month},{day.day})", (day - date(1899, 12, 30)).days)
    return rng.choice((day, day, day, DaySerial(day), formula, spell_day(day, rng)))
