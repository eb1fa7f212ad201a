"""Data: can I trust it, and how do I bring mine?"""

from collections.abc import Callable

import streamlit as st
from pandas import DataFrame

from metrics.catalogue import METRICS
from narrative import deliveries, freshness
from storage import source_status
from text import headings as listings
from web import frame
from web.panels import exhibit, query, text
from web.sections import builds, downloads, reminders
from web.upload import section

Part = tuple[str, Callable[[DataFrame], str], str, dict[str, str], str]
DEFINITIONS, HOW = "Definisi angka", "Cara memasukkan data"
REJECTED = "Baris yang ditolak"
# Per tab: metric, title, what a row is, headings, note. A tab comes where its first metric may be seen.
SECTIONS: dict[str, list[Part]] = {
    "Sumber": [("sources", deliveries.sources_title, "Sumber data", listings.SOURCES, "")],
    "Berkas dimuat": [("loads", deliveries.loads_title, "Lembar berkas", listings.LOADS, "")],
    "Ditolak": [
        ("rejects_summary", deliveries.rejects_title, REJECTED, listings.REASONS, ""),
        ("rejects", deliveries.each_reject_title, REJECTED, listings.REJECTS, deliveries.NO_CONTENT),
    ],
    "Temuan": [("findings", deliveries.findings_title, "Temuan", listings.FINDINGS, "")],
}

view = frame.enter(__file__)
text.sentences(deliveries.build_lines(query.query("build_info", view.build)))
shown = {name: parts for name, parts in SECTIONS.items() if query.may_read(parts[0][0], view)}
tabs = text.tabs([*shown, *builds.tab(view), *section.tab(view), DEFINITIONS, HOW])
for name, parts in shown.items():
    for metric, title_of, who, headings, note in parts:
        rows = query.read(metric, view, whole_city=metric != "findings")
        if metric == "sources" and not view.is_older:
            rows = freshness.now(rows, source_status.status_of_sources(view.dataset))
        with tabs[name]:
            title, cells = title_of(rows), deliveries.readable(rows)
            exhibit.table(view, metric, cells, title=title, population=who, note=note, headings=headings)
            if metric == "rejects_summary":
                downloads.rejects(view)
for name in builds.tab(view):
    with tabs[name]:
        builds.show(view)
for name in section.tab(view):
    with tabs[name]:
        section.section(view)
with tabs[DEFINITIONS]:
    for record in METRICS:
        with st.expander(record.title):
            st.markdown(deliveries.definition(record))
with tabs[HOW]:
    st.markdown(deliveries.HOW)
    downloads.templates(deliveries.KINDS)
reminders.logs(view)
