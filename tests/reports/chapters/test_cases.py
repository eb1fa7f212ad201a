"""The chapters on cases."""

from datetime import date

from storage.builds import Build
from tests.support.packs import pack, selection


def test_national_figures_stand_beside_once_there_are_some(small_city: Build) -> None:
    early = pack("wali-kota", selection(small_city, 2019, date(2019, 4, 20))).sections[3]
    assert not early.tables and early.sentences[-1] == "Belum ada angka nasional yang diumumkan sampai tanggal ini."
    late = pack("wali-kota", selection(small_city)).sections[3]
    assert "tidak dapat dibandingkan" in late.tables[0].title and "PP 94/2021" in late.note
