"""The reminder for one unit, by hand."""

from datetime import date

from narrative import reminder
from tests.support.pace_rows import DUE, LATE, TODAY, rows
from text.tables import to_dicts


def test_a_reminder_says_its_counts_what_is_asked_and_until_when() -> None:
    late = to_dicts(rows(LATE))[0]
    assert reminder.text(late, "Pilkada 2024", TODAY).splitlines() == [
        "Yth. Kepala Dinas Lambat,",
        "posisi data per 6 September 2024: 67/100 ASN (67,0%) di Dinas Lambat sudah menandatangani pakta integritas "
        "netralitas Pilkada 2024; 33 orang belum, batas waktunya Selasa, 24 September 2024 (18 hari lagi).",
        "Agar selesai tepat waktu diperlukan rata-rata 3 tanda tangan per hari kerja.",
        "Bila daftar ini keliru (pindah, cuti, atau sudah tanda tangan), mohon kirim perbaikannya ke BKPSDM.",
    ]
    over = reminder.text(late, "Pilkada 2024", date(2024, 9, 27), "SIMULASI")
    assert over.startswith("SIMULASI: Yth. Kepala Dinas Lambat,")
    assert "batas waktunya, 24 September 2024, sudah lewat 3 hari." in over
    assert "hari ini, 24 September 2024." in reminder.text(late, "Pilkada 2024", DUE)
