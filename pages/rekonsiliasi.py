"""Rekonsiliasi Bawaslu: do our registers agree?"""

import pandas as pd

from charts.base.picture import Picture
from charts.reconciliation import pictures, titles
from text.headings import RECONCILIATION, RECONCILIATION_DECISIONS, RECONCILIATION_LIST
from web import frame
from web.panels import exhibit, query, text

BOTH = "Perkara dalam register Pemkot atau register Bawaslu, semua instansi"

view = frame.enter(__file__)


def show(metric: str, rows: pd.DataFrame, picture: Picture, note: str) -> None:
    """One picture with its panel."""
    exhibit.figure(
        view,
        metric,
        picture.chart,
        rows,
        narrow=picture.narrow,
        title=picture.title,
        alt=picture.alt,
        population=BOTH,
        note=note,
        headings=RECONCILIATION,
    )


def hand_out(metric: str, rows: pd.DataFrame, title: str, note: str, headings: dict[str, str]) -> None:
    """One list to take along."""
    exhibit.table(view, metric, rows, title=title, population=BOTH, note=note, headings=headings)


gap = titles.missing(query.read("reconciliation_summary", view, all_cycles=True, whole_city=True))
summary = query.read("reconciliation_summary", view, all_cycles=True)
if gap:
    text.empty(f"{gap.what} (posisi {view.position})", supplier=gap.supplier, kind=gap.kind)
elif not summary["cases"].any():
    text.empty(f"Belum ada perkara untuk {view.scope.name} per {view.position}", supplier="BKPSDM dan Bawaslu")
else:
    show("reconciliation_summary", summary, pictures.places(summary, view), titles.undecided(summary))
    kinds = query.read("reconciliation_differences", view, all_cycles=True)
    show("reconciliation_differences", kinds, pictures.kinds(kinds, view), titles.DIFFERING)
    days = query.read("differences_over_time", view)
    if len(days):
        show("differences_over_time", days, pictures.course(days, view), titles.COURSE)
    name, waiting = view.chosen.name, query.read("reconciliation_decisions", view)
    if len(waiting):
        title = titles.waiting(waiting, name)
        hand_out("reconciliation_decisions", waiting, title, titles.DECIDING, RECONCILIATION_DECISIONS)
    rows = query.read("reconciliation_list", view)
    hand_out("reconciliation_list", rows, titles.listed(rows, name), titles.NUMBERED, RECONCILIATION_LIST)
