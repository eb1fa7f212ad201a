"""Readings of a sanction as an office tells it: with its level, its length and its preamble around the name."""

import re
from collections.abc import Iterator

_BRACKETS = re.compile(r"\([^)]*\)")
_LENGTH = re.compile(r"\b(?:selama\s+)?\d+\s*(?:\([^)]*\)\s*)?(?:bulan|bln|tahun|thn|th)\b\.?", re.IGNORECASE)
_PREAMBLE = re.compile(r"^.*?\b(?:berupa|yaitu|yakni)\b\s*:?\s*", re.IGNORECASE)
_LEVEL = re.compile(r"\b(ringan|sedang|berat|moral)\b", re.IGNORECASE)
_TAKEN_BACK = re.compile(
    r"\b(?:tidak|tdk|tanpa|belum|blm|bebas|bukan|batal|dibatalkan|dicabut|usul|usulan|diusulkan|rencana|menjadi|diringankan|"
    r"diperberat|diubah|semula|antara|atau)\b",
    re.IGNORECASE,
)
"""Words by which a text names a level that it does not mean, or two of them."""


def readings(text: str) -> Iterator[str]:
    """Yield the text, then what is left without brackets, preamble and length, and last the only level that it names.

    The first that is a known name counts: "Hukuman disiplin tingkat sedang berupa penundaan KGB selama 1 tahun" is
    the delay, and "hukuman disiplin sedang lainnya" a sanction of which only the level is known. The level alone says
    nothing where the text takes it back ("tidak dijatuhi hukuman disiplin berat").
    """
    yield text
    bare = " ".join(_BRACKETS.sub(" ", text).split())
    told = _PREAMBLE.sub("", bare)
    yield bare
    yield told
    yield _LENGTH.sub("", told)
    if _TAKEN_BACK.search(text):
        return
    levels = {level.lower() for level in _LEVEL.findall(text)}
    if len(levels) == 1:
        yield levels.pop()
