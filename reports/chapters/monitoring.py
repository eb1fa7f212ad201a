"""The chapters of the Sekda's monitoring: capaian against target, kendala, what is due and from whom, the notula."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from charts.compliance import pace as pace_words
from charts.handling import ageing_board
from metrics import opening, ranking
from metrics.rows.compliance import PaceRow
from metrics.rows.handling import CaseRow
from reports.chapters.compliance import NONE_YET
from reports.chapters.material import Material
from reports.chapters.past_decisions import agenda as agenda_of_decisions
from reports.chapters.rows import cell, table
from reports.document import Cell, ColumnKind, DocumentTable, Section, TableColumn
from text.indonesian import UNKNOWN, first_upper, join_words, number, share
from text.institutions import short_name
from text.tables import to_dicts

TARGET = (
    "Target: setiap ASN wajib menandatangani paling lambat pada hari batas (anggapan kami, lihat arti angka). Teratas: "
    "yang dengan laju sekarang tidak selesai pada hari batas, terbanyak yang belum lebih dahulu."
)
PACE = {
    "unit": TableColumn("OPD", ColumnKind.TEXT, 3.6),
    "obliged": TableColumn("Target (wajib)"),
    "signed": TableColumn("Capaian"),
    "not_signed": TableColumn("Selisih"),
    "working_days_left": TableColumn("Sisa hari kerja"),
    "needed_per_day": TableColumn("Perlu per hari kerja", ColumnKind.RATE, 1.1),
    "recent_per_day": TableColumn("Laju 10 hari kerja terakhir", ColumnKind.RATE, 1.1),
    "finishes_on": TableColumn("Perkiraan selesai", ColumnKind.DAY, 1.5),
    "verdict": TableColumn("Pada hari batas", ColumnKind.TEXT, 1.6),
}
DUE = (
    TableColumn("OPD", ColumnKind.TEXT, 2.2),
    TableColumn("Yang ditagih", ColumnKind.TEXT, 4.4),
    TableColumn("Dari", ColumnKind.TEXT, 1.9),
    TableColumn("Tenggat", ColumnKind.DAY, 1.3),
    TableColumn("Lewat (hari)"),
)
FINDINGS = {
    "unit": TableColumn("Unit kerja", ColumnKind.TEXT, 2),
    "message": TableColumn("Temuan", ColumnKind.TEXT, 5),
    "rows": TableColumn("Baris"),
    "file": TableColumn("Berkas", ColumnKind.TEXT, 2),
}
NOTULA = (
    TableColumn("No", ColumnKind.TEXT, 0.5),
    TableColumn("Agenda", ColumnKind.TEXT, 2.4),
    TableColumn("Pembahasan", ColumnKind.TEXT, 3),
    TableColumn("Keputusan", ColumnKind.TEXT, 3),
    TableColumn("PIC", ColumnKind.TEXT, 1.4),
    TableColumn("Tenggat", ColumnKind.TEXT, 1.2),
)
HELD = "   ".join(f"{what}: {'.' * 34}" for what in ("Hari, tanggal", "Tempat", "Pemimpin rapat", "Notulis"))
BLANK_ROWS = 3
"""Left below the agenda for what comes up in the meeting."""


def against_target(material: Material) -> Section:
    """Each OPD's capaian, what is missing, the pace it needs and the pace it has; who will miss the day first."""
    pace = material.read("pace_by_unit")
    if pace.empty:
        return Section(NONE_YET)
    if material.not_yet:
        return Section(f"Capaian terhadap target belum ada: {opening.NOT_BEGUN}")
    open_ = ranking.unfinished(pace)
    rows = pd.concat([open_, pace[pace["not_signed"] <= 0].sort_values("short_name")])
    rows = rows.assign(verdict=[_verdict(row) for row in to_dicts(rows, PaceRow)])
    shown = table(
        "Capaian target", "Daftar tindakan: capaian terhadap target per OPD", rows, PACE, metric="pace_by_unit"
    )
    return Section(pace_words.title(open_, material.view.as_of), (), (), (shown,), TARGET)


def _verdict(row: PaceRow) -> str:
    """Whether a unit will be done in time, in two or three words."""
    if row["not_signed"] <= 0:
        return "sudah selesai"
    if not row["working_days_left"]:
        return "batas lewat"
    if pd.isna(row["recent_per_day"]):
        return UNKNOWN
    return "selesai" if ranking.is_in_time(row) else "tidak selesai"


def obstacles(material: Material) -> Section:
    """Kendala: what is not known, and what is wrong in the deliveries."""
    said = [*_unknown(material), *_refused(material)]
    findings = material.read("findings") if material.may_read("findings") else pd.DataFrame()
    tables = (table("Temuan data", "Temuan pada data", findings, FINDINGS, metric="findings"),) if len(findings) else ()
    title = "Kendala pada data" if said or tables else "Tidak ada kendala pada data"
    return Section(title, tuple(said), (), tables)


def _unknown(material: Material) -> Iterator[str]:
    silent = material.read("units_without_data")
    if len(silent) and material.view.has_begun:
        yield f"Belum menyampaikan daftar maupun rekap: {join_words([str(name) for name in silent['short_name']])}."
    for row in to_dicts(material.read("compliance_total")):
        if row["unknown_fulfilled"]:
            whole = share(row["unknown_fulfilled"], row["obliged"], "ASN")
            yield f"Verifikasi tanda tangan belum diketahui untuk {whole}."
        if row["outside_list"]:
            yield f"{number(row['outside_list'])} tanda tangan di luar daftar wajib: dicatat, tidak dihitung."


def _refused(material: Material) -> Iterator[str]:
    if not material.may_read("rejects_summary"):
        return
    rows = material.read("rejects_summary")
    if len(rows):
        counted, files = number(rows["rows"].sum()), number(rows["file"].nunique())
        yield f"{counted} baris dari {files} berkas ditolak pemuat; rinciannya di halaman Data."


def due(material: Material) -> Section:
    """List what is due and from whom: signatures per OPD, then the steps of open cases, the longest overdue first."""
    rows = [*_signatures(material), *_steps(material)]
    title = _due_title(rows) if rows else "Tidak ada yang ditagih"
    note = "Perkara: langkah yang ditunggu menurut batas waktunya; hari kerja atau kalender menurut aturannya."
    shown = DocumentTable(
        "Tagihan", "Yang ditagih, dari siapa, paling lambat kapan", DUE, tuple(rows), "pace_by_unit", note
    )
    return Section(title, (), (), (shown,) if rows else ())


def _due_title(rows: list[tuple[Cell, ...]]) -> str:
    late = sum(isinstance(row[-1], int) and row[-1] > 0 for row in rows)
    return f"{number(len(rows))} hal yang ditagih, {number(late) if late else 'tidak satu pun'} lewat tenggat"


def _signatures(material: Material) -> Iterator[tuple[Cell, ...]]:
    view = material.view
    if material.not_yet:
        return
    units = material.read("pace_by_unit").sort_values(["not_signed", "short_name"], ascending=[False, True])
    over = max((view.as_of - view.chosen.due_on).days, 0)
    for row in to_dicts(units[units["not_signed"] > 0]):
        left = f"{number(row['not_signed'])} dari {number(row['obliged'])} orang belum"
        yield row["short_name"], f"Tanda tangan pakta integritas: {left}", "Kepala unit", view.chosen.due_on, over


def _steps(material: Material) -> Iterator[tuple[Cell, ...]]:
    if not material.may_read("case_list"):
        return
    for row in to_dicts(ageing_board.open_cases(material.read("case_list"), material.view), CaseRow):
        awaited = "langkah berikutnya" if pd.isna(row["awaited_step"]) else str(row["awaited_step"])
        unit = None if pd.isna(row["short_name"]) else str(row["short_name"])
        yield unit, f"Perkara {row['case_id']}: {awaited}", first_upper(short_name(row["turn_short"])), *_deadline(row)


def _deadline(row: CaseRow) -> tuple[date | None, int | None]:
    on, over = cell(row["due_on"], ColumnKind.DAY), cell(row["days_over"], ColumnKind.COUNT)
    return on if isinstance(on, date) else None, over if isinstance(over, int) else None


def minutes(material: Material) -> Section:
    """Make an empty notula with the agenda that the figures give."""
    agenda = [
        f"Capaian pakta integritas {material.view.chosen.name}",
        "OPD yang belum selesai dan rencana penyelesaiannya",
        "Perkara yang lewat batas dan yang ditunggu",
        "Kendala data",
        agenda_of_decisions(material),
    ]
    lines = [*agenda, *[""] * BLANK_ROWS]
    rows = tuple((str(at), line, "", "", "", "") for at, line in enumerate(lines, start=1))
    return Section(
        "Notula rapat", (), (), (DocumentTable("Notula", "Notula (diisi dalam rapat)", NOTULA, rows, note=HELD),)
    )
