"""The registers of the Pemkot and of Bawaslu, the steps, and the activities, as files."""

from pathlib import Path
from random import Random

from loaders.simulate.cases import SimulatedCase
from loaders.simulate.delivery import SHEET, Book, Headers, deliver
from loaders.simulate.entries import RegisterEntry
from loaders.simulate.files import EXCEL_ID, WITH_BOM
from loaders.simulate.flaws import Row
from loaders.simulate.place import place
from loaders.simulate.reference import SimulatedReference
from loaders.simulate.sheets import Cell
from loaders.simulate.spelling import spell_choice, spell_day, spell_nip, thousands

CASES: Headers = {
    "nomor_perkara": "No. Perkara",
    "siklus": "Siklus",
    "tanggal_laporan": "Tgl. Laporan",
    "asal": "Asal Laporan",
    "instansi": "Instansi Terlapor",
    "unit_kerja": "Unit Kerja / OPD",
    "jenjang": "Jenjang",
    "bentuk": "Bentuk Pelanggaran",
    "tingkat": "Tingkat",
    "nip": "NIP",
    "nomor_register_bawaslu": "No. Register Bawaslu",
}
STEPS: Headers = {
    "nomor_perkara": "nomor_perkara",
    "tahap": "Tahap",
    "tanggal": "Tanggal",
    "lembaga": "Lembaga",
    "dokumen": "Dokumen",
    "sanksi": "Sanksi",
    "alasan": "Alasan",
    "keterangan": "Keterangan",
}
REGISTER: Headers = {
    "nomor_register": "Nomor Register",
    "siklus": "Siklus",
    "tanggal_laporan": "Tanggal Laporan",
    "asal": "Asal",
    "instansi": "Instansi",
    "unit_kerja": "Unit Kerja",
    "bentuk": "Bentuk",
    "tingkat": "Tingkat",
    "status": "STATUS",
    "tanggal_status": "Tgl. Status",
    "nomor_perkara": "Nomor Perkara",
}
EVENTS: Headers = {
    column: column.replace("_", " ").title()
    for column in ("siklus", "tanggal", "jenis", "judul", "tempat", "unit_kerja", "kecamatan", "hadir", "sumber")
}
KNOWN_PERSON = ("terbukti", "sk_sanksi")


def hand_over_cases(out: Path, cases: list[SimulatedCase], documented: SimulatedReference, rng: Random) -> int:
    """Write our register, with the documented matters, and the steps; return the rows."""
    rows = [_case_row(case, rng) for case in cases]
    rows += [{**row, SHEET: row["siklus"]} for row in documented.rows("case")]
    rows.sort(key=lambda row: (str(row["siklus"]), str(row["nomor_perkara"])))
    steps = [_step_row(case, at, rng) for case in cases for at in range(len(case.steps))]
    book = Book("Register perkara netralitas ASN", signed_at=place().signed(place().last_known_on))
    written = deliver(out / "Register perkara.xlsx", "case", rows, CASES, book)
    return written + deliver(out / "Tahapan perkara.csv", "step", steps, STEPS, EXCEL_ID)


def hand_over_register(out: Path, entries: list[RegisterEntry], rng: Random) -> int:
    """Write Bawaslu's register; return its rows."""
    rows = [_register_row(entry, rng) for entry in entries]
    title, signed_at = "Register dugaan pelanggaran netralitas ASN", place().signed(place().last_known_on)
    book = Book(title, signed_at=signed_at, letterhead=place().supervisor_letterhead)
    return deliver(out / "Register Bawaslu.xlsx", "bawaslu_register", rows, REGISTER, book)


def hand_over_events(out: Path, events: list[Row], rng: Random) -> int:
    """Write the activities; return their rows."""
    rows = [{**event, **_event_cells(event, rng)} for event in events]
    return deliver(out / "Kegiatan.csv", "event", rows, EVENTS, WITH_BOM)


def _case_row(case: SimulatedCase, rng: Random) -> Row:
    post = case.post
    is_known = any(step.step_id in KNOWN_PERSON for step in case.steps)
    return {
        "nomor_perkara": case.number,
        "siklus": case.cycle,
        "tanggal_laporan": rng.choice((case.reported_on, spell_day(case.reported_on, rng))),
        "asal": spell_choice(case.origin, rng),
        "instansi": case.agency,
        "unit_kerja": post.unit.name if post else None,
        "jenjang": spell_choice(post.level, rng) if post else None,
        "bentuk": case.form,
        "tingkat": case.severity,
        "nip": spell_nip(post.person.nip, rng) if post and is_known else None,
        "nomor_register_bawaslu": case.register or None,
        SHEET: str(case.cycle),
    }


def _step_row(case: SimulatedCase, at: int, rng: Random) -> Row:
    step = case.steps[at]
    return {
        "nomor_perkara": case.number,
        "tahap": spell_choice(step.step_id, rng),
        "tanggal": spell_day(step.step_on, rng),
        "lembaga": step.body,
        "dokumen": step.document,
        "sanksi": step.sanction,
        "alasan": step.reason,
        "keterangan": f"berkas lengkap,\nsalinan di {place().personnel}" if step.step_id == "lhp" else "",
    }


def _register_row(entry: RegisterEntry, rng: Random) -> Row:
    return {
        "nomor_register": entry.register,
        "siklus": entry.cycle,
        "tanggal_laporan": rng.choice((entry.reported_on, spell_day(entry.reported_on, rng))),
        "asal": spell_choice(entry.origin, rng),
        "instansi": entry.agency,
        "unit_kerja": entry.unit or None,
        "bentuk": entry.form,
        "tingkat": entry.severity,
        "status": spell_choice(entry.status, rng),
        "tanggal_status": entry.status_on,
        "nomor_perkara": entry.number or None,
        SHEET: str(entry.cycle),
    }


def _event_cells(event: Row, rng: Random) -> Row:
    day, attended = event["tanggal"], event["hadir"]
    cells: dict[str, Cell] = {"tanggal": day if isinstance(day, str) or day is None else spell_day(day, rng)}  # type: ignore[arg-type]
    if isinstance(attended, int):
        cells["hadir"] = thousands(attended)
    return cells
