"""Data: can I trust it, and how do I bring mine?"""

from collections.abc import Callable

import streamlit as st
from pandas import DataFrame

from metrics.catalogue import METRICS
from narrative import deliveries
from narrative import freshness as data_health
from storage import source_status as standing
from text import headings as listings
from web import frame
from web.panels import exhibit as panels
from web.panels import query, text
from web.sections import builds as build_panels
from web.sections import downloads as handout_panels
from web.sections import reminders as reminder_panels
from web.upload import section as upload

Part = tuple[str, Callable[[DataFrame], str], str, dict[str, str], str]
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

view = frame.enter("Data", "Dapatkah angka ini dipercaya, dan bagaimana data masuk?")
text.sentences(deliveries.build_lines(query.ask("build_info", view.build)))
shown = {name: parts for name, parts in SECTIONS.items() if query.may_read(parts[0][0], view)}
tabs = st.tabs([*shown, *build_panels.tab(view), *upload.tab(view), "Definisi angka", "Cara memasukkan data"])
for tab, parts in zip(tabs, shown.values(), strict=False):
    for metric, title_of, who, headings, note in parts:
        rows = query.read(metric, view, whole_city=metric != "findings")
        if metric == "sources" and not view.is_older:
            rows = data_health.now(rows, standing.fetches(view.dataset))
        with tab:
            title, cells = title_of(rows), deliveries.readable(rows)
            panels.table(view, metric, cells, title=title, population=who, note=note, headings=headings)
            if metric == "rejects_summary":
                handout_panels.rejects(view)
with tabs[len(shown)]:
    build_panels.show(view)
with tabs[-3]:
    upload.section(view)
with tabs[-2]:
    for record in METRICS:
        with st.expander(record.title):
            st.markdown(deliveries.definition(record))
with tabs[-1]:
    st.markdown(deliveries.HOW)
    handout_panels.templates(deliveries.KINDS)
reminder_panels.logs(view)
