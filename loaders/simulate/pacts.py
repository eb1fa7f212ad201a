"""The lists of signed pacts, as the organisers, the units and the online form hand them over."""

from datetime import date
from pathlib import Path
from random import Random

from loaders.simulate.city import HEALTH, SCHOOL, family
from loaders.simulate.delivery import SHEET, Book, Headers, Parquet, Shape, deliver
from loaders.simulate.files import EXCEL_ID, TABS, WITH_BOM
from loaders.simulate.flaws import Row
from loaders.simulate.sheets import Cell, DaySerial, Formula
from loaders.simulate.signings import KLOJEN, KLOJEN_ON, ONLINE, TOGETHER, Signature
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
ONLINE_FILES: dict[int, tuple[str, Headers, Shape]] = {
    2023: ("TTD 2023 daring.csv", EXPORT, EXCEL_ID),
    2024: ("TTD 2024 daring.parquet", EXPORT, Parquet()),
}
LAUNCH_TITLE = "Daftar hadir dan tanda tangan pakta integritas"
UNIT_TITLE = "Tanda tangan pakta integritas di unit kerja"


def hand_over_pacts(out: Path, signatures: list[Signature], duplicates: list[Signature], rng: Random) -> int:
    """Write the signing files of one cycle; a duplicate goes to another file than the first signature."""
    of_file: dict[str, list[Row]] = {}
    shapes: dict[str, tuple[Headers, Shape]] = {}
    listed = [(signature, False) for signature in signatures] + [(signature, True) for signature in duplicates]
    for signature, is_duplicate in listed:
        name, headers, shape = _file_of(signature, is_duplicate)
        shapes[name] = (headers, shape)
        of_file.setdefault(name, []).append(_row(signature, shape, rng))
    return sum(deliver(out / name, "signing", rows, *shapes[name]) for name, rows in of_file.items())


def _file_of(signature: Signature, is_duplicate: bool) -> tuple[str, Headers, Shape]:
    cycle, unit = signature.cycle, signature.unit
    if is_duplicate:
        return f"TTD {cycle} susulan.csv", EXPORT, WITH_BOM
    if signature.method == TOGETHER:
        return f"TTD {cycle} serentak.xlsx", TYPED, Book(LAUNCH_TITLE, group=("Tanda Tangan", "tanggal_ttd", "cara"))
    if cycle == 2019:
        return "TTD 2019 BKD.csv", SPACED, EXCEL_ID
    if signature.method == ONLINE:
        return ONLINE_FILES[cycle]
    if cycle == 2023 and unit.kecamatan == KLOJEN and signature.signed_on == KLOJEN_ON:
        return (
            "TTD 2023 Kecamatan Klojen.xlsx",
            TYPED,
            Book(UNIT_TITLE, ("unit_kerja",), signed_at="Malang, 30 Mei 2023"),
        )
    if family(unit) in (SCHOOL, HEALTH):
        return f"TTD {cycle} {'sekolah' if family(unit) == SCHOOL else 'Dinkes'}.csv", SPACED, EXCEL_ID
    if unit.kind in ("kecamatan", "kelurahan"):
        return f"TTD {cycle} kecamatan.csv", EXPORT, TABS
    return f"TTD {cycle} OPD.xlsx", TYPED, Book(UNIT_TITLE, ("unit_kerja",), signed_at="Malang")


def _row(signature: Signature, shape: Shape, rng: Random) -> Row:
    place = "Gedung Islamic Center" if signature.cycle == 2024 else "Balai Kota"
    activity = f"Penandatanganan serentak\n{place}" if signature.method == TOGETHER else "Penandatanganan di unit kerja"
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
