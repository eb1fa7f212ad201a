"""The bad rows that simulated files have."""

import re
from collections.abc import Callable
from pathlib import Path

from tests.support.office_files import Row, cells, files_of, rows_of

ROSTER_FLAWS: dict[str, Callable[[Row], bool]] = {
    "number": lambda row: isinstance(cells(row, "nip"), float) or "E+17" in cells(row, "nip"),
    "short": lambda row: bool(re.fullmatch(r"\d{17}", str(cells(row, "nip")))),
    "level": lambda row: cells(row, "jenjang") == "eselon lima",
    "employment": lambda row: cells(row, "status") == "honorer",
}


SIGNING_FLAWS: dict[str, Callable[[Row], bool]] = {
    "number": lambda row: isinstance(cells(row, "nip"), float) or "E+17" in cells(row, "nip"),
    "letter": lambda row: str(cells(row, "nip")).endswith("O"),
    "short year": lambda row: bool(re.fullmatch(r"\d\d/\d\d/\d\d", str(_day(row)))),
    "no day": lambda row: _day(row) in ("", None),
}


def _day(row: Row) -> object:
    return next(value for header, value in row.items() if str(header).lower().startswith(("tgl", "tanggal")))


def test_each_roster_has_one_row_of_each_flaw(town_files: Path) -> None:
    for path in files_of(town_files, "Roster"):
        rows = rows_of(path)
        found = {name: sum(is_bad(row) for row in rows) for name, is_bad in ROSTER_FLAWS.items()}
        assert found == dict.fromkeys(ROSTER_FLAWS, 1), path.name
        units = [cells(row, "unit") for row in rows if any("unit" in str(header).lower() for header in row)]
        assert [units.count("Sukun"), units.count("Dinas Kesehtan")] == ([1, 1] if units else [0, 0])


def test_each_signing_list_has_one_row_of_each_flaw(town_files: Path) -> None:
    paths = files_of(town_files, "TTD")
    assert len(paths) == 17
    for path in paths:
        rows = rows_of(path)
        found = {name: sum(is_bad(row) for row in rows) for name, is_bad in SIGNING_FLAWS.items()}
        assert found == dict.fromkeys(SIGNING_FLAWS, 1), path.name
