"""Penanganan perkara: what became of the cases, what is stuck with whom?"""

import pandas as pd
import streamlit as st

import frame
import panels
from charts import case_pictures, case_titles, clocks
from listings import AGEING, CLOCK_DAYS

OWN = "Perkara ASN Pemkot Malang yang dilaporkan"
OPEN = "Perkara ASN Pemkot Malang yang masih berjalan"
LADDER = (
    "Pada batang: yang sampai di situ dari tahap sebelumnya; persen hanya mulai 20 perkara. "
    "Perkara tanpa catatan langkah dihitung sampai “Dilaporkan” saja."
)
OUTCOMES = "Perkara tanpa catatan langkah, seperti yang terdokumentasi pada 2019, terhitung masih berjalan."
BOARD = "Batang: hari lewat batas yang terbanyak. Hari menunggu lembaga lain tidak dihitung."
DAYS = (
    "Hari sampai separuh perkara menyelesaikan langkah itu; yang belum selesai ikut dihitung selama hari yang sudah "
    "dijalaninya. Jenis harinya (kerja atau kalender) ada pada tabel."
)

view = frame.enter("Penanganan perkara", "Bagaimana nasib perkara, dan siapa yang ditunggu?")


def show(metric: str, data: pd.DataFrame, picture: case_pictures.Picture, note: str, **more: dict[str, str]) -> None:
    """One picture of this page."""
    panels.figure(
        view,
        metric,
        picture.chart,
        data,
        narrow=picture.narrow,
        title=picture.title,
        alt=picture.alt,
        population=OPEN if metric == "ageing_board" else OWN,
        note=note,
        headings=more.get("headings"),
    )


ladder = panels.read("case_ladder", view, all_cycles=True)
for text in case_titles.documented(panels.ask("facts", view.build, cycle=view.cycle), 2019):
    st.info(text, icon=":material/article:")
if not ladder["cases"].any():
    panels.empty(f"Belum ada perkara untuk {view.scope.name} per {view.position}", supplier="BKPSDM", kind="case")
else:
    show("case_ladder", ladder, case_pictures.ladder(ladder, view), LADDER)
    outcomes = panels.read("case_outcomes", view, all_cycles=True)
    show("case_outcomes", outcomes, case_pictures.outcomes(outcomes, view), OUTCOMES)
    board, days = panels.read("ageing_board", view), panels.read("case_clock_days", view, all_cycles=True)
    if board.empty:
        panels.table(view, "ageing_board", board, title=clocks.ageing_title(board, view.chosen.name), population=OPEN)
    else:
        show("ageing_board", board, case_pictures.ageing(board, view), BOARD, headings=AGEING)
    if not days.empty:
        show("case_clock_days", days, case_pictures.days(days, view), DAYS, headings=CLOCK_DAYS)
