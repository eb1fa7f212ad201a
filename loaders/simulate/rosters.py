"""The lists of those who must sign, as BKPSDM and the OPD hand them over."""

from pathlib import Path
from random import Random

from loaders.simulate.delivery import SHEET, Book, Headers, Shape, deliver
from loaders.simulate.files import EXCEL_ID, PLAIN, WITH_BOM
from loaders.simulate.flaws import Row
from loaders.simulate.people import Post
from loaders.simulate.recaps import is_listed
from loaders.simulate.sheets import Cell
from loaders.simulate.spelling import spell_choice, spell_day, spell_nip, spell_reason, spell_unit

EXPORT: Headers = {
    "siklus": "siklus",
    "nip": "nip",
    "nama": "nama",
    "unit_kerja": "unit_kerja",
    "kecamatan": "kecamatan",
    "kelurahan": "kelurahan",
    "jenjang": "jenjang",
    "status_pegawai": "status_pegawai",
    "mulai": "mulai",
    "selesai": "selesai",
    "alasan_pengecualian": "alasan_pengecualian",
}
TYPED: Headers = {
    "nip": "NIP/NI PPPK",
    "nama": "Nama Pegawai",
    "siklus": "Siklus",
    "jenjang": "Jenjang\nJabatan",
    "status_pegawai": "Status Pegawai",
    "unit_kerja": "Unit Kerja / OPD",
    "mulai": "TMT",
    "selesai": "Selesai",
    "alasan_pengecualian": "Alasan Pengecualian",
}
UPPER: Headers = {column: header.replace("_", " ").upper() for column, header in EXPORT.items()}

# In 2023 the first persons of this OPD still stand under the name of an office that went into it.
OLD_NAME_CYCLE, OLD_NAME_OF, OLD_NAME, OLD_NAMES = 2023, "DISKOPINDAG", "Dinas Koperasi dan Usaha Mikro", 3

FILES: dict[str, tuple[Headers, Shape]] = {
    "Roster 2019 BKD.csv": (UPPER, EXCEL_ID),
    "Roster 2023 BKPSDM.csv": (EXPORT, WITH_BOM),
    "Roster 2023 badan.xlsx": (
        TYPED,
        Book("Daftar ASN wajib tanda tangan 2023", ("unit_kerja",), signed_at="Malang, 22 Mei 2023"),
    ),
    "Roster 2024 BKPSDM.csv": (EXPORT, PLAIN),
    "Roster 2024 badan.xlsx": (
        TYPED,
        Book("Daftar ASN wajib tanda tangan 2024", ("unit_kerja", "siklus"), signed_at="Malang, 23 Agustus 2024"),
    ),
    "Roster 2024 kecamatan.xlsx": (
        TYPED,
        Book("Daftar ASN kecamatan dan kelurahan", signed_at="Malang, 23 Agustus 2024"),
    ),
}


def hand_over_rosters(out: Path, posts: list[Post], rng: Random) -> int:
    """Write the roster files of one cycle; return their rows."""
    of_file: dict[str, list[Row]] = {}
    old_names = OLD_NAMES
    for post in posts:
        if not is_listed(post.unit, post.cycle):
            continue
        name = _file_of(post)
        row = _row(post, FILES[name][1], rng)
        if post.cycle == OLD_NAME_CYCLE and post.unit.unit_id == OLD_NAME_OF and old_names:
            row["unit_kerja"], old_names = OLD_NAME, old_names - 1
        of_file.setdefault(name, []).append(row)
    return sum(deliver(out / name, "roster", rows, *FILES[name]) for name, rows in of_file.items())


def _file_of(post: Post) -> str:
    if post.cycle == 2019:
        return "Roster 2019 BKD.csv"
    if post.unit.kind == "badan":
        return f"Roster {post.cycle} badan.xlsx"
    if post.cycle == 2024 and post.unit.kind in ("kecamatan", "kelurahan"):
        return "Roster 2024 kecamatan.xlsx"
    return f"Roster {post.cycle} BKPSDM.csv"


def _row(post: Post, shape: Shape, rng: Random) -> Row:
    unit, person = post.unit, post.person
    is_subordinate = unit.kind in ("sdn", "smpn", "puskesmas")
    days: dict[str, Cell] = {}
    for column, day in (("mulai", post.starts_on), ("selesai", post.ends_on)):
        days[column] = (day if isinstance(shape, Book) else spell_day(day, rng)) if day else None
    return {
        "siklus": post.cycle,
        "nip": spell_nip(person.nip, rng),
        "nama": person.name,
        "unit_kerja": unit.name if isinstance(shape, Book) and "unit_kerja" in shape.above else spell_unit(unit, rng),
        "kecamatan": unit.kecamatan if is_subordinate else None,
        "kelurahan": unit.kelurahan if is_subordinate else None,
        "jenjang": spell_choice(post.level, rng),
        "status_pegawai": "P3K" if person.employment == "PPPK" and rng.random() < 0.3 else person.employment,
        **days,
        "alasan_pengecualian": spell_reason(post.exclusion, person.number) or None,
        SHEET: unit.kecamatan if unit.kind in ("kecamatan", "kelurahan") else unit.name,
    }
