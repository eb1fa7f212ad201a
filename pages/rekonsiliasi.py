"""Rekonsiliasi Bawaslu: the city's register of cases against that of Bawaslu."""

from charts.reconciliation import pictures, titles
from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)


gap = titles.missing(query.read("reconciliation_summary", view, all_cycles=True, whole_city=True))
summary = query.read("reconciliation_summary", view, all_cycles=True)
if gap:
    text.empty(f"{gap.what} (posisi {view.position})", supplier=view.names.fill(gap.supplier), kind=gap.kind)
elif not summary["cases"].any():
    supplier = f"{view.names.personnel} dan Bawaslu"
    text.empty(f"Belum ada perkara untuk {view.scope.name} per {view.position}", supplier=supplier)
else:
    exhibit.figure(view, "reconciliation_summary", pictures.places(summary, view), summary)
    kinds = query.read("reconciliation_differences", view, all_cycles=True)
    exhibit.figure(view, "reconciliation_differences", pictures.kinds(kinds, view), kinds)
    days = query.read("differences_over_time", view)
    if len(days):
        exhibit.figure(view, "differences_over_time", pictures.course(days, view), days)
    name, waiting = view.chosen.name, query.read("reconciliation_decisions", view)
    if len(waiting):
        exhibit.table(view, "reconciliation_decisions", waiting, titles.waiting(waiting, name))
    rows = query.read("reconciliation_list", view)
    exhibit.table(view, "reconciliation_list", rows, titles.listed(rows, name))
