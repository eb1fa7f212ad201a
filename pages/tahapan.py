"""Tahapan dan kegiatan: stages, activities, forbidden forms and documented facts."""

import streamlit as st

from charts.timeline import pictures, titles
from metrics import opening
from metrics.catalogue import find
from text.escaping import escape_all, escape_data_words
from web import frame
from web.panels import exhibit, query
from web.panels import text as panels_text

view = frame.enter(__file__)
stages, events = query.read("stages", view), query.read("events", view)
known = query.read("signings_over_time", view).dropna(subset=["obliged", "signed", "fulfilled"])
signings = opening.opened(view, known)
exhibit.figure(view, "stages", pictures.time_axis(stages, events, signings, view), stages)
if events.empty:
    supplier = f"{view.names.personnel}, OPD, dan kecamatan"
    panels_text.empty(titles.activities(events, view.chosen.name), supplier=supplier, kind="event")
else:
    exhibit.table(view, "events", events, titles.activities(events, view.chosen.name))

forms = query.query(view.viewer, "forms_by_class", view.build)
in_force = titles.class_in_force(stages, view.as_of)
st.subheader(escape_all(titles.forbidden(stages, view.as_of)), anchor=False)
st.markdown(escape_data_words(titles.later_fixed(stages, view.as_of)))
for of_class, column in zip(titles.CLASSES, panels_text.columns(), strict=True):
    column.container(border=True, height="stretch").markdown(escape_data_words(titles.forms(forms, of_class, in_force)))
panels_text.note(titles.shared_note(forms))
with st.expander("Daftar bentuk sebagai tabel dan berkas"):
    exhibit.table(view, "forms_by_class", forms, "Bentuk yang dilarang")

facts = query.query(view.viewer, "facts", view.build)
st.subheader("Fakta terdokumentasi, dengan artikelnya", anchor=False)
st.markdown(f":green-badge[NYATA] {find('facts').note}")
with st.grid(2, min_column_width=320, gap="small"):
    for text in titles.facts(facts, view.cycle):
        st.container(border=True, height="stretch").markdown(escape_data_words(text))
with st.expander("Fakta sebagai tabel dan berkas"):
    exhibit.table(view, "facts", facts, "Fakta terdokumentasi")
