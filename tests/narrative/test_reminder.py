"""The reminder for one unit, by hand."""

from datetime import date
from pathlib import Path

from metrics.selection import WHOLE_CITY, Cycle, Selection
from narrative import reminder
from storage.builds import Build
from tests.support.pace_rows import DUE, LATE, POLLING, TODAY, rows
from text.institutions import CityNames
from text.tables import to_dicts


def view(as_of: date) -> Selection:
    cycle = Cycle(2024, "Pilkada 2024", POLLING, date(2024, 5, 5), DUE)
    build = Build("resmi", "hand", Path("hand.duckdb"))
    return Selection(build, 2024, as_of, WHOLE_CITY, (cycle,), names=CityNames(personnel="BKPSDM"))


def test_a_reminder_says_its_counts_what_is_asked_and_until_when() -> None:
    late = to_dicts(rows(LATE))[0]
    assert reminder.text(late, view(TODAY)).splitlines() == [
        "Yth. Kepala Dinas Lambat,",
        "posisi data per 6 September 2024: 67/100 ASN (67,0%) di Dinas Lambat sudah menandatangani pakta integritas "
        "netralitas Pilkada 2024; 33 orang belum, batas waktunya Selasa, 24 September 2024 (18 hari lagi).",
        "Agar selesai tepat waktu diperlukan rata-rata 3 tanda tangan per hari kerja.",
        "Bila daftar ini keliru (pindah, cuti, atau sudah tanda tangan), mohon kirim perbaikannya ke BKPSDM.",
    ]
    over = reminder.text(late, view(date(2024, 9, 27)), "SIMULASI")
    assert over.startswith("SIMULASI: Yth. Kepala Dinas Lambat,")
    assert "batas waktunya, 24 September 2024, sudah lewat 3 hari." in over
    assert "hari ini, 24 September 2024." in reminder.text(late, view(DUE))
