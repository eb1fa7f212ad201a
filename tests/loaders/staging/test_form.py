"""What a workbook is, whatever it is called."""

import zipfile
from pathlib import Path

import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.form import SUFFIXES, Form, form_of
from tests.support.workbooks import Page, biff, write_book, write_ole


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_workbook_is_known_by_what_is_in_it(form: Form, suffix: str, tmp_path: Path) -> None:
    path = write_book(tmp_path / f"a.{form.lower()}", Page([["x"]])).rename(tmp_path / f"b{suffix.upper()}")
    assert form_of(path, "b") is form


OTHERS = {
    "web.xls": (b"<html><table><tr><td>NIP</td></tr></table></html>", "isinya halaman web (HTML), bukan XLS"),
    "potongan.xls": (b"\n <TABLE border=1>", "isinya halaman web (HTML), bukan XLS"),
    "web.xlsx": (b"MIME-Version: 1.0\nContent-Type: multipart/related", "isinya halaman web (HTML), bukan XLSX"),
    "unicode.xls": ("<table>".encode("utf-16"), "isinya halaman web (HTML), bukan XLS"),
    "tua.xls": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Table/>',
        "isinya Excel XML 2003, bukan XLS",
    ),
    "datar.ods": (b'<?xml version="1.0"?><office:document xmlns:office="x">', "isinya ODS datar (XML), bukan ODS"),
    "teks.xls": (b"siklus\tnip\n2024\t1\n", "isinya teks, bukan XLS. Buka di Excel dan simpan sebagai XLSX, atau beri"),
    "biner.xlsb": (bytes(100), "berkas XLSB rusak"),
    "biff5.xls": (biff(0x0809, bytes.fromhex("000510000000 0000")), "berkas Excel yang sangat lama"),
    "biff2.xls": (biff(0x0009, bytes.fromhex("02001000")), "berkas Excel yang sangat lama"),
    "cacat.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, "berkas Office rusak"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_only_bears_the_name_of_a_workbook_is_refused_with_what_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(OTHERS[name][0])
    with pytest.raises(Unreadable) as refused:
        form_of(path, name)
    assert str(refused.value).startswith(f"{name}: {OTHERS[name][1]}")
    assert "simpan" in refused.value.remedy


@pytest.mark.parametrize("name", ["a.xlsx", "a.xlsb", "a.xls"])
def test_a_locked_workbook_is_told_how_the_password_is_removed(name: str, tmp_path: Path) -> None:
    path = write_ole(tmp_path / name, bytes(5000), name="EncryptedPackage")
    with pytest.raises(Unreadable, match=r"terkunci sandi\. Buka di Excel, hapus sandinya"):
        form_of(path, name)


@pytest.mark.parametrize(
    ("stream", "why"), [("Book", "Excel 95 atau lebih lama"), ("WordDocument", "bukan lembar kerja Excel")]
)
def test_other_documents_of_office_are_refused(stream: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=why):
        form_of(write_ole(tmp_path / "a.xls", bytes(5000), name=stream), "a.xls")


def test_a_damaged_package_is_judged_by_the_reader_of_what_it_is_called(tmp_path: Path) -> None:
    for name, form in (("a.xls", Form.XLSX), ("a.ods", Form.ODS), ("a.xlsb", Form.XLSB)):
        (tmp_path / name).write_bytes(b"PK\x03\x04" + bytes(100))
        assert form_of(tmp_path / name, name) is form


def test_a_letter_of_libreoffice_is_no_sheet_whatever_it_is_called(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    assert form_of(tmp_path / "a.ods", "a.ods") is Form.ODS  # whose reader finds no sheet in it
