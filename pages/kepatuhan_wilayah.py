"""Kepatuhan wilayah: which kecamatan and kelurahan?"""

from charts.compliance import tile_map, titles
from web import frame
from web.panels import exhibit, query, text

PEOPLE = "ASN wajib tanda tangan menurut tempat kerja"

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
    exhibit.figure(
        view,
        "compliance_by_kelurahan",
        tile_map.tile_map(places),
        kelurahan,
        narrow=tile_map.tile_list(places),
        title=titles.kelurahan(places),
        alt="Peta petak: satu kotak per kelurahan di letaknya dalam kota, makin biru makin banyak yang tanda tangan.",
        population=PEOPLE,
        note="Letak petak mendekati letak sebenarnya. Yang bertugas di tingkat kota atau kecamatan ada dalam tabel.",
    )
kecamatan = query.read("compliance_by_kecamatan", view, all_cycles=True)
if len(kecamatan.dropna(subset="kecamatan_id")):
    exhibit.figure(
        view,
        "compliance_by_kecamatan",
        tile_map.over_cycles(kecamatan, view.cycle),
        kecamatan,
        title=titles.kecamatan(kecamatan, view.cycle),
        alt="Batang mendatar per kecamatan, satu batang per siklus; siklus yang dipilih berwarna biru.",
        population=PEOPLE,
        note="Siklus yang sudah lewat tampil menurut keadaan akhirnya.",
    )
