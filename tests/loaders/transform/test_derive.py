"""All tables of a build from validated rows."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loaders.transform.derive import HERE, SCRIPTS
from storage import builds
from storage.builds import Build
from tests.support import submitted
from tests.support.builds import make_build, nip
from tests.support.submitted import Office, write_csv


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(
        tmp_path_factory.mktemp("derive"),
        roster=[(2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana", "", "", "")],
        signing=[(2024, nip(1), "26/08/2024", "ya"), (2024, nip(2), "26/08/2024", "ya")],
    )


def test_every_file_of_sql_is_run() -> None:
    by_hand = {"persons.sql", "one_cycle.sql", "facts.sql"}
    assert {path.name for path in Path(HERE).glob("*.sql")} == {*SCRIPTS} | by_hand


def test_a_load_adds_up_and_says_what_its_file_spoke_of(build: Build) -> None:
    sql = """SELECT file, kind, rows_read, rows_loaded, rows_rejected, rows_skipped, first_on::VARCHAR, positions['nip']
        FROM loads ORDER BY file"""
    assert builds.rows(build, sql) == [
        ("roster.csv", "roster", 1, 1, 0, 0, None, 1),
        ("signing.csv", "signing", 2, 2, 0, 0, "2024-08-26", 1),
    ]


def test_an_input_that_came_is_complete_and_one_that_did_not_is_missing(build: Build) -> None:
    sources = dict(builds.rows(build, "SELECT kind, status FROM sources"))
    assert (sources["roster"], sources["signing"], sources["case"]) == ("lengkap", "lengkap", "belum ada")
    assert "decision" not in sources  # a dataset is complete without it


def test_a_signature_without_its_person_is_kept_marked_and_reported(build: Build) -> None:
    assert builds.rows(build, "SELECT is_listed, count(*) FROM signings GROUP BY ALL ORDER BY ALL") == [
        (False, 1),
        (True, 1),
    ]
    assert builds.rows(build, "SELECT code, rows FROM findings") == [("luar_daftar", 1)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Files of 1 September 2024: one of them speaks of days that were to come."""
    office = Office(tmp_path_factory.mktemp("delivered"))
    rows = [["2024", "Inspektorat", "26/08/2024", 50, 45, ""], ["2024", "Dishub", "26/09/2024", 20, 10, ""]]
    case = ["001/NTR/2024", "2024", "20/08/2024", "pers", "Pemkot Malang", "Dinkes", "E4", ""]
    steps = [
        ["001/NTR/2024", "sk_sanksi", "27/08/2024", "PPK", "Teguran lisan"],
        ["001/NTR/2024", "sk_sanksi", "28/08/2024", "PPK", "Teguran tertulis"],
    ]
    ticked = ["Siklus : 2024"], [*submitted.ROSTER[1:], "Sudah TTD"], [*submitted.person(3)[1:], "√"]
    paths = (
        write_csv(office.inbox / "rekap.csv", submitted.RECAP, *rows),
        write_csv(
            office.inbox / "roster.csv",
            submitted.ROSTER,
            submitted.person(1, "SDN Kauman 1"),
            submitted.person(2, "SDN Kaumann 1"),
            submitted.person(4, "SDN Kauman 2"),  # another school
        ),
        write_csv(office.inbox / "perkara.csv", submitted.CASE, case),
        write_csv(office.inbox / "langkah.csv", ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi"), *steps),
        submitted.write_xlsx(office.inbox / "wajib.xlsx", *ticked),
    )
    at = datetime(2024, 9, 1, 12, tzinfo=UTC).timestamp()
    for path in paths:
        os.utime(path, (at, at))
    assert office.build().code == 0
    return office


FOUND = "SELECT rows, message FROM findings WHERE code = $code"


def test_no_day_after_the_last_delivery_is_the_position_of_the_data(office: Office) -> None:
    assert office.rows("SELECT CAST(position_on AS VARCHAR) FROM build") == [("2024-08-28",)]
    ((rows, told),) = office.rows(FOUND, code="sesudah_kiriman")
    assert (rows, "diserahkan (01/09/2024), sampai 26/09/2024" in told) == (1, True)
    assert office.rows("SELECT obliged FROM recaps WHERE unit_id = 'DISHUB'") == [(20,)]  # kept, and told


def test_names_of_units_that_are_nearly_the_same_are_told(office: Office) -> None:
    ((_, told),) = office.rows(FOUND, code="nama_mirip")
    assert told == "Nama unit mirip: SDN Kauman 1 dan SDN Kaumann 1. Bila satu unit, samakan tulisannya."


def test_what_is_to_be_looked_at_in_a_sheet_is_a_finding(office: Office) -> None:
    ((_, told),) = office.rows(FOUND, code="catatan_lembar")
    assert "kolom 'Sudah TTD' tidak dihitung" in told


def test_a_second_sanction_without_a_revocation_of_the_first_is_told(office: Office) -> None:
    """Such a history is odd: perhaps the day of the first was corrected."""
    ((rows, told),) = office.rows(FOUND, code="sk_ganda")
    assert (rows, "yang terakhir dianggap berlaku" in told) == (1, True)
