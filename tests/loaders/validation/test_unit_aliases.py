"""Names that offices use for units: a small file like any other, and the others are read with it."""

from pathlib import Path

from tests.support.submitted import ROSTER, Office, check, person, write_csv, write_xlsx

HEADER = ("nama_tertulis", "siklus", "unit_kerja", "tanggal", "oleh")
PEOPLE = "SELECT CAST(unit_id AS VARCHAR), count(*) FROM roster GROUP BY ALL ORDER BY ALL"


def office(root: Path, *aliases: tuple[str, ...], name: str = "alias.csv") -> Office:
    """An office whose roster writes a unit in its own way, for two people, and has one person elsewhere."""
    root.mkdir(exist_ok=True)
    made = Office(root)
    rows = [person(1, "Dinkes Kota Mlg"), person(2, "DINKES KOTA MLG"), person(3, "Dinas Perhubungan")]
    write_csv(made.inbox / "roster.csv", ROSTER, *rows)
    if aliases:
        write_csv(made.inbox / name, HEADER, *aliases)
    return made


def test_a_name_in_the_list_means_its_unit_whatever_the_order_of_the_files(tmp_path: Path) -> None:
    alias = ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", "BKPSDM")
    without = office(tmp_path / "without")
    assert without.build().code == 0
    assert without.rows(PEOPLE) == [("DISHUB", 1)]
    for name in ("alias.csv", "zz.csv"):  # read before the roster, and after it
        with_ = office(tmp_path / name, alias, name=name)
        assert with_.build().code == 0
        assert with_.rows(PEOPLE) == [("DINKES", 2), ("DISHUB", 1)]
        assert with_.rows("SELECT written, unit_id, decided_by FROM unit_aliases") == [
            ("Dinkes Kota Mlg", "DINKES", "BKPSDM")
        ]


def test_of_two_decisions_about_a_name_the_last_day_stands_and_of_two_of_one_day_neither(tmp_path: Path) -> None:
    later = office(
        tmp_path / "later",
        ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", ""),
        ("Dinkes Kota Mlg", "2024", "Inspektorat", "06/12/2024", ""),
    )
    same_day = office(
        tmp_path / "same",
        ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", ""),
        ("Dinkes Kota Mlg", "2024", "Inspektorat", "05/12/2024", ""),
    )
    assert later.build().code == same_day.build().code == 0
    assert ("INSPEKTORAT", 2) in later.rows(PEOPLE)
    assert same_day.rows("SELECT code, line FROM rejects WHERE file = 'alias.csv' ORDER BY line") == [
        ("bertentangan", 2),
        ("bertentangan", 3),
    ]
    assert same_day.rows(PEOPLE) == [("DISHUB", 1)]


def test_a_name_is_one_however_it_is_written_and_a_later_delivery_of_one_day_replaces_it(tmp_path: Path) -> None:
    apart = office(
        tmp_path / "apart",
        ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", ""),
        ("DINKES  KOTA-MLG", "2024", "Inspektorat", "05/12/2024", ""),
    )
    assert apart.build().code == 0
    assert apart.rows(PEOPLE) == [("DISHUB", 1)]
    later = office(tmp_path / "later", ("Dinkes Kota Mlg", "2024", "Dinas Kesehatan", "05/12/2024", ""))
    row = ("Dinkes Kota Mlg", "2024", "Inspektorat", "05/12/2024", "")
    write_csv(later.inbox / "alias revisi.csv", HEADER, row)
    assert later.build().code == 0
    assert later.rows(PEOPLE) == [("DISHUB", 1), ("INSPEKTORAT", 2)]


def test_a_name_that_is_known_or_means_two_places_keeps_its_meaning_and_is_said(tmp_path: Path) -> None:
    # Sukun is a kecamatan and a kelurahan; a name that begins like a school's is a school.
    names = ("Dinas Perhubungan", "Sukun", "SDN Kauman 1")
    made = office(tmp_path, *((name, "2024", "Dinas Kesehatan", "05/12/2024", "") for name in names))
    assert made.build().code == 0
    assert ("DISHUB", 1) in made.rows(PEOPLE)
    found = made.rows("SELECT value, code, reason FROM rejects WHERE file = 'alias.csv' ORDER BY line")
    assert found == [(name, "sudah_dikenal", "nama ini sudah dikenal") for name in names]


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
