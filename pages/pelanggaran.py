"""Pelanggaran: alleged violations by severity, time, form, level and source."""

from dataclasses import replace
from functools import partial

import pandas as pd

from charts.base.picture import Picture
from charts.violations import national, pictures, titles
from charts.violations.counts import REKOMENDASI, TINGKAT, touching
from charts.violations.pictures import KINDS, counts, forms, national_figures, severities
from metrics.selection import WHOLE_CITY, Selection
from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)
read = partial(query.read, view=view, all_cycles=True)


def show(metric: str, rows: pd.DataFrame, drawn: Picture, where: Selection = view) -> None:
    """Show one picture with its panel; a sentence instead where everything in it is unknown."""
    if not pictures.is_told(metric, rows):
        return text.note(f"{drawn.title}.")
    return exhibit.figure(where, metric, drawn, rows)


breaks, severity = query.read("rule_breaks", view), read("violations_by_severity")
decided, advised = touching(breaks, view.as_of, TINGKAT), touching(breaks, view.as_of, TINGKAT, REKOMENDASI)
text.note(f"{titles.FEWER} {titles.SMALL}")
if not severity["cases"].any():
    missing = f"Belum ada perkara untuk {view.scope.name} per {view.position}"
    text.empty(missing, supplier=view.names.personnel, kind="case", is_delivered=query.is_delivered(view, "case"))
else:
    text.section("Seberapa berat")
    text.sentences(titles.explained(advised))
    show("violations_by_severity", severity, severities(severity, decided, view))
    way, changes = read("violations_by_severity_step"), query.read("violations_by_severity_change", view)
    show("violations_by_severity_step", way, pictures.severity_way(way, changes, advised, view))
    text.section("Kapan dilaporkan")
    weeks, periods = query.read("violations_by_week", view), query.read("violations_by_period", view)
    show("violations_by_week", weeks, pictures.weeks(weeks, periods, query.read("stages", view), view))
    timing = read("violations_by_timing")
    show("violations_by_timing", timing, pictures.timing(timing, view))
    text.section("Bentuk apa, pada jenjang mana, dari mana")
    if len(rows := query.read("violations_by_form", view)):
        show("violations_by_form", rows, forms(rows, view))
    for kind, column in zip(KINDS, text.columns(), strict=True):
        with column:
            show(kind.metric, rows := read(kind.metric), counts(rows, kind.label, view))
agencies = read("violations_by_instansi", whole_city=True)
if not agencies["is_own"].all():
    text.section("Instansi lain")
    show("violations_by_instansi", agencies, pictures.other_agencies(agencies, view), replace(view, scope=WHOLE_CITY))
text.section("Yang terdokumentasi dan angka nasional")
text.articles(view, titles.documented(read("facts")))
if len(figures := national.named(query.read("national_figures", view))):
    show("national_figures", figures, national_figures(figures))
