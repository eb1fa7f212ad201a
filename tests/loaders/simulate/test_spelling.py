"""Spellings of officials: every one that is written is one that the loaders must understand."""

from datetime import date
from random import Random

from loaders.simulate import spelling
from loaders.simulate.reference import Unit
from text.indonesian import parse_day

DAY, NIP = date(2024, 8, 26), "199001012015011001"


def test_a_day_is_written_in_six_ways() -> None:
    rng = Random(1)
    found = {spelling.spell_day(DAY, rng) for _ in range(200)}
    assert found == {
        "2024-08-26",
        "26/08/2024",
        "26-8-2024",
        "26 Agustus 2024",
        "26 Agt 2024",
        "Senin, 26 Agustus 2024",
    }
    assert {parse_day(text.removeprefix("Senin, ")) for text in found} == {DAY}


def test_a_month_written_first_can_never_be_read_as_a_day() -> None:
    assert spelling.short_year(date(2024, 8, 5)) == "05/08/24"
    assert parse_day(spelling.short_year(DAY)) is None


def test_a_nip_keeps_its_digits_however_it_is_written() -> None:
    rng = Random(1)
    found = {spelling.spell_nip(NIP, rng) for _ in range(200)}
    assert found == {NIP, "19900101 201501 1 001", "19900101.201501.1.001", f"'{NIP}"}
    assert {"".join(char for char in text if char.isdigit()) for text in found} == {NIP}


def test_a_unit_without_other_names_goes_by_its_own() -> None:
    unit = Unit("DINKES", "Dinas Kesehatan", "dinas", "", "DINKES")
    assert {spelling.spell_unit(unit, Random(n)) for n in range(20)} == {"Dinas Kesehatan"}


def test_a_reason_is_spelled_by_the_number_of_the_person() -> None:
    assert [spelling.spell_reason("tugas belajar", n) for n in range(3)] == [
        "tugas belajar",
        "Tugas Belajar S2",
        "TUBEL",
    ]
    assert spelling.spell_reason("lain", 7) == "lain"


def test_thousands_have_a_dot() -> None:
    assert (spelling.thousands(1480), spelling.thousands(999)) == ("1.480", "999")
