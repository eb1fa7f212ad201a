"""Each picture of cases complete: for a wide screen and a phone, with its finding and its text alternative."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from charts import case_titles, cases, national
from selection import Cycle


@dataclass(frozen=True)
class Picture:
    """A figure in both widths, its title by rule, its text alternative."""

    chart: go.Figure
    narrow: go.Figure
    title: str
    alt: str


@dataclass(frozen=True)
class Kind:
    """One way to divide violations: its metric, the column of names, whose cases are counted, and a caution."""

    metric: str
    label: str
    of: str
    note: str


OWN = "ASN Pemkot Malang"
KINDS = (
    Kind("violations_by_level", "level_name", OWN, "Jumlah pegawai tiap jenjang berbeda: ini bukan tingkat kerawanan."),
    Kind("violations_by_origin", "origin_name", OWN, case_titles.FEWER),
    Kind("violations_by_timing", "timing", OWN, "Menurut tanggal laporan; golongannya: kode etik, lalu disiplin."),
    Kind("violations_by_instansi", "instansi", "ASN semua instansi", "Instansi lain tidak masuk angka OPD."),
)


def severities(data: pd.DataFrame, breaks: pd.DataFrame, cycles: Sequence[Cycle], chosen: Cycle) -> Picture:
    """Violations per severity and cycle, with the changes of rules between the cycles."""
    return Picture(
        cases.severities(data, cycles, breaks),
        cases.severities(data, cycles, breaks, stacked=True),
        case_titles.severities(data, chosen.cycle, chosen.name),
        f"{case_titles.alt(data, 'severity_name', chosen.cycle, chosen.name)} Garis putus-putus: perubahan aturan.",
    )


def forms(data: pd.DataFrame, chosen: Cycle) -> Picture:
    """Violations of the chosen cycle per form, each marked as kode etik or disiplin."""
    return Picture(
        cases.forms(data),
        cases.forms(data, narrow=True),
        case_titles.counts(data, "form", chosen.cycle, chosen.name),
        case_titles.forms_alt(data),
    )


def counts(data: pd.DataFrame, label: str, cycles: Sequence[Cycle], chosen: Cycle) -> Picture:
    """Violations per value of one column and cycle."""
    return Picture(
        cases.counts(data, label, cycles, chosen.cycle),
        cases.counts(data, label, cycles, chosen.cycle, stacked=True),
        case_titles.counts(data, label, chosen.cycle, chosen.name),
        case_titles.alt(data, label, chosen.cycle, chosen.name),
    )


def ladder(data: pd.DataFrame, cycles: Sequence[Cycle], chosen: Cycle) -> Picture:
    """How far the cases of each cycle came."""
    return Picture(
        cases.ladder(data, cycles, chosen.cycle),
        cases.ladder(data, cycles, chosen.cycle, stacked=True),
        case_titles.ladder(data, chosen.cycle, chosen.name),
        case_titles.alt(data, "rung_name", chosen.cycle, chosen.name),
    )


def outcomes(data: pd.DataFrame, cycles: Sequence[Cycle], chosen: Cycle) -> Picture:
    """How the cases of each cycle ended."""
    return Picture(
        cases.counts(data, "outcome_name", cycles, chosen.cycle),
        cases.counts(data, "outcome_name", cycles, chosen.cycle, stacked=True),
        case_titles.outcomes(data, chosen.cycle, chosen.name),
        case_titles.alt(data, "outcome_name", chosen.cycle, chosen.name),
    )


def national_figures(data: pd.DataFrame) -> Picture:
    """The national figures, never to be read as a comparison."""
    return Picture(
        national.national(data), national.national(data, narrow=True), case_titles.NATIONAL, national.alt(data)
    )
