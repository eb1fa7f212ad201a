"""Data: sources, loads, rejects, builds, the upload and the definitions of all metrics."""

from collections.abc import Callable

import streamlit as st
from pandas import DataFrame

from metrics.catalogue import METRICS
from narrative import deliveries, freshness
from storage import source_status
from web import frame
from web.panels import exhibit, query, text
from web.sections import builds, downloads, reminders
from web.upload import section

DEFINITIONS, HOW = "Definisi angka", "Cara memasukkan data"
# Per tab its metrics, and how the title of each is made. A tab comes where its first metric may be seen.
SECTIONS: dict[str, dict[str, Callable[[DataFrame], str]]] = {
    "Sumber": {"sources": deliveries.sources_title},
    "Berkas dimuat": {"loads": deliveries.loads_title},
    "Ditolak": {"rejects_summary": deliveries.rejects_title, "rejects": deliveries.each_reject_title},
    "Temuan": {"findings": deliveries.findings_title},
}

view = frame.enter(__file__)
text.sentences(deliveries.build_lines(query.query(view.viewer, "build_info", view.build)))
shown = {name: parts for name, parts in SECTIONS.items() if query.may_read(next(iter(parts)), view)}
tabs = text.tabs([*shown, *builds.tab_names(view), *section.tab_names(view), DEFINITIONS, HOW])
for name, parts in shown.items():
    for metric, title_of in parts.items():
        rows = query.read(metric, view, whole_city=metric != "findings")
        if metric == "sources" and not view.is_older:
            rows = freshness.now(rows, source_status.status_of_sources(view.dataset))
        with tabs[name]:
            exhibit.table(view, metric, deliveries.readable(rows), title_of(rows))
            if metric == "rejects_summary":
                downloads.rejects(view)
for name in builds.tab_names(view):
    with tabs[name]:
        builds.show(view)
for name in section.tab_names(view):
    with tabs[name]:
        section.show(view)
with tabs[DEFINITIONS]:
    for record in METRICS:
        with st.expander(record.title):
            st.markdown(view.names.fill_markdown(deliveries.definition(record)))
with tabs[HOW]:
    st.markdown(deliveries.HOW)
    downloads.templates(deliveries.templates(query.query(view.viewer, "inputs", view.build)))
reminders.show_logs(view)
