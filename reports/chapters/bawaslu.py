"""The chapters for the review with Bawaslu: both registers side by side, the age of every case, what waits for whom."""

import pandas as pd

from charts.base import style
from charts.handling import ageing_board
from charts.reconciliation import titles
from metrics.catalogue import find
from metrics.rows.reference import Topic
from narrative.briefing.sentences import Audience
from reports.chapters import documented
from reports.chapters.cases import cases_table
from reports.chapters.material import Material
from reports.chapters.rows import table
from reports.document import BarChart, ColumnKind, Section, Series, TableColumn
from text.indonesian import number, ratio
from text.tables import to_dicts

LIST = {
    "place": TableColumn("Keadaan", ColumnKind.TEXT, 1.6),
    "case_id": TableColumn("Nomor Pemkot", ColumnKind.TEXT, 2),
    "register_id": TableColumn("Nomor Bawaslu", ColumnKind.TEXT, 1.7),
    "differences": TableColumn("Yang berbeda", ColumnKind.TEXT, 1.8),
    "ours": TableColumn("Menurut Pemkot", ColumnKind.TEXT, 2.4),
    "theirs": TableColumn("Menurut Bawaslu", ColumnKind.TEXT, 2.4),
    "unit": TableColumn("Unit kerja", ColumnKind.TEXT, 1.8),
    "instansi": TableColumn("Instansi", ColumnKind.TEXT, 1.5),
}
ENDED = {
    "outcome_name": TableColumn("Akhir", ColumnKind.TEXT, 1.8),
    "instansi": TableColumn("Instansi", ColumnKind.TEXT, 1.5),
}


def registers(material: Material) -> Section:
    """How many cases stand in both registers, and the list to go through."""
    view, summary = material.view, material.read("reconciliation_summary")
    said, routes = material.sentences(Audience.BAWASLU), documented.note(material, Topic.ROUTE)
    if gap := titles.missing(material.read("reconciliation_summary", all_cycles=True, whole_city=True)):
        return Section(f"{gap.what} (disediakan oleh {material.view.names.fill(gap.supplier)})", said, note=routes)
    rows = material.read("reconciliation_list")
    title = titles.listed(rows, view.chosen.name)
    shown = table("Rekonsiliasi", title, rows, LIST, metric="reconciliation_list")
    charts = (_places(summary),) if summary["cases"].any() else ()
    return Section(
        title, said, charts, (shown,) if len(rows) else (), documented.joined(find("reconciliation_list").note, routes)
    )


def _places(summary: pd.DataFrame) -> BarChart:
    found = [row for row in to_dicts(summary) if row["cases"]]
    told = tuple(ratio(row["cases"], row["all_cases"]) for row in found)
    series = Series("Perkara", tuple(row["cases"] for row in found), style.BLUE, told)
    alt = "Batang mendatar: perkara di kedua register, di satu register saja, dan yang menunggu keputusan."
    labels = tuple(row["place_name"] for row in found)
    return BarChart("Di register mana perkara tercatat", labels, (series,), "perkara", alt, "reconciliation_summary")


def ages(material: Material) -> Section:
    """List the age of every case of the cycle, open ones first by days over; without names."""
    cases = material.read("case_list")
    is_open = cases["is_open"].astype(bool)
    open_ = ageing_board.open_cases(cases, material.view)
    title = ageing_board.title(open_, material.view.chosen.name)
    rest = cases[~cases["case_id"].isin(open_["case_id"])].sort_values("case_id")
    rows = pd.concat([cases.set_index("case_id").loc[list(open_["case_id"])].reset_index(), rest])
    said = f"{number(is_open.sum())} dari {number(len(cases))} perkara masih berjalan atau belum diketahui akhirnya."
    return Section(title, (said,) if len(cases) else (), (), (cases_table("Umur perkara", title, rows, ENDED),))
