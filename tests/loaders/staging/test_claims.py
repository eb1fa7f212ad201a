"""Columns that several titles name, and what became of every column."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pytest

from loaders.contract.choices import Choice, Choices
from loaders.contract.errors import Unreadable
from loaders.staging.claims import settle_claims, unused_columns
from loaders.staging.sheet import StagedSheet, StagingRequest, stage_grid

CYCLE = ["Siklus : 2024"]


def settled(
    connection: duckdb.DuckDBPyConnection, *rows: Sequence[str], choices: Choices | None = None
) -> tuple[StagedSheet, ...]:
    asked = StagingRequest(choices=choices) if choices else StagingRequest()
    return settle_claims(connection, stage_grid(connection, "staged", "a.xlsx", "Satu", rows, asked))


def columns(sheet: StagedSheet) -> dict[str, int]:
    assert sheet.header
    return sheet.header.columns


RECAP = ["Siklus : 2024"], ["Posisi : 26/08/2024"]


def test_a_total_beats_its_parts_where_it_is_their_sum(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD", "", ""]
    lower = ["", "L", "P", "Jml", "L", "P", "Jml"]
    (sheet,) = settled(connection, *RECAP, upper, lower, ["Dinas Kesehatan", "40", "60", "100", "30", "50", "80"])
    assert columns(sheet) == {"unit_kerja": 0, "wajib": 3, "sudah_ttd": 6}
    assert next(iter(unused_columns(sheet))) == "B (Jumlah ASN: L): bagian dari kolom D"


def test_a_total_that_is_not_the_sum_of_its_parts_is_a_question(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD"]
    rows = upper, ["", "L", "P", "Jml", ""], ["Dinas Kesehatan", "40", "60", "90", "30"]
    with pytest.raises(Unreadable, match=r"kolom B \(Jumlah ASN: L\) dan .* sama-sama berarti wajib"):
        settled(connection, *RECAP, *rows)


def test_a_share_is_no_count(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["Unit Kerja", "Jumlah ASN", "Realisasi (%)", "Jumlah TTD"]
    (sheet,) = settled(connection, *RECAP, head, ["Dinas Kesehatan", "120", "1", "120"])
    assert columns(sheet)["sudah_ttd"] == 3
    assert list(unused_columns(sheet)) == ["C (Realisasi (%))"]


def test_the_day_of_a_rank_is_no_first_day_of_duty(connection: duckdb.DuckDBPyConnection) -> None:
    rows = (
        ["Unit Kerja : Dinas Kesehatan"],
        ["No", "Nama", "NIP", "Pangkat", "", "Jabatan", "", "Jenis Jabatan", "Status Kepegawaian"],
        ["No", "Nama", "NIP", "Gol", "TMT", "Nama", "TMT", "Jenis Jabatan", "Status Kepegawaian"],
        ["1", "Pegawai 00001", "199001012015011001", "III/a", "01/10/2024", "Staf", "03/01/2022", "pelaksana", "PNS"],
    )
    (sheet,) = settled(connection, CYCLE, *rows)
    assert columns(sheet) == {"nama": 1, "nip": 2, "jabatan": 5, "jenjang": 7, "status_pegawai": 8}
    assert "E (Pangkat: TMT)" in list(unused_columns(sheet))


def test_two_columns_that_say_the_same_are_one_and_two_that_differ_are_a_question(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    head = ["NIP", "Tgl TTD", "Tanggal Penandatanganan"]
    (same,) = settled(connection, CYCLE, head, ["1", "26/08/2024", "26/08/2024"], ["2", "27/08/2024", ""])
    assert columns(same)["tanggal_ttd"] == 1
    assert list(unused_columns(same)) == ["C (Tanggal Penandatanganan): sama dengan kolom B, atau kosong"]
    different = CYCLE, head, ["1", "26/08/2024", "26/09/2024"]
    with pytest.raises(Unreadable, match=r"B \(Tgl TTD\) dan C \(Tanggal Penandatanganan\).*mulai baris 3"):
        settled(connection, *different)
    choices = Choices((("Satu", Choice(columns=(("tanggal_ttd", "C"),))),))
    (chosen,) = settled(connection, *different, choices=choices)
    assert columns(chosen)["tanggal_ttd"] == 2


def test_a_time_beside_a_day_is_no_day(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["Siklus", "Tanggal", "Waktu", "Jenis", "Judul", "Sumber"]
    (sheet,) = settled(connection, head, ["2024", "26/08/2024", "09.00 WIB", "apel", "Apel", "Laporan"])
    assert columns(sheet)["tanggal"] == 1


def test_two_lists_side_by_side_are_two_lists(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["No", "NIP", "Tanggal TTD", "No", "NIP", "Tanggal TTD"]
    left, right = settled(
        connection, CYCLE, head, ["1", "a", "26/08/2024", "3", "c", "28/08/2024"], ["2", "b", "27/08/2024", "", "", ""]
    )
    assert [columns(half) for half in (left, right)] == [{"nip": 1, "tanggal_ttd": 2}] * 2
    assert (left.rows, right.rows) == (2, 1)
    assert right.name == "Satu (kolom D-F)"
    assert connection.execute(f"SELECT line, c1 FROM {right.table}").fetchall() == [(3, "c")]


def test_the_year_of_an_election_is_not_the_number_of_a_cycle(connection: duckdb.DuckDBPyConnection) -> None:
    (by_column,) = settled(connection, ["Tahun Pemilu", "NIP", "Tanggal TTD"], ["2024", "1", "30/05/2023"])
    assert by_column.header and by_column.header.says_election
    (by_label,) = settled(connection, ["Tahun Pemilu : 2024"], ["NIP", "Tanggal TTD"], ["1", "30/05/2023"])
    assert by_label.header and by_label.header.constants == {"siklus": "Pemilu 2024"}


GROUPS = ["Unit Kerja", "Jumlah ASN", "", "Sudah TTD", ""]


@pytest.mark.parametrize("parts", [("PNS", "PPPK"), ("L", "P"), ("PPPK Penuh Waktu", "PPPK Paruh Waktu")])
def test_parts_without_their_total_are_a_question_that_asks_for_it(
    connection: duckdb.DuckDBPyConnection, parts: tuple[str, str]
) -> None:
    different = [["Dinas Kesehatan", "60", "40", "50", "35"]]
    equal_by_chance = [["Dinas Kesehatan", "25", "25", "20", "20"], ["Inspektorat", "40", "", "30", ""]]
    for rows in (different, equal_by_chance):
        with pytest.raises(Unreadable, match=r"sama-sama berarti wajib.*tambahkan kolom JUMLAH"):
            settled(connection, *RECAP, GROUPS, ["", *parts, *parts], *rows)


def test_a_total_of_men_and_women_is_the_total_though_they_are_as_many(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD"]
    rows = upper, ["", "L", "P", "Total L+P", ""], ["Dinas Kesehatan", "50", "50", "100", "80"]
    (sheet,) = settled(connection, *RECAP, *rows)
    assert columns(sheet)["wajib"] == 3


def test_days_and_years_below_a_group_are_titles_and_a_question(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "Sudah TTD", "", ""]
    for below in (["26/08/2024", "02/09/2024", "09/09/2024"], ["2019", "2023", "2024"]):
        with pytest.raises(Unreadable, match=r"B|C \(Sudah TTD: .* sama-sama berarti sudah_ttd"):
            settled(connection, *RECAP, upper, ["", "", *below], ["Dinas Kesehatan", "100", "60", "80", "90"])
    stages = ["", "", "Tahap 1", "Tahap 2", "Jumlah"]
    (sheet,) = settled(connection, *RECAP, upper, stages, ["Dinas Kesehatan", "100", "60", "30", "90"])
    assert columns(sheet)["sudah_ttd"] == 4


def test_a_title_with_the_words_of_a_count_among_others_claims_it_too(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["Unit Kerja", "Jumlah ASN", "Jumlah Wajib TTD", "Sudah TTD"]
    with pytest.raises(Unreadable, match=r"B \(Jumlah ASN\) dan C \(Jumlah Wajib TTD\) sama-sama berarti wajib"):
        settled(connection, *RECAP, head, ["Dinas Kesehatan", "120", "110", "108"])
    (same,) = settled(connection, *RECAP, head, ["Dinas Kesehatan", "110", "110", "108"])
    assert columns(same)["sudah_ttd"] == 3
    head[2] = "Belum Wajib"
    (other,) = settled(connection, *RECAP, head, ["Dinas Kesehatan", "120", "10", "108"])
    assert columns(other)["wajib"] == 1


def test_a_bare_start_is_a_question_where_it_leaves_people_out(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai", "TMT", "Pangkat"]  # a list by rank
    row = ["1", "Pegawai 00001", "Dinas Kesehatan", "pelaksana", "PNS"]
    with pytest.raises(Unreadable, match=r"kolom F \(TMT\): tidak jelas TMT apa.*mulai baris 4"):
        settled(connection, CYCLE, head, [*row, "01/10/2020"], [*row, "01-10-2024"])
    assert settled(connection, CYCLE, head, [*row, "01/10/2020"])
    head[5] = "Mulai"
    (sheet,) = settled(connection, CYCLE, head, [*row, "01-10-2024"])
    assert columns(sheet)["mulai"] == 5


def test_a_group_of_the_time_of_duty_gives_its_first_and_last_day(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["NIP", "Nama", "Unit Kerja", "Jenjang", "Status Pegawai", "Masa Wajib", ""]
    below, row = ["", "", "", "", "", "Mulai", "Selesai"], ["1", "Pegawai 00001", "Dinas Kesehatan", "pelaksana", "PNS"]
    (sheet,) = settled(connection, CYCLE, head, below, [*row, "01/10/2024", ""])
    assert (columns(sheet)["mulai"], columns(sheet)["selesai"]) == (5, 6)


def shown(connection: duckdb.DuckDBPyConnection, hidden: set[int], *rows: Sequence[str]) -> tuple[StagedSheet, ...]:
    sheet = stage_grid(connection, "staged", "a.xlsx", "Satu", rows, StagingRequest())
    return settle_claims(connection, replace(sheet, hidden=frozenset(hidden)))


def test_parts_of_which_some_are_hidden_are_refused_and_hidden_totals_too(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    upper, lower = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD"], ["", "PNS", "PPPK", "Jml", ""]
    rows = *RECAP, upper, lower, ["Dinas Kesehatan", "40", "10", "50", "45"]
    with pytest.raises(Unreadable, match=r"wajib hanya terlihat sebagian; tersembunyi: C .*, D \(Jumlah ASN: Jml\)"):
        shown(connection, {2, 3}, *rows)
    (sheet,) = shown(connection, {1, 2}, *rows)
    assert columns(sheet)["wajib"] == 3
    plain = *RECAP, ["Unit Kerja", "Jumlah ASN", "Sudah TTD"], ["Dinas Kesehatan", "50", "45"]
    with pytest.raises(Unreadable, match=r"tidak ada: wajib; kolom B \(Jumlah ASN\): tersembunyi"):
        shown(connection, {1}, *plain)


def test_three_lists_side_by_side_are_three_and_uneven_ones_keep_their_own_columns(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    one = ["No", "NIP", "Tanggal TTD"]
    people = ["1", "a", "26/08/2024", "2", "b", "27/08/2024", "3", "c", "28/08/2024"]
    three = settled(connection, CYCLE, one * 3, people)
    assert [sheet.name for sheet in three] == ["Satu (kolom A-C)", "Satu (kolom D-F)", "Satu (kolom G-I)"]
    connection.execute("DROP TABLE staged_0")
    left, right = settled(
        connection, CYCLE, [*one, "Verifikasi", *one], ["1", "a", "26/08/2024", "ya", "2", "b", "27/08/2024"]
    )
    assert columns(left) == {"nip": 1, "tanggal_ttd": 2, "terverifikasi": 3}
    assert columns(right) == {"nip": 1, "tanggal_ttd": 2}


def test_each_of_two_lists_has_the_unit_above_it_and_one_list_has_not_two(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    labels = ["OPD : Dinas Kesehatan", "", "", "", "OPD : Dishub"]
    people = ["1", "Pegawai 00001", "pelaksana", "PNS", "2", "Pegawai 00002", "pelaksana", "PNS"]
    head = ["NIP", "Nama", "Jenjang", "Status Pegawai"]
    left, right = settled(connection, CYCLE, labels, head * 2, people)
    assert [half.header and half.header.constants["unit_kerja"] for half in (left, right)] == [
        "Dinas Kesehatan",
        "Dishub",
    ]
    with pytest.raises(Unreadable, match=r"unit_kerja disebut lebih dari satu: Dinas Kesehatan, Dishub"):
        settled(connection, CYCLE, labels, head, people[:4])


def test_a_total_that_is_wrong_in_one_row_names_that_row(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "Jumlah ASN", "", "", "Sudah TTD"]
    rows = ["Dinas Kesehatan", "40", "60", "100", "30"], ["Inspektorat", "40", "9", "48", "30"]
    said = r"baris 6: kolom D \(Jumlah ASN: Jml\) bukan jumlah kolom B \(Jumlah ASN: L\) \+ C \(Jumlah ASN: P\)"
    with pytest.raises(Unreadable, match=said):
        settled(connection, *RECAP, upper, ["", "L", "P", "Jml", ""], *rows)


def test_a_total_between_its_parts_stands_below_another_title(connection: duckdb.DuckDBPyConnection) -> None:
    upper = ["Unit Kerja", "", "Jumlah ASN", "", "Sudah TTD"]
    rows = ["Dinas Kesehatan", "40", "100", "60", "30"], ["Inspektorat", "40", "50", "9", "30"]
    with pytest.raises(Unreadable, match="sama-sama berarti wajib"):
        settled(connection, *RECAP, upper, ["", "L", "Jml", "P", ""], *rows)


def test_a_column_with_data_and_no_title_is_named(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["Unit Kerja", "Jumlah ASN", "Sudah TTD", "", ""]
    (sheet,) = settled(connection, *RECAP, head, ["Dinas Kesehatan", "120", "118", "", "koreksi: 119"])
    assert list(unused_columns(sheet)) == ["E (): tanpa judul, tidak dipakai"]


def test_a_bare_day_of_the_register_of_the_state_is_asked_for(connection: duckdb.DuckDBPyConnection) -> None:
    head = ["NIP BARU", "NAMA", "UNOR INDUK NAMA", "JENIS JABATAN", "JENIS PEGAWAI", "TMT"]
    person = ["199001012015011001", "Pegawai 00001", "Dinas Kesehatan", "Fungsional", "PNS"]
    with pytest.raises(Unreadable, match=r"kolom F \(TMT\): tidak jelas TMT apa"):
        settled(connection, CYCLE, head, [*person, "01/10/2024"])
    (sheet,) = settled(connection, CYCLE, head, [*person, "01/10/2015"])
    assert columns(sheet)["mulai"] == 5
