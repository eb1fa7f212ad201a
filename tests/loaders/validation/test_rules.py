"""What the loader promises: nothing disappears, all or nothing, and the same files give the same build."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from settings import read_settings
from storage import builds
from tests.support.shared import copy_of
from tests.support.submitted import (
    RECAP,
    ROSTER,
    SIGNING,
    Office,
    Said,
    check,
    csv_text,
    nip,
    person,
    run,
    write_csv,
    write_xlsx,
)

CASE = ("nomor_perkara", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk")
STEP = ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi")
EVENT = ("siklus", "tanggal", "jenis", "judul", "hadir", "sumber")
BAWASLU = ("nomor_register", "siklus", "tanggal_laporan", "asal", "instansi", "bentuk", "status", "tanggal_status")


def hand_in(inbox: Path) -> None:
    """All seven inputs, with one odd row for each rule between rows."""
    write_csv(
        inbox / "a_daftar.csv", ROSTER, person(1), person(2), person(3, "Disdikbud"), person(2)
    )  # line 5: said in line 3 already
    write_csv(
        inbox / "b_ttd.csv",
        SIGNING,
        ["2024", nip(1), "02/09/2024", "ya"],
        ["2024", nip(2), "03/09/2024", "ya"],
        ["2024", nip(9), "03/09/2024", "ya"],
    )  # line 4: not in the roster
    write_xlsx(
        inbox / "c_ttd.xlsx",
        ["LAPORAN OPD"],
        [*SIGNING],
        ["2024", nip(1), "1 September 2024", "tidak"],  # line 3: a day earlier than in b_ttd.csv
        ["2024", nip(2), "03/13/2024", "ya"],  # line 4: no month 13
        ["JUMLAH", 2],
    )
    write_csv(inbox / "rekap.csv", RECAP, ["2024", "Satpol PP", "26/08/2024", "10", "9", "8"])
    write_csv(inbox / "perkara.csv", CASE, ["001", "2024", "01/10/2024", "pers", "Pemkot Malang", "E4"])
    write_csv(
        inbox / "langkah.csv",
        STEP,
        ["001", "SK Sanksi", "15/10/2024", "Wali Kota", "moral terbuka"],
        ["001", "Disposisi PPK", "05/10/2024", "PPK", ""],
        ["001", "sk_sanksi", "16/10/2024", "PPK", ""],  # line 4: a sanction without its kind
        ["777", "bap", "10/10/2024", "Tim", ""],
    )  # line 5: nobody registered this case
    write_csv(
        inbox / "bawaslu.csv",
        BAWASLU,
        ["9/LP", "2024", "30/09/2024", "masyarakat", "Pemkot Malang", "D2", "Direkomendasikan", "10/10/2024"],
    )
    write_csv(inbox / "kegiatan.csv", EVENT, ["2024", "26 Agustus 2024", "Apel", "Apel netralitas", "1.200", "BKPSDM"])


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Said]:
    """An office that has handed in all that, and what the command said when it was built."""
    there = Office(tmp_path_factory.mktemp("law"))
    hand_in(there.inbox)
    said = there.build()
    assert said.code == 0, said.err
    return there, said


@pytest.fixture
def office(loaded: tuple[Office, Said]) -> Office:
    return loaded[0]


def test_rows_read_are_rows_loaded_rejected_and_skipped_for_every_file(office: Office) -> None:
    sql = "SELECT file, rows_read, rows_loaded, rows_rejected, rows_skipped FROM loads ORDER BY file"
    found = office.rows(sql)
    assert found == [
        ("a_daftar.csv", 4, 3, 1, 0),
        ("b_ttd.csv", 3, 2, 0, 1),  # replaced by the earlier day of c_ttd.xlsx
        ("bawaslu.csv", 1, 1, 0, 0),
        ("c_ttd.xlsx", 4, 1, 1, 2),
        ("kegiatan.csv", 1, 1, 0, 0),
        ("langkah.csv", 4, 2, 2, 0),
        ("perkara.csv", 1, 1, 0, 0),
        ("rekap.csv", 1, 1, 0, 0),
    ]


def test_loaded_rows_are_in_the_tables_and_rejected_ones_in_the_rejects(office: Office) -> None:
    tables = ("roster", "signings", "recaps", "cases", "case_steps", "bawaslu_cases", "events")
    for table in tables:
        ((rows, loaded),) = office.rows(
            f"SELECT (SELECT count(*) FROM {table}), "
            f"(SELECT sum(rows_loaded) FROM loads WHERE load_id IN (SELECT load_id FROM {table}))"
        )
        assert rows == loaded, table
    assert office.rows("SELECT sum(rows_rejected), (SELECT count(*) FROM rejects) FROM loads") == [(4, 4)]


def test_a_rejected_row_keeps_its_line_and_reason(office: Office) -> None:
    assert office.rows(
        "SELECT source, file, sheet, line, column_name, value, reason, remedy FROM rejects ORDER BY file, line"
    ) == [
        (
            "a_daftar.csv",
            "a_daftar.csv",
            "",
            5,
            "nip",
            nip(2),
            "ganda: sudah ada di a_daftar.csv baris 3, dengan isi yang sama",
            "tidak perlu diperbaiki",
        ),
        (
            "c_ttd.xlsx",
            "c_ttd.xlsx",
            "Sheet1",
            4,
            "tanggal_ttd",
            "03/13/2024",
            "bulan 13 tidak ada; urutannya hari/bulan/tahun",
            "tulis hari/bulan/tahun, mis. 26/08/2024 atau 26 Agustus 2024",
        ),
        (
            "langkah.csv",
            "langkah.csv",
            "",
            4,
            "sanksi",
            "",
            "SK sanksi tanpa jenis sanksi",
            "isi jenis sanksinya, mis. 'teguran tertulis' atau 'hukuman disiplin sedang'",
        ),
        (
            "langkah.csv",
            "langkah.csv",
            "",
            5,
            "nomor_perkara",
            "777",
            "nomor perkara ini tidak ada di register perkara",
            "periksa nomornya, atau kirim baris perkaranya",
        ),
    ]


def test_the_raw_row_of_a_reject_lines_up_with_the_titles_of_its_file(office: Office) -> None:
    found = office.rows(
        "SELECT r.file, r.line, l.titles, r.raw FROM rejects AS r JOIN loads AS l USING (load_id) ORDER BY ALL"
    )
    shaped = {(file, line): dict(zip(titles, raw, strict=True)) for file, line, titles, raw in found}
    assert shaped["a_daftar.csv", 5] == dict(zip(ROSTER, person(2), strict=True))
    assert shaped["c_ttd.xlsx", 4] == dict(zip(SIGNING, ["2024", nip(2), "03/13/2024", "ya"], strict=True))
    assert shaped["langkah.csv", 5] == dict(zip(STEP, ["777", "bap", "10/10/2024", "Tim", ""], strict=True))


def test_the_earliest_signature_counts_whatever_file_it_is_in(office: Office) -> None:
    sql = "SELECT nip % 1000, CAST(signed_on AS VARCHAR), is_verified, is_listed FROM signings ORDER BY nip"
    assert office.rows(sql) == [
        (1, "2024-09-01", True, True),  # verified by b_ttd.csv, which tells of a later day
        (2, "2024-09-03", True, True),
        (9, "2024-09-03", True, False),
    ]


def test_a_signature_of_nobody_in_the_roster_is_kept_and_reported(office: Office) -> None:
    assert office.rows("SELECT cycle, rows FROM findings WHERE code = 'luar_daftar'") == [(2024, 1)]


def test_the_last_line_of_a_build_names_each_source_with_its_rows_and_days(loaded: tuple[Office, Said]) -> None:
    _, said = loaded
    assert "b_ttd.csv: dibaca 3 = dimuat 2 + ditolak 0 + dilewati 1; 2024-09-02 s.d. 2024-09-03" in said.out


def test_steps_of_a_case_are_in_the_order_of_their_days_and_the_sanction_is_of_the_rule_then(office: Office) -> None:
    assert office.rows("SELECT step_no, step_id, body_id, sanction_id, severity FROM case_steps ORDER BY step_no") == [
        (1, "disposisi_ppk", "PPK", None, None),
        (2, "sk_sanksi", "PPK", "PP42_MORAL_TERBUKA", "moral"),
    ]


def _contents(office: Office) -> dict[str, list[str]]:
    """All tables but those that say when and from where."""
    names = [name for (name,) in office.rows("SELECT table_name FROM duckdb_tables() WHERE NOT temporary ORDER BY 1")]
    return {
        name: [text for (text,) in office.rows(f'SELECT CAST(t AS VARCHAR) FROM "{name}" AS t ORDER BY ALL')]
        for name in names
        if name not in ("build", "sources")
    }


def test_the_same_files_copied_elsewhere_in_another_order_give_the_same_tables(office: Office, tmp_path: Path) -> None:
    copied = Office(tmp_path)
    for path in sorted(office.inbox.iterdir(), reverse=True):
        shutil.copy(path, copied.inbox / path.name)
    assert copied.build().code == 0
    assert _contents(copied) == _contents(office)


def test_the_rows_of_a_file_in_another_order_give_the_same_tables(office: Office, tmp_path: Path) -> None:
    turned = Office(tmp_path)
    for path in office.inbox.iterdir():
        shutil.copy(path, turned.inbox / path.name)
    title, *lines = (office.inbox / "b_ttd.csv").read_text().splitlines()
    (turned.inbox / "b_ttd.csv").write_text("\n".join([title, *reversed(lines)]) + "\n")
    assert turned.build().code == 0
    assert turned.rows("SELECT rows_read, rows_loaded, rows_rejected FROM loads") == office.rows(
        "SELECT rows_read, rows_loaded, rows_rejected FROM loads"
    )
    for table in ("roster", "signings", "obligations", "units", "unit_tree"):
        sql = f"SELECT CAST(t AS VARCHAR) FROM {table} AS t"
        assert turned.rows(sql) == office.rows(sql), table


def test_loading_twice_publishes_nothing_new(office: Office) -> None:
    before = office.rows("SELECT build FROM build")
    said = office.build()
    assert (said.code, said.out) == (0, f"Tidak ada yang berubah; build {before[0][0]} tetap berlaku.\n")
    assert len(list((office.root / "warehouse" / "simulasi").glob("*.duckdb"))) == 1


def test_check_prints_the_rejects_that_a_build_stores(office: Office) -> None:
    said = check(*sorted(office.inbox.iterdir()))
    assert said.code == 3
    for file, sheet, line, column, value, reason in office.rows(
        "SELECT file, sheet, line, column_name, value, reason FROM rejects"
    ):
        where = f"{file}, lembar {sheet}" if sheet else file
        told = reason.replace("di a_", f"di {office.inbox}/a_").replace("di c_", f"di {office.inbox}/c_")
        assert f"{office.inbox}/{where}, baris {line}, kolom {column}: {value!r}: {told}" in said.out
    assert said.out.count(", baris ") == 4


def test_check_of_a_clean_file_says_its_rows_and_days(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "ttd.csv", SIGNING, ["2024", nip(1), "02/09/2024", "ya"])
    said = check(path)
    assert said.code == 0
    assert said.out == f"{path}: dibaca 1 = dimuat 1 + ditolak 0 + dilewati 0; 2024-09-02 s.d. 2024-09-02\n"


def _make_good(fresh: Path) -> None:
    office = Office(fresh)
    write_csv(office.inbox / "daftar.csv", ROSTER, person(1))
    assert office.build().code == 0


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Office]:
    """An office with one good build; whatever is tried, that build stands."""
    office = Office(copy_of("one_good_build", _make_good, tmp_path))
    before = office.rows("SELECT build FROM build")
    yield office
    assert office.rows("SELECT build FROM build") == before
    assert not list((office.root / "warehouse").rglob("*unfinished*"))


def _refusal(office: Office) -> str:
    said = office.build()
    assert (said.code, said.out) == (2, "")
    os.environ["NETRA_WAREHOUSE"] = str(office.root / "warehouse")
    try:
        attempt = builds.last_attempt("simulasi")
    finally:
        del os.environ["NETRA_WAREHOUSE"]
    assert attempt is not None and attempt.refused
    assert said.err == f"Tidak dimuat. {attempt.message}\n"
    return attempt.message


def test_a_file_without_a_required_column_refuses_the_build(standing: Office) -> None:
    write_csv(standing.inbox / "ttd.csv", ["siklus", "nip", "cara"], ["2024", nip(1), "unit"])
    assert _refusal(standing) == (
        "ttd.csv: dibaca sebagai penandatanganan pakta integritas, tetapi kolom wajib tidak ada: tanggal_ttd. "
        "Tulis hari tanda tangan setiap orang, kosongkan bagi yang belum; bila semua pada satu hari, tulis 'Tanggal "
        "TTD : ...' di atas tabel. Untuk daftar verifikasi, salin harinya dari daftar tanda tangannya."
    )


def test_more_rejects_than_a_source_may_have_refuse_the_build(standing: Office) -> None:
    bad = [["2024", "123", "26/08/2024", "ya"]] * 11
    write_csv(standing.inbox / "ttd.csv", SIGNING, *bad, *(["2024", nip(n), "26/08/2024", "ya"] for n in range(1, 44)))
    assert "ttd.csv: 11 dari 54 baris ditolak, lebih dari batas 10 baris dan 20%" in _refusal(standing)


def test_ten_rejects_or_a_fifth_of_the_rows_are_borne(tmp_path: Path) -> None:
    office = Office(tmp_path)
    bad = [["2024", "123", "26/08/2024", "ya"]] * 10  # ten of ten: not more than 10 rows
    write_csv(office.inbox / "sepuluh.csv", SIGNING, *bad)
    many = [["2024", nip(n), "26/08/2024", "ya"] for n in range(1, 45)]  # 11 of 55: exactly a fifth
    write_csv(office.inbox / "seperlima.csv", SIGNING, *bad, bad[0], *many)
    assert office.build().code == 0
    assert office.rows("SELECT rows_rejected FROM loads ORDER BY 1") == [(10,), (11,)]


def test_a_file_of_no_known_columns_refuses_the_build(standing: Office) -> None:
    write_csv(standing.inbox / "lain.csv", ["tanaman", "panen"], ["padi", "3"])
    assert "lain.csv: tidak ada tabel yang dikenali dalam CSV ini" in _refusal(standing)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    said = run("build", "--inbox", str(tmp_path / "tiada"), "--warehouse", str(tmp_path / "w"))
    assert (said.code, said.err) == (2, f"Tidak dimuat. Folder {tmp_path / 'tiada'} tidak ada.\n")


def test_a_roster_may_name_a_person_twice_who_moved_within_the_cycle(tmp_path: Path) -> None:
    office = Office(tmp_path)
    header = [*ROSTER, "Mulai", "Selesai"]
    write_csv(
        office.inbox / "daftar.csv",
        header,
        [*person(1), "", "31/08/2024"],
        [*person(1, "Disdikbud"), "01/09/2024", ""],
        [*person(2), "01/09/2024", "31/08/2024"],  # line 4: ends before it begins
    )
    assert office.build().code == 0
    assert office.rows("SELECT unit_id, ends_on FROM roster ORDER BY starts_on NULLS FIRST") == [
        ("DINKES", office.rows("SELECT DATE '2024-08-31'")[0][0]),
        ("DISDIKBUD", None),
    ]
    assert office.rows("SELECT line, column_name, code FROM rejects") == [(4, "selesai", "urutan_tanggal")]


def test_an_inbox_build_of_the_official_data_carries_the_documented_facts(tmp_path: Path) -> None:
    office = Office(tmp_path, "resmi")
    assert office.build().code == 0
    assert office.rows("SELECT count(*) FROM cases WHERE case_id LIKE 'TERDOKUMENTASI%'") == [(5,)]
    assert office.rows("SELECT count(*) FROM rejects") == [(0,)]
    settings = replace(read_settings(), warehouse=tmp_path / "warehouse")
    assert builds.current("simulasi", settings) is None


def test_a_day_to_come_is_rejected(tmp_path: Path) -> None:
    to_come = (datetime.now(UTC) + timedelta(days=2)).date()
    path = tmp_path / "ttd.csv"
    path.write_text(csv_text(SIGNING, ["2024", nip(1), to_come.isoformat(), "ya"]))
    assert f"baris 2, kolom tanggal_ttd: '{to_come}': tanggal di masa depan" in check(path).out
