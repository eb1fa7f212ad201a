"""Names that offices use for units: a small file like any other, and the others are read with it."""

from pathlib import Path

import pytest

from tests.support.submitted import ROSTER, Office, check, person, write_csv, write_xlsx

HEADER = ("nama_tertulis", "siklus", "unit_kerja", "tanggal", "oleh")
PEOPLE = "SELECT CAST(unit_id AS VARCHAR), count(*) FROM roster GROUP BY ALL ORDER BY ALL"


# Sukun is a kecamatan and a kelurahan; a name that begins like a school's is a school.
KNOWN = ("Dinas Perhubungan", "Sukun", "SDN Kauman 1")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office whose roster, read between two lists of names, writes each unit in a way of its own."""
    made = Office(tmp_path_factory.mktemp("aliases"))
    written = ("Dinkes Kota Mlg", "DINKES KOTA MLG", "Satpol Mlg", "Inspekt Mlg", "Antah", KNOWN[0], "Hukum Mlg")
    write_csv(made.inbox / "roster.csv", ROSTER, *(person(at, unit) for at, unit in enumerate(written, 1)))
    day, next_day = "05/12/2024", "06/12/2024"
    write_csv(
        made.inbox / "alias.csv",
        HEADER,
        ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", day, "BKPSDM"),
        ("Inspekt Mlg", "2024", "Dinas Kesehatan", day, ""),
        ("Inspekt Mlg", "2024", "Inspektorat", next_day, ""),
        ("Hukum Mlg", "2024", "Dinas Kesehatan", day, ""),  # lines 5 and 6: two meanings on one day
        ("Hukum Mlg", "2024", "Bagian Hukum", day, ""),
        *((name, "2024", "Dinas Kesehatan", day, "") for name in KNOWN),
    )
    write_csv(made.inbox / "zz.csv", HEADER, ("Satpol Mlg", "2024", "Satpol PP", day, "BKPSDM"))
    assert made.build().code == 0
    return made


def test_a_name_in_the_list_means_its_unit_whatever_the_order_of_the_files(office: Office) -> None:
    assert office.rows(PEOPLE) == [("DINKES", 2), ("DISHUB", 1), ("INSPEKTORAT", 1), ("SATPOLPP", 1)]
    assert office.rows("SELECT line, value FROM rejects WHERE file = 'roster.csv'") == [(6, "Antah"), (8, "Hukum Mlg")]
    assert office.rows("SELECT written, unit_id FROM unit_aliases WHERE decided_by = 'BKPSDM' ORDER BY written") == [
        ("Dinkes Kota Mlg", "DINKES"),
        ("Satpol Mlg", "SATPOLPP"),
    ]


def small_office(root: Path, *aliases: tuple[str, ...]) -> Office:
    """An office whose roster writes a unit in its own way, for two people, and has one person elsewhere."""
    root.mkdir()
    made = Office(root)
    rows = [person(1, "Dinkes Kota Mlg"), person(2, "DINKES KOTA MLG"), person(3, "Dinas Perhubungan")]
    write_csv(made.inbox / "roster.csv", ROSTER, *rows)
    write_csv(made.inbox / "alias.csv", HEADER, *aliases)
    return made


def test_a_name_is_one_however_it_is_written_and_a_later_delivery_of_one_day_replaces_it(tmp_path: Path) -> None:
    apart = small_office(
        tmp_path / "apart",
        ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", ""),
        ("DINKES  KOTA-MLG", "2024", "Inspektorat", "05/12/2024", ""),
    )
    assert apart.build().code == 0
    assert apart.rows(PEOPLE) == [("DISHUB", 1)]
    later = small_office(tmp_path / "later", ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", ""))
    row = ("Dinkes Kota Mlg", "2024", "Inspektorat", "05/12/2024", "")
    write_csv(later.inbox / "alias revisi.csv", HEADER, row)
    assert later.build().code == 0
    assert later.rows(PEOPLE) == [("DISHUB", 1), ("INSPEKTORAT", 2)]


def test_of_two_decisions_about_a_name_the_last_day_stands_and_of_two_of_one_day_neither(office: Office) -> None:
    assert ("INSPEKTORAT", 1) in office.rows(PEOPLE)
    assert office.rows("SELECT code, line FROM rejects WHERE file = 'alias.csv' AND line < 7 ORDER BY line") == [
        ("bertentangan", 5),
        ("bertentangan", 6),
    ]


def test_a_name_that_is_known_or_means_two_places_keeps_its_meaning_and_is_said(office: Office) -> None:
    assert ("DISHUB", 1) in office.rows(PEOPLE)
    found = office.rows("SELECT value, code, reason FROM rejects WHERE file = 'alias.csv' AND line >= 7 ORDER BY line")
    assert found == [(name, "sudah_dikenal", "nama ini sudah dikenal") for name in KNOWN]


def test_a_number_of_a_person_does_not_stand_in_the_list(tmp_path: Path) -> None:
    row = ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", "199001012015011001")
    said = check(write_csv(tmp_path / "alias.csv", HEADER, row))
    assert said.code == 3 and "kolom oleh berisi nomor pegawai" in said.out


def test_a_name_learned_for_a_unit_of_today_means_its_forerunner_in_earlier_years(tmp_path: Path) -> None:
    made = Office(tmp_path)
    write_csv(
        made.inbox / "alias.csv",
        HEADER,
        ("Pendidikan Mlg", "2024", "Dinas Pendidikan dan Kebudayaan", "05/12/2024", ""),
    )
    write_xlsx(made.inbox / "roster.xlsx", ROSTER, person(1, "Pendidikan Mlg"), person(2, "Pendidikan Mlg", "2019"))
    made.build()
    found = dict(made.rows("SELECT cycle, CAST(unit_id AS VARCHAR) FROM roster"))
    assert found[2024] == "DISDIKBUD"
    assert 2019 not in found or found[2019] != "DISDIKBUD"
