"""Kepatuhan OPD: signings by unit, over time and by level."""

from charts.base.picture import Picture
from charts.compliance import bars, progress, titles
from metrics import ranking
from web import frame
from web.panels import exhibit, query, text
from web.sections import denominator, funnel, pace, reminders, unit_slides, unsigned

view = frame.enter(__file__)
units = reminders.add_counts(ranking.ranked(query.read("compliance_by_unit", view)), view)
silent = query.read("units_without_data", view)
text.note(titles.due_note(view.chosen.due_on))
if units.empty:
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier="BKPSDM dan OPD", kind="roster")
else:
    past = query.read("compliance_by_current_unit", view, all_cycles=True)
    ranges = text.toggle("Rentang kewajaran tiap OPD (Wilson 95%)", "ranges")
    picture = Picture(
        bars.bars(units, past[past["cycle"] < view.cycle], ranges=ranges),
        bars.bars(units, narrow=True),
        titles.units(units, len(silent)),
        "Batang mendatar per OPD, capaian terendah di atas, dua tingkat; titik menandai siklus sebelumnya.",
    )
    exhibit.figure(view, "compliance_by_unit", picture, units)
    days, stages = query.read("signings_over_time", view), query.read("stages", view)
    picture = Picture(
        progress.curve(days, stages, view.chosen.due_on, view.chosen.polling_on),
        None,
        titles.curve(days, view.chosen.due_on),
        "Kurva naik jumlah orang yang sudah tanda tangan, dengan hari batas dan tahapan pemilihan di bawahnya.",
    )
    exhibit.figure(view, "signings_over_time", picture, days)
    pace.show(view)
    funnel.show(view)
    denominator.show(view)
    levels = query.read("compliance_by_level", view)
    picture = Picture(
        bars.bars(levels, name="level_name"),
        bars.bars(levels, name="level_name", narrow=True),
        titles.levels(levels),
        "Batang mendatar per jenjang dari pimpinan sampai pelaksana, dua tingkat.",
    )
    exhibit.figure(view, "compliance_by_level", picture, levels)
unit_slides.collect(view, units)
unsigned.show(view, silent)
