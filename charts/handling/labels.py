"""What the columns of the lists about cases are called where people read them, in the order in which they are shown."""

from typing import Any

OPEN_CASES = {
    "case_id": "Perkara",
    "short_name": "Unit kerja",
    "state": "Keadaan",
    "turn_name": "Giliran",
    "awaited_step": "Langkah yang ditunggu",
    "days_over": "Hari lewat batas",
    "days_left": "Sisa hari",
    "days_used": "Hari terpakai",
    "limit_days": "Batas (hari)",
    "days_counted": "Jenis hari",
    "due_on": "Jatuh tempo",
    "step": "Tahap terakhir",
    "step_on": "Tanggal tahap terakhir",
    "days_since": "Hari kalender sejak itu",
}
STEPS = {
    "name": "Langkah",
    "when": "Tanggal",
    "body": "Lembaga",
    "document": "Dokumen",
    "verdict": "Terhadap batas",
    "remark": "Keterangan",
    "due": "Jatuh tempo",
}
DOCUMENTED = {
    "case_id": "Perkara",
    "instansi": "Instansi",
    "reported_on": "Tanggal laporan",
    "origin": "Asal",
    "form": "Bentuk",
    "decided_severity": "Tingkat putusan",
    "state": "Langkah",
}
LADDER = {
    "cycle": "Siklus",
    "rung_name": "Tahap",
    "cases": "Perkara",
    "previous_cases": "Pada tahap sebelumnya",
    "previous_pct": "% dari tahap sebelumnya",
    "reported_cases": "Dilaporkan",
    "reported_pct": "% dari laporan",
    "without_steps": "Di antaranya tanpa catatan langkah",
}
NATIONAL_LADDER = {
    "set_name": "Lembaga dan himpunan",
    "reported": "Dilaporkan",
    "proven": "Terbukti",
    "followed_up": "Ditindaklanjuti",
    "sanctioned": "Dijatuhi sanksi",
    "as_of_on": "Per tanggal",
}
EXITS = {
    "cycle": "Siklus",
    "outcome_name": "Akhir",
    "rung_name": "Sesudah tahap",
    "reason": "Alasan",
    "cases": "Perkara",
    "all_cases": "Semua perkara",
}
CLOCK_DAYS = {
    "cycle": "Siklus",
    "clock": "Langkah",
    "body": "Terikat",
    "cases": "Dimulai",
    "ended": "Selesai",
    "still_open": "Belum selesai",
    "quarter_days": "Hari, seperempat selesai",
    "median_days": "Hari, separuh selesai",
    "three_quarter_days": "Hari, tiga perempat selesai",
    "longest_open_days": "Hari, terlama yang belum selesai",
    "limit_days": "Batas (hari)",
    "days_counted": "Jenis hari",
}
PUNCTUALITY = {
    "cycle": "Siklus",
    "clock": "Langkah",
    "body": "Terikat",
    "started": "Dimulai",
    "in_time": "Tepat waktu",
    "late": "Selesai terlambat",
    "over": "Lewat batas, belum selesai",
    "running": "Masih dalam batas",
    "stopped": "Berhenti sementara",
    "worst_over_days": "Hari lewat (terbanyak)",
    "limit_days": "Batas (hari)",
    "days_counted": "Jenis hari",
    "basis": "Dasar",
    "is_verified": "Terverifikasi",
}
HEADINGS = {
    "case_list": OPEN_CASES,
    "documented": DOCUMENTED,
    "case_history": STEPS,
    "case_ladder": LADDER,
    "national_ladder": NATIONAL_LADDER,
    "case_exits": EXITS,
    "case_clock_days": CLOCK_DAYS,
    "clock_punctuality": PUNCTUALITY,
}
"""The headings of each metric of the page; and of the documented matters."""
PEOPLE = {
    "case_list": "Perkara ASN Pemkot Malang yang masih berjalan",
    "documented": "Perkara ASN semua instansi",
    "case_history": "Perkara yang dipilih",
    "national_ladder": "Angka nasional",
}
"""Whose cases are counted, where it is not all of ours that were reported."""
NATION = "Angka nasional pada tangga yang sama: tidak dapat dibandingkan langsung"
REPORTED = "Perkara ASN Pemkot Malang yang dilaporkan"
NOTES = {
    "case_list": (
        "Batang: hari terpakai; garis tegak: batasnya; merah: hari sesudah batas. Hari kerja dan hari kalender menurut "
        "aturannya; hari menunggu lembaga lain tidak dihitung. Selebihnya ada pada tabel."
    ),
    "documented": "Dari artikel berita, yang tidak menyebut nomor: nomornya dibuat oleh Netra.",
    "case_history": (
        "Batang: hari sejak langkah awal sampai langkah itu; garis tegak: jatuh tempo; merah: sesudahnya; titik-titik: "
        "batas waktu berhenti. Bila perpanjangan tidak tercatat, dipakai batas terpanjang."
    ),
    "case_ladder": (
        "Baris atas: dari tahap sebelumnya; baris bawah: dari semua laporan; persen hanya mulai 20 perkara. "
        "Perkara tanpa catatan langkah dihitung sampai “Dilaporkan” saja. Layar kecil: siklus terpilih saja."
    ),
    "national_ladder": (
        "Tidak dapat dibandingkan langsung: lembaga, satuan, masa, dan cara menghitungnya lain dari angka kota. Angka "
        "nyata dari publikasi lembaganya, juga dalam data simulasi. Dua angka untuk hal yang sama keduanya tampil."
    ),
    "case_outcomes": (
        "SK yang dicabut tidak terhitung sanksi, walaupun pada tangga di atas perkaranya tetap sampai di sana. “Belum "
        "diketahui”: tanpa catatan langkah, seperti perkara terdokumentasi 2019. Layar kecil: siklus terpilih saja."
    ),
    "case_exits": "Alasan seperti tertulis dalam register; deretan angka panjang disamarkan.",
    "case_clock_days": (
        "Titik: hari sampai separuh perkara menyelesaikan langkah itu; garis: dari seperempat sampai tiga perempat. "
        "Yang belum selesai ikut dihitung selama hari yang sudah dijalaninya (Kaplan-Meier): rata-rata perkara yang "
        "selesai saja terlalu kecil, karena justru yang terlama belum selesai. Kurang dari 5 perkara: tanpa rentang. "
        "Layar kecil: siklus terpilih saja."
    ),
    "clock_punctuality": (
        "Angka: tepat waktu dari yang sudah selesai atau lewat batas. Merah: selesai terlambat; merah berarsir: lewat "
        "batas dan belum selesai; pucat: masih dalam batas. Layar kecil: siklus terpilih saja."
    ),
}
"""What the reader of a picture must know, under it."""


def words(name: str) -> dict[str, Any]:
    """Whose cases a picture counts, the note under it, and the headings of its table."""
    return {"population": PEOPLE.get(name, REPORTED), "note": NOTES.get(name, ""), "headings": HEADINGS.get(name)}
