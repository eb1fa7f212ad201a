"""Penanganan perkara for the public: how far the cases came and how they ended, as counts."""

import frame
import panels
from charts import case_pictures, case_titles, national, public
from listings import NATIONAL

PEOPLE = "Perkara ASN Pemkot Malang"

view = frame.enter("Penanganan perkara", "Sampai di mana perkara ditangani?")
k = panels.threshold()
panels.note(public.WHY.format(k=k, position=view.position))
panels.told(case_titles.documented(panels.ask("facts", view.build, cycle=view.cycle), 2019))
ladder, ends = panels.read("case_ladder", view), panels.read("case_outcomes", view)
if ladder.empty:
    panels.empty("Belum ada perkara pada siklus ini", supplier="BKPSDM dan Bawaslu", kind="case")
else:
    panels.figure(
        view,
        "case_ladder",
        public.case_bars(ladder, "rung_name", k),
        public.readable(ladder, k),
        title=public.cases_title(ladder, "rung_name", "Tahap"),
        alt="Batang mendatar per tahap, dari laporan sampai sanksi.",
        population=PEOPLE,
    )
    panels.figure(
        view,
        "case_outcomes",
        public.case_bars(ends, "outcome_name", k),
        public.readable(ends, k),
        title=public.cases_title(ends, "outcome_name", "Akhir perkara"),
        alt="Batang mendatar per akhir perkara.",
        population=PEOPLE,
    )
figures = national.named(panels.read("national_figures", view))
if len(figures):
    seen = case_pictures.national_figures(figures)
    panels.figure(
        view,
        "national_figures",
        seen.chart,
        figures,
        narrow=seen.narrow,
        title=seen.title,
        alt=seen.alt,
        population="Angka nasional",
        note=case_titles.NOT_ALIKE,
        headings=NATIONAL,
    )
