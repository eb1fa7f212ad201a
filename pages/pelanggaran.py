"""Pelanggaran: how serious, which kinds, from where?"""

import pandas as pd
import streamlit as st

import frame
import panels
from charts import case_pictures, case_titles, national
from listings import NATIONAL

HEADINGS = {"national_figures": NATIONAL}
OWN = "Perkara dugaan pelanggaran ASN Pemkot Malang"

view = frame.enter("Pelanggaran", "Seberapa berat, bentuk apa, dan dari mana?")


def show(metric: str, rows: pd.DataFrame, picture: case_pictures.Picture, population: str, note: str) -> None:
    """One picture with its panel."""
    panels.figure(
        view,
        metric,
        picture.chart,
        rows,
        narrow=picture.narrow,
        title=picture.title,
        alt=picture.alt,
        population=population,
        note=note,
        headings=HEADINGS.get(metric),
    )


breaks = panels.ask("rule_breaks", view.build)
severity = panels.read("violations_by_severity", view, all_cycles=True)
panels.note(f"{case_titles.FEWER} {case_titles.CHANGED_RULE}")
if not severity["cases"].any():
    panels.empty(f"Belum ada perkara untuk {view.scope.name} per {view.position}", supplier="BKPSDM", kind="case")
else:
    picture = case_pictures.severities(severity, breaks, view)
    show("violations_by_severity", severity, picture, OWN, "Tingkat menurut SK terakhir yang berlaku.")
    panels.sentences(case_titles.explained(breaks))
    forms = panels.read("violations_by_form", view)
    if len(forms):
        note = f"Berarsir: kode etik; polos: disiplin. {case_titles.FEWER}"
        show("violations_by_form", forms, case_pictures.forms(forms, view), OWN, note)
    for kind, column in zip(case_pictures.KINDS, [*panels.beside(), *panels.beside()], strict=True):
        rows = panels.read(kind.metric, view, all_cycles=True)
        with column:
            picture = case_pictures.counts(rows, kind.label, view)
            show(kind.metric, rows, picture, f"Perkara dugaan pelanggaran {kind.of}", kind.note)

for text in case_titles.documented(panels.ask("facts", view.build), 2019):
    st.info(text, icon=":material/article:")
figures = national.named(panels.ask("national_figures", view.build))
show("national_figures", figures, case_pictures.national_figures(figures), "Angka nasional", case_titles.NOT_ALIKE)
