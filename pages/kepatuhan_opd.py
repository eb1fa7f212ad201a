"""Kepatuhan OPD: which OPD has not finished, and how did it get there?"""

from charts.compliance import bars as compliance
from charts.compliance import progress
from charts.compliance import titles as compliance_titles
from metrics import ranking
from web import frame
from web.panels import exhibit as panels
from web.panels import query, text
from web.sections import denominator as denominator_panels
from web.sections import funnel as fair_panels
from web.sections import pace as pace_panels
from web.sections import reminders as reminder_panels
from web.sections import unit_screens
from web.sections import unsigned as who_panels

PEOPLE = "ASN wajib tanda tangan"
view = frame.enter("Kepatuhan OPD", "OPD mana yang belum selesai?")
units = reminder_panels.tell(ranking.ranked(query.read("compliance_by_unit", view)), view)
silent = query.read("units_without_data", view)
text.note(compliance_titles.due_note(view.chosen.due_on))
if units.empty:
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier="BKPSDM dan OPD", kind="roster")
else:
    past = query.read("compliance_by_current_unit", view, all_cycles=True)
    ranges = text.switch("Rentang kewajaran tiap OPD (Wilson 95%)", "ranges")
    panels.figure(
        view,
        "compliance_by_unit",
        compliance.bars(units, past[past["cycle"] < view.cycle], ranges=ranges),
        units,
        narrow=compliance.bars(units, narrow=True),
        title=compliance_titles.units(units, len(silent)),
        alt="Batang mendatar per OPD, capaian terendah di atas, dua tingkat; titik menandai siklus sebelumnya.",
        population=PEOPLE,
        note="OPD bersama unit di bawahnya; siklus lama pada OPD penerusnya, menurut keadaan akhirnya.",
    )
    days, stages = query.read("signings_over_time", view), query.read("stages", view)
    panels.figure(
        view,
        "signings_over_time",
        progress.curve(days, stages, view.chosen.due_on, view.chosen.polling_on),
        days,
        title=compliance_titles.curve(days, view.chosen.due_on),
        alt="Kurva naik jumlah orang yang sudah tanda tangan, dengan hari batas dan tahapan pemilihan di bawahnya.",
        population=PEOPLE,
    )
    pace_panels.show(view)
    fair_panels.show(view)
    denominator_panels.show(view)
    levels = query.read("compliance_by_level", view)
    panels.figure(
        view,
        "compliance_by_level",
        compliance.bars(levels, name="level_name"),
        levels,
        narrow=compliance.bars(levels, name="level_name", narrow=True),
        title=compliance_titles.levels(levels),
        alt="Batang mendatar per jenjang dari pimpinan sampai pelaksana, dua tingkat.",
        population=PEOPLE,
        note="Rekap unit tidak menyebut jenjang.",
    )
unit_screens.tell(view, units, PEOPLE)
who_panels.show(view, silent)
