"""The chapters of what the public takes along: the weighed tables, a hidden count in words."""

import pandas as pd

from charts.compliance import public
from metrics import opening
from reports.chapters.material import Material
from reports.document import ColumnKind, DocumentTable, Section, TableColumn
from settings import read_settings
from text.indonesian import first_upper, number

COUNTS = {
    "obliged": TableColumn("Wajib", ColumnKind.TEXT, 1.4),
    "signed": TableColumn("Sudah tanda tangan", ColumnKind.TEXT, 2),
    "fulfilled": TableColumn("Tepat waktu dan terverifikasi", ColumnKind.TEXT, 2),
}


def position(material: Material) -> Section:
    """Where the city stands, as the public is told."""
    k = read_settings().threshold
    lines = public.position(material.read("compliance_total"), material.read("case_ladder"), k, material.not_yet)
    note = public.WHY.format(position=material.view.position, k=number(k))
    return Section(f"Posisi {material.view.chosen.name} per {material.view.position}", tuple(lines), note=note)


def compliance(material: Material) -> tuple[Section, ...]:
    """Per OPD and per kecamatan."""
    return (
        _places(material, "compliance_by_unit", "unit", "OPD"),
        _places(material, "compliance_by_kecamatan", "kecamatan", "kecamatan"),
    )


def _places(material: Material, metric: str, name: str, what: str) -> Section:
    k, rows = read_settings().threshold, material.read(metric)
    if material.not_yet:
        return Section(f"Capaian per {what} belum ada: {opening.NOT_BEGUN}")
    if rows.empty:
        return Section(f"Capaian per {what} belum ada")
    title = public.lowest(rows, name, what)
    shown = public.readable(public.ranked(rows, name), k)
    return Section(title, (), (), (_table(f"Capaian {what}", title, shown, {name: first_upper(what)}, metric),))


def _table(name: str, title: str, shown: pd.DataFrame, first: dict[str, str], metric: str) -> DocumentTable:
    columns = {field: TableColumn(said, ColumnKind.TEXT, 3) for field, said in first.items()} | COUNTS
    kept = {field: column for field, column in columns.items() if field in shown.columns}
    rows = tuple(tuple(str(value) for value in row) for row in shown[list(kept)].itertuples(index=False))
    return DocumentTable(name, title, tuple(kept.values()), rows, metric)


def cases(material: Material) -> Section:
    """How far the reported cases came."""
    k, rows = read_settings().threshold, material.read("case_ladder")
    columns = {
        "rung_name": TableColumn("Tahap", ColumnKind.TEXT, 3),
        "cases": TableColumn("Perkara", ColumnKind.TEXT, 2),
    }
    title = public.cases_title(rows, "rung_name", "Tahap perkara")
    shown = public.readable(rows, k)
    lines = tuple(tuple(str(value) for value in row) for row in shown[list(columns)].itertuples(index=False))
    return Section(title, (), (), (DocumentTable("Perkara", title, tuple(columns.values()), lines, "case_ladder"),))
