"""Data: can I trust it, and how do I bring mine?"""

from collections.abc import Callable

import streamlit as st
from pandas import DataFrame

import data_health
import deliveries
import frame
import handout_panels
import listings
import panels
import reminder_panels
import standing
from metrics import METRICS

HOW = """
1. Isi templat di bawah, atau pakai berkas kantor apa adanya: XLSX atau CSV, dengan kop surat dan baris jumlah.
2. Taruh berkas di `data/inbox/`, atau daftarkan folder, alamat HTTPS atau kueri di `data/sources.toml`.
3. Periksa lebih dulu: `python -m loaders check BERKAS` menyebut setiap baris yang akan ditolak, dengan alasannya.
4. Muat: `python -m loaders build --dataset resmi`. Bila terlalu banyak baris ditolak, muatan lama tetap dipakai.

Isi berkas disebut di README dan dalam templat. Berkas tidak pernah diubah atau dijalankan; isinya hanya dibaca.
"""
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
panels.sentences(deliveries.build_lines(panels.ask("build_info", view.build)))
shown = {name: parts for name, parts in SECTIONS.items() if panels.may_read(parts[0][0], view)}
tabs = st.tabs([*shown, "Definisi angka", "Cara memasukkan data"])
for tab, parts in zip(tabs, shown.values(), strict=False):
    for metric, title_of, who, headings, note in parts:
        rows = panels.read(metric, view, whole_city=metric != "findings")
        if metric == "sources":
            rows = data_health.now(rows, standing.fetches(view.dataset))
        with tab:
            title, cells = title_of(rows), deliveries.readable(rows)
            panels.table(view, metric, cells, title=title, population=who, note=note, headings=headings)
            if metric == "rejects_summary":
                handout_panels.rejects(view)
with tabs[-2]:
    for record in METRICS:
        with st.expander(record.title):
            st.markdown(deliveries.definition(record))
with tabs[-1]:
    st.markdown(HOW)
    handout_panels.templates(deliveries.KINDS)
reminder_panels.logs(view)
