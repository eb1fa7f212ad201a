"""Rekonsiliasi Bawaslu: do our registers agree?"""

import pandas as pd

import frame
import panels
from charts import case_pictures, reconciliation, reconciliation_titles
from listings import RECONCILIATION, RECONCILIATION_LIST

BOTH = "Perkara dalam register Pemkot atau register Bawaslu, semua instansi"
SUGGESTED = "“Mungkin sama” adalah saran dari data: bukan padanan sampai seseorang memutuskan dalam berkas padanan."
DIFFERING = "Satu perkara dapat berbeda dalam beberapa hal. Yang kosong di salah satu register tidak dibandingkan."
COURSE = "Setiap akhir bulan sampai sebulan sesudah perubahan terakhir. Yang disarankan terhitung belum berpadanan."
NUMBERED = "Nomor register menunjuk perkara. Daftar ini hanya ada dalam data simulasi, untuk latihan."
WITHHELD = (
    "Hanya jumlah yang ditampilkan. Daftar perkara dengan nomornya belum ditampilkan pada data resmi: nomor register "
    "menunjuk perkara seseorang, dan hak akses belum diatur."
)

view = frame.enter("Rekonsiliasi Bawaslu", "Apakah register kita dan register Bawaslu sama?")


def show(metric: str, rows: pd.DataFrame, picture: case_pictures.Picture, population: str, note: str) -> None:
    """One picture with its panel."""
    panels.figure(
        view, metric, picture.chart, rows, narrow=picture.narrow, title=picture.title, alt=picture.alt,
        population=population, note=note, headings=RECONCILIATION,
    )  # fmt: skip


gap = reconciliation_titles.missing(panels.read("reconciliation_summary", view, all_cycles=True, whole_city=True))
summary = panels.read("reconciliation_summary", view, all_cycles=True)
if gap:
    panels.empty(f"{gap.what} (posisi {view.position})", supplier=gap.supplier, kind=gap.kind)
elif not summary["cases"].any():
    panels.empty(f"Belum ada perkara untuk {view.scope.name} per {view.position}", supplier="BKPSDM dan Bawaslu")
else:
    show("reconciliation_summary", summary, reconciliation.places(summary, view), BOTH, SUGGESTED)
    kinds = panels.read("reconciliation_differences", view, all_cycles=True)
    show("reconciliation_differences", kinds, reconciliation.kinds(kinds, view), BOTH, DIFFERING)
    days = panels.read("differences_over_time", view)
    if len(days):
        show("differences_over_time", days, reconciliation.course(days, view), BOTH, COURSE)
    if view.is_simulated:
        rows = panels.read("reconciliation_list", view)
        title = reconciliation_titles.listed(rows, view.chosen.name)
        panels.table(
            view, "reconciliation_list", rows, title=title, population=BOTH, note=NUMBERED, headings=RECONCILIATION_LIST
        )
    else:
        panels.note(WITHHELD)
