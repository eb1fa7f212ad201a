"""Old workbooks: what the records before and in a sheet say."""

import struct
from pathlib import Path

import pytest
import xlwt

from loaders.contract.errors import Unreadable
from loaders.staging.xls import read_xls
from settings import read_settings
from tests.support.workbooks import NOT_AVAILABLE, Page, biff, texts_of, write_book, write_ole, xls_stream

PASSWORD, LINK = 0x002F, 0x01AE


def _refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        read_xls(path, path.name, read_settings())
    return str(refused.value)


def _with_record(path: Path, record: bytes) -> Path:
    """A good workbook with one more record behind the first, of which the offsets of sheets know nothing."""
    stream = xls_stream(write_book(path, Page([["x"]])))
    first = 4 + struct.unpack_from("<H", stream, 2)[0]
    return write_ole(path, stream[:first] + record + stream[first:])


def test_a_password_is_told_with_how_it_is_removed(tmp_path: Path) -> None:
    path = _with_record(tmp_path / "kunci.xls", biff(PASSWORD, bytes(6)))
    assert _refusal(path).startswith("kunci.xls: berkas terkunci sandi. Buka di Excel, hapus sandinya")


@pytest.mark.parametrize("is_other", [True, False])
def test_values_from_another_file_are_refused_and_own_references_are_not(is_other: bool, tmp_path: Path) -> None:
    other = struct.pack("<HH", 1, 8) + b"\0" + b"\x01lain.xls"
    own = [b"\x01\x00\x01\x04", b"\x01\x00\x01\x3a", struct.pack("<HH", 0, 1) + b"\0 "]
    records = [other] if is_other else own
    path = _with_record(tmp_path / "taut.xls", b"".join(biff(LINK, one) for one in records))
    if is_other:
        assert "berkas bertaut ke berkas lain" in _refusal(path)
    else:
        read_xls(path, "taut.xls", read_settings())


def test_macros_new_and_old_are_refused(tmp_path: Path) -> None:
    stream = xls_stream(write_book(tmp_path / "a.xls", Page([["x"]])))
    path = write_ole(tmp_path / "vba.xls", stream, beside="_VBA_PROJECT_CUR")
    assert _refusal(path) == "vba.xls: berkas berisi makro. Simpan sebagai .xlsx tanpa makro."
    at = stream.index(struct.pack("<H", 0x0085)) + 4 + 5  # the kind of the sheet, in its record
    macro = stream[:at] + b"\x01" + stream[at + 1 :]
    assert "berkas berisi makro" in _refusal(write_ole(tmp_path / "xlm.xls", macro))


def test_packed_numbers_errors_and_formulas_are_read_as_their_values(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    for at, number in enumerate([1, -7, 89.5, 1.25, 536870912, 1e300, 0.1]):  # whole, hundredths, and in full
        sheet.write(0, at, number)
    sheet.write(1, 0, True)
    sheet.row(1).set_cell_error(1, 0x07)
    sheet.row(1).set_cell_rich_text(2, ["Pegawai ", ("00001", xlwt.easyfont("bold on"))])
    sheet.write(2, 0, "a" * 20_000)  # a text longer than a record
    sheet.write(2, 1, "Kediri \u2013 \u0416")
    book.save(str(tmp_path / "a.xls"))
    assert texts_of(tmp_path / "a.xls")["A"] == [
        ["1", "-7", "89,5", "1,25", "536870912", "1,00000E+300", "0,1"],
        ["ya", "#RUMUS", "Pegawai 00001"],
        ["a" * 20_000, "Kediri \u2013 \u0416"],
    ]


def test_a_frame_far_from_the_table_costs_nothing_and_a_value_there_names_sheet_and_column(tmp_path: Path) -> None:
    far = [["x"], *[[]] * 4_000, [*[""] * 255, "jauh"]]
    path = write_book(tmp_path / "jauh.xls", Page(far))
    with pytest.raises(
        Unreadable, match=r"jauh\.xls, lembar Lembar1: merentang 4002 baris x 256 kolom, sampai kolom IV"
    ):
        texts_of(path, max_cells=1_000_000)


def test_blank_cells_below_the_last_value_are_no_rows(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("A")
    sheet.write_merge(1, 4, 0, 0, "gabung")
    sheet.write(0, 0, "judul")
    sheet.write(2, 1, "x")
    book.save(str(tmp_path / "a.xls"))
    assert texts_of(tmp_path / "a.xls")["A"] == [["judul"], ["gabung"], ["gabung", "x"]]


@pytest.mark.parametrize("cut", [30, 200, 600, 1000])
def test_a_workbook_that_is_cut_off_is_refused(cut: int, tmp_path: Path) -> None:
    stream = xls_stream(write_book(tmp_path / "a.xls", Page([["x", NOT_AVAILABLE, 1]])))
    assert "rusak" in _refusal_of_any(write_ole(tmp_path / "potong.xls", stream[:cut]))


def _refusal_of_any(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        texts_of(path)
    return str(refused.value)


def test_an_extent_that_lies_asks_for_no_memory(tmp_path: Path) -> None:
    stream = xls_stream(write_book(tmp_path / "a.xls", Page([["x", 1]])))
    at = stream.index(struct.pack("<HH", 0x0200, 14)) + 4
    lie = struct.pack("<IIHHH", 0, 0xFFFFFFF0, 0, 0xFFFF, 0)
    assert texts_of(write_ole(tmp_path / "a.xls", stream[:at] + lie + stream[at + 14 :])) == {"Lembar1": [["x", "1"]]}
