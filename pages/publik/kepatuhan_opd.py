"""Kepatuhan OPD for the public."""

import frame
import panels
from charts import public

PEOPLE = "ASN wajib tanda tangan"

view = frame.enter("Kepatuhan OPD", "OPD mana yang belum selesai?")
k = panels.threshold()
panels.note(public.WHY.format(k=k, position=view.position))
units, levels = panels.read("compliance_by_unit", view), panels.read("compliance_by_level", view)
if units.empty:
    panels.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier="BKPSDM dan OPD", kind="roster")
else:
    rows = public.ranked(units, "short_name")
    panels.figure(
        view,
        "compliance_by_unit",
        public.compliance_bars(rows, "short_name", k),
        public.readable(rows, k),
        title=public.lowest(rows, "short_name", "OPD", k),
        alt="Batang mendatar per OPD, terendah di atas; OPD tanpa angka disebut alasannya.",
        population=PEOPLE,
    )
    panels.figure(
        view,
        "compliance_by_level",
        public.compliance_bars(levels, "level_name", k),
        public.readable(levels, k),
        title=public.lowest(levels, "level_name", "jenjang", k),
        alt="Batang mendatar per jenjang dari pimpinan sampai pelaksana.",
        population=PEOPLE,
    )
