"""What is said around the pictures of Pelanggaran: whose cases, what to know, and the headings of their tables."""

from typing import Any

from charts.violations import titles
from text.headings import NATIONAL
from text.indonesian import FEW
from text.tables import HEADINGS

SMALL = f"Persen hanya ditulis mulai {FEW} perkara; di bawah itu jumlahnya saja, karena satu perkara mengubah banyak."
PHONE = "Layar kecil: siklus terpilih saja."
OWN = "Perkara dugaan pelanggaran ASN Pemkot Malang"
PEOPLE = {
    "violations_by_instansi": "Perkara dugaan pelanggaran ASN semua instansi",
    "national_figures": "Angka nasional",
}
"""Whose cases are counted, where it is not all of ours."""
NOTES = {
    "violations_by_severity": "Tingkat menurut SK terakhir yang berlaku.",
    "violations_by_severity_step": (
        "Perkara yang sama pada tiga baris: dugaan menurut register (atau bentuknya), rekomendasi menurut lembaganya, "
        "putusan menurut SK terakhir yang berlaku. Abu-abu: belum ada, atau tidak menyebut tingkat."
    ),
    "violations_by_week": (
        "Pekan mulai Senin, menurut tanggal laporan, bukan tanggal perbuatan. Sebelum penetapan calon berlaku kode "
        f"etik, sesudahnya disiplin. {titles.FEWER}"
    ),
    "violations_by_form": f"Berarsir: kode etik; polos: disiplin. {titles.FEWER}",
    "violations_by_level": f"Jumlah pegawai tiap jenjang berbeda: ini bukan tingkat kerawanan. {PHONE}",
    "violations_by_origin": f"{titles.FEWER} {PHONE}",
    "violations_by_timing": "Menurut tanggal laporan. Pembagi pada judul: perkara yang tanggal laporannya diketahui.",
    "violations_by_instansi": "Yang berhak menindak adalah PPK instansi itu. Angka Pemkot ada pada tabel.",
    "national_figures": titles.NOT_ALIKE,
}
"""What the reader of a picture must know, under it."""
TABLES = {
    "violations_by_severity_step": {
        "cycle": "Siklus",
        "step_name": "Menurut",
        "severity_name": "Tingkat",
        "cases": "Perkara",
        "all_cases": "Semua perkara",
    },
    "violations_by_week": {"cycle": "Siklus", "week_on": "Pekan mulai", "class": "Golongan", "cases": "Perkara"},
    "national_figures": NATIONAL,
}
"""Headings of tables that the house's own list of headings does not name."""


def words(metric: str) -> dict[str, Any]:
    """Whose cases a picture counts, the note under it, and the headings of its table."""
    return {
        "population": PEOPLE.get(metric, OWN),
        "note": NOTES.get(metric, ""),
        "headings": TABLES.get(metric, HEADINGS),
    }
