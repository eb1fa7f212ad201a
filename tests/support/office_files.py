"""Reads what the simulator wrote by its own plain means, without the loaders that the files are meant to try."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from python_calamine import CalamineWorkbook

Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """All rows below the headers of a file, cells as they stand, `_sheet` the sheet and `_above` the lines over it."""
    if path.suffix == ".xlsx":
        return list(_workbook(path))
    if path.suffix == ".parquet":
        with duckdb.connect() as connection:
            found = connection.execute("FROM read_parquet($1)", [str(path)])
            return [
                dict(zip([column[0] for column in found.description], row, strict=True)) for row in found.fetchall()
            ]
    text = path.read_bytes()
    encoding = "utf-8-sig" if text.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        decoded = text.decode(encoding)
    except UnicodeDecodeError:
        decoded = text.decode("cp1252")
    delimiter = max(";,\t", key=decoded.split("\n")[0].count)
    return list(csv.DictReader(decoded.splitlines(keepends=True), delimiter=delimiter))


def cells(row: Row, name: str) -> Any:
    """The cell under the first header that contains the text, whatever its case."""
    return next(value for header, value in row.items() if name in str(header).lower())


def files_of(folder: Path, beginning: str) -> list[Path]:
    """The files whose name begins so, sorted."""
    return sorted(path for path in folder.iterdir() if path.name.startswith(beginning))


def is_valid_nip(nip: str) -> bool:
    """Read a NIP anew: birth, then month of appointment or first contract, sex, serial."""
    if not re.fullmatch(r"\d{18}", nip):
        return False
    date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    is_pns, is_pppk = "01" <= nip[12:14] <= "12", "21" <= nip[12:14] <= "29"
    age = int(nip[8:12]) - int(nip[:4])
    return (is_pns or is_pppk) and nip[14] in "12" and nip[15:] != "000" and 18 <= age <= 59


def _workbook(path: Path) -> Iterator[Row]:
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        first = next(at for at, line in enumerate(lines) if line[0] == "No")
        headers = [str(cell) for cell in lines[first]]
        if not lines[first + 1][0]:
            headers = [str(low or up) for up, low in zip(headers, lines[first + 1], strict=True)]
            first += 1
        for line in lines[first + 1 :]:
            if not isinstance(line[0], float):
                break
            yield dict(zip(headers, line, strict=True)) | {"_sheet": name, "_above": [row[0] for row in lines[:first]]}
