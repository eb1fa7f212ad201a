"""Penanganan perkara: what became of the cases, what is stuck with whom?"""

import streamlit as st

import frame
import panels
from charts import case_pictures, case_titles
from listings import OPEN_CASES

OWN = "Perkara ASN Pemkot Malang yang dilaporkan"

view = frame.enter("Penanganan perkara", "Bagaimana nasib perkara, dan siapa yang ditunggu?")
ladder = panels.read("case_ladder", view, all_cycles=True)
for text in case_titles.documented(panels.ask("facts", view.build, cycle=view.cycle), 2019):
    st.info(text, icon=":material/article:")
if not ladder["cases"].any():
    panels.empty(f"Belum ada perkara untuk {view.scope.name} per {view.position}", supplier="BKPSDM", kind="case")
else:
    picture = case_pictures.ladder(ladder, view)
    panels.figure(
        view,
        "case_ladder",
        picture.chart,
        ladder,
        narrow=picture.narrow,
        title=picture.title,
        alt=picture.alt,
        population=OWN,
        note="Pada batang: yang sampai di situ dari tahap sebelumnya; persen hanya mulai 20 perkara. "
        "Perkara tanpa catatan langkah dihitung sampai “Dilaporkan” saja.",
    )
    outcomes = panels.read("case_outcomes", view, all_cycles=True)
    picture = case_pictures.outcomes(outcomes, view)
    panels.figure(
        view,
        "case_outcomes",
        picture.chart,
        outcomes,
        narrow=picture.narrow,
        title=picture.title,
        alt=picture.alt,
        population=OWN,
        note="Perkara tanpa catatan langkah, seperti yang terdokumentasi pada 2019, terhitung masih berjalan.",
    )
    waiting = panels.read("open_cases_by_step", view)
    panels.table(
        view,
        "open_cases_by_step",
        waiting,
        title=case_titles.waiting(waiting, view.chosen.name),
        population="Perkara ASN Pemkot Malang yang masih berjalan",
        note="Hari kalender sejak tahap terakhir, bukan hitungan batas waktu menurut aturan.",
        headings=OPEN_CASES,
    )
