"""The decisions asked of the mayor."""

from datetime import date

from storage.builds import Build
from tests.support.packs import pack, selection


def test_the_mayor_is_asked_for_what_waits_for_him_and_his_team(small_city: Build) -> None:
    """On 30 January 2024 case A has waited for the PPK for 16 of 14 working days, case B, which his team
    examines, as long.

    Before them: three OPD are not done, the others have delivered nothing.
    """
    asked = pack("wali-kota", selection(small_city, 2023, date(2024, 1, 30))).sections[-1]
    assert asked.sentences[2:] == (
        "**PPK (Wali Kota): 1 perkara sesudah Rekomendasi**, 1 lewat batas, jatuh tempo paling awal 26 Januari 2024.",
        "**Tim penindakan: 1 perkara sesudah Disposisi PPK**, 1 lewat batas, jatuh tempo paling awal 26 Januari 2024.",
    )
    assert asked.sentences[0].startswith("**Penegasan kepada 3 dari 3 OPD yang belum selesai** sejak batas 27 November")
    assert asked.title == "4 hal menunggu keputusan pimpinan"
    assert [row[1] for row in asked.tables[0].rows][2:] == [
        "1 perkara sesudah Rekomendasi (PPK (Wali Kota))",
        "1 perkara sesudah Disposisi PPK (tim penindakan)",
        "",
    ]
