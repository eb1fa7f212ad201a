"""What a column is called where people read it: the same quantity by the same name in every table."""

from collections.abc import Mapping

HEADINGS: Mapping[str, str] = {
    "accused": "Terlapor",
    "all_cases": "Semua perkara",
    "basis": "Dasar angka",
    "case_id": "Perkara",
    "cases": "Perkara",
    "class": "Golongan",
    "column_name": "Kolom",
    "cycle": "Siklus",
    "day": "Tanggal",
    "days_counted": "Jenis hari",
    "delivered_at": "Kiriman terakhir",
    "due_on": "Jatuh tempo",
    "file": "Berkas",
    "form": "Bentuk",
    "fulfilled": "Tepat waktu dan terverifikasi",
    "fulfilled_pct": "% tepat waktu dan terverifikasi",
    "instansi": "Instansi",
    "is_verified": "Terverifikasi",
    "kecamatan": "Kecamatan",
    "kelurahan": "Kelurahan",
    "kind_name": "Isi",
    "level_name": "Jenjang",
    "limit_days": "Batas (hari)",
    "note": "Catatan",
    "not_signed": "Belum tanda tangan",
    "obliged": "Wajib",
    "origin_name": "Asal laporan",
    "outcome_name": "Akhir",
    "position_name": "Jabatan",
    "publisher": "Penyedia",
    "reason": "Alasan",
    "remedy": "Yang perlu dilakukan",
    "reminded": "Diingatkan",
    "rows": "Baris",
    "rung_name": "Tahap",
    "severity_name": "Tingkat",
    "sheet": "Lembar",
    "signed": "Sudah tanda tangan",
    "signed_pct": "% tanda tangan",
    "source": "Sumber",
    "state": "Keadaan",
    "timing": "Waktu kejadian",
    "unit": "Unit kerja",
    "unknown_fulfilled": "Ketepatan belum diketahui",
}


def headings(*columns: str) -> dict[str, str]:
    """Head these columns, in their order, by their common names."""
    return {column: HEADINGS[column] for column in columns}
