"""Several accused in one case: one case, and each of them with what became of them."""

import os

import pytest

from tests.support.submitted import Office, nip, write_csv

CASE = (
    "nomor_perkara",
    "siklus",
    "tanggal_laporan",
    "asal",
    "instansi",
    "unit_kerja",
    "bentuk",
    "tingkat",
    "nip",
    "terlapor",
)
STEP = ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi", "terlapor")
OWN = "SELECT accused, nip % 1000 FROM case_accused WHERE case_id = $case ORDER BY accused"
COUNTED = "SELECT accused FROM cases WHERE case_id = $case"
REJECTS = "SELECT line, code FROM rejects WHERE file = $file ORDER BY line"
TOLD_APART = [
    ("1", "2"),
    ("Terlapor 1", "terlapor ke-2"),
    ("01", "2."),
    ("Pegawai 00001", "Pegawai 00002, S.Sos."),  # names: in the order of the file
    ("", ""),  # told apart by their NIP
]


def case(number: str, serial: int, accused: str = "", **other: str) -> list[str]:
    row = {"day": "01/10/2024", "unit": "Dinas Kesehatan", **other}
    return [number, "2024", row["day"], "pers", "Pemkot Malang", row["unit"], "E4", "", nip(serial), accused]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office with a file for each of these matters, and a number of its own for each case."""
    made = Office(tmp_path_factory.mktemp("accused"))
    for at, (first, second) in enumerate(TOLD_APART):
        write_csv(
            made.inbox / f"terlapor {at}.csv", CASE, case(f"10{at}/NTR", 1, first), case(f"10{at}/NTR", 2, second)
        )
    two = "201/NTR"
    write_csv(made.inbox / "dua perkara.csv", CASE, case(two, 1, "1"), case(two, 2, "2", day="09/10/2024"))
    rows = [(1, "1"), (1, "1"), (2, "2"), (3, "2")]
    write_csv(made.inbox / "ulang.csv", CASE, *(case("301/NTR", serial, accused) for serial, accused in rows))
    write_csv(made.inbox / "lama.csv", CASE, case("401/NTR", 1), case("401/NTR", 2))
    write_csv(made.inbox / "baru.csv", CASE, case("401/NTR", 2, unit="Dinas Perhubungan"))
    os.utime(made.inbox / "lama.csv", (1_725_000_000, 1_725_000_000))
    names = ("Pegawai 00001", "Pegawai 00002")
    write_csv(made.inbox / "bertahap.csv", CASE, *(case("501/NTR", at, name) for at, name in enumerate(names, 1)))
    steps = [
        ["501/NTR", "laporan", "01/10/2024", "Bawaslu", "", ""],
        ["501/NTR", "sk_sanksi", "15/10/2024", "PPK", "Teguran tertulis", "1"],
        ["501/NTR", "sk_sanksi", "15/10/2024", "PPK", "Penundaan kenaikan pangkat 6 bulan", "pegawai 00002"],
        ["501/NTR", "tidak_terbukti", "16/10/2024", "PPK", "", "3"],  # whom the register does not know
    ]
    write_csv(made.inbox / "langkah.csv", STEP, *steps)
    said = made.build()
    assert said.code == 0, said.err
    return made


@pytest.mark.parametrize("at", range(len(TOLD_APART)), ids=lambda at: " ".join(TOLD_APART[at]))
def test_rows_of_one_case_are_its_accused_however_they_are_told_apart(office: Office, at: int) -> None:
    assert office.rows(OWN, case=f"10{at}/NTR") == [(1, 1), (2, 2)]
    assert office.rows(COUNTED, case=f"10{at}/NTR") == [(2,)]
    assert office.rows("SELECT DISTINCT code FROM findings WHERE code = 'beberapa_terlapor'") == [
        ("beberapa_terlapor",)
    ]


def test_a_number_given_to_two_matters_is_no_case_of_two_accused(office: Office) -> None:
    assert office.rows(COUNTED, case="201/NTR") == []
    assert office.rows(REJECTS, file="dua perkara.csv") == [(2, "bertentangan"), (3, "bertentangan")]


def test_the_same_accused_told_twice_is_a_repetition_or_a_contradiction(office: Office) -> None:
    assert office.rows(REJECTS, file="ulang.csv") == [(3, "ganda"), (4, "bertentangan"), (5, "bertentangan")]


def test_a_later_delivery_replaces_the_row_of_its_accused(office: Office) -> None:
    assert office.rows("SELECT accused, unit_id, nip % 1000 FROM case_accused WHERE case_id = '401/NTR'") == [
        (1, "DINKES", 1),
        (2, "DISHUB", 2),
    ]


def test_steps_are_of_whom_they_name_and_else_of_all(office: Office) -> None:
    told = "SELECT step_id, accused FROM case_steps WHERE case_id = '501/NTR' ORDER BY step_no"
    assert office.rows(told) == [("laporan", 0), ("sk_sanksi", 1), ("sk_sanksi", 2), ("tidak_terbukti", 3)]
    positions = "SELECT accused, outcome, severity FROM accused_positions(NULL) WHERE case_id = '501/NTR'"
    assert office.rows(f"{positions} ORDER BY accused") == [
        (1, "sanksi", "ringan"),
        (2, "sanksi", "sedang"),
        (3, "tidak_terbukti", "tanpa putusan"),
    ]
    assert office.rows("SELECT outcome, severity, accused FROM case_positions(NULL) WHERE case_id = '501/NTR'") == [
        ("sanksi", "sedang", 3)
    ]
    assert ("terlapor_tidak_terdaftar",) in office.rows("SELECT code FROM findings")
