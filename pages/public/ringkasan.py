"""Ringkasan for the public: the position in sentences, and signings by kecamatan."""

from charts.compliance import public
from charts.timeline import titles
from metrics import opening
from narrative.briefing import case_sentences
from web import frame
from web.panels import query, text
from web.sections import public as public_panels

view = frame.enter(__file__)
total, places = query.read("compliance_total", view), query.read("compliance_by_kecamatan", view)
ladder, stages = query.read("case_ladder", view), query.read("stages", view)
not_yet = opening.before(view, total)
text.sentences(
    [
        *public.position(total, ladder, query.suppression_threshold(), not_yet),
        case_sentences.upcoming(stages, view.as_of),
    ]
)
public_panels.introduction(view)
if total.empty:
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier=view.names.personnel, kind="roster")
    text.articles(view, titles.facts(query.query(view.viewer, "facts", view.build, cycle=view.cycle), view.cycle))
elif not not_yet:
    public_panels.compliance(
        view,
        "compliance_by_kecamatan",
        public.ranked(places.dropna(subset="kecamatan_id"), "kecamatan"),
        "kecamatan",
        "kecamatan",
        alt="Batang mendatar per kecamatan: persen yang sudah tanda tangan; yang tidak ditampilkan disebut alasannya.",
    )
