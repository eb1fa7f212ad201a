"""What a sheet of ours says of itself, so that it need not be guessed: its input, or that it holds no data.

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
    """The cell that says which input a sheet is, or NO_DATA."""
    return f"{NAME} : {what}"


def declared(rows: Sequence[Sequence[str]]) -> str:
    """What the first lines say, or an empty text."""
    for row in rows[:SEARCHED_LINES]:
        for cell in row:
            found = LABEL.match(" ".join(cell.split())) if NAME[0] in cell else None
            if found and letters(found[1]) == letters(NAME):
                return found[2]
    return ""


def declared_input(rows: Sequence[Sequence[str]]) -> Input | None:
    """The input that the first lines name, or None."""
    said = letters(declared(rows).partition(",")[0])
    return next((input_ for input_ in INPUTS if letters(input_.kind) == said), None)


def is_no_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the sheet says that nothing in it is data."""
    return letters(declared(rows)) == letters(NO_DATA)
