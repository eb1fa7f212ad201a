"""Kepatuhan wilayah: signings by kelurahan and kecamatan."""

from charts.compliance import pictures, tile_map
from metrics import opening
from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)
kelurahan = query.read("compliance_by_kelurahan", view)
places = tile_map.places(kelurahan, query.read("kelurahan_without_data", view))
if not tile_map.any_known(places):
    text.empty(
        "Belum ada daftar wajib atau rekap yang menyebut kelurahan",
        supplier=f"{view.names.personnel} (kolom kelurahan pada daftar wajib) atau kecamatan (rekap per kelurahan)",
        kind="recap",
    )
elif not query.has_opened(view):
    text.sentences([f"{opening.not_yet(view)}."])
else:
    exhibit.figure(view, "compliance_by_kelurahan", pictures.kelurahan(places), kelurahan)
kecamatan = opening.opened(view, query.read("compliance_by_kecamatan", view, all_cycles=True))
if query.has_opened(view) and len(kecamatan.dropna(subset="kecamatan_id")):
    exhibit.figure(view, "compliance_by_kecamatan", pictures.kecamatan(kecamatan, view.cycle), kecamatan)
