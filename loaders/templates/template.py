"""Template of an input: an empty spreadsheet with pick lists, one example row and an explanation."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
import xlsxwriter.utility

from loaders.contract.declared import NO_DATA, declaration
from loaders.contract.inputs import CellKind, Input, InputColumn, find
from loaders.reference.examples import in_words_of
from loaders.reference.folder import reference_files
from loaders.reference.tables import ReferenceTables
from loaders.staging.template_examples import MARK, MARK_TITLE
from loaders.templates.cell_rules import UNKNOWN, needed, rule
from loaders.templates.guide import write_guide

ROWS = 5000
LAST_COLUMN = 16_383
A4 = 9
TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False}
"""A name from the reference data stays a text, whatever it begins with."""
FREE = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "delete_rows": True,
    "sort": True,
    "autofilter": True,
}
"""What the protection of the headers leaves to the office; it has no password, and hides nothing."""
LISTS = {
    CellKind.KECAMATAN: "kecamatan",
    CellKind.KELURAHAN: "kelurahan",
    CellKind.UNIT: "units",
    CellKind.CYCLE: "cycles",
}
NAMED = ("kecamatan", "kelurahan", "units", "sanctions", "bodies")
"""References that people know by their names, not by their ids."""


@dataclass(frozen=True)
class Lists:
    """The choices of each column by its position, and beside the kelurahan the kecamatan that each lies in."""

    choices: dict[int, list[str]]
    kecamatan_of: list[str]
    width: int

    def formula(self, at: int, column: InputColumn, columns: tuple[InputColumn, ...]) -> str:
        """Return the pick list of a column; for a kelurahan only those of the kecamatan in the same row."""
        if at not in self.choices:
            return ""
        last = len(self.choices[at]) + 1
        whole = f"Pilihan!{_absolute(at, 2)}:{_absolute(at, last)}"
        if column.kind is not CellKind.KELURAHAN or not self.kecamatan_of:
            return f"={whole}"
        above = next(i for i, other in enumerate(columns) if other.kind is CellKind.KECAMATAN)
        chosen = f"${xlsxwriter.utility.xl_col_to_name(above)}2"
        inside = f"Pilihan!{_absolute(self.width, 2)}:{_absolute(self.width, last)}"
        part = f"OFFSET(Pilihan!{_absolute(at, 1)},MATCH({chosen},{inside},0),0,COUNTIF({inside},{chosen}),1)"
        return f'=IF({chosen}="",{whole},{part})'


def write_template(kind: str, out: Path | BytesIO, reference_folder: Path) -> None:
    """Write the template of an input, to a file or into memory."""
    reference = ReferenceTables.of(reference_folder, reference_files(reference_folder))
    input_ = in_words_of(reference, find(kind))
    lists = _lists(input_, reference)
    with xlsxwriter.Workbook(str(out) if isinstance(out, Path) else out, TEXTS_ONLY) as book:
        book.set_properties({"title": f"Templat: {input_.title}", "comments": input_.row_is})
        sheet = book.add_worksheet("Isian")
        _write_form(book, sheet, input_, lists)
        write_guide(book, input_, {c.name: meanings_of(c, reference) for c in input_.columns})
        _write_lists(book, input_, lists)


def choices_of(column: InputColumn, reference: ReferenceTables) -> list[str]:
    """List what may be written in a column, in the order of the reference; empty where anything may."""
    if column.kind is CellKind.YESNO:
        return ["ya", "tidak"]
    table = column.reference or LISTS.get(column.kind, "")
    if not table or column.is_free:
        return []
    rows = [row for row in reference.tables[table] if not row.get("valid_until") or table == "sanctions"]
    names = dict.fromkeys(row["name"] if table in NAMED else next(iter(row.values())) for row in rows)
    return [*names, UNKNOWN] if column.may_be_unknown else list(names)


def meanings_of(column: InputColumn, reference: ReferenceTables) -> list[tuple[str, str]]:
    """List the codes of a column with their names, where these differ."""
    if not column.reference or column.reference in NAMED:
        return []
    rows = [(next(iter(row.values())), row.get("name", "")) for row in reference.tables[column.reference]]
    return [(code, name) for code, name in rows if name and name.casefold() != code.casefold().replace("_", " ")]


def _lists(input_: Input, reference: ReferenceTables) -> Lists:
    choices = {at: found for at, column in enumerate(input_.columns) if (found := choices_of(column, reference))}
    kinds = [column.kind for column in input_.columns]
    pairs: list[tuple[str, str]] = []
    if CellKind.KELURAHAN in kinds and CellKind.KECAMATAN in kinds:
        names = {row["kecamatan_id"]: row["name"] for row in reference.tables["kecamatan"]}
        rows = reference.tables["kelurahan"]
        pairs = sorted({(names.get(row["kecamatan_id"], ""), row["name"]) for row in rows})
        choices[kinds.index(CellKind.KELURAHAN)] = [name for _, name in pairs]
    return Lists(choices, [kecamatan for kecamatan, _ in pairs], len(input_.columns) + 1)


def _write_form(book: Any, sheet: Any, input_: Input, lists: Lists) -> None:
    head = {"bold": True, "border": 1, "font_color": "#FFFFFF", "valign": "vcenter", "locked": True}
    must, may = book.add_format(head | {"bg_color": "#1F4E79"}), book.add_format(head | {"bg_color": "#7F8FA6"})
    sheet.set_column(0, LAST_COLUMN, None, book.add_format({"locked": False}))
    sheet.set_row(0, 24, may)
    for at, column in enumerate(input_.columns):
        first = f"{xlsxwriter.utility.xl_col_to_name(at)}2"
        is_count = column.kind is CellKind.COUNT
        cells = {"num_format": "#,##0" if is_count else "@", "locked": False}
        sheet.set_column(at, at, _width(column), book.add_format(cells))
        sheet.write_string(0, at, column.name, may if needed(column, input_.any_of) == "boleh kosong" else must)
        look = book.add_format(cells | {"italic": True, "font_color": "#6B6B6B", "bg_color": "#FFF2CC"})
        if is_count and column.example:
            sheet.write_number(1, at, int(column.example), look)
        else:
            sheet.write_string(1, at, column.example, look)
        choices = lists.formula(at, column, input_.columns)
        sheet.data_validation(1, at, ROWS, at, rule(column, first, choices, input_.any_of))
    _write_mark(book, sheet, len(input_.columns), may)
    _set_up(sheet, input_)


def _write_mark(book: Any, sheet: Any, at: int, head: Any) -> None:
    """Write the template's own column, which marks the example."""
    look = book.add_format({"bold": True, "font_color": "#9C5700", "bg_color": "#FFF2CC", "locked": False})
    sheet.set_column(at, at, len(MARK), book.add_format({"locked": False}))
    sheet.write_string(0, at, MARK_TITLE, head)
    sheet.write_string(1, at, MARK, look)


def _set_up(sheet: Any, input_: Input) -> None:
    """Freeze and protect the headers; print on A4 landscape, as wide as the page, headers on each."""
    sheet.freeze_panes(1, 0)
    sheet.protect("", FREE)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.hide_gridlines(0)
    sheet.set_header(f"&L{input_.title}&RTemplat Netra")
    sheet.set_footer("&RHalaman &P dari &N")


def _write_lists(book: Any, input_: Input, lists: Lists) -> None:
    sheet, head = book.add_worksheet("Pilihan"), book.add_format({"bold": True, "bg_color": "#DCE6F2", "border": 1})
    for at, choices in lists.choices.items():
        sheet.set_column(at, at, min(50, 2 + max(len(text) for text in [*choices, input_.columns[at].name * 2])))
        sheet.write_string(0, at, f"pilihan {input_.columns[at].name}", head)
        for line, text in enumerate(choices, start=1):
            sheet.write_string(line, at, text)
    for line, text in enumerate(lists.kecamatan_of, start=1):
        sheet.write_string(line, lists.width, text)
    if lists.kecamatan_of:
        sheet.set_column(lists.width, lists.width, 26)
        sheet.write_string(0, lists.width, "letak pilihan kelurahan", head)
    faint = book.add_format({"font_size": 8, "font_color": "#8C8C8C"})
    sheet.write_string(0, lists.width + 2, declaration(NO_DATA), faint)
    sheet.freeze_panes(1, 0)
    sheet.protect("", {"format_columns": True})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(column: InputColumn) -> int:
    longest = max(11, len(column.name), len(column.example))
    return {CellKind.NIP: 22, CellKind.UNIT: 34, CellKind.DAY: 16}.get(column.kind, longest + 3)


def _absolute(column: int, row: int) -> str:
    return f"${xlsxwriter.utility.xl_col_to_name(column)}${row}"
