"""Kepatuhan OPD: signings by unit, over time and by level."""

from charts.compliance import pictures, titles
from metrics import opening, ranking
from web import frame
from web.panels import exhibit, query, text
from web.sections import denominator, funnel, pace, reminders, unit_slides, unsigned

view = frame.enter(__file__)
units = reminders.add_counts(ranking.ranked(query.read("compliance_by_unit", view)), view)
silent = query.read("units_without_data", view)
text.note(titles.due_note(view))
if units.empty:
    supplier = f"{view.names.personnel} dan OPD"
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier=supplier, kind="roster")
elif not query.has_opened(view):
    text.sentences([f"{opening.not_yet(view)}."])
    denominator.show(view)
else:
    past = query.read("compliance_by_current_unit", view, all_cycles=True)
    ranges = text.toggle("Rentang kewajaran tiap OPD (Wilson 95%)", "ranges")
    picture = pictures.units(units, past[past["cycle"] < view.cycle], len(silent), ranges=ranges)
    exhibit.figure(view, "compliance_by_unit", picture, units)
    days, stages = query.read("signings_over_time", view), query.read("stages", view)
    exhibit.figure(view, "signings_over_time", pictures.signings(days, stages, view), days)
    pace.show(view)
    funnel.show(view)
    denominator.show(view)
    leaders = query.read("compliance_by_position", view)
    if len(leaders):
        exhibit.figure(view, "compliance_by_position", pictures.positions(leaders), leaders)
    levels = query.read("compliance_by_level", view)
    exhibit.figure(view, "compliance_by_level", pictures.levels(levels), levels)
    unit_slides.collect(view, units)
unsigned.show(view, silent)
