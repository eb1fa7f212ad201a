"""The bad rows: each file of a kind gets one row for each flaw of its kind, so that tests can count them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from loaders.simulate.place import place
from loaders.simulate.sheets import Cell
from loaders.simulate.spelling import short_year

Row = dict[str, Cell]


@dataclass(frozen=True)
class Flaw:
    """A mistake that offices make in one column."""

    name: str
    column: str
    change: Callable[[Cell], Cell]


def _as_number(nip: Cell) -> Cell:
    return float(str(nip))


def _without_last_digit(nip: Cell) -> Cell:
    return str(nip)[:-1]


def _with_letter(nip: Cell) -> Cell:
    return f"{str(nip)[:-1]}O"


def _short_year(day: Cell) -> Cell:
    return short_year(day if isinstance(day, date) else date(2024, 8, 26))


def _ambiguous(name: Cell) -> Cell:
    return place().ambiguous or name


def _to(value: Cell) -> Callable[[Cell], Cell]:
    return lambda _: value


FLAWS: dict[str, tuple[Flaw, ...]] = {
    "roster": (
        Flaw("NIP stored as a number", "nip", _as_number),
        Flaw("NIP one digit short", "nip", _without_last_digit),
        Flaw("unit with a typing error", "unit_kerja", _to("Dinas Kesehtan")),
        Flaw("unit that is a kecamatan and a kelurahan", "unit_kerja", _ambiguous),
        Flaw("level that does not exist", "jenjang", _to("eselon lima")),
        Flaw("employment that does not sign", "status_pegawai", _to("honorer")),
    ),
    "signing": (
        Flaw("NIP stored as a number", "nip", _as_number),
        Flaw("letter O in the NIP", "nip", _with_letter),
        Flaw("year of two digits", "tanggal_ttd", _short_year),
        Flaw("no day", "tanggal_ttd", _to("")),
    ),
    "recap": (
        Flaw("unit with a typing error", "unit_kerja", _to("Dinas Kesehtan")),
        Flaw("letter l for a one", "wajib", _to("l20")),
        Flaw("more have signed than must", "sudah_ttd", _to(9999)),
    ),
    "case": (
        Flaw("form left out", "bentuk", _to("")),
        Flaw("year of two digits", "tanggal_laporan", _short_year),
    ),
    "decision": (Flaw("a number that nobody counts", "ukuran", _to("semangat")),),
    "step": (
        Flaw("step that does not exist", "tahap", _to("rapat warga")),
        Flaw("day that does not exist", "tanggal", _to("31/02/2024")),
    ),
    "bawaslu_register": (
        Flaw("status that does not exist", "status", _to("entahlah")),
        Flaw("year of two digits", "tanggal_laporan", _short_year),
    ),
    "match": (Flaw("decision that is none", "keputusan", _to("mungkin")),),
    "event": (
        Flaw("kind left out", "jenis", _to("")),
        Flaw("no day", "tanggal", _to("")),
    ),
}
# A bad row is no copy of a good one: these columns get a value that no good row has.
KEYS = {"case": "nomor_perkara", "bawaslu_register": "nomor_register"}
STRANGER_SERIAL = 990


def flaws_of(kind: str, columns: Sequence[str]) -> list[Flaw]:
    """Return the flaws that a file of this kind with these columns can have, and therefore has."""
    return [flaw for flaw in FLAWS.get(kind, ()) if flaw.column in columns]


def spoil(kind: str, rows: list[Row], columns: Sequence[str]) -> list[Row]:
    """Add one bad row for each flaw, spread over the table."""
    flaws = flaws_of(kind, columns)
    spoiled = list(rows)
    for number, flaw in enumerate(flaws):
        at = (number + 1) * len(rows) // (len(flaws) + 1)
        bad = _stranger(kind, rows[at], number)
        bad[flaw.column] = flaw.change(bad[flaw.column])
        spoiled.insert(at + number, bad)
    return spoiled


def _stranger(kind: str, row: Row, number: int) -> Row:
    copy = dict(row)
    if kind in ("roster", "signing"):
        digits = "".join(character for character in str(row["nip"]) if character.isdigit())
        copy["nip"] = f"{digits[:15]}{STRANGER_SERIAL + number}"
    if kind in KEYS:
        copy[KEYS[kind]] = f"{row[KEYS[kind]]}/X{number + 1}"
    return copy
