"""What the simulation takes from a reference folder: names, bodies of the day, documented days, odd units."""

from datetime import date
from pathlib import Path

import pytest

from loaders.simulate.place import place
from tests.support.second_city import write_reference


def test_bodies_and_letterheads_are_those_of_the_day() -> None:
    city = place()
    assert city.recommender(date(2024, 8, 24)) == "KASN"
    assert city.recommender(date(2024, 8, 25)) == "BKN"
    assert (city.personnel_in(date(2019, 4, 1)), city.personnel_in(date(2024, 4, 1))) == ("BKD", "BKPSDM")
    assert city.letterhead == ("PEMERINTAH KOTA MALANG", "BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA")
    assert city.signed(date(2025, 2, 28)) == "Malang, 28 Februari 2025"
    assert city.last_known_on == date(2025, 2, 28)


def test_documented_signings_give_days_places_and_attendance() -> None:
    city = place()
    assert city.launch(2024, date(2024, 8, 26)) == (642, "Gedung Islamic Center")
    assert city.launch(2019, None) == (None, "")
    assert city.kecamatan_days(2023) == {"Klojen": date(2023, 5, 30)}


def test_a_city_of_which_nothing_is_documented_has_none_of_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_REFERENCE", str(write_reference(tmp_path / "reference")))
    city = place()
    assert (city.head, city.personnel, city.agencies[0]) == ("Wali Kota Tirtaraya", "BKPP", "Pemkot Tirtaraya")
    assert city.recommender(date(2022, 8, 1)) == "DPA"
    assert city.launch(2022, date(2022, 6, 7)) == (None, "")
    assert city.kecamatan_days(2022) == {}
    assert city.ambiguous == "Anggrek"
    assert city.puskesmas == ("Anggrek", "Anggrek Utara", "Melati")
