"""Data: can I trust it, and how do I bring mine?"""

import streamlit as st

import deliveries
import frame
import listings
import panels
from metrics import METRICS

HOW = """
1. Mintalah templat, atau pakai berkas kantor apa adanya: XLSX atau CSV, dengan kop surat, baris jumlah, dan judul kolom
   dalam ejaan yang biasa.
2. Taruh berkas di `data/inbox/`, atau daftarkan tempatnya di `data/sources.toml`.
3. Periksa lebih dulu: `python -m loaders check BERKAS` menyebut setiap baris yang akan ditolak, dengan alasannya.
4. Muat: `python -m loaders build --dataset resmi`. Bila terlalu banyak baris ditolak, muatan lama tetap dipakai.

Isi berkas disebut di README dan dalam templat. Berkas tidak pernah diubah atau dijalankan; isinya hanya dibaca.
"""

view = frame.enter("Data", "Dapatkah angka ini dipercaya, dan bagaimana data masuk?")
sources, loads = panels.ask("sources", view.build), panels.ask("loads", view.build)
reasons, rejects = (deliveries.readable(panels.ask(name, view.build)) for name in ("rejects_summary", "rejects"))
findings = deliveries.readable(panels.read("findings", view))
panels.sentences(deliveries.build_lines(panels.ask("build_info", view.build)))
tabs = st.tabs(["Sumber", "Berkas dimuat", "Ditolak", "Temuan", "Definisi angka", "Cara memasukkan data"])

with tabs[0]:
    title, rows = deliveries.sources_title(sources), deliveries.readable(sources)
    panels.table(view, "sources", rows, title=title, population="Sumber data", headings=listings.SOURCES)
with tabs[1]:
    title, rows = deliveries.loads_title(loads), deliveries.readable(loads)
    panels.table(view, "loads", rows, title=title, population="Lembar berkas", headings=listings.LOADS)
with tabs[2]:
    title, people = deliveries.rejects_title(reasons), "Baris yang ditolak"
    panels.table(view, "rejects_summary", reasons, title=title, population=people, headings=listings.REASONS)
    if len(rejects):
        note = "Isi baris tidak ditampilkan karena dapat memuat data pribadi."
        title = "Setiap baris yang harus diperbaiki"
        panels.table(view, "rejects", rejects, title=title, population=people, note=note, headings=listings.REJECTS)
with tabs[3]:
    title = deliveries.findings_title(findings)
    panels.table(view, "findings", findings, title=title, population="Temuan", headings=listings.FINDINGS)
with tabs[4]:
    for metric in METRICS:
        with st.expander(metric.title):
            st.markdown(deliveries.definition(metric))
with tabs[5]:
    st.markdown(HOW)
    for kind, name in deliveries.KINDS.items():
        st.markdown(f"Templat {name}:")
        st.code(f"python -m loaders template {kind} --out {kind}.xlsx", language=None)
