"""Where files come from: the manifest's entries, and folders in the inbox."""

from pathlib import Path

import duckdb
import pytest

from loaders.__main__ import main
from tests.support.submitted import ROSTER, SIGNING, Office, nip, person, write_csv


def _manifest(office: Office, text: str) -> str:
    path = office.root / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_manifest_names_a_file_and_a_glob_with_their_publisher(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (tmp_path / "opd").mkdir()
    write_csv(tmp_path / "opd" / "a.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    write_csv(tmp_path / "opd" / "b.csv", SIGNING, ["2024", nip(2), "27/08/2024", "ya"])
    write_csv(tmp_path / "daftar.csv", ROSTER, person(1), person(2))
    said = office.build(
        "--manifest",
        _manifest(
            office,
            """
        [[source]]
        name = "Daftar wajib"
        input = "roster"
        path = "daftar.csv"
        publisher = "BKPSDM"
        [[source]]
        name = "Tanda tangan"
        input = "signing"
        path = "opd/*.csv"
        publisher = "BKPSDM"
        expected_every_days = 7
    """,
        ),
    )
    assert said.code == 0, said.err
    assert office.rows("SELECT source, file, rows_loaded, publisher FROM loads ORDER BY file") == [
        ("Daftar wajib", "Daftar wajib/daftar.csv", 2, "BKPSDM"),
        ("Tanda tangan", "Tanda tangan/opd/a.csv", 1, "BKPSDM"),
        ("Tanda tangan", "Tanda tangan/opd/b.csv", 1, "BKPSDM"),
    ]
    assert office.rows(
        "SELECT kind, place, publisher, expected_every_days, files FROM sources WHERE source = 'Tanda tangan'"
    ) == [("signing", "opd/*.csv", "BKPSDM", 7, 2)]


ENTRY = '[[source]]\nname = "A"\ninput = "roster"\n'
BAD_MANIFESTS = {
    "[[source]": "tidak terbaca sebagai TOML",
    '[[source]]\nname = "A"\npath = "a.csv"': "sumber 'A' tidak lengkap atau salah: 'input'",
    ENTRY.replace("roster", "gaji") + 'path = "a.csv"': "masukan 'gaji' tidak dikenal; yang ada: roster, signing",
    ENTRY + 'path = "tiada.csv"': "sumber A (tiada.csv): tidak ada berkas di sana",
    ENTRY + 'path = "../rahasia.csv"': "berkas menunjuk ke luar foldernya",
    ENTRY + 'path = ""': "sumber 'A': 'path' kosong",
    ENTRY + 'path = "a.csv"\nmax_rejected_rows = "banyak"': "sumber 'A' tidak lengkap atau salah",
    2 * (ENTRY + 'path = "a.csv"\n'): "nama sumber 'A' dipakai dua kali",
}


@pytest.mark.parametrize("text", BAD_MANIFESTS)
def test_a_manifest_that_is_wrong_says_which_source_and_why(text: str, tmp_path: Path) -> None:
    (tmp_path / "kerja").mkdir()
    write_csv(tmp_path / "rahasia.csv", ROSTER, person(1))
    office = Office(tmp_path / "kerja")
    write_csv(office.root / "a.csv", ROSTER, person(1))
    said = office.build("--manifest", _manifest(office, text))
    assert said.code == 2
    assert BAD_MANIFESTS[text] in said.err


def test_a_manifest_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = Office(tmp_path).build("--manifest", str(tmp_path / "tiada.toml"))
    assert (said.code, said.err) == (2, f"Tidak dimuat. Berkas {tmp_path / 'tiada.toml'} tidak ada.\n")


def test_a_file_of_another_input_than_its_source_declares_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    write_csv(tmp_path / "a.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    said = office.build("--manifest", _manifest(office, '[[source]]\nname = "A"\ninput = "roster"\npath = "a.csv"'))
    assert said.code == 2
    assert "dibaca sebagai daftar wajib pakta integritas, tetapi kolom wajib tidak ada: nama, unit_kerja" in said.err


def test_files_in_folders_of_the_inbox_are_read_and_hidden_ones_left_alone(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (office.inbox / "Kec. Klojen").mkdir()
    write_csv(office.inbox / "Kec. Klojen" / "daftar.csv", ROSTER, person(1))
    write_csv(office.inbox / "~$daftar.csv", ROSTER, person(2))  # what Excel leaves beside an open file
    write_csv(office.inbox / ".daftar.csv", ROSTER, person(3))
    assert office.build().code == 0
    assert office.rows("SELECT source, rows_loaded FROM loads") == [("Kec. Klojen/daftar.csv", 1)]


def test_parquet_with_typed_columns_is_read_like_any_file(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (SELECT 2024 AS siklus, {nip(1)} AS nip, DATE '2024-08-26' AS tanggal_ttd, true AS terverifikasi
            UNION ALL SELECT 2024, {nip(2)}, NULL, false) TO '{office.inbox}/ttd.parquet'"""
        )
    assert office.build().code == 0
    assert office.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR), is_verified FROM signings") == [
        (1, "2024-08-26", True)
    ]
    assert office.rows("SELECT line, column_name, code FROM rejects") == [(3, "tanggal_ttd", "kosong")]


def test_a_letter_among_the_deliveries_is_listed_as_not_read(tmp_path: Path) -> None:
    inbox, place = tmp_path / "inbox", tmp_path / "warehouse"
    inbox.mkdir()
    (inbox / "surat pengantar.pdf").write_bytes(b"%PDF-1.7")
    (inbox / "ttd.csv").write_text("siklus,nip,tanggal_ttd\n2024,198501012010011001,2024-08-26\n")
    assert main(["build", "--inbox", str(inbox), "--warehouse", str(place)]) == 0
    (built,) = (place / "resmi").glob("*.duckdb")
    sql = "SELECT rows_read, skipped_why FROM loads WHERE file = 'surat pengantar.pdf'"
    with duckdb.connect(str(built), read_only=True) as connection:
        assert connection.execute(sql).fetchall() == [(0, "jenis berkas .pdf tidak dibaca: 0")]
