"""Pictures of Pelanggaran beyond plain counts: severity along the way, weeks of report, other agencies."""

import pandas as pd

from charts import case_titles, cases, report_weeks, report_words, severity_steps
from charts.case_pictures import Picture
from selection import Selection
from tables import records
from wording import UNKNOWN, number

LABELS = {
    "violations_by_week": "week_on",
    "violations_by_timing": "timing",
    "violations_by_form": "form",
    "violations_by_level": "level_name",
    "violations_by_origin": "origin_name",
}
"""What may be unknown of every case, so that there is nothing to draw."""


def severity_way(data: pd.DataFrame, changes: pd.DataFrame, breaks: pd.DataFrame, view: Selection) -> Picture:
    """Severity as alleged, recommended and decided, per cycle."""
    return Picture(
        severity_steps.severity_steps(data, breaks, view),
        severity_steps.severity_steps(data, breaks, view, narrow=True),
        severity_steps.title(changes, view.cycle, view.chosen.name),
        severity_steps.alt(data, view.cycle, view.chosen.name),
    )


def weeks(data: pd.DataFrame, by_period: pd.DataFrame, stages: pd.DataFrame, view: Selection) -> Picture:
    """Cases of the chosen cycle per week of report over its stages."""
    counts = report_words.periods(by_period, view)
    return Picture(
        report_weeks.report_weeks(data, counts, stages, view),
        report_weeks.report_weeks(data, counts, stages, view, narrow=True),
        report_words.title(data, counts, view.chosen.name),
        report_words.alt(data, counts),
    )


def timing(data: pd.DataFrame, view: Selection) -> Picture:
    """Before and after the candidates were fixed, per cycle."""
    return Picture(
        cases.counts(data, "timing", view),
        cases.counts(data, "timing", view, stacked=True),
        report_words.cycles_title(data, view),
        case_titles.alt(data, "timing", view.cycle, view.chosen.name),
    )


def other_agencies(data: pd.DataFrame, view: Selection) -> Picture:
    """Cases of other agencies, which no figure of an OPD counts; there must be one in some cycle."""
    others = data[~data["is_own"]]
    return Picture(
        cases.counts(others, "instansi", view),
        cases.counts(others, "instansi", view, stacked=True),
        _apart(data, view),
        case_titles.alt(others, "instansi", view.cycle, view.chosen.name),
    )


def is_told(metric: str, rows: pd.DataFrame) -> bool:
    """Whether a picture would show anything but that all is unknown."""
    label = LABELS.get(metric)
    return label is None or bool(rows.loc[rows[label].astype(str).str.lower() != UNKNOWN, "cases"].any())


def _apart(data: pd.DataFrame, view: Selection) -> str:
    rows = records(data[data["cycle"] == view.cycle])
    total, apart = sum(row["cases"] for row in rows), sum(row["cases"] for row in rows if not row["is_own"])
    if not apart:
        return f"Tidak ada perkara instansi lain pada {view.chosen.name}; {number(total)} perkara Pemkot Malang"
    return f"{cases.part(apart, total)} perkara {view.chosen.name} milik instansi lain, di luar semua angka di atas"
