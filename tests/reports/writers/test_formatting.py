"""Words and gaps in every format."""

import re
from pathlib import Path

import pytest

from reports.document import ColumnKind, PackFormat
from reports.writers.formatting import cell_number
from storage.builds import Build
from tests.support.pack_files import SIGNS, book_of, odd, pages_of, slides_of
from tests.support.packs import file, pack, selection


def test_signs_of_a_formula_or_of_markup_stay_text_in_every_form(long_town: Build, tmp_path: Path) -> None:
    made = odd(pack("sekda", selection(long_town)))
    cells = [cell for sheet in book_of(made) for row in sheet.iter_rows() for cell in row]
    assert SIGNS in [cell.value for cell in cells] and not [cell for cell in cells if cell.data_type == "f"]
    text = "".join(pages_of(file(made, PackFormat.PDF), tmp_path))
    assert text.count("#strong[a] <b>&amp; $x$") > 30
    (slide,) = slides_of(made).slides
    assert slide.shapes.title.text_frame.text == SIGNS
    assert next(shape.table for shape in slide.shapes if getattr(shape, "has_table", False)).cell(1, 0).text == SIGNS


def test_a_gap_is_a_dash_and_said_to_be_one(long_town: Build, tmp_path: Path) -> None:
    made = odd(pack("sekda", selection(long_town)))
    sheet = book_of(made)["Tanda"]
    assert [cell.value for cell in sheet[7]] == ["–"] * 5
    assert sheet["A3"].value.endswith("– : belum diketahui atau tidak berlaku.")
    assert "– : belum diketahui atau tidak berlaku." in "".join(pages_of(file(made, PackFormat.PDF), tmp_path))


def test_a_share_in_a_workbook_is_rounded_like_its_words() -> None:
    assert [cell_number(value, ColumnKind.PERCENT) for value in (99.95, 100, 0.01)] == [0.999, 1.0, 0.001]
    assert cell_number(99.95, ColumnKind.RATE) == 99.95


@pytest.mark.parametrize("name", ["wali-kota", "sekda", "bawaslu"])
def test_no_name_of_the_code_stands_in_a_file(long_town: Build, name: str) -> None:
    book = book_of(pack(name, selection(long_town)))
    words = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert re.findall(r"\b[a-z]+_[a-z_]+\b", "\n".join(words)) == []
