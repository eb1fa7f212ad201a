"""Recognition of the header row of a table in an office file: which input, and which header is which column."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from loaders.contract.inputs import INPUTS, CellKind, Input, letters

SEARCHED_ROWS = 40
LONGEST_TITLE = 60  # characters; a longer cell is prose, whatever column names it mentions
LABEL = re.compile(r"^([^:]{2,40}?)\s*:\s*(\S.*)$")


@dataclass(frozen=True)
class Header:
    """A recognised header: `columns` are positions from 0 by contract name, `constants` texts above the table."""

    input: Input
    row: int
    columns: dict[str, int]
    constants: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the required columns that neither the header nor the lines above it give."""
        have = {*self.columns, *self.constants}
        missing = [name for name in self.input.required if name not in have]
        if self.input.any_of and not have & set(self.input.any_of):
            missing.append(" atau ".join(self.input.any_of))
        return tuple(missing)


def _known_names(input_: Input) -> dict[str, str]:
    names = {letters(alias): column.name for column in input_.columns for alias in column.aliases}
    return names | {letters(column.name): column.name for column in input_.columns}


NAMES = {input_.kind: _known_names(input_) for input_ in INPUTS}


@lru_cache(maxsize=4096)
def _keys(text: str) -> tuple[str, ...]:
    """Return the names a header may stand for: its whole text, then its parts."""
    parts = re.split(r"[/\n(),]", text)
    return tuple(letters(part) for part in ([text, *parts] if len(parts) > 1 else [text]))


def _column_of(text: str, input_: Input) -> str | None:
    names = NAMES[input_.kind]
    whole, *parts = _keys(text)
    if whole in names:
        return names[whole]
    found = {names[part] for part in parts if part in names}
    return found.pop() if len(found) == 1 else None


def match(cells: Sequence[str], input_: Input) -> dict[str, int]:
    """Return the positions of the columns a header row names; of two for one column the exact, then the first, wins."""
    found: dict[str, int] = {}
    for position, cell in enumerate(cells):
        name = _column_of(cell, input_) if 0 < len(cell.strip()) <= LONGEST_TITLE else None
        if name and (name not in found or letters(cell) == letters(name) != letters(cells[found[name]])):
            found[name] = position
    return found


def _labels(rows: Sequence[Sequence[str]], input_: Input) -> dict[str, str]:
    """Return texts like 'Siklus : 2024' above the table, by their column."""
    labels: dict[str, str] = {}
    for row in rows:
        found = LABEL.match(" ".join(" ".join(cell.split()) for cell in row if cell.strip()))
        name = _column_of(found[1], input_) if found else None
        if found and name:
            labels[name] = found[2]
    return labels


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Join a header of two rows; the lower cell counts where it is filled."""
    width = max(len(upper), len(lower))
    pad = [*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))]
    return [low if low.strip() else up for up, low in zip(*pad, strict=True)]


def titles_of(rows: Sequence[Sequence[str]], header: Header) -> Sequence[str]:
    """Return the titles of a recognised header; of two rows the lower cell, or the upper where that is empty."""
    lower = rows[header.row]
    if header.row == 0 or match(lower, header.input) == header.columns:
        return lower
    return _joined(rows[header.row - 1], lower)


def _candidates(rows: Sequence[Sequence[str]], inputs: Sequence[Input]) -> Iterator[tuple[int, Header]]:
    """Yield headers of one row and of two, with the row they begin in."""
    for number, row in enumerate(rows):
        if sum(1 for cell in row if cell.strip()) < 2:
            continue
        for input_ in inputs:
            yield number, Header(input_, number, match(row, input_))
            if number + 1 < len(rows):
                yield number, Header(input_, number + 1, match(_joined(row, rows[number + 1]), input_))


def recognise(
    rows: Sequence[Sequence[str]],
    sheet: str = "",
    wanted: Input | None = None,
    is_unit: Callable[[str], bool] = lambda _: False,
) -> Header | None:
    """Find the best header among the first rows; None where no row names two columns of any input.

    `sheet` stands for the unit where no column or line does and it is a unit's name. A header that lacks required
    columns is returned too: `missing` names them. Below the first complete header nothing is looked for.
    """
    best: Header | None = None
    for number, header in _candidates(rows[:SEARCHED_ROWS], (wanted,) if wanted else INPUTS):
        if best and not best.missing and number > best.row:
            break
        if len(header.columns) >= 2:
            complete = _with_said_above(header, rows[:number], sheet, is_unit)
            best = complete if best is None or _rank(complete) > _rank(best) else best
    return best


def _with_said_above(
    header: Header, above: Sequence[Sequence[str]], sheet: str, is_unit: Callable[[str], bool]
) -> Header:
    labels = {name: text for name, text in _labels(above, header.input).items() if name not in header.columns}
    labelled = Header(header.input, header.row, header.columns, labels)
    return _with_sheet_as_unit(labelled, sheet, is_unit)


def _rank(header: Header) -> tuple[bool, int, int, int]:
    return not header.missing, len(header.columns), -len(header.missing), -header.row


def _with_sheet_as_unit(header: Header, sheet: str, is_unit: Callable[[str], bool]) -> Header:
    units = [column.name for column in header.input.columns if column.kind is CellKind.UNIT]
    known = {*header.columns, *header.constants}
    wanted = set(header.input.required) | set(header.input.any_of)
    if not units or units[0] not in wanted or known & {units[0], *header.input.any_of} or not is_unit(sheet):
        return header
    return Header(header.input, header.row, header.columns, {**header.constants, units[0]: sheet})
