"""Penanganan perkara for the public: counts by step and by outcome, and national figures."""

from charts.violations import national, pictures, titles
from web import frame
from web.panels import exhibit, query, text
from web.sections import public

view = frame.enter(__file__)
public.introduction(view)
text.articles(view, titles.documented(query.query(view.viewer, "facts", view.build, cycle=view.cycle)))
ladder, ends = query.read("case_ladder", view), query.read("case_outcomes", view)
if ladder.empty:
    supplier = f"{view.names.personnel} dan Bawaslu"
    text.empty("Belum ada perkara pada siklus ini", supplier=supplier, kind="case")
else:
    alt = "Batang mendatar per tahap, dari laporan sampai sanksi."
    public.cases(view, "case_ladder", ladder, "rung_name", "Tahap", alt=alt)
    alt = "Batang mendatar per akhir perkara."
    public.cases(view, "case_outcomes", ends, "outcome_name", "Akhir perkara", alt=alt)
figures = national.named(query.read("national_figures", view))
if len(figures):
    exhibit.figure(view, "national_figures", pictures.national_figures(figures), figures)
