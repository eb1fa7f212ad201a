"""Kepatuhan wilayah: signings by kelurahan and kecamatan."""

from charts.base.picture import Picture
from charts.compliance import tile_map, titles
from web import frame
from web.panels import exhibit, query, text

view = frame.enter(__file__)
kelurahan = query.read("compliance_by_kelurahan", view)
places = tile_map.places(kelurahan, query.read("kelurahan_without_data", view))
if not tile_map.any_known(places):
    text.empty(
        "Belum ada daftar wajib atau rekap yang menyebut kelurahan",
        supplier="BKPSDM (kolom kelurahan pada daftar wajib) atau kecamatan (rekap per kelurahan)",
        kind="recap",
    )
else:
    picture = Picture(
        tile_map.tile_map(places),
        tile_map.tile_list(places),
        titles.kelurahan(places),
        "Peta petak: satu kotak per kelurahan di letaknya dalam kota, makin biru makin banyak yang tanda tangan.",
    )
    exhibit.figure(view, "compliance_by_kelurahan", picture, kelurahan)
kecamatan = query.read("compliance_by_kecamatan", view, all_cycles=True)
if len(kecamatan.dropna(subset="kecamatan_id")):
    picture = Picture(
        tile_map.over_cycles(kecamatan, view.cycle),
        None,
        titles.kecamatan(kecamatan, view.cycle),
        "Batang mendatar per kecamatan, satu batang per siklus; siklus yang dipilih berwarna biru.",
    )
    exhibit.figure(view, "compliance_by_kecamatan", picture, kecamatan)
