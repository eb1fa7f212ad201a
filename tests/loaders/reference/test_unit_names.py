"""Which unit a name means: taken where exact, only suggested where near."""

from pathlib import Path

import pytest

from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher, valid_in
from settings import read_settings

UNITS = """unit_id,name,short_name,kind,parent_id,valid_from,valid_until,kecamatan_id,kelurahan_id,aliases
DINKES,Dinas Kesehatan,Dinkes,dinas,,,,,,Dinas Kesehatan Kota
DISDIK,Dinas Pendidikan,Disdik,dinas,,,,,,
LAMA,Dinas Pasar,Dispas,dinas,,,2020-12-31,,,
BARU,Dinas Perdagangan,Disdag,dinas,,2021-01-01,,,,
KEC,Kecamatan Sukun,,kecamatan,,,,SUK,,
KEL,Kelurahan Sukun,,kelurahan,KEC,,,SUK,S1,
"""


@pytest.fixture
def matcher(tmp_path: Path) -> UnitMatcher:
    files = {
        "units": UNITS,
        "cycles": "cycle\n2019\n2024\n",
        "unit_mapping": "old_id,new_id,relation,is_default\nLAMA,BARU,ganti nama,true\n",
        "unit_groups": "group_id,kind,prefixes,short_prefix,parent_id,expected_count\n"
        "SDN,sdn,SDN|SD Negeri,SDN,DISDIK,195\n",
        "kecamatan": "kecamatan_id,name\nSUK,Sukun\n",
        "kelurahan": "kelurahan_id,name,kecamatan_id\nS1,Sukun,SUK\n",
        "governments": "government_id,suffixes\n1,Kota Contoh\n",
    }
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text)
    return UnitMatcher(ReferenceTables.read(tmp_path))


@pytest.mark.parametrize("text", ["Dinas Kesehatan", "DINKES", "dinas  kesehatan kota contoh", "Dinas Kesehatan Kota"])
def test_a_unit_is_found_by_any_of_its_names_with_or_without_the_city(matcher: UnitMatcher, text: str) -> None:
    assert matcher.find(text, 2024).id == "DINKES"
    assert matcher.knows(text)


def test_a_typing_error_is_suggested_and_not_taken(matcher: UnitMatcher) -> None:
    found = matcher.find("Dinas Kesehtan", 2024)
    assert (found.id, found.code) == (None, "tidak_dikenal")
    assert "'Dinas Kesehatan'" in found.remedy
    assert matcher.near("Dinas Kesehtan", 2024) == ("DINKES",)
    assert matcher.near("Dinas Antariksa dan Samudra", 2024) == ()


def test_a_name_of_other_years_means_the_unit_that_took_its_place(matcher: UnitMatcher) -> None:
    assert matcher.find("Dinas Pasar", 2019).id == "LAMA"
    assert matcher.find("Dinas Pasar", 2024).id == "BARU"
    assert "LAMA" not in matcher.in_cycle(2024)


def test_a_text_met_before_means_in_another_year_what_it_means_then(matcher: UnitMatcher) -> None:
    texts = ("Dinas Pasar", "Dinas Kesehatan", "Dinas Perdagangan", "SDN Kauman 1", "Sukun")
    first = {(text, cycle): matcher.find(text, cycle) for cycle in (2019, 2024) for text in texts}
    assert first["Dinas Pasar", 2019].id == "LAMA" and first["Dinas Pasar", 2024].id == "BARU"
    assert matcher.met("Dinas Pasar", 2019) and matcher.met("Dinas Pasar", 2024) is None
    assert matcher.met("Dinas Kesehatan", 1999) is None and matcher.met("Sukun", 2024) is None
    assert {asked: matcher.find(*asked) for asked in reversed(first)} == first


def test_a_name_of_a_kecamatan_and_a_kelurahan_must_say_which(matcher: UnitMatcher) -> None:
    assert matcher.find("Sukun", 2024).code == "ambigu"
    assert matcher.find("Kelurahan Sukun", 2024).id == "KEL"


def test_a_school_that_no_list_names_is_made_from_the_kind_of_its_name(matcher: UnitMatcher) -> None:
    assert matcher.find("SD NEGERI kauman 1", 2024).id == "SDN_KAUMAN1"
    made = matcher.derived["SDN_KAUMAN1"]
    assert (made.name, made.kind, made.parent_id) == ("SDN Kauman 1", "sdn", "DISDIK")


def test_a_taught_name_is_taken_and_one_that_means_something_cannot_be_taught(matcher: UnitMatcher) -> None:
    matcher.learn([("Puskes Pusat", "DINKES"), ("Pasar Besar", "LAMA")])
    assert matcher.find("puskes pusat", 2024).id == "DINKES"
    assert matcher.find("Pasar Besar", 2024).id == "BARU"  # in a year without it, what stands in its place
    assert matcher.is_taken("Dinkes") and matcher.is_taken("SDN Mana Saja") and not matcher.is_taken("Puskes Pusat")


def test_without_a_cycle_nothing_is_found(matcher: UnitMatcher) -> None:
    assert matcher.find("Dinkes", None).code == "siklus_tidak_diketahui"
    assert matcher.find("Dinkes", 1999).code == "siklus_tidak_diketahui"


def test_a_near_place_is_suggested_by_its_name(matcher: UnitMatcher) -> None:
    assert matcher.suggest_place("kecamatan", "sukn") == "'Sukun'"
    assert matcher.suggest_place("kecamatan", "lowokwaru") == ""


def test_what_is_forgotten_is_found_no_more(matcher: UnitMatcher) -> None:
    matcher.forget()
    assert matcher.find("Dinkes", 2024).id is None


def test_a_unit_is_of_every_year_that_it_was_there_for_a_day() -> None:
    unit = {"valid_from": "2019-12-31", "valid_until": "2021-01-01"}
    assert [cycle for cycle in range(2018, 2023) if valid_in(unit, cycle)] == [2019, 2020, 2021]
    assert valid_in({"valid_from": "", "valid_until": ""}, 1950)


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("SDN 1 Kauman", "SDN_KAUMAN1"),
        ("SDN Kauman 01", "SDN_KAUMAN1"),
        ("UPTD SDN 01 Kauman", "SDN_KAUMAN1"),
        ("UPT SDN Kauman I", "SDN_KAUMAN1"),
        ("SMPN Lima", "SMPN_5"),
        ("UPTD. SMPN 5", "SMPN_5"),
        ("SDN Percobaan", "SDN_PERCOBAAN"),
        ("SDN Lima Waru", "SDN_LIMAWARU"),  # a word within a name is no number
    ],
)
def test_a_school_is_one_however_its_number_and_its_kind_are_written(text: str, unit_id: str) -> None:
    real = UnitMatcher(ReferenceTables.read(read_settings().reference))
    assert real.find(text, 2024).id == unit_id
