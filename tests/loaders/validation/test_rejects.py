"""Rows that were not loaded, each with its reason."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from loaders.contract.headers import Header
from loaders.contract.inputs import RECAP, SIGNING
from loaders.reference.tables import ReferenceTables
from loaders.reference.unit_names import UnitMatcher
from loaders.staging.sheet import StagedSheet
from loaders.validation.lookups import Lookups
from loaders.validation.rejects import BadRow, create_rejects, explain, write_rejects
from settings import read_settings
from tests.support.submitted import ROSTER, Office, Row, nip, person, write_xlsx

HEADER = Header(SIGNING, 0, {"nip": 0, "tanggal_ttd": 1}, {"siklus": "2024"})
BIT = {column.name: 1 << at for at, column in enumerate(SIGNING.columns)}


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    reference = ReferenceTables.read(read_settings().reference)
    return Lookups(reference, UnitMatcher(reference))


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        opened.execute("ATTACH ':memory:' AS scratch")
        create_rejects(opened)
        yield opened


def test_the_first_problem_leads_and_the_others_follow(lookups: Lookups) -> None:
    fields = dict.fromkeys(column.field for column in SIGNING.columns)
    row = BadRow(7, BIT["nip"] | BIT["tanggal_ttd"], ("12", "08/26/2024"), fields)
    found = explain(row, HEADER, lookups)
    assert (found["column_name"], found["value"], found["code"]) == ("nip", "12", "nip_panjang")
    assert found["reason"].endswith("; kolom tanggal_ttd: bulan 26 tidak ada; urutannya hari/bulan/tahun")
    assert "periksa NIP" in found["remedy"] and "hari/bulan/tahun" in found["remedy"]


def test_a_value_said_once_above_the_table_is_shown_with_the_row(lookups: Lookups) -> None:
    fields = dict.fromkeys(column.field for column in SIGNING.columns)
    header = Header(SIGNING, 0, HEADER.columns, {"siklus": "1999"})
    found = explain(BadRow(7, BIT["siklus"], ("1", "26/08/2024"), fields), header, lookups)
    assert (found["column_name"], found["value"], found["code"]) == ("siklus", "1999", "siklus_tidak_dikenal")


def test_a_rule_between_columns_has_its_own_words(lookups: Lookups) -> None:
    header = Header(RECAP, 0, {"wajib": 0, "sudah_ttd": 1})
    bit = len(RECAP.columns) + 1  # after the columns stands 'one of these'
    found = explain(BadRow(3, 1 << bit, ("10", "12"), {}), header, lookups)
    assert (found["column_name"], found["value"], found["code"]) == ("sudah_ttd", "12", "melebihi_wajib")


def test_bad_rows_of_a_sheet_are_rejected_or_skipped(connection: duckdb.DuckDBPyConnection, lookups: Lookups) -> None:
    connection.execute(
        """CREATE TABLE staged AS SELECT * FROM (VALUES
        (1, 'Bidang Umum', ''), (2, '199001012015011001', '26/08/2024'), (3, '12', 'besok'),
        (4, NULL, NULL), (5, 'JUMLAH', '1'), (6, 'Kepala Dinas', '')) AS t (line, c0, c1)"""
    )
    fields = ", ".join(f"NULL AS {column.field}" for column in SIGNING.columns)
    connection.execute(
        f"""CREATE TABLE scratch.judged_signing AS
        SELECT 1 AS load_id, line, {fields}, if(line = 2, 0, {BIT["nip"]}) AS mask FROM staged"""
    )
    sheet = StagedSheet("a.csv", "", HEADER, ("NIP", "Tanggal"), "staged", 6)
    found = write_rejects(connection, sheet, HEADER, 1, "a.csv", lookups)
    assert found.rejected == 1
    # the same cell alone in its row is a heading above data, and a signature below the last
    assert found.skipped == {
        "judul kelompok": 1, "baris kosong": 1, "baris jumlah": 1, "catatan dan tanda tangan": 1,
    }  # fmt: skip
    assert connection.execute("SELECT line, code, raw FROM rejects").fetchall() == [(3, "nip_panjang", ["12", "besok"])]


def test_below_rows_that_were_all_taken_stand_signatures(
    connection: duckdb.DuckDBPyConnection, lookups: Lookups
) -> None:
    connection.execute(
        """CREATE TABLE staged AS SELECT * FROM (VALUES
        (2, '199001012015011001', '26/08/2024'), (3, 'Kepala Dinas', '')) AS t (line, c0, c1)"""
    )
    fields = ", ".join(f"NULL AS {column.field}" for column in SIGNING.columns)
    connection.execute(
        f"""CREATE TABLE scratch.judged_signing AS
        SELECT 1 AS load_id, line, {fields}, if(line = 2, 0, {BIT["nip"]}) AS mask FROM staged"""
    )
    sheet = StagedSheet("a.csv", "", HEADER, ("NIP", "Tanggal"), "staged", 2)
    found = write_rejects(connection, sheet, HEADER, 1, "a.csv", lookups)
    assert (found.rejected, found.skipped) == (0, {"catatan dan tanda tangan": 1})


PEOPLE = ["No", "NIP", "Nama", "Tgl TTD", "Verifikasi"]
CASES = ["No", "Nomor Perkara", "Tanggal Laporan", "Asal", "Instansi", "Bentuk"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Lists whose last rows are half filled, and lists of who has and who has not signed."""
    office = Office(tmp_path_factory.mktemp("rejects"))
    cycle, names = ["Siklus : 2024"], ["", "Pegawai 00009", "Kepala"]
    roster = [[at, *person(at)[1:]] for at in (1, 2)]
    numbered: list[Row] = [
        [3, "", "Pegawai 00003", "Dinas Kesehatan", "", ""],
        ["", "", "Malang, 26 Agustus 2024"],
        names,
    ]
    write_xlsx(office.inbox / "wajib.xlsx", cycle, ["No", *ROSTER[1:]], *roster, *numbered)
    case = [1, "001/NTR/2024", "01/10/2024", "pers", "Pemkot Malang", "E4"]
    write_xlsx(
        office.inbox / "perkara.xlsx", cycle, CASES, case, [2, "002/NTR/2024", "02/10/2024"], ["", "", "", names[2]]
    )
    units: list[Row] = [[1, "Kelurahan Kauman", 30, 27], [2, "Kelurahan Kasin", "", ""], ["", "", "Mengetahui"]]
    above = cycle, ["Posisi : 26/08/2024"]
    write_xlsx(office.inbox / "rekap.xlsx", *above, ["No", "Unit Kerja", "Wajib", "Sudah TTD"], *units)
    told = [("26/08/2024", "ya"), ("", "belum"), ("belum", ""), ("Izin", ""), ("", "ya"), ("belum, 27/08/2024", "")]
    signers = [[at, nip(at), f"Pegawai {at:05}", *said] for at, said in enumerate(told, 1)]
    write_xlsx(office.inbox / "ttd.xlsx", cycle, PEOPLE, *signers)
    signed = (
        *(["", nip(at), f"Pegawai {at:05}", "Klojen"] for at in (11, 12)),
        ["", nip(13), "", ""],
        ["", nip(14), names[1], ""],
    )
    day = ["Tanggal TTD : 26/08/2024"]
    write_xlsx(office.inbox / "hadir.xlsx", cycle, day, ["No", "NIP", "Nama", "Alamat"], *signed, [], ["", nip(9)])
    assert office.build().code == 0
    return office


REJECTED = "SELECT line, column_name, code FROM rejects WHERE file = $file ORDER BY line"
SKIPPED = "SELECT rows_loaded, skipped_why FROM loads WHERE file = $file"


def test_the_last_rows_of_a_list_are_data_where_they_name_somebody_or_bear_a_number(office: Office) -> None:
    assert office.rows(REJECTED, file="wajib.xlsx") == [(5, "nip", "kosong")]
    assert office.rows(REJECTED, file="perkara.xlsx") == [(4, "asal", "kosong")]
    assert office.rows(REJECTED, file="rekap.xlsx") == [(5, "wajib", "kosong")]
    assert [office.rows(SKIPPED, file=f"{name}.xlsx") for name in ("wajib", "perkara", "rekap")] == [
        [(2, "catatan dan tanda tangan: 2; kop dan judul: 1")],
        [(1, "catatan dan tanda tangan: 1; kop dan judul: 1")],
        [(1, "catatan dan tanda tangan: 1; kop dan judul: 2")],
    ]


def test_who_has_not_signed_is_not_asked_for_a_day_and_who_is_verified_is(office: Office) -> None:
    assert office.rows(SKIPPED, file="ttd.xlsx") == [(1, "belum tanda tangan: 3; kop dan judul: 1")]
    assert office.rows(REJECTED, file="ttd.xlsx") == [
        (7, "tanggal_ttd", "kosong"),
        (8, "tanggal_ttd", "bukan_tanggal"),
    ]


def test_a_number_alone_is_no_signature_and_asked_for_within_a_list_and_below_it(office: Office) -> None:
    assert office.rows(REJECTED, file="hadir.xlsx") == [(6, "nip", "nip_saja"), (9, "nip", "nip_saja")]
    assert office.rows(SKIPPED, file="hadir.xlsx") == [(3, "baris kosong: 1; kop dan judul: 2")]


def test_the_title_of_a_group_is_no_unit_and_a_unit_without_counts_is(tmp_path: Path) -> None:
    office = Office(tmp_path)
    rows: list[Row] = [["I", "SEKRETARIAT", "", ""], [1, "Sekretariat DPRD", 50, 50], ["", "Pindahan", 50, 50]]
    rows += [["II", "DINAS", "", ""], [2, "Dinas Kesehatan", 100, "9O"], ["", "Prosentase", "", "88%"]]
    rows += [["III", "LAIN", "", ""], [3, "Inspektorat", 50, 49], [4, "Dinas Laut", "", ""], ["", "Mengetahui", "", ""]]
    above: list[Row] = [["Siklus : 2024"], ["Posisi : s/d 26/08/2024"], ["No", "Unit Kerja", "Wajib", "Sudah TTD"]]
    write_xlsx(office.inbox / "digit.xlsx", *above, *rows)
    lettered: list[Row] = [["I", "Dinas Laut", "", ""], ["II", "Dinas Perhubungan", 20, 20]]
    write_xlsx(office.inbox / "huruf.xlsx", *above, *lettered)
    assert office.build().code == 0
    assert office.rows("SELECT file, line, code FROM rejects ORDER BY ALL") == [
        ("digit.xlsx", 8, "huruf_di_angka"),
        ("digit.xlsx", 12, "tidak_dikenal"),
        ("huruf.xlsx", 4, "tidak_dikenal"),
    ]
    assert office.rows(SKIPPED, file="digit.xlsx") == [
        (2, "baris jumlah: 2; catatan dan tanda tangan: 1; judul kelompok: 3; kop dan judul: 2")
    ]
    assert office.rows("SELECT unit_id, obliged FROM recaps ORDER BY ALL") == [
        ("DISHUB", 20), ("INSPEKTORAT", 50), ("SETWAN", 50),
    ]  # fmt: skip
