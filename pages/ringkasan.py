"""Ringkasan: where do we stand, what needs me?"""

import frame
import panels
from charts import compliance

view = frame.enter("Ringkasan", "Di mana posisi kita, dan apa yang menunggu?")
units = panels.read("compliance_by_unit", view)
if units.empty:
    panels.empty("Belum ada daftar wajib tanda tangan untuk siklus ini", supplier="BKPSDM", kind="roster")
else:
    panels.figure(
        view,
        "compliance_by_unit",
        compliance.bars(units),
        units,
        title="Capaian per OPD",
        alt="Batang",
        population="ASN wajib tanda tangan",
    )
