"""The binary form of XLSX, record by record."""

import struct
import zipfile
from pathlib import Path

import pytest

from loaders.contract.errors import Unreadable
from tests.support.workbooks import (
    DAY,
    PLAIN,
    Page,
    packed,
    record,
    texts_of,
    wide,
    write_book,
    write_xlsb,
    xlsb_cell,
    xlsb_row,
)

RESULTS = struct.pack("<HI", 0, 0)  # what stands behind the value of a formula


def _texts(path: Path, *rows: bytes, texts: tuple[str, ...] = ()) -> list[list[str]]:
    return texts_of(write_xlsb(path, [("A", 0, record(145) + b"".join(rows) + record(146))], texts=texts))["A"]


def test_every_kind_of_cell_is_read(tmp_path: Path) -> None:
    rows = [
        xlsb_row(
            0,
            [
                xlsb_cell(1, 0, PLAIN),
                xlsb_cell(2, 1, PLAIN, packed(-12)),
                xlsb_cell(2, 2, PLAIN, packed(89.5)),
                xlsb_cell(2, 3, PLAIN, struct.pack("<d", 0.25)[4:]),  # the upper half of a number in full
                xlsb_cell(3, 4, PLAIN, b"\x2a"),
                xlsb_cell(4, 5, PLAIN, b"\x01"),
                xlsb_cell(5, 6, PLAIN, struct.pack("<d", 199001012015011002)),
                xlsb_cell(6, 7, PLAIN, wide("di sel")),
                xlsb_cell(7, 8, PLAIN, struct.pack("<I", 1)),
                xlsb_cell(62, 9, PLAIN, b"\x01" + wide("tebal") + bytes(8)),
            ],
        ),
        xlsb_row(
            2,
            [
                xlsb_cell(8, 0, PLAIN, wide("hasil") + RESULTS),
                xlsb_cell(9, 1, DAY, struct.pack("<d", 45530) + RESULTS),
                xlsb_cell(10, 2, PLAIN, b"\x00" + RESULTS),
                xlsb_cell(11, 3, PLAIN, b"\x07" + RESULTS),
                xlsb_cell(2, 4, DAY, packed(45531)),  # a day is a whole number, and Excel packs it
                xlsb_cell(6, 5, PLAIN, wide("")),
            ],
        ),
    ]
    assert _texts(tmp_path / "a.xlsb", *rows, texts=("lain", "bersama")) == [
        ["", "-12", "89,5", "0,25", "#RUMUS", "ya", "1,99001E+17", "di sel", "bersama", "tebal"],
        [],
        ["hasil", "2024-08-26", "tidak", "#RUMUS", "2024-08-27"],
    ]


def test_long_records_and_letters_beyond_latin_are_read(tmp_path: Path) -> None:
    text = "Ж𝒜" * 10_000
    assert _texts(tmp_path / "a.xlsb", xlsb_row(0, [xlsb_cell(6, 0, PLAIN, wide(text))])) == [[text]]


def test_a_frame_to_the_last_column_names_sheet_and_column(tmp_path: Path) -> None:
    frames = [xlsb_cell(1, 16383, PLAIN)]
    sheet = record(145) + b"".join(xlsb_row(at, frames) for at in range(100)) + record(146)
    path = write_xlsb(tmp_path / "bingkai.xlsb", [("A", 0, sheet)])
    with pytest.raises(Unreadable) as refused:
        texts_of(path, max_cells=1_000_000)
    assert "bingkai.xlsb, lembar A: merentang 62 baris x 16384 kolom, sampai kolom XFD" in str(refused.value)


BROKEN = {
    "a record longer than its part": record(145) + b"\x02\x7f\x00",
    "a text longer than its record": record(145) + xlsb_row(0, [xlsb_cell(6, 0, PLAIN, struct.pack("<I", 99))]),
    "a text that is not there": record(145) + xlsb_row(0, [xlsb_cell(7, 0, PLAIN, struct.pack("<I", 5))]),
    "a cell that is cut off": record(145) + xlsb_row(0, [record(5, bytes(9))]),
    "a length without an end": record(145) + b"\x02\xff",
}


@pytest.mark.parametrize("why", BROKEN)
def test_a_damaged_sheet_is_refused(why: str, tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "rusak.xlsb", [("A", 0, BROKEN[why])])
    with pytest.raises(Unreadable, match=r"rusak\.xlsb: berkas XLSB rusak"):
        texts_of(path)


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("xl/vbaProject.bin", "berisi makro"),
        ("xl/macrosheets/sheet1.bin", "berisi makro"),
        ("xl/externalLinks/externalLink1.bin", "bertaut ke berkas lain"),
    ],
)
def test_macros_and_links_are_refused(part: str, why: str, tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsb", Page([["x"]]))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(part, b"x")
    with pytest.raises(Unreadable, match=why):
        texts_of(path)


def test_a_package_without_the_parts_of_a_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsb", "w") as package:
        package.writestr("xl/workbook.bin", b"")
    with pytest.raises(Unreadable, match="berkas XLSB rusak"):
        texts_of(tmp_path / "a.xlsb")
