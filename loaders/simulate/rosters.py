"""The lists of those who must sign, as BKPSDM and the OPD hand them over."""

from pathlib import Path
from random import Random

from loaders.simulate.days import last_working_day
from loaders.simulate.delivery import SHEET, Book, Headers, Shape, deliver
from loaders.simulate.files import EXCEL_ID, PLAIN, WITH_BOM
from loaders.simulate.flaws import Row
from loaders.simulate.people import Post
from loaders.simulate.place import OLD_NAME, place
from loaders.simulate.recaps import is_listed
from loaders.simulate.reference import Manner, SimulatedCycle, Unit
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
    "jabatan": "jabatan",
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
    "jabatan": "Nama Jabatan",
    "status_pegawai": "Status Pegawai",
    "unit_kerja": "Unit Kerja / OPD",
    "mulai": "Tanggal Mulai",
    "selesai": "Selesai",
    "alasan_pengecualian": "Alasan Pengecualian",
}
UPPER: Headers = {column: header.replace("_", " ").upper() for column, header in EXPORT.items()}

# So many persons of a unit may still stand under the name of an office that went into it.
OLD_NAMES = 3


def hand_over_rosters(out: Path, posts: list[Post], cycle: SimulatedCycle, rng: Random) -> int:
    """Write the roster files of one cycle; return their rows."""
    of_file: dict[str, list[Row]] = {}
    files, city = _Files(cycle), place()
    shapes: dict[str, tuple[Headers, Shape]] = {}
    old_names = OLD_NAMES
    for post in posts:
        if not is_listed(post.unit):
            continue
        name, headers, shape = files.of(post.unit)
        shapes[name] = (headers, shape)
        row = _row(post, shape, rng)
        if OLD_NAME in post.unit.oddities and old_names:
            row["unit_kerja"], old_names = city.old_name, old_names - 1
        of_file.setdefault(name, []).append(row)
    return sum(deliver(out / name, "roster", rows, *shapes[name]) for name, rows in of_file.items())


class _Files:
    """The files that the lists of a cycle are handed over in: one in the first days of the pact, later several."""

    def __init__(self, cycle: SimulatedCycle) -> None:
        """Say which files there are in a cycle."""
        city, year = place(), cycle.cycle
        signed_at = city.signed(last_working_day(cycle.pact_on or cycle.due_on))
        title = f"Daftar ASN wajib tanda tangan {year}"
        above = ("unit_kerja", "siklus") if cycle.manner is Manner.NEWEST else ("unit_kerja",)
        self.manner = cycle.manner
        self.badan = (f"Roster {year} badan.xlsx", TYPED, Book(title, above, signed_at=signed_at))
        places = Book("Daftar ASN kecamatan dan kelurahan", signed_at=signed_at)
        self.kecamatan = (f"Roster {year} kecamatan.xlsx", TYPED, places)
        early = (f"Roster {year} {city.personnel_in(cycle.due_on)}.csv", UPPER, EXCEL_ID)
        style = PLAIN if cycle.manner is Manner.NEWEST else WITH_BOM
        later = (f"Roster {year} {city.personnel}.csv", EXPORT, style)
        self.rest = early if cycle.manner is Manner.IKRAR else later

    def of(self, unit: Unit) -> tuple[str, Headers, Shape]:
        """Return the file of a unit: its name, headers and shape."""
        if self.manner is Manner.IKRAR:
            return self.rest
        if unit.kind == "badan":
            return self.badan
        is_place = unit.kind in ("kecamatan", "kelurahan")
        return self.kecamatan if is_place and self.manner is Manner.NEWEST else self.rest


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
        "jabatan": post.position,
        "status_pegawai": "P3K" if person.employment == "PPPK" and rng.random() < 0.3 else person.employment,
        **days,
        "alasan_pengecualian": spell_reason(post.exclusion, person.number) or None,
        SHEET: unit.kecamatan if unit.kind in ("kecamatan", "kelurahan") else unit.name,
    }
