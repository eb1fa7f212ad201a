"""Choices of a person about how a file is read, in a small file beside it, `<name>.pilihan.json`.

{"lembar": {"Sheet1": {"masukan": "signing", "baris_judul": 5, "kolom": {"nip": "B"}, "tetap": {"siklus": "2024"}}}}

Columns are named by their letters as in Excel; an empty letter leaves a column out. What is not said is recognised.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from loaders.contract.errors import Unreadable
from loaders.contract.headers import Header, Title, header_of, recognise, with_election
from loaders.contract.inputs import Input, find

SUFFIX = ".pilihan.json"
LEFT_OUT = "-"
"""Stands for an input where a sheet is not to be read at all."""
_LETTERS = re.compile(r"[A-Z]{0,3}")


@dataclass(frozen=True)
class Choice:
    """Choice for one sheet; `row` is the line of its header as in Excel, 0 where it is to be found."""

    kind: str = ""
    row: int = 0
    columns: tuple[tuple[str, str], ...] = ()
    constants: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Choices:
    """Choices for the sheets of a file, by their names."""

    sheets: tuple[tuple[str, Choice], ...] = ()

    def of(self, sheet: str) -> Choice | None:
        """Return the choice for one sheet, or None."""
        return dict(self.sheets).get(sheet)

    def text(self) -> str:
        """Return the text of the file of choices."""
        sheets = {
            name: {
                "masukan": one.kind,
                "baris_judul": one.row,
                "kolom": dict(one.columns),
                "tetap": dict(one.constants),
            }
            for name, one in self.sheets
        }
        return json.dumps({"lembar": sheets}, ensure_ascii=False, indent=1) + "\n"


NOTHING_SAID = Choices()


def beside(path: Path) -> Path:
    """Return the path of the choices for a file."""
    return path.with_name(path.name + SUFFIX)


def read_choices(path: Path, label: str) -> Choices:
    """Read the choices in a file; raises Unreadable where there are none."""
    try:
        sheets = json.loads(path.read_text(encoding="utf-8"))["lembar"]
        return Choices(tuple((str(name), _choice(entry)) for name, entry in sorted(sheets.items())))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "hapus berkas pilihan itu, atau unggah ulang berkasnya dan pilih lagi"
        raise Unreadable(label, f"pilihan kolom tidak terbaca ({error})", remedy) from error


def _choice(entry: Mapping[str, Any]) -> Choice:
    kind = str(entry.get("masukan", ""))
    if kind not in ("", LEFT_OUT):
        find(kind)
    columns = tuple(sorted((str(name), str(letters)) for name, letters in entry.get("kolom", {}).items()))
    if wrong := [letters for _, letters in columns if not _LETTERS.fullmatch(letters)]:
        raise ValueError(f"kolom {wrong[0]!r}")
    constants = tuple(sorted((str(name), str(text)) for name, text in entry.get("tetap", {}).items()))
    return Choice(kind, int(entry.get("baris_judul", 0)), columns, constants)


def letter_of(position: int) -> str:
    """Return the letters of a column as in Excel: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def position_of(letters: str) -> int:
    """Return the position of a column from its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def chosen_header(
    choice: Choice, rows: Sequence[Sequence[str]], sheet: str, wanted: Input | None, is_unit: Callable[[str], bool]
) -> Header | None:
    """Return the header of a sheet as chosen, and where nothing was chosen as recognised; None where there is none."""
    if choice.kind == LEFT_OUT:
        return None
    found = recognise(rows, sheet, find(choice.kind) if choice.kind else wanted, is_unit)
    input_ = find(choice.kind) if choice.kind else found.input if found else wanted
    row = choice.row - 1 if choice.row else found.row if found else -1
    if input_ is None or not 0 <= row < len(rows):
        return None
    base = found if found and found.row == row else header_of(input_, row, [Title(cell) for cell in rows[row]])
    columns, chosen = dict(base.columns), dict(choice.columns)
    known = {column.name for column in input_.columns}
    constants = base.constants | {name: text for name, text in choice.constants if name in known}
    _apply(choice, columns, known, len(rows[row]))
    for name in dict(choice.constants):
        columns.pop(name, None)
    if not columns:
        return None
    taken = set(columns.values())
    claims = {
        name: left
        for name, places in base.claims.items()
        if name in columns
        and name not in chosen
        and len(left := tuple(at for at in places if at == columns[name] or at not in taken)) > 1
    }
    given = {name: text for name, text in constants.items() if name not in columns}
    disputed = tuple(label for label in base.disputed if label[1] in given and label[1] not in dict(choice.constants))
    chosen_base = replace(base, input=input_, columns=columns, constants=given, claims=claims, disputed=disputed)
    return with_election(chosen_base)


def _apply(choice: Choice, columns: dict[str, int], known: set[str], width: int) -> None:
    """Put chosen columns in their places, and remove them from the columns they were recognised as."""
    for name, letters in choice.columns:
        columns.pop(name, None)
        position = position_of(letters)
        if name in known and 0 <= position < width:
            for other in [one for one, at in columns.items() if at == position]:
                del columns[other]
            columns[name] = position
