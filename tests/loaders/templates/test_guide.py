"""The sheet that explains a template."""

from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from loaders.contract.declared import is_no_data
from loaders.contract.inputs import SIGNING
from loaders.templates.guide import TITLES, write_guide


def test_the_guide_explains_every_column_and_the_codes_and_is_no_data(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        write_guide(book, SIGNING, {"cara": [("serentak", "bersama-sama")]})
    lines = [
        [str(cell) for cell in line] for line in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    ]
    assert is_no_data(lines)
    assert lines[0][0] == "Templat: Penandatanganan pakta integritas"
    first = lines.index(list(TITLES)) + 1
    assert [line[0] for line in lines[first : first + 7]] == [column.name for column in SIGNING.columns]
    assert lines[first + 2][3] == "wajib"
    assert ["cara", "serentak", "bersama-sama", "", ""] in lines
