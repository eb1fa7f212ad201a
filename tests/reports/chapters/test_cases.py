"""The chapters on cases."""

from datetime import date

from storage.builds import Build
from tests.support.packs import pack, selection


def test_national_figures_stand_beside_once_there_are_some(small_city: Build) -> None:
    early = pack("wali-kota", selection(small_city, 2019, date(2019, 4, 10))).sections[3]
    assert not early.tables and early.sentences[-1] == "Belum ada angka nasional yang diumumkan sampai tanggal ini."
    late = pack("wali-kota", selection(small_city)).sections[3]
    assert "KASN Pemilu 2019" not in {row[0] for row in late.tables[0].rows}  # of seven sets the five newest
    assert len(late.tables[0].rows) == 5 and "5 himpunan terbaru" in late.tables[0].note
    assert "tidak dapat dibandingkan" in late.tables[0].title and "PP 94/2021" in late.note
