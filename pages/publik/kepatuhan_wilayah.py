"""Kepatuhan wilayah for the public."""

import frame
import panels
from charts import public

PEOPLE = "ASN wajib tanda tangan menurut tempat kerja"

view = frame.enter("Kepatuhan wilayah", "Kecamatan dan kelurahan mana yang belum selesai?")
k = panels.threshold()
panels.note(public.WHY.format(k=k, position=view.position))
found = (("kecamatan", "compliance_by_kecamatan"), ("kelurahan", "compliance_by_kelurahan"))
for name, metric in found:
    rows = panels.read(metric, view).dropna(subset=f"{name}_id")
    if rows.empty:
        panels.empty(
            f"Belum ada daftar wajib atau rekap yang menyebut {name}", supplier="BKPSDM atau kecamatan", kind="recap"
        )
        continue
    rows = public.ranked(rows, name)
    panels.figure(
        view,
        metric,
        public.compliance_bars(rows, name, k),
        public.readable(rows, k),
        title=public.lowest(rows, name, name, k),
        alt=f"Batang mendatar per {name}, terendah di atas; yang tanpa angka disebut alasannya.",
        population=PEOPLE,
    )
