"""The chapters on compliance: where the city stands, which OPD, which region."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.base import style
from charts.compliance import titles
from metrics import opening
from metrics.ranking import ranked, waiting
from metrics.rows.compliance import KecamatanRow
from metrics.rows.reference import Topic
from narrative.briefing.sentences import Audience
from reports.chapters import documented
from reports.chapters.material import Material
from reports.chapters.rows import table
from reports.document import BarChart, BarLayout, ColumnKind, DocumentTable, Section, Series, TableColumn
from text.indonesian import UNKNOWN, number, percent, ratio
from text.tables import to_dicts

TIERS = {"signed": ("Sudah tanda tangan", style.BLUE), "fulfilled": ("Tepat waktu dan terverifikasi", style.NAVY)}
COUNTS = {
    "obliged": TableColumn("Wajib"),
    "signed": TableColumn("Sudah tanda tangan"),
    "signed_pct": TableColumn("% tanda tangan", ColumnKind.PERCENT),
    "fulfilled": TableColumn("Tepat waktu dan terverifikasi", width=1.3),
    "fulfilled_pct": TableColumn("% tepat waktu dan terverifikasi", ColumnKind.PERCENT, 1.3),
    "not_signed": TableColumn("Belum tanda tangan"),
}
OPD = {"unit": TableColumn("OPD", ColumnKind.TEXT, 4)} | COUNTS
KELURAHAN = {
    "kelurahan": TableColumn("Kelurahan", ColumnKind.TEXT, 2),
    "kecamatan": TableColumn("Kecamatan", ColumnKind.TEXT, 2),
} | COUNTS
NONE_YET = "Daftar wajib tanda tangan siklus ini belum ada"


def position(material: Material, audience: Audience) -> Section:
    """Where the city stands, in the sentences of an audience, and who has most people still to sign."""
    view, units = material.view, material.read("compliance_by_unit")
    is_waiting = not material.not_yet and (units["not_signed"] > 0).any()
    charts = (_waiting(units),) if is_waiting else ()
    told = documented.note(material, Topic.PACT)
    return Section(f"Posisi {view.chosen.name} per {view.position}", material.sentences(audience), charts, note=told)


def _waiting(units: pd.DataFrame) -> BarChart:
    rows = to_dicts(waiting(units))
    told = tuple(f"{number(row['not_signed'])} dari {number(row['obliged'])}" for row in rows)
    people = Series("Belum tanda tangan", tuple(row["not_signed"] for row in rows), style.BLUE, told)
    return BarChart(
        titles.still_to_sign(units),
        tuple(row["short_name"] for row in rows),
        (people,),
        f"orang belum tanda tangan. {titles.cut_note(units)}".strip(),
        "Batang mendatar per OPD, terbanyak di atas: jumlah orang yang belum tanda tangan.",
        "compliance_by_unit",
    )


def by_unit(material: Material) -> Section:
    """Every OPD with both tiers, lowest first, and the table with the city's sum."""
    units, silent = material.read("compliance_by_unit"), material.read("units_without_data")
    if units.empty:
        return Section(NONE_YET)
    if material.not_yet:
        return Section(f"Capaian per OPD belum ada: {opening.NOT_BEGUN}", note=titles.due_note(material.view))
    title = titles.units(units, len(silent))
    bars = _tiered(
        ranked(units),
        "short_name",
        title,
        "Batang mendatar per OPD, capaian terendah di atas, dua tingkat.",
        "compliance_by_unit",
    )
    note = titles.due_note(material.view)
    return Section(title, (), (bars,), (units_table(material),), note)


def _tiered(rows: pd.DataFrame, name: str, title: str, alt: str, metric: str) -> BarChart:
    """Draw the two tiers of each row as a share of those obliged."""
    found = to_dicts(rows)
    tiers = tuple(
        Series(said, tuple(row[f"{tier}_pct"] for row in found), colour, tuple(_label(row, tier) for row in found))
        for tier, (said, colour) in TIERS.items()
    )
    labels = tuple(str(row[name]) for row in found)
    return BarChart(title, labels, tiers, "% dari ASN wajib", alt, metric, BarLayout.TIERED, 100)


def _label(row: Mapping[str, Any], tier: str) -> str:
    part, whole = row[tier], row["obliged"]
    return UNKNOWN if part is None or not whole else f"{percent(part, whole)}  {ratio(part, whole)}"


def units_table(material: Material) -> DocumentTable:
    """Capaian per OPD with the sum of the view below."""
    units = ranked(material.read("compliance_by_unit"))
    total = to_dicts(material.read("compliance_total"))[0]
    last = ["Jumlah", *(total[field] for field in COUNTS)]
    return table("Capaian OPD", "Capaian per OPD", units, OPD, metric="compliance_by_unit", total=last)


def region(material: Material) -> Section:
    """Show the kecamatan over the cycles, and every kelurahan, lowest first."""
    if material.not_yet:
        return Section(f"Capaian per kecamatan belum ada: {opening.NOT_BEGUN}")
    view, places = material.view, material.read("compliance_by_kecamatan", all_cycles=True)
    known = opening.opened(view, places).dropna(subset="kecamatan_id")
    if known.empty:
        return Section("Belum ada kecamatan yang diketahui")
    title = titles.kecamatan(places, view.cycle)
    kelurahan = material.read("compliance_by_kelurahan").dropna(subset="kelurahan_id")
    kelurahan = ranked(kelurahan.assign(short_name=kelurahan["kelurahan"]))
    rows = table(
        "Kelurahan", "Capaian per kelurahan, terendah di atas", kelurahan, KELURAHAN, metric="compliance_by_kelurahan"
    )
    note = (
        "Menurut tempat kerja: kantor kecamatan dan kelurahan, serta sekolah, puskesmas, dan lainnya bila daftarnya "
        "menyebut tempat. Siklus yang sudah lewat tampil menurut keadaan akhirnya."
    )
    return Section(title, (), (_kecamatan(known, view.cycle, title),), (rows,), note)


def _kecamatan(places: pd.DataFrame, chosen: int, title: str) -> BarChart:
    names = sorted(set(places["kecamatan"]))
    found = {(row["cycle"], row["kecamatan"]): row for row in to_dicts(places, KecamatanRow)}
    cycles = sorted(set(places["cycle"]))
    lines = tuple(_of_cycle(cycle, names, found, is_chosen=cycle == chosen) for cycle in cycles)
    alt = "Batang mendatar per kecamatan, satu batang per siklus; siklus yang dipilih berwarna biru."
    return BarChart(title, tuple(names), lines, "% sudah tanda tangan", alt, "compliance_by_kecamatan", limit=100)


def _of_cycle(cycle: int, names: list[str], found: dict[tuple[int, str], KecamatanRow], *, is_chosen: bool) -> Series:
    rows = [found.get((cycle, name)) for name in names]
    values = tuple(row["signed_pct"] if row else None for row in rows)
    labels = tuple(f"{cycle}: {_label(row, 'signed') if row else UNKNOWN}" for row in rows)
    return Series(str(cycle), values, style.BLUE if is_chosen else style.FAINT, labels)
