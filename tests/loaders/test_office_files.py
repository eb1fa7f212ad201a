"""Files that offices really send: each ends in the figures that it says, in a question, or in a refusal with the place.

Every kind here ended once in a wrong figure without a word. Files that are read each by itself lie in one inbox and
are built once; what refuses a build, or speaks of all files together, has an office of its own.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.support.submitted import CASE, RECAP, ROSTER, SIGNING, Office, Row, Said, nip, person, write_csv, write_xlsx

SIGNED = """SELECT nip % 1000, CAST(signed_on AS VARCHAR), is_verified FROM signings JOIN loads USING (load_id)
    WHERE file = $file ORDER BY nip"""
RECAPS = """SELECT unit_id, obliged, signed FROM recaps JOIN loads USING (load_id)
    WHERE file = $file ORDER BY unit_id"""
REJECTS = "SELECT line, code FROM rejects WHERE file = $file ORDER BY line"
HandIn = Callable[[Path], object]
TOGETHER: list[HandIn] = []


def workbook(path: Path, rows: list[Row], **options: Any) -> None:
    """A workbook of one sheet; `format` is set on cells of a column, `merged` are ranges, `hidden` a column."""
    with xlsxwriter.Workbook(str(path), {"date_1904": True} if options.get("is_1904") else {}) as book:
        page = book.add_worksheet("Lembar1")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
        if "percent" in options:
            for number, row in enumerate(rows[1:], start=1):
                at = options["percent"]
                page.write(number, at, row[at], book.add_format({"num_format": "0%"}))
        for where, value in options.get("merged", ()):
            page.merge_range(where, value)
        if "hidden" in options:
            page.set_column(options["hidden"], options["hidden"], None, None, {"hidden": True})
        if options.get("hidden_sheet"):
            other = book.add_worksheet("Lama")
            for number, row in enumerate(rows):
                other.write_row(number, 0, row)
            other.hide()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def handed_in(write: HandIn) -> HandIn:
    """Put what this writes into the inbox that is built once; it has persons and recaps that no other file has."""
    TOGETHER.append(write)
    return write


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Office, Said]:
    """The office that handed in all these files, and what its build said."""
    office = Office(tmp_path_factory.mktemp("together"))
    for write in TOGETHER:
        write(office.inbox)
    said = office.build()
    assert said.code == 0, said.err
    return office, said


@pytest.fixture
def together(built: tuple[Office, Said]) -> Office:
    return built[0]


DAYS = {
    "2024-09-24T17:30:00Z": "2024-09-25",  # half past midnight in Malang
    "2024-09-24T16:59:59+00:00": "2024-09-24",
    "2024-09-24T23:30:00+07:00": "2024-09-24",
    "Jum\u2019at, 23 Agustus 2024": "2024-08-23",
    "Malang, 26 Agustus 2024": "2024-08-26",
    "26 Agustus 2024 pukul 09.00 WIB": "2024-08-26",
    "26\u201308\u20132024": "2024-08-26",
    "\ufeff26/08/2024\u200b": "2024-08-26",
}
NO_DAYS = {
    "26 Agustus 1990": "di_luar_masa",
    "30/05/2023": "di_luar_masa",
    "26/08/2025": "di_luar_masa",
    "01-Mei-24": "tahun_dua_digit",
    "belum, 26 Agustus 2024": "bukan_tanggal",
}


@handed_in
def _days(inbox: Path) -> None:
    rows = [["2024", nip(at), day, "ya"] for at, day in enumerate([*DAYS, *NO_DAYS], 1)]
    write_csv(inbox / "hari.csv", SIGNING, *rows)


def test_a_day_is_read_in_whatever_words_and_one_that_cannot_be_meant_is_rejected(together: Office) -> None:
    assert [day for _, day, _ in together.rows(SIGNED, file="hari.csv")] == list(DAYS.values())
    assert together.rows(REJECTS, file="hari.csv") == [
        (at, code) for at, code in enumerate(NO_DAYS.values(), 2 + len(DAYS))
    ]


def test_a_column_that_puts_the_month_first_is_refused_though_some_of_its_days_could_be_read(office: Office) -> None:
    rows = [["2024", nip(at), day, "ya"] for at, day in enumerate(["08/05/2024", "08/26/2024"], 1)]
    write_csv(office.inbox / "ttd.csv", SIGNING, *rows)
    said = office.build()
    assert said.code == 2
    assert "ttd.csv: kolom tanggal_ttd tampaknya ditulis bulan/hari/tahun (baris 3" in said.err


@handed_in
def _days_since_1904(inbox: Path) -> None:
    rows: list[Row] = [[*SIGNING], ["2024", nip(21), 44068, "ya"]]
    workbook(inbox / "1904.xlsx", rows, is_1904=True)


def test_days_that_a_workbook_counts_from_1904_are_those_days(together: Office) -> None:
    assert together.rows(SIGNED, file="1904.xlsx") == [(21, "2024-08-26", True)]


SIGNS = {"√": True, "✔": True, "OK": True, "✗": False, "☐": False}


@handed_in
def _ticks(inbox: Path) -> None:
    rows = [["2024", nip(at), "26/08/2024", sign] for at, sign in enumerate([*SIGNS, "?"], 31)]
    write_csv(inbox / "tanda.csv", SIGNING, *rows)


def test_a_tick_and_a_cross_say_yes_and_no_and_a_cell_with_any_sign_is_never_empty(together: Office) -> None:
    assert [verified for *_, verified in together.rows(SIGNED, file="tanda.csv")] == list(SIGNS.values())
    assert together.rows(REJECTS, file="tanda.csv") == [(7, "bukan_ya_tidak")]


@handed_in
def _exclusions(inbox: Path) -> None:
    words = ["Tidak", "N", "0", "—", "nihil", "wajib", "Ya", "cltn", "S.Sos."]
    rows = [[*person(at, "Inspektorat"), word] for at, word in enumerate(words, 41)]
    write_csv(inbox / "pengecualian.csv", (*ROSTER, "Dikecualikan"), *rows)


def test_who_is_not_excluded_is_obliged_and_an_unknown_reason_is_a_question(together: Office) -> None:
    obliged = "SELECT sum(people) FROM obligations WHERE exclusion IS NULL AND unit_id = 'INSPEKTORAT'"
    assert together.rows(obliged) == [(7,)]
    assert together.rows("SELECT code, rows FROM findings WHERE code LIKE '%alasan%' ORDER BY 1") == [
        ("alasan_tidak_dikenal", 1),
        ("tanpa_alasan", 1),
    ]


def test_a_quote_that_nobody_closed_is_refused_with_its_line(office: Office) -> None:
    rows = [["2024", nip(at), "26/08/2024", "ya", f"map {at}"] for at in range(1, 21)]
    rows[2][4], rows[11][4] = '"map 3', 'map 12"'
    write_csv(office.inbox / "ttd.csv", (*SIGNING, "bukti"), *rows)
    said = office.build()
    assert (said.code, 'tanda kutip (") di baris 4 tidak ditutup' in said.err) == (2, True)


@pytest.mark.parametrize("last", ["Pegawai 00002, M.Si.", "Pegawai 00002, S.Sos.,"])
def test_commas_within_names_are_refused_with_their_line(office: Office, last: str) -> None:
    text = f"Siklus,NIP,Unit Kerja,Jenjang,Status Pegawai,Nama,Alasan Pengecualian\n2024,{nip(1)},Dinas Kesehatan,"
    text += f"pelaksana,PNS,Pegawai 00001,\n2024,{nip(2)},Dinas Kesehatan,pelaksana,PNS,{last}\n"
    (office.inbox / "roster.csv").write_text(text)
    said = office.build()
    assert (said.code, "baris 3: koma di dalam nama" in said.err) == (2, True)


@handed_in
def _a_row_too_wide(inbox: Path) -> None:
    write_csv(inbox / "lebar.csv", ROSTER, person(51), [*person(52)[:2], "Pegawai", *person(52)[2:]])


def test_a_row_with_more_cells_than_titles_is_rejected(together: Office) -> None:
    assert together.rows("SELECT line, code, reason FROM rejects WHERE file = 'lebar.csv'") == [
        (
            3,
            "kolom_lebih",
            "baris berisi 7 sel, lebih banyak daripada judulnya: isi kolomnya bergeser, atau ada tabel tanpa judul "
            "di sampingnya",
        )
    ]


@handed_in
def _other_ways_to_write_cells(inbox: Path) -> None:
    write_csv(inbox / "garis.csv", SIGNING, ["2024", nip(55), "26/08/2024", "ya"], delimiter="|")
    write_csv(inbox / "rumus.csv", SIGNING, ["2024", f'"=""{nip(56)}"""', "26/08/2024", "ya"])


def test_a_bar_separates_cells_too(together: Office) -> None:
    assert together.rows(SIGNED, file="garis.csv") == [(55, "2024-08-26", True)]


def test_the_text_within_a_formula_is_the_text(together: Office) -> None:
    assert together.rows(SIGNED, file="rumus.csv") == [(56, "2024-08-26", True)]


def test_shares_are_no_counts_though_their_cells_are_numbers(office: Office) -> None:
    rows: list[Row] = [["Siklus", "Unit Kerja", "Posisi", "Target", "Realisasi"]]
    rows += [["2024", "Dinas Kesehatan", "26/08/2024", 120, 1], ["2024", "Inspektorat", "26/08/2024", 50, 0.98]]
    workbook(office.inbox / "rekap.xlsx", rows, percent=4)
    said = office.build()
    assert (said.code, "kolom E (Realisasi): berformat persen atau pecahan, bukan jumlah" in said.err) == (2, True)


@handed_in
def _merged_counts(inbox: Path) -> None:
    rows: list[Row] = [[*RECAP[:5]], *(["2024", unit, "26/08/2024", "", 5] for unit in ("Dinkes", "Dishub"))]
    workbook(inbox / "gabung.xlsx", rows, merged=[("D2:D3", 45)])
    head = ["Siklus", "Unit Kerja", "Posisi", "Jumlah ASN", "", "", "Sudah TTD"]
    rows = [head, ["", "", "", "L", "P", "Jml", ""]]
    rows += [["2024", unit, "26/08/2024", "", "", "", 5] for unit in ("Satpol PP", "Bagian Hukum")]
    workbook(inbox / "gabung bagian.xlsx", rows, merged=[("D3:D4", 20), ("E3:E4", 25), ("F3:F4", 45)])


def test_a_merged_count_counts_once(together: Office) -> None:
    assert together.rows(RECAPS, file="gabung.xlsx") == [("DINKES", 45, 5)]
    assert together.rows(REJECTS, file="gabung.xlsx") == [(3, "kosong")]


def test_a_merged_count_counts_once_where_it_is_told_in_parts_too(together: Office) -> None:
    assert together.rows(RECAPS, file="gabung bagian.xlsx") == [("SATPOLPP", 45, 5)]


def test_a_unit_that_is_filled_in_for_its_block_is_no_unused_column(office: Office) -> None:
    write_xlsx(office.inbox / "roster.xlsx", ROSTER, person(1), [*person(2)[:3], "", *person(2)[4:]])
    said = office.build()
    assert office.rows("SELECT count(*) FROM roster WHERE unit_id = 'DINKES'") == [(2,)]
    assert "tidak dipakai" not in said.out


@handed_in
def _hidden(inbox: Path) -> None:
    rows: list[Row] = [["siklus", "nip", "Tgl TTD", "Tanggal Penandatanganan"]]
    rows += [["2024", nip(61), "26/08/2024", "26/09/2024"]]
    workbook(inbox / "sembunyi.xlsx", rows, hidden=2, hidden_sheet=True)


def test_a_hidden_column_and_a_hidden_sheet_are_not_read_and_told(built: tuple[Office, Said]) -> None:
    office, said = built
    assert office.rows(SIGNED, file="sembunyi.xlsx") == [(61, "2024-09-26", None)]
    assert "kolom yang tidak dipakai: C (Tgl TTD): tersembunyi, tidak dibaca" in said.out
    assert office.rows("SELECT skipped_why FROM loads WHERE sheet = 'Lama'") == [("lembar tersembunyi: 2",)]


@handed_in
def _lists_with_gaps(inbox: Path) -> None:
    write_xlsx(inbox / "tanpa unit.xlsx", ROSTER, person(63), [*person(64)[:3], "", "", ""])
    rows = [["1", nip(65), "Pegawai 00065", "26/08/2024"], ["2", nip(66), "Pegawai 00066", ""]]
    write_xlsx(inbox / "hadir.xlsx", ["Siklus : 2024"], ["No", "NIP", "Nama", "Tgl TTD"], *rows)


def test_people_at_the_end_of_a_list_without_a_unit_are_rejects_and_no_notes(together: Office) -> None:
    assert together.rows(REJECTS, file="tanpa unit.xlsx") == [(3, "kosong")]


def test_who_has_no_day_in_a_list_of_signatures_has_not_signed_yet(together: Office) -> None:
    assert together.rows("SELECT rows_loaded, rows_rejected, skipped_why FROM loads WHERE file = 'hadir.xlsx'") == [
        (1, 0, "belum tanda tangan: 1; kop dan judul: 1")
    ]


def test_one_school_has_one_name_and_a_recap_of_parts_is_counted_once(office: Office) -> None:
    day = "26/08/2024"
    rows = [["2024", "SMP Negeri 01", day, 15, 10, ""], ["2024", "Kecamatan Klojen", day, 60, 55, ""]]
    rows += [["2024", "Kelurahan Kauman", day, 30, 28, ""], ["2024", "Kelurahan Kasin", day, 30, 27, ""]]
    write_xlsx(office.inbox / "rekap.xlsx", RECAP, *rows)
    write_csv(office.inbox / "roster.csv", ROSTER, person(1, "SMPN 1"), person(2, "UPT SMP N. I"))
    assert office.build().code == 0
    assert office.rows("SELECT unit_id FROM units WHERE NOT is_listed") == [("SMPN_1",)]
    assert office.rows("SELECT sum(obliged), sum(signed) FROM recaps WHERE unit_id <> 'SMPN_1'") == [(60, 55)]
    assert office.rows("SELECT unit_id FROM findings WHERE code = 'rekap_jumlah'") == [("KEC_KLOJEN",)]


@handed_in
def _unknown_words(inbox: Path) -> None:
    case = ["001", "2024", "01/10/2024", "kabar burung", "Pemkot Malang", "Dinas Kesehatan", "E4", ""]
    write_csv(inbox / "perkara.csv", CASE, case)
    steps = [["001", "bap", "05/10/2024", "Pengadilan", ""], ["001", "sk_sanksi", "15/10/2024", "PPK", "dipindah"]]
    write_csv(inbox / "langkah.csv", ("nomor_perkara", "tahap", "tanggal", "lembaga", "sanksi"), *steps)


def test_a_step_is_never_lost_for_one_word(together: Office) -> None:
    assert together.rows("SELECT step_id, body_id, sanction_id FROM case_steps ORDER BY step_no") == [
        ("bap", "belum diketahui", None),
        ("sk_sanksi", "PPK", "belum diketahui"),
    ]
    assert together.rows("SELECT origin FROM cases WHERE case_id = '001'") == [(None,)]
    assert together.rows("SELECT line, column_name, text FROM unread_words ORDER BY ALL") == [
        (2, "asal", "kabar burung"),
        (2, "lembaga", "Pengadilan"),
        (3, "sanksi", "dipindah"),
    ]
    assert together.rows("SELECT sum(rows) FROM findings WHERE code = 'kata_tidak_dikenal'") == [(3,)]


@handed_in
def _verified_by_another(inbox: Path) -> None:
    write_csv(inbox / "TTD Bappeda.csv", SIGNING, ["2024", nip(71), "26/08/2024", ""])
    write_csv(inbox / "Verifikasi BKPSDM.csv", SIGNING, ["2024", nip(71), "27/08/2024", "ya"])


def test_the_earliest_day_of_a_signature_counts_with_the_verification_of_any_delivery(together: Office) -> None:
    assert together.rows(SIGNED, file="TTD Bappeda.csv") == [(71, "2024-08-26", True)]
    assert together.rows(SIGNED, file="Verifikasi BKPSDM.csv") == []


def test_days_and_counts_that_cannot_be_meant_are_asked_for(office: Office) -> None:
    day = "26/08/2024"
    rows = [["2024", "Inspektorat", "30/05/2023", 50, 50, ""], ["2024", "Kelurahan Kauman", day, "3.000", 10, ""]]
    rows += [["2024", "Dinkes", day, "120.000", "118.000", ""], ["2024", "Dishub", day, "1.480", 1000, ""]]
    write_csv(office.inbox / "rekap.csv", RECAP, *rows)
    reported = ("26/08/1990", "26/08/2024", "26/08/2020")
    cases = [[f"00{at}/NTR", "2024", on, "pers", "Pemkot Malang", "", "E4", ""] for at, on in enumerate(reported, 1)]
    write_csv(office.inbox / "perkara.csv", CASE, *cases)
    events = [["2024", on, "apel", "Apel", 10, "Laporan"] for on in ("26/02/2020", "26/08/2024")]
    write_csv(office.inbox / "kegiatan.csv", ("siklus", "tanggal", "jenis", "judul", "hadir", "sumber"), *events)
    assert office.build().code == 0
    assert office.rows("SELECT file, line, code FROM rejects ORDER BY ALL") == [
        ("kegiatan.csv", 2, "di_luar_masa"),
        ("perkara.csv", 2, "di_luar_masa"),
        ("perkara.csv", 4, "di_luar_masa"),
        ("rekap.csv", 2, "di_luar_masa"),
        ("rekap.csv", 3, "terlalu_banyak"),
        ("rekap.csv", 4, "terlalu_banyak"),
    ]
    assert office.rows(RECAPS, file="rekap.csv") == [("DISHUB", 1480, 1000)]


def test_a_sheet_of_signatures_whose_day_has_an_unknown_title_refuses_the_workbook(office: Office) -> None:
    with xlsxwriter.Workbook(str(office.inbox / "TTD per OPD.xlsx")) as book:
        for name, title in (("Dinkes", "Tgl TTD"), ("Dishub", "Hari H")):
            page = book.add_worksheet(name)
            for at, row in enumerate((["Siklus : 2024"], ["No", "NIP", "Nama", title], [1, nip(1), "Pegawai 00001"])):
                page.write_row(at, 0, row)
    said = office.build()
    assert (said.code, "TTD per OPD.xlsx, lembar Dishub: " in said.err) == (2, True)
    assert "Bila ini daftar tanda tangan, yang kurang: tanggal_ttd" in said.err


@handed_in
def _recaps_of_kelurahan(inbox: Path) -> None:
    rows: list[Row] = [["Siklus : 2024"], ["Posisi : 26/08/2024"], ["Unit Kerja", "Kelurahan", "Wajib", "Sudah TTD"]]
    rows += [["", "Kauman", 30, 28], ["", "Kasin", 25, 20], ["", "Jumlah", 55, 48]]
    workbook(inbox / "rekap kelurahan.xlsx", rows, merged=[("A4:A6", "Kecamatan Klojen")])


def test_a_unit_that_is_merged_over_its_kelurahan_gives_a_recap_of_each(built: tuple[Office, Said]) -> None:
    office, said = built
    file = "rekap kelurahan.xlsx"
    assert "tercetak" not in said.out
    assert office.rows(RECAPS, file=file) == [("KEL_35.73.02.1006", 25, 20), ("KEL_35.73.02.1007", 30, 28)]
    assert office.rows(REJECTS, file=file) == []


@handed_in
def _moments(inbox: Path) -> None:
    moments = ["2024-09-24 17:30:00 UTC", "2024-09-24T17:30 GMT", "2024-09-24 23:30:00 WIB", "2024-09-25T00:30+08:00"]
    write_csv(inbox / "saat.csv", SIGNING, *(["2024", nip(at), on, "ya"] for at, on in enumerate(moments, 81)))


def test_a_moment_is_the_day_that_it_was_in_malang_whatever_its_zone_is_called(together: Office) -> None:
    signed_on = [on for _, on, _ in together.rows(SIGNED, file="saat.csv")]
    assert signed_on == ["2024-09-25", "2024-09-25", "2024-09-24", "2024-09-24"]


def test_a_list_that_is_roster_and_signatures_counts_as_both(office: Office) -> None:
    head = [*ROSTER, "Tgl TTD", "Verifikasi"]
    told = [("26/08/2024", "ya"), ("27/08/2024", ""), ("", "")]
    write_xlsx(office.inbox / "daftar.xlsx", head, *([*person(at), *said] for at, said in enumerate(told, 1)))
    assert office.build().code == 0
    asked = "SELECT obliged, signed, fulfilled FROM compliance_position(NULL, NULL, NULL, NULL)"
    assert office.rows(asked) == [(3, 2, 1)]
