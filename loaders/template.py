"""An empty spreadsheet for an office to fill: the contract's columns, pick lists, one example row, an explanation."""

from pathlib import Path

import xlsxwriter
import xlsxwriter.utility

from loaders.contract import Column, Kind, find
from loaders.law import Reference

ROWS = 2000
TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False}
"""A name from the reference data stays a text, whatever it begins with."""
LISTS = {Kind.KECAMATAN: "kecamatan", Kind.KELURAHAN: "kelurahan", Kind.UNIT: "units", Kind.CYCLE: "cycles"}


def write_template(kind: str, out: Path, reference_folder: Path) -> None:
    """Write the template of an input; the example row is marked and must be replaced."""
    input_ = find(kind)
    reference = Reference.read(reference_folder)
    with xlsxwriter.Workbook(str(out), TEXTS_ONLY) as book:
        sheet, lists = book.add_worksheet("Isian"), book.add_worksheet("Pilihan")
        head = book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1})
        text = book.add_format({"num_format": "@"})
        example = book.add_format({"num_format": "@", "italic": True, "font_color": "#7F7F7F"})
        for i, column in enumerate(input_.columns):
            sheet.set_column(i, i, max(14, len(column.name) + 3), text)
            sheet.write(0, i, column.name, head)
            sheet.write_string(1, i, column.example, example)
            choices = choices_of(column, reference)
            if choices:
                lists.write_column(0, i, [f"pilihan {column.name}", *choices])
                letter = xlsxwriter.utility.xl_col_to_name(i)
                source = f"=Pilihan!${letter}$2:${letter}${len(choices) + 1}"
                sheet.data_validation(1, i, ROWS, i, {"validate": "list", "source": source, "error_type": "warning"})
        sheet.freeze_panes(1, 0)
        _explain(book, head, input_.title, input_.row_is, input_.columns)


def choices_of(column: Column, reference: Reference) -> list[str]:
    """What may be written in a column, in the order of the reference; empty where anything may."""
    if column.kind is Kind.YESNO:
        return ["ya", "tidak"]
    table = column.reference or LISTS.get(column.kind, "")
    if not table:
        return []
    key = "name" if table in ("kecamatan", "kelurahan", "units", "sanctions", "bodies") else ""
    rows = [row for row in reference.tables[table] if not row.get("valid_until") or table == "sanctions"]
    return list(dict.fromkeys(row[key] if key else next(iter(row.values())) for row in rows))


def _explain(book: xlsxwriter.Workbook, head: object, title: str, row_is: str, columns: tuple[Column, ...]) -> None:
    sheet = book.add_worksheet("Penjelasan")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, 60)
    sheet.write(0, 0, title, head)
    sheet.write(1, 0, f"Satu baris = {row_is}. Ganti baris contoh; jangan ubah judul kolom.")
    sheet.write_row(3, 0, ["kolom", "isi", "perlu"], head)
    for i, column in enumerate(columns, start=4):
        sheet.write_row(i, 0, [column.name, column.explanation, "harus diisi" if column.required else "boleh kosong"])
