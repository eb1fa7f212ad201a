"""Rejected rows that come back in the file in which they were downloaded, read as the file they came from.

The first lines say which input it is and which file (by its hash); the columns that tell why a row was rejected are no
data and are taken off again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from loaders.contract.declared import SEARCHED_LINES, declaration, declared
from loaders.contract.headers import SEARCHED_ROWS
from loaders.contract.inputs import letters
from text.csv_injection import unshield

REASON_TITLES = ("Alasan ditolak", "Yang harus dilakukan", "Berkas", "Lembar", "Baris")
HASH_LETTERS = 12
RETURNED = re.compile(r", baris ditolak dari ([0-9a-f]+)$")
Row = Sequence[str]


@dataclass(frozen=True)
class RejectOrigin:
    """Place of a returned row in the original file."""

    sha256: str
    sheet: str
    line: int


def returned_declaration(kind: str, sha256: str) -> str:
    """Return the cell at the top of a sheet of rejected rows."""
    return declaration(f"{kind}, baris ditolak dari {sha256[:HASH_LETTERS]}")


def original_of(top: Sequence[Row]) -> str:
    """Return the beginning of the hash of the file that the rows came from, or an empty text."""
    found = RETURNED.search(declared(top))
    return found[1] if found else ""


def reasons_at(top: Sequence[Row]) -> int | None:
    """Return the position of the first column of reasons, or None where somebody removed them."""
    wanted = [letters(title) for title in REASON_TITLES]
    for row in top[:SEARCHED_ROWS]:
        found = [letters(cell) for cell in row]
        for at in range(1, len(found) - len(wanted) + 1):
            if found[at : at + len(wanted)] == wanted:
                return at
    return None


def without_reasons(row: Row, at: int) -> Row:
    """Return the row as it was in the original."""
    return [*row[:at], *row[at + len(REASON_TITLES) :]]


def origin_of(row: Row, at: int, sha256: str) -> RejectOrigin | None:
    """Return where a row stood in the original; None for one that was added since."""
    sheet, line = ("".join(row[at + 3 : at + 4]), "".join(row[at + 4 : at + 5]).strip())
    return RejectOrigin(sha256, sheet.strip(), int(line)) if line.isdecimal() else None


def as_texts(rows: Iterable[Row]) -> Iterator[Row]:
    """Return the rows of a CSV file; in a file of rejects without the quote that kept texts from being formulas."""
    stream = iter(rows)
    top = list(islice(stream, SEARCHED_LINES))
    everything = chain(top, stream)
    return ([unshield(cell) for cell in row] for row in everything) if original_of(top) else everything
