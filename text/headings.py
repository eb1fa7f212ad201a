"""What the columns of the list metrics are called where people read them, in the order in which they are shown."""

NATIONAL = {
    "set_name": "Himpunan",
    "body": "Lembaga",
    "measure_name": "Ukuran",
    "value": "Jumlah",
    "unit": "Satuan",
    "period": "Masa",
    "as_of_on": "Per tanggal",
    "note": "Catatan",
    "source": "Rujukan",
}
RECONCILIATION = {
    "cycle": "Siklus",
    "day": "Tanggal",
    "place_name": "Keadaan",
    "difference_name": "Yang berbeda",
    "cases": "Perkara",
    "all_cases": "Semua perkara",
    "differences": "Perbedaan",
    "unmatched": "Belum berpadanan",
    "matched": "Di kedua register",
}
RECONCILIATION_LIST = {
    "place": "Keadaan",
    "differences": "Yang berbeda",
    "case_id": "Nomor Pemkot",
    "register_id": "Nomor Bawaslu",
    "ours": "Menurut Pemkot",
    "theirs": "Menurut Bawaslu",
    "unit": "Unit kerja",
    "instansi": "Instansi",
    "basis": "Dasar padanan",
}
# As the columns of a file of decisions, so that the list can be filled in and delivered.
RECONCILIATION_DECISIONS = {
    "case_id": "Nomor perkara",
    "register_id": "Nomor register",
    "decision": "Keputusan",
    "decided": "Tanggal",
    "decided_by": "Oleh",
    "note": "Keterangan",
    "why": "Mengapa perlu diputuskan",
}
STAGES = {
    "name": "Tahap",
    "starts_on": "Mulai",
    "ends_on": "Selesai",
    "state": "Keadaan",
    "source": "Rujukan",
    "is_verified": "Terverifikasi",
}
EVENTS = {
    "event_on": "Tanggal",
    "kind_name": "Jenis",
    "title": "Kegiatan",
    "place": "Tempat",
    "unit": "Unit kerja",
    "kecamatan": "Kecamatan",
    "attended": "Hadir (orang)",
    "source": "Sumber",
}
FORMS = {
    "form_id": "Kode",
    "form": "Bentuk",
    "class": "Golongan",
    "severity_name": "Tingkat menurut aturan",
    "note": "Catatan",
    "source": "Rujukan",
    "is_verified": "Terverifikasi",
}
FACTS = {
    "fact_id": "Fakta",
    "fact_on": "Tanggal",
    "statement": "Pernyataan",
    "publisher": "Penerbit",
    "published_on": "Terbit",
    "title": "Artikel",
    "note": "Catatan",
}
SOURCES = {
    "kind_name": "Isi",
    "source": "Sumber",
    "publisher": "Penyedia",
    "status": "Keadaan",
    "delivered_at": "Kiriman terakhir",
    "expected_every_days": "Diharapkan tiap (hari)",
    "files": "Berkas",
    "message": "Keterangan",
}
LOADS = {
    "file": "Berkas",
    "sheet": "Lembar",
    "kind_name": "Isi",
    "rows_read": "Dibaca",
    "rows_loaded": "Dimuat",
    "rows_rejected": "Ditolak",
    "rows_skipped": "Dilewati",
    "skipped_why": "Alasan dilewati",
    "first_on": "Tanggal pertama",
    "last_on": "Tanggal terakhir",
    "source": "Sumber",
}
REASONS = {
    "rows": "Baris",
    "reason": "Alasan",
    "remedy": "Yang perlu dilakukan",
    "column_name": "Kolom",
    "file": "Berkas",
    "sheet": "Lembar",
}
REJECTS = {
    "file": "Berkas",
    "sheet": "Lembar",
    "line": "Baris",
    "column_name": "Kolom",
    "reason": "Alasan",
    "remedy": "Yang perlu dilakukan",
    "settled_in": "Sudah dibetulkan dalam",
}
FINDINGS = {
    "cycle": "Siklus",
    "message": "Temuan",
    "rows": "Baris",
    "unit": "Unit kerja",
    "file": "Berkas",
    "sheet": "Lembar",
}
UNSIGNED = {
    "name": "Nama",
    "unit": "Unit kerja",
    "top_unit": "OPD",
    "level_name": "Jenjang",
    "kecamatan": "Kecamatan",
}
