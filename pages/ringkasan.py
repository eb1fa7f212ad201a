"""Ringkasan: where do we stand, what needs me?"""

import frame
import panels
import sentences
from charts import compliance, progress
from wording import percent, ratio

view = frame.enter("Ringkasan", "Di mana posisi kita, dan apa yang menunggu?")
total, units = panels.read("compliance_total", view), panels.read("compliance_by_unit", view)
silent, days = panels.read("units_without_data", view), panels.read("signings_over_time", view)
ladder, outcomes = panels.read("case_ladder", view), panels.read("case_outcomes", view)

panels.sentences(
    [
        sentences.position(total, view.chosen.name),
        sentences.on_time(total, view.chosen.due_on),
        sentences.change(days, view.as_of),
        sentences.behind(units, silent),
        sentences.cases(ladder, outcomes),
        sentences.upcoming(panels.read("stages", view), view.as_of),
    ]
)

if total.empty:
    panels.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier="BKPSDM", kind="roster")
else:
    row = total.iloc[0]
    with panels.tiles():
        for label, column in (("Sudah tanda tangan", "signed"), ("Tepat waktu dan terverifikasi", "fulfilled")):
            panels.tile(
                label,
                percent(row[column], row["obliged"]),
                f"{ratio(row[column], row['obliged'])} orang",
                trend=panels.spark(days[column]),
                drawn="Sejak awal siklus",
            )
        skyline, ladder_steps = panels.spark(units["signed_pct"].sort_values()), panels.spark(ladder["cases"])
        panels.tile("OPD selesai", *compliance.finished(units, silent), bars=skyline, drawn="Capaian tiap OPD")
        panels.tile(
            "Perkara masih berjalan",
            *sentences.running(ladder, outcomes),
            bars=ladder_steps,
            drawn="Dari laporan sampai sanksi",
        )
    waiting = compliance.waiting(units)
    panels.figure(
        view,
        "compliance_by_unit",
        compliance.waiting_bars(waiting),
        waiting,
        title=compliance.waiting_title(units),
        alt="Batang mendatar per OPD, terbanyak di atas: jumlah orang yang belum tanda tangan.",
        population="ASN wajib tanda tangan",
        note="Paling banyak sepuluh OPD ditampilkan." if len(waiting) == 10 else "",
    )

cycles = panels.read("signings_over_time", view, all_cycles=True)
if len(cycles):
    panels.figure(
        view,
        "signings_over_time",
        progress.cycles_beside(cycles, {row.cycle: row.name for row in view.cycles}, view.cycle),
        cycles,
        title=progress.cycles_title(cycles, view.cycle),
        alt="Tiga kurva berdampingan, satu per siklus: persen yang sudah tanda tangan menuju hari pemungutan suara.",
        population="ASN wajib tanda tangan per siklus",
        note="Sumbu datar: hari sebelum pemungutan suara.",
    )
