"""The pictures of Pelanggaran: each for a wide screen and a phone, with its title and text alternative."""

from dataclasses import dataclass, replace

import pandas as pd

from charts.base.picture import Picture
from charts.violations import counts as cases
from charts.violations import national, severity_steps, titles, weeks_titles
from charts.violations import weeks as report_weeks
from metrics.rows.violations import InstansiCountRow
from metrics.selection import Selection
from text import indonesian
from text.indonesian import UNKNOWN, number
from text.tables import to_dicts


@dataclass(frozen=True)
class Breakdown:
    """One way to divide violations: its metric, and the column of names."""

    metric: str
    label: str


KINDS = (
    Breakdown("violations_by_level", "level_name"),
    Breakdown("violations_by_origin", "origin_name"),
)


LABELS = {
    "violations_by_week": "week_on",
    "violations_by_timing": "timing",
    "violations_by_form": "form",
    "violations_by_level": "level_name",
    "violations_by_origin": "origin_name",
}
"""What may be unknown of every case, so that there is nothing to draw."""


def severities(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection) -> Picture:
    """Show cases per severity and cycle, with the changes of rules between the cycles."""
    return Picture(
        cases.severities(data, breaks, view),
        cases.severities(data, breaks, view, stacked=True),
        titles.severities(data, view.cycle, view.chosen.name),
        f"{titles.alt(data, 'severity_name', view.cycle, view.chosen.name)} Garis putus-putus: perubahan aturan.",
    )


def forms(data: pd.DataFrame, view: Selection) -> Picture:
    """Show the cases of the chosen cycle per form, each marked as kode etik or disiplin."""
    return Picture(
        cases.forms(data),
        cases.forms(data, narrow=True),
        titles.counts(data, "form", view.cycle, view.chosen.name),
        titles.forms_alt(data),
    )


def counts(data: pd.DataFrame, label: str, view: Selection) -> Picture:
    """Show cases per value of one column and cycle; on a phone those of the chosen cycle."""
    return Picture(
        cases.counts(data, label, view),
        cases.counts(data, label, replace(view, cycles=(view.chosen,)), stacked=True),
        titles.counts(data, label, view.cycle, view.chosen.name),
        titles.alt(data, label, view.cycle, view.chosen.name),
    )


def national_figures(data: pd.DataFrame) -> Picture:
    """Show the national figures, never to be read as a comparison."""
    return Picture(national.national(data), national.national(data, narrow=True), titles.NATIONAL, national.alt(data))


def severity_way(data: pd.DataFrame, changes: pd.DataFrame, breaks: pd.DataFrame, view: Selection) -> Picture:
    """Show severity as alleged, recommended and decided, per cycle."""
    return Picture(
        severity_steps.severity_steps(data, breaks, view),
        severity_steps.severity_steps(data, breaks, view, narrow=True),
        severity_steps.title(changes, view.cycle, view.chosen.name),
        severity_steps.alt(data, view.cycle, view.chosen.name),
    )


def weeks(data: pd.DataFrame, by_period: pd.DataFrame, stages: pd.DataFrame, view: Selection) -> Picture:
    """Show the cases of the chosen cycle per week of report over its stages."""
    counts = weeks_titles.periods(by_period, view)
    return Picture(
        report_weeks.report_weeks(data, counts, stages, view),
        report_weeks.report_weeks(data, counts, stages, view, narrow=True),
        weeks_titles.title(data, counts, view.chosen.name),
        weeks_titles.alt(data, counts),
    )


def timing(data: pd.DataFrame, view: Selection) -> Picture:
    """Show cases before and after the candidates were fixed, per cycle."""
    return Picture(
        cases.counts(data, "timing", view),
        cases.counts(data, "timing", view, stacked=True),
        weeks_titles.cycles_title(data, view),
        titles.alt(data, "timing", view.cycle, view.chosen.name),
    )


def other_agencies(data: pd.DataFrame, view: Selection) -> Picture:
    """Show cases of other agencies, which no figure of an OPD counts; there must be one in some cycle."""
    others = data[~data["is_own"]]
    return Picture(
        cases.counts(others, "instansi", view),
        cases.counts(others, "instansi", view, stacked=True),
        _apart(data, view),
        titles.alt(others, "instansi", view.cycle, view.chosen.name),
    )


def is_told(metric: str, rows: pd.DataFrame) -> bool:
    """Tell whether a picture would show anything but that all is unknown."""
    label = LABELS.get(metric)
    return label is None or bool(rows.loc[rows[label].astype(str).str.lower() != UNKNOWN, "cases"].any())


def _apart(data: pd.DataFrame, view: Selection) -> str:
    rows = to_dicts(data[data["cycle"] == view.cycle], InstansiCountRow)
    total, apart = sum(row["cases"] for row in rows), sum(row["cases"] for row in rows if not row["is_own"])
    if not apart:
        return (
            f"Tidak ada perkara instansi lain pada {view.chosen.name}; {number(total)} perkara {view.names.government}"
        )
    share = indonesian.count_of_total(apart, total)
    return f"{share} perkara {view.chosen.name} milik instansi lain, di luar semua angka di atas"
