"""The chapters on cases: how severe, how far they came, which wait for whom. No name of a person is in them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.base import style
from charts.handling import ageing_board, case_titles, ladder, time_limit_sentences
from charts.violations import national, titles
from charts.violations.counts import begun, with_cases
from metrics.catalogue import find
from metrics.rows.handling import LadderRow
from metrics.rows.reference import Topic
from metrics.rows.violations import SeverityRow
from narrative.exhibits import mark
from reports.chapters import documented
from reports.chapters.material import Material
from reports.chapters.rows import table
from reports.document import BarChart, BarLayout, ColumnKind, DocumentTable, Section, Series, TableColumn
from text.indonesian import FEW, join_words, number
from text.institutions import short_name
from text.tables import to_dicts

SMALL = f"Persen hanya ditulis mulai {FEW} perkara."
RULES = "Tingkat menurut SK terakhir yang berlaku; PP 94/2021 sejak 31 Agustus 2021 mengubahnya."
NEWEST = 5
"""So many national figures fit beside the picture on a slide."""
CUT = f"Ditampilkan {NEWEST} himpunan terbaru; yang lain di halaman Penanganan."
NO_NATION = "Belum ada angka nasional yang diumumkan sampai tanggal ini."
NATION = {
    "set_name": TableColumn("Lembaga dan himpunan", ColumnKind.TEXT, 3),
    **{measure: TableColumn(name, ColumnKind.TEXT, 1.6) for measure, name in national.MEASURES.items()},
    "as_of_on": TableColumn("Per tanggal", ColumnKind.TEXT, 1.4),
}
WAITING = {
    "turn_name": TableColumn("Giliran", ColumnKind.TEXT, 1.9),
    "step": TableColumn("Tahap terakhir", ColumnKind.TEXT, 1.9),
    "clock": TableColumn("Batas waktu", ColumnKind.TEXT, 2.6),
    "cases": TableColumn("Perkara"),
    "over": TableColumn("Lewat batas"),
    "worst_over_days": TableColumn("Hari lewat terbanyak"),
    "days_counted": TableColumn("Jenis hari", ColumnKind.TEXT, 1.3),
    "due_on": TableColumn("Jatuh tempo paling awal", ColumnKind.DAY, 1.4),
}
OPEN = {
    "case_id": TableColumn("Perkara", ColumnKind.TEXT, 1.8),
    "short_name": TableColumn("Unit kerja", ColumnKind.TEXT, 1.9),
    "step": TableColumn("Tahap terakhir", ColumnKind.TEXT, 1.6),
    "turn": TableColumn("Giliran", ColumnKind.TEXT, 1.4),
    "awaited_step": TableColumn("Yang ditunggu", ColumnKind.TEXT, 1.6),
    "days_used": TableColumn("Hari terpakai"),
    "limit_days": TableColumn("Batas (hari)", width=0.9),
    "days_over": TableColumn("Hari lewat", width=0.8),
    "days_counted": TableColumn("Jenis hari", ColumnKind.TEXT, 1.2),
    "due_on": TableColumn("Jatuh tempo", ColumnKind.DAY, 1.4),
}


def severities(material: Material) -> Section:
    """Severities of every cycle, the ladder of the chosen one in words, and the national figures beside."""
    view = material.view
    rows = material.read("violations_by_severity", all_cycles=True)
    published = material.read("national_ladder")
    told = titles.severities(rows, view.cycle, view.chosen.name)
    climbed = ladder.title(material.read("case_ladder"), view.cycle, view.chosen.name)
    beside = _beside(material, published)
    note = documented.joined(titles.FEWER, RULES, documented.note(material, Topic.CASES, Topic.NATION))
    charts = (_severities(rows, material, told),) if rows["cases"].any() else ()
    said = (f"{climbed}.",) if len(published) else (f"{climbed}.", NO_NATION)
    return Section(told, said, charts, (beside,) if len(published) else (), note)


def _beside(material: Material, published: pd.DataFrame) -> DocumentTable:
    """Make the table of the newest national figures; in the simulated dataset it says that they are real."""
    newest = _newest(published)
    nation, cut = national.ladder(newest), CUT if len(newest) < len(published) else ""
    sources = f"Sumber: {join_words(list(dict.fromkeys(nation['body'])))}."
    word = mark(material.view, "national_ladder")
    title = f"{word}: {case_titles.NATION}" if word else case_titles.NATION
    note = documented.joined(sources, find("national_ladder").note, cut)
    return DocumentTable(
        "Angka nasional", title, tuple(NATION.values()), _rows(nation), "national_ladder", note, is_real=True
    )


def _newest(published: pd.DataFrame) -> pd.DataFrame:
    """Return the figures of the sets that were published last."""
    days = {name: max(own["as_of_on"]) for name, own in published.groupby("set_name", sort=False)}
    return published[published["set_name"].isin(sorted(days, key=lambda name: days[name])[-NEWEST:])]


def _rows(nation: pd.DataFrame) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(str(row[field]) for field in NATION) for row in to_dicts(nation))


def _severities(data: pd.DataFrame, material: Material, title: str) -> BarChart:
    """One bar per cycle that has cases, its severities end to end, light to dark, undecided grey."""
    view = material.view
    cycles = [row for row in view.cycles if row.cycle in set(begun(data, view))]
    data = with_cases(data)
    found = {(row["cycle"], row["severity"]): row for row in to_dicts(data, SeverityRow)}
    names = {row["severity"]: row["severity_name"] for row in to_dicts(data)}
    series = tuple(
        _part(names[severity], [found.get((row.cycle, severity)) for row in cycles], colour)
        for severity, colour in style.SEVERITIES.items()
        if severity in names
    )
    labels = tuple(row.name for row in cycles)
    alt = "Satu batang per siklus, terbagi menurut tingkat dari terang ke gelap; abu-abu belum diputus."
    return BarChart(
        title,
        labels,
        series,
        f"perkara ASN {material.view.names.government}",
        alt,
        "violations_by_severity",
        BarLayout.STACKED,
    )


def _part(name: str, rows: list[SeverityRow | None], colour: str) -> Series:
    return Series(name, tuple(int(row["cases"]) if row else 0 for row in rows), colour)


def climbed(material: Material) -> Section:
    """How far the cases of the chosen cycle came, and how they ended."""
    view = material.view
    rows = [row for row in to_dicts(material.read("case_ladder"), LadderRow) if row["cycle"] == view.cycle]
    title = ladder.title(material.read("case_ladder"), view.cycle, view.chosen.name)
    if not rows or not rows[0]["cases"]:
        return Section(title)
    series = Series("Perkara", tuple(row["cases"] for row in rows), style.BLUE, tuple(_rung(row) for row in rows))
    alt = titles.alt(material.read("case_ladder"), "rung_name", view.cycle, view.chosen.name)
    bars = BarChart(title, tuple(row["rung_name"] for row in rows), (series,), "perkara", alt, "case_ladder")
    return Section(title, (), (bars,), (_outcomes(material),), f"{SMALL} {find('case_outcomes').note}")


def _rung(row: LadderRow) -> str:
    """12 perkara, 12/20 (60,0%) of the rung before."""
    shares = ladder.shares(row)
    return f"{number(row['cases'])} · {shares[0]}" if len(shares) > 1 or row["previous_cases"] else shares[0]


def _outcomes(material: Material) -> DocumentTable:
    columns = {"outcome_name": TableColumn("Akhir", ColumnKind.TEXT, 3), "cases": TableColumn("Perkara")}
    title = f"Akhir perkara {material.view.chosen.name}"
    return table("Akhir perkara", title, material.read("case_outcomes"), columns, metric="case_outcomes")


def waiting(material: Material) -> Section:
    """Say what waits for whom, in sentences and as a table."""
    board = material.read("ageing_board")
    view = material.view
    lines = time_limit_sentences.told(board, material.read("case_list"), view.names.government, view.chosen.name)
    rows = board.assign(turn_name=[short_name(name) for name in board["turn_short"]])
    tables = (table("Menunggu siapa", "Yang ditunggu, menurut giliran", rows, WAITING, metric="ageing_board"),)
    title = "Tidak ada perkara yang lewat batas" if not board["over"].any() else _over(board)
    return Section(title, tuple(lines), (), tables if len(rows) else ())


def _over(board: pd.DataFrame) -> str:
    return f"{number(board['over'].sum())} dari {number(board['cases'].sum())} perkara yang berjalan lewat batas"


def open_cases(material: Material) -> Section:
    """Every open case of ours, most days over first."""
    view, cases = material.view, ageing_board.open_cases(material.read("case_list"), material.view)
    title = ageing_board.title(cases, view.chosen.name)
    return Section(title, (), (), (cases_table("Perkara berjalan", title, cases),) if len(cases) else ())


def cases_table(
    name: str, title: str, cases: pd.DataFrame, more: Mapping[str, TableColumn] | None = None
) -> DocumentTable:
    """Cases one per row with their days against the limit; whose turn it is in one or two words."""
    rows = cases.assign(turn=cases["turn_short"].map(short_name, na_action="ignore"))
    return table(name, title, rows, OPEN | dict(more or {}), metric="case_list")
