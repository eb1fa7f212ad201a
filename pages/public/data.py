"""Data for the public: sources, templates and the definitions of the public metrics."""

import streamlit as st

from metrics.catalogue import METRICS
from narrative import deliveries
from web import frame
from web.panels import exhibit, query
from web.sections import downloads, public

view = frame.enter(__file__)
public.introduction(view)
sources = query.read("sources", view)
title, rows = deliveries.sources_title(sources), deliveries.readable(sources)
exhibit.table(view, "sources", rows, title)
downloads.templates(deliveries.templates(query.query(view.viewer, "inputs", view.build)))
st.subheader("Definisi angka", anchor=False)
for metric in METRICS:
    if query.may_read(metric.name, view):
        with st.expander(metric.title):
            st.markdown(view.names.fill_markdown(deliveries.definition(metric)))
