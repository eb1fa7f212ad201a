"""Workbooks as offices send them: everything around the table is told apart from the table, and nothing is lost."""

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from tests.support.submitted import SIGNING, Office, Said, check, nip, person, run, write_xlsx
from tests.support.workbooks import NOT_AVAILABLE, SUFFIXES, Page, write_book

HEALTH = "Dinas Kesehatan"


def _letterhead(page: xlsxwriter.worksheet.Worksheet, book: xlsxwriter.Workbook, unit: str) -> None:
    middle = book.add_format({"align": "center"})
    page.merge_range("A1:G1", "PEMERINTAH KOTA MALANG", middle)
    page.write("A2", "DAFTAR WAJIB PAKTA INTEGRITAS")
    page.write("A3", "Siklus : 2024")
    page.write("A4", unit)
    page.merge_range("F6:G6", "Kepegawaian", middle)  # a header of two rows: group above, names below
    page.write_row("A6", ["No", "Nama", "NIP/NI PPPK", "Kelurahan"])
    page.write_row("F7", ["Jenjang", "Status\nPegawai"])
    page.write_row("A8", [f"({n})" for n in range(1, 8)])  # the numbers of the columns


def _person(page: xlsxwriter.worksheet.Worksheet, line: int, number: int) -> None:
    page.write_row(line - 1, 0, [number, f"Pegawai {number:05}", nip(number)])
    page.write_row(line - 1, 5, ["Pelaksana", "PNS"])


def _signature(page: xlsxwriter.worksheet.Worksheet, line: int) -> None:
    page.write(line - 1, 0, "JUMLAH")
    page.write(line - 1, 2, 3)
    page.write(line + 1, 0, "Catatan: data per 26 Agustus 2024")
    page.write(line + 2, 4, "Malang, 26 Agustus 2024")
    page.write(line + 3, 4, "KEPALA")
    page.write(line + 5, 4, "NAMA PEJABAT")
    page.write(line + 6, 4, "NIP. 197001011995011001")  # a NIP that is nobody's row


def write_rosters(path: Path) -> None:
    """One sheet per OPD: the unit from a line above, from the sheet's name; and a sheet without a table."""
    with xlsxwriter.Workbook(str(path)) as book:
        cover = book.add_worksheet("Sampul")
        cover.write("B3", "Kepada Yth. Kepala BKPSDM")
        for name, unit, first in (("Lembar 1", f"Unit Kerja : {HEALTH}", 1), ("Disdikbud", "", 4)):
            page = book.add_worksheet(name)
            _letterhead(page, book, unit)
            for offset in range(3):
                _person(page, 9 + offset, first + offset)
            page.set_row(9, None, None, {"hidden": True})  # line 10: hidden, and still a person
            _signature(page, 12)


def write_signings(path: Path) -> None:
    """A table that begins in B3, its unit column merged over persons, days as cells, formulas, serials and text."""
    with xlsxwriter.Workbook(str(path)) as book:
        page, day = book.add_worksheet("TTD"), book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_row("B3", ["Siklus", "NIP", "TGL. TTD", "Cara", "Terverifikasi"])
        page.merge_range("B4:B8", 2024)  # one cycle cell over five persons
        for line, serial in enumerate((1, 2, 3, 4, 5), start=4):
            page.write(f"C{line}", nip(serial))
        page.write_datetime("D4", date(2024, 8, 26), day)
        page.write_formula("D5", "=DATE(2024,8,27)", day, 45531)  # the value Excel kept: 27 August 2024
        page.write_number("D6", 45532)  # a serial without a date format: 28 August 2024
        page.write("D7", "45533")  # the same as text: 29 August 2024
        page.write("D8", "Jumat, 30 Agustus 2024")
        page.write_formula("F4", '=IF(1=1,"ya","tidak")', None, "ya")
        page.write_boolean("F5", True)
        page.write("E6", "Serentak")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    there = Office(tmp_path_factory.mktemp("xlsx"))
    write_rosters(there.inbox / "roster.xlsx")
    write_signings(there.inbox / "ttd.xlsx")
    said = there.build()
    assert said.code == 0, said.err
    return there


def test_every_person_of_every_sheet_is_loaded_the_hidden_one_too(office: Office) -> None:
    assert office.rows("SELECT nip, name FROM roster ORDER BY nip") == [
        (int(nip(n)), f"Pegawai {n:05}") for n in range(1, 7)
    ]


def test_a_line_above_the_table_or_the_name_of_the_sheet_says_the_unit(office: Office) -> None:
    assert office.rows("SELECT unit_id, count(*) FROM roster GROUP BY ALL ORDER BY ALL") == [
        ("DINKES", 3),
        ("DISDIKBUD", 3),
    ]


def test_letterhead_totals_notes_and_signatures_are_skipped_with_their_reason(office: Office) -> None:
    # Lines 1-6 above the lower header row; then lines 8 to 19: numbers, three persons, a total, two blank lines,
    # a note and four lines of signature with a blank one between them.
    why = "baris jumlah: 1; baris kosong: 2; catatan dan tanda tangan: 5; kop dan judul: 6; nomor kolom: 1"
    assert office.rows("SELECT sheet, rows_read, rows_loaded, rows_rejected, skipped_why FROM loads ORDER BY ALL") == [
        ("Disdikbud", 18, 3, 0, why),
        ("Lembar 1", 18, 3, 0, why),
        ("Sampul", 1, 0, 0, "lembar tanpa tabel: 1"),
        ("TTD", 7, 5, 0, "kop dan judul: 2"),
    ]


def test_days_count_as_cells_formulas_serials_and_words(office: Office) -> None:
    assert office.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR) FROM signings ORDER BY ALL") == [
        (1, "2024-08-26"),
        (2, "2024-08-27"),
        (3, "2024-08-28"),
        (4, "2024-08-29"),
        (5, "2024-08-30"),
    ]


def test_the_value_of_a_formula_counts_and_an_empty_cell_stays_unknown(office: Office) -> None:
    assert office.rows("SELECT nip % 1000, is_verified, method FROM signings ORDER BY ALL") == [
        (1, True, None),
        (2, True, None),
        (3, None, "serentak"),
        (4, None, None),
        (5, None, None),
    ]


def test_a_unit_merged_over_several_persons_is_each_ones_unit(tmp_path: Path) -> None:
    path = tmp_path / "gabung.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Daftar")
        page.write_row(0, 0, ["Nama", "NIP", "Unit Kerja", "Siklus", "Jenjang", "Status"])
        for n in range(1, 5):
            page.write_row(n, 0, [f"Pegawai {n:05}", nip(n), "", "2024", "pelaksana", "PNS"])
        page.merge_range("C2:C4", "Dinkes")  # persons 1 to 3; person 4 has no unit and is a reject
    said = check(path)
    assert said.code == 3
    assert f"{path}, lembar Daftar, baris 5, kolom unit_kerja: '': kosong" in said.out
    assert "dibaca 4 = dimuat 3 + ditolak 1 + dilewati 0" in said.out


def test_a_nip_in_a_number_cell_is_rejected_because_excel_cut_its_digits(tmp_path: Path) -> None:
    rows = [person(1), person(2)]
    rows[1][1] = 199001012015011002  # type: ignore[call-overload]
    header = ["Siklus", "NIP", "Nama", "OPD", "Jenjang", "Status"]
    said = check(write_xlsx(tmp_path / "angka.xlsx", header, *rows))
    assert said.code == 3
    assert "baris 3, kolom nip: '1,99001E+17': NIP tersimpan sebagai angka; Excel" in said.out


def test_counts_may_be_numbers_or_text_with_dots(tmp_path: Path) -> None:
    office = Office(tmp_path)
    header = ["Siklus", "OPD", "Posisi", "Jumlah Wajib", "Sudah TTD"]
    write_xlsx(
        office.inbox / "rekap.xlsx",
        header,
        [2024, "Dinkes", date(2024, 8, 26).isoformat(), "1.480", 1200.0],  # a dot between thousands, a float cell
        [2024, "Disdikbud", "26/08/2024", 89.5, 10],  # a half person
        [2024, "Satpol PP", "26/08/2024", "89,5", 10],
        [2024, "Inspektorat", "26/08/2024", "12 orang", 10],
    )
    assert office.build().code == 0
    assert office.rows("SELECT unit_id, obliged, signed FROM recaps") == [("DINKES", 1480, 1200)]
    assert office.rows("SELECT line, column_name, value, code FROM rejects ORDER BY line") == [
        (3, "wajib", "89,5", "bukan_bilangan"),
        (4, "wajib", "89,5", "bukan_bilangan"),
        (5, "wajib", "12 orang", "bukan_bilangan"),
    ]


def _checked_row(tmp_path: Path, *rows: list[object]) -> Said:
    return check(write_xlsx(tmp_path / "uji.xlsx", *rows))


def test_a_second_sheet_of_another_kind_is_read_as_its_own_input(tmp_path: Path) -> None:
    office = Office(tmp_path)
    with xlsxwriter.Workbook(str(office.inbox / "dua.xlsx")) as book:
        one, two = book.add_worksheet("Daftar"), book.add_worksheet("TTD")
        one.write_row(0, 0, ["Siklus", "NIP", "Nama", "OPD", "Jenjang", "Status"])
        one.write_row(1, 0, person(1))
        two.write_row(0, 0, ["Siklus", "NIP", "Tanggal TTD"])
        two.write_row(1, 0, ["2024", nip(1), "26/08/2024"])
    assert office.build().code == 0
    assert office.rows("SELECT sheet, kind, rows_loaded FROM loads ORDER BY load_id") == [
        ("Daftar", "roster", 1),
        ("TTD", "signing", 1),
    ]


def test_a_group_title_between_persons_is_skipped_and_a_bad_person_after_it_is_not(tmp_path: Path) -> None:
    header = ["No", "NIP", "Nama", "OPD", "Jenjang", "Status", "Siklus"]
    bad = [2, "12345", "Pegawai 00002", "Dinkes", "pelaksana", "PNS", 2024]
    said = _checked_row(
        tmp_path,
        [*header],
        ["A. PEJABAT STRUKTURAL"],
        [1, nip(1), "Pegawai 00001", "Dinkes", "jpt", "PNS", 2024],
        ["B. PELAKSANA"],
        [*bad],
    )
    assert said.code == 3
    assert "baris 5, kolom nip: '12345': NIP 5 digit, seharusnya 18" in said.out
    assert "dibaca 4 = dimuat 1 + ditolak 1 + dilewati 2" in said.out


def test_a_list_of_other_things_beside_a_table_is_skipped_and_said(tmp_path: Path) -> None:
    """A sheet of references has 'Unit kerja' and 'Kecamatan' too: that makes it no broken roster."""
    with xlsxwriter.Workbook(str(tmp_path / "roster.xlsx")) as book:
        page, other = book.add_worksheet("Isian"), book.add_worksheet("Daftar unit")
        page.write_row("A1", ["Siklus", "NIP", "Nama", "Unit kerja", "Jenjang", "Status pegawai"])
        page.write_row("A2", person(1))
        other.write_row("A1", ["Unit kerja", "Kecamatan"])
        other.write_row("A2", [HEALTH, "Klojen"])
    said = check(tmp_path / "roster.xlsx")
    assert said.code == 0, said.err
    assert "dibaca 3 = dimuat 1 + ditolak 0 + dilewati 2" in said.out


def test_a_workbook_of_one_broken_table_names_the_missing_columns(tmp_path: Path) -> None:
    said = check(write_xlsx(tmp_path / "roster.xlsx", ["Unit kerja", "Kecamatan"], [HEALTH, "Klojen"]))
    assert said.code == 2
    assert "kolom wajib tidak ada" in said.err


def test_a_formula_without_a_result_is_rejected_where_it_stands_and_not_read_as_empty(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "roster.xlsx")) as book:
        book.add_worksheet("Sampul")
        page = book.add_worksheet("Isian")
        page.write_row("A1", ["Siklus", "NIP", "Nama", "Unit kerja", "Jenjang", "Status pegawai", "Tanggal selesai"])
        page.write_row("A2", person(1))
        page.write_row("A3", person(2))
        page.write_formula("G3", '=VLOOKUP("x",A1:B2,2,0)', None, "#N/A")  # left empty, this person would never leave
    said = check(tmp_path / "roster.xlsx")
    assert "dibaca 2 = dimuat 1 + ditolak 1 + dilewati 0" in said.out
    assert "baris 3" in said.out
    assert "rumus di sel ini tidak punya hasil" in said.out


RECAP = ["Siklus", "OPD", "Posisi", "Wajib", "Sudah TTD", "Terverifikasi"]
PEOPLE = Page(
    [
        ["PEMERINTAH KOTA MALANG"],
        ["Siklus : 2024"],
        ["No", "NIP", "Nama", "Unit\nKerja", "Jenjang", "Status Pegawai", "Tanggal Selesai", "Jabatan"],
        [1, nip(1), "Pegawai 00001", HEALTH, "pelaksana", "PNS", "", "lama"],
        [2, nip(2), "Pegawai 00002", "", "pelaksana", "PNS", date(2024, 8, 26), "lama"],
        [3, 199001012015011003, "Pegawai 00003", "", "pelaksana", "PNS", "", ""],  # the last digits are lost
        [4, nip(4), "Pegawai 00004", "", "pelaksana", "PNS", NOT_AVAILABLE, ""],  # not without an end: unknown
        ["", "JUMLAH", "", "", "", "", 4, ""],
    ],
    name="Daftar <1> & lain",
    merged=[(3, 3, 6, 3)],  # the unit of all four
    hidden=frozenset({7}),
)
UNSEEN = Page([["Siklus", "NIP", "Tanggal TTD"], ["2024", nip(1), "26/08/2024"]], name="Lama", is_hidden=True)
SIGNED = Page(
    [
        SIGNING,
        [2024, nip(1), date(2024, 8, 26), True],
        [2024, nip(2), datetime.fromisoformat("2024-08-27 09:30"), False],
        [2024, nip(4), 44070, "ya"],  # 28 August 2024, counted from 1904
    ],
    name="TTD",
)
COUNTS = Page(
    [
        [*RECAP, "Sudah TTD (%)", "Keterangan"],
        [2024, HEALTH, "26/08/2024", 120, 100, 90, 0.8, "baris\ndua"],
        [2024, "Disdikbud", "26/08/2024", "1.480", 200, -3, 0.5, ""],  # less than nothing is verified
        [2024, "Satpol PP", "26/08/2024", 89.5, 10, 10, 0.1, ""],  # half a person
        [2024, "Inspektorat", "26/08/2024", 50, 40, 40, 0.8, ""],
        [2024, "Bappeda", "26/08/2024", 50, "", 40, 0.8, ""],  # one count, merged over two offices
    ],
    name="Rekap",
    merged=[(4, 4, 5, 4)],
    percent=frozenset({6}),
)
ASKED = (
    "SELECT * EXCLUDE (load_id, source, file, sha256) FROM loads ORDER BY sheet",
    "SELECT * EXCLUDE (load_id, source, file) FROM rejects ORDER BY sheet, line",
    "SELECT * EXCLUDE (load_id) FROM roster ORDER BY nip",
    "SELECT * EXCLUDE (load_id) FROM signings ORDER BY nip",
    "SELECT * EXCLUDE (load_id) FROM recaps ORDER BY unit_id",
)


def _built(folder: Path, suffix: str) -> Office:
    folder.mkdir()
    there = Office(folder)
    write_book(there.inbox / f"orang.{suffix}", PEOPLE, UNSEEN)
    write_book(there.inbox / f"ttd.{suffix}", SIGNED, is_1904=True)
    write_book(there.inbox / f"rekap.{suffix}", COUNTS)
    said = there.build()
    assert said.code == 0, said.err
    return there


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Office]:
    root = tmp_path_factory.mktemp("forms")
    return {suffix: _built(root / suffix, suffix) for suffix in SUFFIXES}


@pytest.mark.parametrize("suffix", SUFFIXES[1:])
def test_one_table_gives_the_same_rows_and_findings_in_every_form(suffix: str, forms: dict[str, Office]) -> None:
    for asked in ASKED:
        texts = f"SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ({asked})"
        assert forms[suffix].rows(texts) == forms["xlsx"].rows(texts)


def test_the_tables_of_all_forms_are_what_the_office_wrote(forms: dict[str, Office]) -> None:
    office = forms["ods"]
    assert office.rows("SELECT nip % 1000, unit_id, CAST(ends_on AS VARCHAR) FROM roster ORDER BY nip") == [
        (1, "DINKES", None),
        (2, "DINKES", "2024-08-26"),
    ]
    assert office.rows("SELECT nip % 1000, CAST(signed_on AS VARCHAR), is_verified FROM signings ORDER BY nip") == [
        (1, "2024-08-26", True),
        (2, "2024-08-27", False),
        (4, "2024-08-28", True),
    ]
    assert office.rows("SELECT unit_id, obliged, signed FROM recaps ORDER BY unit_id") == [
        ("DINKES", 120, 100),
        ("INSPEKTORAT", 50, 40),
    ]
    assert office.rows("SELECT sheet, line, column_name, value, code FROM rejects ORDER BY sheet, line") == [
        ("Daftar <1> & lain", 6, "nip", "1,99001E+17", "nip_angka"),
        ("Daftar <1> & lain", 7, "selesai", "#RUMUS", "rumus_galat"),
        ("Rekap", 3, "terverifikasi", "-3", "bukan_bilangan"),
        ("Rekap", 4, "wajib", "89,5", "bukan_bilangan"),
        ("Rekap", 6, "sudah_ttd", "", "kosong"),
    ]


REFUSED = {
    "hidden": Page([[*SIGNING], [2024, nip(1), date(2024, 8, 26), True]], hidden=frozenset({1})),
    "share": Page([RECAP[:5], [2024, HEALTH, "26/08/2024", 120, 0.8]], percent=frozenset({4})),
    "missing": Page([["Unit kerja", "Kecamatan"], [HEALTH, "Klojen"]]),
    "nothing": Page([["Kepada Yth. Kepala BKPSDM"]]),
    "twice": Page([[*RECAP[:5], "Sudah TTD"], [2024, HEALTH, "26/08/2024", 120, 100, 90]]),
}
WHY = {
    "hidden": "kolom B (nip): tersembunyi, tidak dibaca",
    "share": "kolom E (Sudah TTD): berformat persen atau pecahan, bukan jumlah",
    "missing": "kolom wajib tidak ada",
    "nothing": "tidak ada tabel yang dikenali dalam XLSX ini",
    "twice": "F",
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_is_refused_in_the_same_words_in_every_form(what: str, tmp_path: Path) -> None:
    said = {suffix: check(write_book(tmp_path / f"a.{suffix}", REFUSED[what])) for suffix in SUFFIXES}
    assert {one.code for one in said.values()} == {2}
    texts = {one.err.replace(f"a.{suffix}", "a").replace(suffix.upper(), "XLSX") for suffix, one in said.items()}
    assert len(texts) == 1
    assert WHY[what] in texts.pop()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_rejected_rows_of_every_form_go_out_as_xlsx_and_come_back(suffix: str, tmp_path: Path) -> None:
    rows = [SIGNING, [2024, nip(1), date(2024, 8, 26), True], [2024, nip(2), "08/26/2024", True]]
    bad = write_book(tmp_path / f"ttd.{suffix}", Page(rows))
    out = tmp_path / "ditolak.xlsx"
    assert run("check", str(bad), "--rejects", str(out)).code == 3
    said = check(out)
    assert said.code == 3
    assert "kolom tanggal_ttd: '08/26/2024'" in said.out
    assert "dibaca 5 = dimuat 0 + ditolak 1 + dilewati 4" in said.out  # four lines above the titles


def test_a_manifest_reads_every_form_by_one_pattern(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (tmp_path / "kiriman").mkdir()
    for serial, suffix in enumerate(SUFFIXES, start=1):
        rows = [SIGNING, [2024, nip(serial), date(2024, 8, 26), True]]
        write_book(tmp_path / "kiriman" / f"ttd.{suffix}", Page(rows))
    manifest = tmp_path / "sources.toml"
    manifest.write_text('[[source]]\nname = "TTD"\ninput = "signing"\npath = "kiriman/*"\n', encoding="utf-8")
    assert office.build("--manifest", str(manifest)).code == 0
    assert office.rows("SELECT nip % 1000 FROM signings ORDER BY nip") == [(1,), (2,), (3,), (4,)]


def test_what_a_person_chose_counts_in_every_form(tmp_path: Path) -> None:
    page = Page([["Jumlah", "A", "B"], [HEALTH, nip(1), "26/08/2024"]], name="Data", is_hidden=True)
    chosen = '{"lembar": {"Data": {"masukan": "signing", "baris_judul": 1, "kolom": {"nip": "B", "tanggal_ttd": "C"}, '
    for suffix in SUFFIXES:
        office = Office(tmp_path / suffix)
        office.root.mkdir()
        path = write_book(office.inbox / f"a.{suffix}", page)
        path.with_name(path.name + ".pilihan.json").write_text(chosen + '"tetap": {"siklus": "2024"}}}}')
        assert office.build().code == 0
        assert office.rows("SELECT nip % 1000 FROM signings") == [(1,)]
