"""Recognition of the posts whose holders sign first, in the words of a list of people."""

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from loaders.reference.tables import ReferenceRow, split
from text.plain import folded

ACTING = (("plt",), ("plh",), ("pj",), ("pjs",), ("penjabat",), ("pelaksana", "tugas"), ("pelaksana", "harian"))
"""Words before a post that somebody holds for the time being."""
APART = re.compile(r"[()/;,]|\s-\s|\b(?:sebagai|selaku|merangkap)\b", re.IGNORECASE)
"""What stands between two posts of one person: "Guru Ahli Madya (Kepala Sekolah)"."""

Words = tuple[str, ...]


class Positions:
    """Posts of the catalogue by the words that a name begins with; the longest counts.

    "Kepala BKPSDM" is understood by the kind of unit that BKPSDM is, which `kind_of` tells.
    """

    def __init__(self, rows: Iterable[ReferenceRow], kind_of: Callable[[str], str]) -> None:
        self._rows = tuple(rows)
        self._kind_of = kind_of

    def meant(self, text: str) -> str:
        """Return the id of the post that a text names, of two the higher, or an empty text where it names none."""
        found = {self._of_one(part) for part in APART.split(text)}
        return next((row["position"] for row in self._rows if row["position"] in found), "")

    @cached_property
    def _named(self) -> dict[Words, str]:
        return {
            _words(name): row["position"]
            for row in self._rows
            for name in (row["position"], row["name"], *split(row["aliases"]))
        }

    def _of_one(self, text: str) -> str:
        words = _words(text)
        for acting in ACTING:
            words = words[len(acting) :] if words[: len(acting)] == acting else words
        for length in range(len(words), 0, -1):
            if found := self._named.get(words[:length]):
                return found
        kind = self._kind_of(" ".join(words[1:])) if len(words) > 1 else ""
        return next(
            (r["position"] for r in self._rows if kind and words[0] == r["role"] and kind in split(r["unit_kinds"])), ""
        )


def _words(text: str) -> Words:
    return tuple(re.findall(r"[^\W_]+", folded(text).casefold()))
