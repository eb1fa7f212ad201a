"""Data for the public: what the figures stand on, and how each is defined."""

import streamlit as st

import deliveries
import frame
import handout_panels
import listings
import panels
import public_panels
from metrics import METRICS

view = frame.enter("Data", "Dapatkah angka ini dipercaya?")
public_panels.opening(view)
sources = panels.read("sources", view)
title, rows = deliveries.sources_title(sources), deliveries.readable(sources)
panels.table(view, "sources", rows, title=title, population="Sumber data", headings=listings.SOURCES)
handout_panels.templates(deliveries.KINDS)
st.subheader("Definisi angka", anchor=False)
for metric in METRICS:
    if panels.may_read(metric.name, view):
        with st.expander(metric.title):
            st.markdown(deliveries.definition(metric))
