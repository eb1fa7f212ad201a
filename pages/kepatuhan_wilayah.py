"""Kepatuhan wilayah: which kecamatan and kelurahan?"""

from charts.compliance import tile_map as tiles
from charts.compliance import titles as compliance_titles
from web import frame
from web.panels import exhibit as panels
from web.panels import query, text

PEOPLE = "ASN wajib tanda tangan menurut tempat kerja"

view = frame.enter("Kepatuhan wilayah", "Kecamatan dan kelurahan mana yang belum selesai?")
kelurahan = query.read("compliance_by_kelurahan", view)
places = tiles.places(kelurahan, query.read("kelurahan_without_data", view))
if not tiles.any_known(places):
    text.empty(
        "Belum ada daftar wajib atau rekap yang menyebut kelurahan",
        supplier="BKPSDM (kolom kelurahan pada daftar wajib) atau kecamatan (rekap per kelurahan)",
        kind="recap",
    )
else:
    panels.figure(
        view,
        "compliance_by_kelurahan",
        tiles.tile_map(places),
        kelurahan,
        narrow=tiles.tile_list(places),
        title=compliance_titles.kelurahan(places),
        alt="Peta petak: satu kotak per kelurahan di letaknya dalam kota, makin biru makin banyak yang tanda tangan.",
        population=PEOPLE,
        note="Letak petak mendekati letak sebenarnya. Yang bertugas di tingkat kota atau kecamatan ada dalam tabel.",
    )
kecamatan = query.read("compliance_by_kecamatan", view, all_cycles=True)
if len(kecamatan.dropna(subset="kecamatan_id")):
    panels.figure(
        view,
        "compliance_by_kecamatan",
        tiles.over_cycles(kecamatan, view.cycle),
        kecamatan,
        title=compliance_titles.kecamatan(kecamatan, view.cycle),
        alt="Batang mendatar per kecamatan, satu batang per siklus; siklus yang dipilih berwarna biru.",
        population=PEOPLE,
        note="Siklus yang sudah lewat tampil menurut keadaan akhirnya.",
    )
