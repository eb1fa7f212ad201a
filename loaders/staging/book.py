"""A workbook in any form as the staging takes it: sheets with typed cells, and what they say besides their values."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from loaders.contract.choices import letter_of
from loaders.contract.errors import Unreadable
from loaders.staging.sheet import place_of

if TYPE_CHECKING:
    from loaders.staging.form import Form

Cell = int | float | str | bool | time | date | datetime | timedelta
Place = tuple[int, int]
Merged = tuple[Place, Place]
"""The first and the last cell of a merged range, by row and column from 0."""
NO_RESULT = "#RUMUS"
"""What a reader writes for a formula in error or without a stored value."""
MOST_COLUMNS = 16_384
DAYS_FROM_1900_TO_1904 = 1462


@dataclass
class SheetMarks:
    """What a sheet says of its cells besides their values; from 0.

    `no_result` are cells whose formula has none, `percent` columns with cells formatted as shares, `hidden` columns
    that nobody sees, `hidden_rows` rows.
    """

    no_result: set[Place] = field(default_factory=set)
    percent: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.no_result or self.percent or self.hidden or self.hidden_rows)


@dataclass(frozen=True)
class Sheet:
    """A sheet; its rows begin at line 1 and column A, and none of them need have the same length."""

    name: str
    is_hidden: bool
    rows: Callable[[], Iterator[Sequence[Cell]]]
    merged: Sequence[Merged] = ()
    marks: SheetMarks = field(default_factory=SheetMarks)


@dataclass(frozen=True)
class Book:
    """A workbook; `shift` is how many days later its plain numbers of days begin than those of Excel."""

    sheets: Iterator[Sheet]
    shift: int = 0


def check_extent(label: str, name: str, rows: int, columns: int, max_cells: int) -> None:
    """Refuse a sheet whose full rectangle is too large, since all of it is read."""
    if rows * columns > max_cells:
        raise Unreadable(
            place_of(label, name),
            f"merentang {rows} baris x {columns} kolom, sampai kolom {letter_of(columns - 1)}",
            "hapus baris atau kolom berbingkai jauh di luar tabel, lalu simpan",
        )


def locked(label: str) -> Unreadable:
    """Return the error for a workbook that Excel has locked with a password."""
    remedy = "buka di Excel, hapus sandinya (File, Info, Protect Workbook, Encrypt with Password), lalu simpan"
    return Unreadable(label, "berkas terkunci sandi", remedy)


def broken(label: str, form: "Form") -> Unreadable:
    """Return the error for a workbook that is damaged."""
    return Unreadable(label, f"berkas {form} rusak atau terkunci sandi", "buka di Excel dan simpan ulang")


def has_macro(label: str) -> Unreadable:
    """Return the error for a workbook with a program in it."""
    return Unreadable(label, "berkas berisi makro", "simpan sebagai .xlsx tanpa makro")


def is_linked(label: str) -> Unreadable:
    """Return the error for a workbook whose values come from another file."""
    return Unreadable(label, "berkas bertaut ke berkas lain", "tempel sebagai nilai (Paste Values) lalu simpan")
