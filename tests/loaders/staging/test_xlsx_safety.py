"""Files are data: what could harm or mislead is refused with one clear message, exit code 2 and no traceback."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from loaders.staging.book import SheetMarks
from loaders.staging.xlsx_safety import check_package
from settings import read_settings
from tests.support.submitted import ROSTER, SIGNING, Office, Said, check, csv_text, nip, person, write_csv, write_xlsx
from tests.support.workbooks import texts_of


def _good_xlsx(path: Path) -> Path:
    return write_xlsx(path, [*SIGNING], ["2024", nip(1), "26/08/2024", "ya"])


def _with_part(path: Path, part: str, data: bytes = b"x") -> Path:
    """A good workbook with one more part inside."""
    _good_xlsx(path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(part, data)
    return path


def _refused(said: Said) -> str:
    assert said.code == 2
    assert said.err.startswith("Tidak terbaca. ")
    assert "Traceback" not in said.err
    return said.err.removeprefix("Tidak terbaca. ").strip()


def test_a_workbook_with_a_macro_inside_is_refused_whatever_its_name(tmp_path: Path) -> None:
    path = _with_part(tmp_path / "makro.xlsx", "xl/vbaProject.bin")
    assert _refused(check(path)) == f"{path}: berkas berisi makro. Simpan sebagai .xlsx tanpa makro."


def test_a_workbook_for_macros_is_refused_by_name(tmp_path: Path) -> None:
    path = _good_xlsx(tmp_path / "a.xlsm")
    assert _refused(check(path)) == f"{path}: berkas XLSX bermakro tidak diterima. Simpan sebagai XLSX atau CSV."


def test_a_workbook_that_links_to_another_file_is_refused(tmp_path: Path) -> None:
    path = _with_part(tmp_path / "taut.xlsx", "xl/externalLinks/externalLink1.xml")
    assert "berkas bertaut ke berkas lain. Tempel sebagai nilai" in _refused(check(path))


@pytest.mark.parametrize("part", ["../../etc/kejutan.xml", "/etc/kejutan.xml", "..\\kejutan.xml"])
def test_a_workbook_with_a_part_outside_its_folder_is_refused(part: str, tmp_path: Path) -> None:
    path = _with_part(tmp_path / "luar.xlsx", part)
    assert "isi berkas menunjuk ke luar foldernya" in _refused(check(path))


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_MAX_UNPACKED_MB", "1")
    path = tmp_path / "bom.xlsx"
    _good_xlsx(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/media/nol.bin", bytes(2_000_000))
    assert path.stat().st_size < 20_000
    assert "isinya lebih dari 1 MB setelah dibuka. Bagi menjadi beberapa berkas" in _refused(check(path))


def test_a_file_over_the_size_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_MAX_FILE_MB", "1")
    path = tmp_path / "besar.csv"
    path.write_text(csv_text(SIGNING) + "x" * 1_000_001)
    assert "lebih besar dari 1 MB" in _refused(check(path))


def test_two_cells_that_span_billions_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "jauh.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write("A1", "siklus")
        page.write("XFD1048576", "jauh")  # the last cell of a sheet: 17 billion cells
    assert "lembar Sheet1: merentang 1048576 baris x 16384 kolom, sampai kolom XFD" in _refused(check(path))


def test_far_cells_are_found_though_the_sheet_does_not_number_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "jauh.xlsx"
    with zipfile.ZipFile(_good_xlsx(tmp_path / "asal.xlsx")) as source, zipfile.ZipFile(path, "w") as package:
        for part in source.namelist():
            data = source.read(part)
            if part == "xl/worksheets/sheet1.xml":  # rows may come without their r attribute, cells keep theirs
                data = b"".join(data.split(b"</sheetData>")[:1]) + (
                    b"<row><c r='XFD1048576' t='n'><v>1</v></c></row></sheetData></worksheet>"
                )
            package.writestr(part, data)
    assert "merentang 1048576 baris x 16384 kolom" in _refused(check(path))


def test_a_link_that_leaves_the_inbox_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    outside = write_csv(tmp_path / "rahasia.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    (office.inbox / "tautan.csv").symlink_to(outside)
    said = office.build()
    assert said.code == 2
    assert said.err == (
        "Tidak dimuat. tautan.csv: berkas menunjuk ke luar foldernya. Salin berkasnya ke dalam folder itu.\n"
    )


def test_a_linked_folder_that_leaves_the_inbox_is_refused(tmp_path: Path) -> None:
    office = Office(tmp_path)
    (tmp_path / "luar").mkdir()
    write_csv(tmp_path / "luar" / "ttd.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"])
    (office.inbox / "folder").symlink_to(tmp_path / "luar")
    write_csv(office.inbox / "daftar.csv", ROSTER, person(1))
    said = office.build()
    assert (said.code, said.err) == (
        2,
        "Tidak dimuat. folder: berkas menunjuk ke luar foldernya. Salin berkasnya ke dalam folder itu.\n",
    )


def _truncated(path: Path) -> None:
    _good_xlsx(path)
    path.write_bytes(path.read_bytes()[:-300])


def _broken_sheet(path: Path) -> None:
    with zipfile.ZipFile(_good_xlsx(path.with_name("asal.xlsx"))) as source, zipfile.ZipFile(path, "w") as package:
        for part in source.namelist():
            package.writestr(
                part, source.read(part)[:40] if part.startswith("xl/worksheets/sheet") else source.read(part)
            )


def _patched(offset: int, value: bytes, entry: bytes) -> Callable[[Path], None]:
    """A good workbook with some bytes of a part's entry in the zip directory replaced."""

    def write(path: Path) -> None:
        data = bytearray(_good_xlsx(path).read_bytes())
        at = data.rindex(entry) - 46 + offset  # a directory entry is 46 bytes, then the name
        data[at : at + len(value)] = value
        path.write_bytes(bytes(data))

    return write


def _scrambled(path: Path) -> None:
    """The packed bytes of the sheet are damaged; the directory is whole."""
    with zipfile.ZipFile(_good_xlsx(path)) as package:
        at = package.getinfo("xl/worksheets/sheet1.xml").header_offset + 30 + len("xl/worksheets/sheet1.xml") + 60
    data = bytearray(path.read_bytes())
    data[at : at + 40] = bytes(range(40))
    path.write_bytes(bytes(data))


BROKEN = {
    "rusak_isi.xlsx": (_scrambled, "berkas XLSX rusak"),
    "tersandi.xlsx": (_patched(8, b"\x01", b"xl/worksheets/sheet1.xml"), "berkas XLSX rusak atau terkunci sandi"),
    # The directory says that the part unpacks to one byte: what is behind it is not trusted.
    "ukuran_palsu.xlsx": (_patched(24, b"\x01\0\0\0", b"xl/styles.xml"), "berkas XLSX rusak"),
    "ukuran_palsu_lembar.xlsx": (_patched(24, b"\x01\0\0\0", b"xl/worksheets/sheet1.xml"), "berkas XLSX rusak"),
    "terpotong.xlsx": (_truncated, "berkas XLSX rusak atau terkunci sandi. Buka di Excel dan simpan ulang"),
    "lembar_rusak.xlsx": (_broken_sheet, "tidak terbaca sebagai XLSX"),
    "kosong.xlsx": (lambda p: p.write_bytes(b""), "berkas kosong. Kirim ulang berkasnya"),
    "kosong.csv": (lambda p: p.write_bytes(b""), "berkas kosong. Kirim ulang berkasnya"),
    "spasi.csv": (lambda p: p.write_bytes(b"\n\n \n"), "tidak ada tabel yang dikenali dalam CSV ini"),
    "judul_saja.csv": (lambda p: p.write_bytes(b"PEMERINTAH KOTA MALANG\n"), "tidak ada tabel yang dikenali"),
    "nol.csv": (lambda p: p.write_bytes(bytes(1000)), "bukan berkas CSV. Simpan ulang sebagai CSV atau XLSX"),
    "nol_di_tengah.csv": (
        lambda p: p.write_bytes(csv_text(SIGNING, ["2024", nip(1), "26/08/2024", "y\0a"]).encode()),
        "bukan berkas CSV",
    ),
    "laporan.csv": (
        lambda p: p.write_bytes(b"%PDF-1.7\r%\xe2\xe3\xcf\xd3\r\n1 0 obj\r<</Type/Catalog>>\rendobj\r\n" * 50),
        "tidak ada tabel yang dikenali dalam CSV ini",
    ),
    "lembar.csv": (_good_xlsx, "bukan berkas CSV"),  # a workbook under another name
    "teks.xlsx": (lambda p: p.write_text(csv_text(SIGNING)), "isinya teks, bukan XLSX"),  # and the other way round
    "teks.parquet": (lambda p: p.write_text(csv_text(SIGNING)), "tidak terbaca sebagai Parquet"),
    "kutip.csv": (lambda p: p.write_text(csv_text(SIGNING) + '2024;"' + "x" * 200_000), "tidak terbaca sebagai CSV"),
    "bom16.csv": (lambda p: p.write_bytes(b"\xff\xfe\x00"), "tidak ada tabel yang dikenali"),
    "bukan_zip.xlsx": (lambda p: p.write_bytes(b"PK\x03\x04" + bytes(500)), "berkas XLSX rusak"),
    "zip_lain.xlsx": (lambda p: zipfile.ZipFile(p, "w").writestr("a.txt", "a"), "tidak terbaca sebagai XLSX"),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """All broken files checked in one run."""
    folder = tmp_path_factory.mktemp("broken")
    for name, (write, _) in BROKEN.items():
        write(folder / name)
    return folder, check(*(folder / name for name in BROKEN))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_its_name_and_a_remedy(name: str, broken: tuple[Path, Said]) -> None:
    folder, said = broken
    assert said.code == 2
    assert f"Tidak terbaca. {folder / name}: {BROKEN[name][1]}" in said.err


def test_a_file_that_is_not_there_is_unreadable(tmp_path: Path) -> None:
    path = tmp_path / "tiada.csv"
    assert _refused(check(path)) == f"{path}: berkas tidak ada. Periksa letaknya."


def test_a_broken_file_beside_good_ones_does_not_hide_their_rejects(tmp_path: Path) -> None:
    bad = write_csv(tmp_path / "ttd.csv", SIGNING, ["2024", "123", "26/08/2024", "ya"])
    (tmp_path / "kosong.csv").touch()
    said = check(bad, tmp_path / "kosong.csv")
    assert said.code == 2
    assert f"{bad}, baris 2, kolom nip" in said.out


def test_texts_that_look_like_sql_or_markup_are_only_texts(tmp_path: Path) -> None:
    office = Office(tmp_path)
    name = "'); DROP TABLE roster; --"
    (office.inbox / "kutip ' dan ; .csv").write_text(
        csv_text([*ROSTER, "Alasan Pengecualian"], [*person(1)[:2], f'"{name}"', *person(1)[3:], "<script>"])
    )
    with xlsxwriter.Workbook(str(office.inbox / "kutip.xlsx")) as book:
        page = book.add_worksheet("O'Lembar; --")
        page.write("A1", "Siklus : 2024' OR '1'='1")
        page.write_row(2, 0, ["nip", "tanggal_ttd"])
        page.write_row(3, 0, [nip(1), "26/08/2024"])
    assert office.build().code == 0
    assert office.rows("SELECT name, exclusion_reason FROM roster") == [(name, "<script>")]
    assert office.rows("SELECT sheet, column_name, value, code FROM rejects") == [
        ("O'Lembar; --", "siklus", "2024' OR '1'='1", "siklus_tidak_dikenal")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "ttd.csv", SIGNING)
    path.chmod(0)
    assert "tidak dapat dibuka" in _refused(check(path))


def test_a_formula_that_stands_for_nought_was_never_worked_out_where_the_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["=B1+C1", 0, 1])  # xlsxwriter leaves the reckoning to Excel and writes nought
        page.write_formula(1, 0, "=B1+C1", None, 7)
    assert texts_of(path) == {"Sheet1": [["#RUMUS", "0", "1"], ["7"]]}
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert texts_of(path) == {"Sheet1": [["0", "0", "1"], ["7"]]}


@pytest.mark.parametrize(("code", "is_share"), [("0.000", True), ('0"%"', True), ("0.00", False), ("#,##0", False)])
def test_a_number_shown_with_three_places_is_no_count(tmp_path: Path, code: str, is_share: bool) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write(0, 1, 1.48, book.add_format({"num_format": code}))
    marks = check_package(path, "a.xlsx", read_settings())
    assert marks.get("Sheet1", SheetMarks()).percent == ({1} if is_share else set())
