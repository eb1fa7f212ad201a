"""Dasar hukum: every limit, step, sanction and change of rule that the figures stand on, with source and flag."""

import streamlit as st

from narrative.law import SUBJECTS
from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)
name = view.chosen.name
text.note(
    f"Batas waktu dan sanksi di bawah ini berlaku pada {name}. “Dicocokkan: tidak” berarti belum dibandingkan dengan "
    "lembaran negara: jangan dipakai untuk menegur sebelum diperiksa. Ada yang keliru? Satu baris data rujukan yang "
    "dibetulkan mengubah semua hitungan."
)
for subject in SUBJECTS:
    cycle = view.cycle if subject.has_cycle else None
    rows = query.query(view.viewer, subject.metric, view.build, cycle=cycle)
    with st.expander(subject.summary(rows)):
        exhibit.table(view, subject.metric, rows, subject.title(name), wrapped=True, lead=subject.lead)
