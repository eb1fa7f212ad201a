"""Kepatuhan OPD: which OPD has not finished, and how did it get there?"""

from charts.compliance import bars, progress, titles
from metrics import ranking
from web import frame
from web.panels import exhibit, query, text
from web.sections import denominator, funnel, pace, reminders, unit_screens, unsigned

PEOPLE = "ASN wajib tanda tangan"
view = frame.enter(__file__)
units = reminders.add_counts(ranking.ranked(query.read("compliance_by_unit", view)), view)
silent = query.read("units_without_data", view)
text.note(titles.due_note(view.chosen.due_on))
if units.empty:
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier="BKPSDM dan OPD", kind="roster")
else:
    past = query.read("compliance_by_current_unit", view, all_cycles=True)
    ranges = text.switch("Rentang kewajaran tiap OPD (Wilson 95%)", "ranges")
    exhibit.figure(
        view,
        "compliance_by_unit",
        bars.bars(units, past[past["cycle"] < view.cycle], ranges=ranges),
        units,
        narrow=bars.bars(units, narrow=True),
        title=titles.units(units, len(silent)),
        alt="Batang mendatar per OPD, capaian terendah di atas, dua tingkat; titik menandai siklus sebelumnya.",
        population=PEOPLE,
        note="OPD bersama unit di bawahnya; siklus lama pada OPD penerusnya, menurut keadaan akhirnya.",
    )
    days, stages = query.read("signings_over_time", view), query.read("stages", view)
    exhibit.figure(
        view,
        "signings_over_time",
        progress.curve(days, stages, view.chosen.due_on, view.chosen.polling_on),
        days,
        title=titles.curve(days, view.chosen.due_on),
        alt="Kurva naik jumlah orang yang sudah tanda tangan, dengan hari batas dan tahapan pemilihan di bawahnya.",
        population=PEOPLE,
    )
    pace.show(view)
    funnel.show(view)
    denominator.show(view)
    levels = query.read("compliance_by_level", view)
    exhibit.figure(
        view,
        "compliance_by_level",
        bars.bars(levels, name="level_name"),
        levels,
        narrow=bars.bars(levels, name="level_name", narrow=True),
        title=titles.levels(levels),
        alt="Batang mendatar per jenjang dari pimpinan sampai pelaksana, dua tingkat.",
        population=PEOPLE,
        note="Rekap unit tidak menyebut jenjang.",
    )
unit_screens.tell(view, units, PEOPLE)
unsigned.show(view, silent)
