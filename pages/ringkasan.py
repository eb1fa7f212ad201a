"""Ringkasan: the position in sentences and tiles, the action list, and the cycles side by side."""

from charts.compliance import pictures
from charts.timeline import titles
from charts.violations.counts import OPD, touching
from metrics import ranking
from narrative import headlines
from narrative.briefing import sentences, situation
from web import frame
from web.panels import exhibit, query, text
from web.sections import actions

view = frame.enter(__file__)
total, units = query.read("compliance_total", view), query.read("compliance_by_unit", view)
silent, days = query.read("units_without_data", view), query.read("signings_over_time", view)
ladder, outcomes = query.read("case_ladder", view), query.read("case_outcomes", view)

audience = sentences.audience_of(view.viewer.role)
registers = audience is sentences.Audience.BAWASLU
now = situation.of(view, query.earlier_day(view), query.query, with_registers=registers)
text.sentences(sentences.told(audience, now))

if total.empty:
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier=view.names.personnel, kind="roster")
    text.articles(view, titles.facts(query.query(view.viewer, "facts", view.build, cycle=view.cycle), view.cycle))
elif now.not_yet:
    text.tiles([headlines.obliged(total), *([headlines.running(ladder, outcomes)] if view.has_begun else [])])
else:
    text.tiles(
        [
            headlines.signed(total, days, "signed", "Sudah tanda tangan"),
            headlines.signed(total, days, "fulfilled", "Tepat waktu dan terverifikasi"),
            headlines.finished(units, silent),
            headlines.running(ladder, outcomes),
        ]
    )
    waiting = ranking.waiting(units)
    exhibit.figure(view, "compliance_by_unit", pictures.waiting(waiting, units), waiting)

actions.show(view)
cycles = query.read("signings_over_time", view, all_cycles=True)
if len(cycles):
    changes = touching(query.read("rule_breaks", view), view.as_of, OPD)
    exhibit.figure(view, "signings_over_time", pictures.all_cycles(cycles, changes, view), cycles)
