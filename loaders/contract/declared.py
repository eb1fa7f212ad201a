"""Declaration at the top of a sheet: the input it is, or that it holds no data.

One cell among the first lines, 'Masukan Netra : signing' or 'Masukan Netra : bukan data'. Templates and files of
rejected rows bear it; an office may write it too.
"""

from collections.abc import Sequence

from loaders.contract.headers import LABEL
from loaders.contract.inputs import INPUTS, Input, letters

NAME = "Masukan Netra"
NO_DATA = "bukan data"
SEARCHED_LINES = 8
SKIPPED = "lembar penjelasan"


def declaration(what: str) -> str:
    """Return the cell that says which input a sheet is, or NO_DATA."""
    return f"{NAME} : {what}"


def declared(rows: Sequence[Sequence[str]]) -> str:
    """Return what the first lines declare, or an empty text."""
    for row in rows[:SEARCHED_LINES]:
        for cell in row:
            found = LABEL.match(" ".join(cell.split())) if NAME[0] in cell else None
            if found and letters(found[1]) == letters(NAME):
                return found[2]
    return ""


def declared_input(rows: Sequence[Sequence[str]]) -> Input | None:
    """Return the input that the first lines name, or None."""
    kind = letters(declared(rows).partition(",")[0])
    return next((input_ for input_ in INPUTS if letters(input_.kind) == kind), None)


def is_no_data(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether the sheet declares that it holds no data."""
    return letters(declared(rows)) == letters(NO_DATA)
