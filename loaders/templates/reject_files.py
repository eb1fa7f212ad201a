"""Files of rejected rows in the shape of the original, with reasons beside; corrected, they are uploaded as they are.

Above the table stand what the rows are, the lines that were said once above the original's table, and the name of
the sheet where that stood for the unit: without them the rows would lack a column.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from loaders.contract.headers import match
from loaders.contract.inputs import find
from loaders.staging.returned_rejects import REASON_TITLES, returned_declaration
from loaders.staging.sheet import place_of
from text.csv_injection import shield

if TYPE_CHECKING:
    from loaders.validation.workspace import SheetLoad, Workspace

HOW = "Betulkan sel yang berwarna, simpan, lalu serahkan berkas ini apa adanya. Kolom alasan di kanan tidak dibaca."
HOW_CSV = "Betulkan, simpan, lalu serahkan berkas ini apa adanya. Kolom alasan di kanan tidak dibaca."
TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False}
WIDEST, REASON_WIDTHS = 40, (48, 48, 30, 22, 8)
SHEET_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
OTHERS = re.compile(r"; kolom (\w+): ")


@dataclass(frozen=True)
class RejectedRow:
    """One rejected row: its line and cells in the original, the column that leads, why, and what to do."""

    line: int
    cells: Sequence[str]
    column: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class RejectedSheet:
    """The rejected rows of one sheet of one file; `columns` are positions and `constants` texts by contract name."""

    file: str
    sheet: str
    kind: str
    sha256: str
    titles: Sequence[str]
    columns: Mapping[str, int]
    constants: Mapping[str, str]
    rows: Sequence[RejectedRow]

    @property
    def headings(self) -> list[str]:
        """Return the titles of the original; the contract's names where these would not be read back the same."""
        width = max(len(self.titles), 1 + max(self.columns.values()), *(len(row.cells) for row in self.rows))
        shown = [*self.titles, *[""] * (width - len(self.titles))]
        for name, at in match(shown, find(self.kind)).items():
            if self.columns.get(name) != at:
                shown[at] = f"tidak dipakai: {shown[at]}"
        understood = match(shown, find(self.kind))
        for name, at in self.columns.items():
            shown[at] = shown[at] if understood.get(name) == at else name
        return shown

    def above(self, mark: str, how: str) -> list[str]:
        """Return the lines over the table."""
        where = place_of(self.file, self.sheet)
        title = f"Baris yang ditolak: {where}"
        constants = [f"{name} : {text}" for name, text in self.constants.items()]
        return [f"{mark}: {title}" if mark else title, how, returned_declaration(self.kind, self.sha256), *constants]

    def reasons(self, row: RejectedRow) -> list[str]:
        """Return the cells beside a row."""
        remedy = f"{row.remedy[:1].upper()}{row.remedy[1:]}"
        return [f"{row.column}: {row.reason}", remedy, self.file, self.sheet, str(row.line)]


def sheets_on(
    workspace: "Workspace", loads: "Sequence[SheetLoad] | None" = None, most: int | None = None
) -> list[RejectedSheet]:
    """Collect the rejected rows of a workspace, or of some sheets of it; none at all if they are more than `most`."""
    own = workspace.loads if loads is None else loads
    if most is not None and sum(load.rejected for load in own) > most:
        return []
    found: dict[int, list[RejectedRow]] = {}
    for load_id, *row in workspace.connection.execute(
        """SELECT load_id, line, raw, column_name, reason, remedy FROM rejects
        WHERE list_contains($own, load_id) ORDER BY load_id, line""",
        {"own": [load.load_id for load in own]},
    ).fetchall():
        found.setdefault(load_id, []).append(RejectedRow(*row))
    return [
        RejectedSheet(
            load.sheet.file,
            load.sheet.name,
            load.kind,
            load.sha256,
            load.sheet.titles,
            load.sheet.header.columns,
            load.sheet.header.constants,
            found[load.load_id],
        )
        for load in own
        if load.sheet.header and load.load_id in found
    ]


def write_csv(sheet: RejectedSheet, mark: str = "") -> bytes:
    """Write one table as Excel in Indonesia opens it; no cell can act as a formula, and each is read back as it was."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    width = len(sheet.headings)
    rows = [[line] for line in sheet.above(mark, HOW_CSV)]
    rows += [[""], [*sheet.headings, *REASON_TITLES]]
    rows += [[*row.cells, *[""] * (width - len(row.cells)), *sheet.reasons(row)] for row in sheet.rows]
    writer.writerows([shield(cell) for cell in row] for row in rows)
    return ("\ufeff" + text.getvalue()).encode("utf-8")


def write_xlsx(sheets: Sequence[RejectedSheet], out: Path | BytesIO, mark: str = "") -> None:
    """Write a workbook with one sheet per table, all cells texts."""
    taken: set[str] = set()
    with xlsxwriter.Workbook(str(out) if isinstance(out, Path) else out, TEXTS_ONLY) as book:
        looks = _looks(book)
        for sheet in sheets:
            _write_sheet(book.add_worksheet(_name(sheet, taken)), sheet, looks, mark)


def _looks(book: Any) -> dict[str, Any]:
    cell = {"num_format": "@", "valign": "top"}
    head = {"bold": True, "border": 1, "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "note": book.add_format({"font_color": "#595959"}),
        "head": book.add_format(head | {"bg_color": "#DCE6F2"}),
        "why_head": book.add_format(head | {"bg_color": "#FCE4D6"}),
        "cell": book.add_format(cell),
        "wrong": book.add_format(cell | {"bg_color": "#FFE699", "border": 1}),
        "why": book.add_format({"valign": "top", "text_wrap": True, "font_color": "#7F3F00", "num_format": "@"}),
    }


def _write_sheet(page: Any, sheet: RejectedSheet, looks: dict[str, Any], mark: str) -> None:
    headings, above = sheet.headings, sheet.above(mark, HOW)
    for line, text in enumerate(above):
        page.write_string(line, 0, text, looks["title"] if line == 0 else looks["note"])
    first = len(above) + 1
    for at, title in enumerate(headings):
        widest = max([len(title), *(len(row.cells[at]) for row in sheet.rows[:500] if at < len(row.cells))])
        page.set_column(at, at, min(WIDEST, widest) + 3, looks["cell"])
        page.write_string(first, at, title, looks["head"])
    for at, (title, width) in enumerate(zip(REASON_TITLES, REASON_WIDTHS, strict=True), start=len(headings)):
        page.set_column(at, at, width)
        page.write_string(first, at, title, looks["why_head"])
    for line, row in enumerate(sheet.rows, start=first + 1):
        _write_row(page, line, sheet, row, looks)
    page.freeze_panes(first + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(first)
    page.set_footer("&L&A&RHalaman &P dari &N")


def _write_row(page: Any, line: int, sheet: RejectedSheet, row: RejectedRow, looks: dict[str, Any]) -> None:
    wrong = {sheet.columns.get(name) for name in (row.column, *OTHERS.findall(row.reason))}
    for at in range(len(sheet.headings)):
        text = row.cells[at] if at < len(row.cells) else ""
        if text:
            page.write_string(line, at, text, looks["wrong" if at in wrong else "cell"])
        elif at in wrong:
            page.write_blank(line, at, None, looks["wrong"])
    reasons = sheet.reasons(row)
    for at, text in enumerate(reasons, start=len(sheet.headings)):
        page.write_string(line, at, text, looks["why"])
    page.set_row(line, 15 * max(-(-len(text) // width) for text, width in zip(reasons, REASON_WIDTHS, strict=True)))


def _name(sheet: RejectedSheet, taken: set[str]) -> str:
    """Return the sheet's original name, shortened or numbered where a workbook would not take it."""
    wanted = NOT_IN_A_NAME.sub("-", sheet.sheet or Path(sheet.file).stem).strip("'") or "Ditolak"
    name, number = wanted[:SHEET_NAME], 2
    while name.casefold() in taken:
        name = f"{wanted[: SHEET_NAME - 5]} ({number})"
        number += 1
    taken.add(name.casefold())
    return name
