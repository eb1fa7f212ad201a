"""The chapters on compliance: where the city stands, which OPD, which region."""

import sentences
from charts import compliance_titles, style
from charts.compliance import ranked
from reports.content import Bars, Column, Kind, Layout, Section, Series, Table
from reports.material import Material
from reports.rows import table
from tables import records
from wording import UNKNOWN, points, ratio

OPD_COLUMNS = {
    "unit": Column("OPD", Kind.TEXT, 4),
    "obliged": Column("Wajib"),
    "signed": Column("Sudah tanda tangan"),
    "signed_pct": Column("% tanda tangan", Kind.PERCENT),
    "fulfilled": Column("Tepat waktu dan terverifikasi"),
    "fulfilled_pct": Column("% tepat waktu dan terverifikasi", Kind.PERCENT),
    "not_signed": Column("Belum tanda tangan"),
}
TIERS = {"signed": "Sudah tanda tangan", "fulfilled": "Tepat waktu dan terverifikasi"}


def by_unit(material: Material) -> Section:
    """Every OPD with both tiers, lowest first."""
    view = material.view
    units, silent = material.read("compliance_by_unit"), material.read("units_without_data")
    if units.empty:
        return Section("Daftar wajib tanda tangan siklus ini belum ada")
    units = ranked(units)
    title = compliance_titles.units(units, len(silent))
    rows = records(units)
    tiers = tuple(
        Series(
            name,
            tuple(row[f"{tier}_pct"] for row in rows),
            style.BLUE if tier == "signed" else style.NAVY,
            tuple(_label(row, tier) for row in rows),
        )
        for tier, name in TIERS.items()
    )
    bars = Bars(
        title, tuple(row["short_name"] for row in rows), tiers, "% dari ASN wajib",
        "Batang mendatar per OPD, capaian terendah di atas, dua tingkat.", "compliance_by_unit", Layout.TIERED, 100,
    )  # fmt: skip
    lines = [sentences.on_time(material.read("compliance_total"), view.chosen.due_on), sentences.behind(units, silent)]
    return Section(
        title, tuple(line for line in lines if line), (bars,), (units_table(material),),
        note=compliance_titles.due_note(view.chosen.due_on),
    )  # fmt: skip


def _label(row: dict[str, object], tier: str) -> str:
    part, whole = row[tier], row["obliged"]
    if not isinstance(part, int) or not isinstance(whole, int):
        return UNKNOWN
    return f"{points(100 * part / whole)}  {ratio(part, whole)}" if whole else "–"


def units_table(material: Material) -> Table:
    """Capaian per OPD with the city's sum below."""
    units = ranked(material.read("compliance_by_unit"))
    total = records(material.read("compliance_total"))[0]
    last = ["Jumlah", *(total[field] for field in list(OPD_COLUMNS)[1:])]
    return table("Capaian OPD", "Capaian per OPD", units, OPD_COLUMNS, metric="compliance_by_unit", total=last)
