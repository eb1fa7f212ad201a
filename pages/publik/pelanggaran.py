"""Pelanggaran for the public: severities as counts; nothing of single cases."""

import frame
import panels
from charts import public

view = frame.enter("Pelanggaran", "Seberapa berat dugaan pelanggaran netralitas?")
k = panels.threshold()
panels.note(public.WHY.format(k=k, position=view.position))
rows = panels.read("violations_by_severity", view)
if rows.empty:
    panels.empty("Belum ada perkara pada siklus ini", supplier="BKPSDM dan Bawaslu", kind="case")
else:
    panels.figure(
        view,
        "violations_by_severity",
        public.case_bars(rows, "severity_name", k),
        public.readable(rows, k),
        title=public.cases_title(rows, "severity_name", "Tingkat"),
        alt="Batang mendatar per tingkat, dari moral sampai berat, lalu yang belum diputus.",
        population="Perkara ASN Pemkot Malang",
    )
