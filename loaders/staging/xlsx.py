"""XLSX files: values and merged cells by calamine, the other marks of a sheet from its package."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from loaders.contract.errors import Unreadable
from loaders.staging.book import DAYS_FROM_1900_TO_1904, Book, Cell, Sheet, SheetMarks
from loaders.staging.xlsx_safety import check_package, counts_from_1904
from settings import Settings


def read_xlsx(path: Path, label: str, settings: Settings) -> Book:
    """Open a workbook whose package was found harmless; raises Unreadable for any other."""
    marks = check_package(path, label, settings)
    return Book(_sheets(path, label, marks), DAYS_FROM_1900_TO_1904 if counts_from_1904(path) else 0)


def _sheets(path: Path, label: str, marks: dict[str, SheetMarks]) -> Iterator[Sheet]:
    try:
        whole = _opened(path)
        for meta in whole.sheets_metadata:
            if meta.typ is SheetTypeEnum.WorkSheet:
                is_hidden = meta.visible is not SheetVisibleEnum.Visible
                yield _sheet(whole.get_sheet_by_name(meta.name), is_hidden, marks.get(meta.name, SheetMarks()))
    except CalamineError as error:
        raise Unreadable(label, f"tidak terbaca sebagai XLSX ({error})", "buka di Excel dan simpan ulang") from error


def _opened(path: Path) -> CalamineWorkbook:
    """Open a file by what is in it: by its path it is opened as what it is called."""
    if path.suffix.lower() == ".xlsx":
        return CalamineWorkbook.from_path(str(path))
    return CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))


def _sheet(sheet: CalamineSheet, is_hidden: bool, marks: SheetMarks) -> Sheet:
    margin: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)

    def rows() -> Iterator[Sequence[Cell]]:
        return (margin + cells for cells in sheet.iter_rows()) if margin else sheet.iter_rows()

    return Sheet(sheet.name, is_hidden, rows, sheet.merged_cell_ranges or (), marks)
