"""Each picture of cases complete: for a wide screen and a phone, with its finding and its text alternative."""

from dataclasses import dataclass, replace

import pandas as pd
import plotly.graph_objects as go

from charts import case_titles, cases, national
from selection import Selection


@dataclass(frozen=True)
class Picture:
    """A figure in both widths, its title by rule, its text alternative."""

    chart: go.Figure
    narrow: go.Figure
    title: str
    alt: str


@dataclass(frozen=True)
class Kind:
    """One way to divide violations: its metric, and the column of names."""

    metric: str
    label: str


KINDS = (
    Kind("violations_by_level", "level_name"),
    Kind("violations_by_origin", "origin_name"),
)


def severities(data: pd.DataFrame, breaks: pd.DataFrame, view: Selection) -> Picture:
    """Violations per severity and cycle, with the changes of rules between the cycles."""
    return Picture(
        cases.severities(data, breaks, view),
        cases.severities(data, breaks, view, stacked=True),
        case_titles.severities(data, view.cycle, view.chosen.name),
        f"{case_titles.alt(data, 'severity_name', view.cycle, view.chosen.name)} Garis putus-putus: perubahan aturan.",
    )


def forms(data: pd.DataFrame, view: Selection) -> Picture:
    """Violations of the chosen cycle per form, each marked as kode etik or disiplin."""
    return Picture(
        cases.forms(data),
        cases.forms(data, narrow=True),
        case_titles.counts(data, "form", view.cycle, view.chosen.name),
        case_titles.forms_alt(data),
    )


def counts(data: pd.DataFrame, label: str, view: Selection) -> Picture:
    """Violations per value of one column and cycle; on a phone those of the chosen cycle."""
    return Picture(
        cases.counts(data, label, view),
        cases.counts(data, label, replace(view, cycles=(view.chosen,)), stacked=True),
        case_titles.counts(data, label, view.cycle, view.chosen.name),
        case_titles.alt(data, label, view.cycle, view.chosen.name),
    )


def national_figures(data: pd.DataFrame) -> Picture:
    """The national figures, never to be read as a comparison."""
    return Picture(
        national.national(data), national.national(data, narrow=True), case_titles.NATIONAL, national.alt(data)
    )
