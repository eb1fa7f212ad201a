"""The position day of a recap as its title tells it: "Rekap pakta integritas per 26 Agustus 2024"."""

import re
from collections.abc import Collection, Sequence

from loaders.contract.inputs import Input

POSITION = "posisi"
TOLD = re.compile(
    r"\b(?:per|posisi|keadaan|kondisi|s\s?[./]?\s?d|sampai(?:\s+dengan)?|hingga)\b\.?\s+"
    r"(?:(?:tanggal|tgl)\b\.?\s*)?(?:(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu)\s*[,/]?\s*)?"
    r"(\d{1,2}[\s/.-]+(?:[a-z]+|\d{1,2})[\s/.-]+\d{4})"
    r"(?:[\s,(]+(?:pukul|pkl|jam)\b.*)?\W*$",
    re.IGNORECASE,
)
ANOTHER_DAY = re.compile(
    r"\d|\b(?:batas|jadwal|rencana|target|berlaku|terhitung|periode|masa|paling|surat|nomor|tahap|lambat)\b",
    re.IGNORECASE,
)
"""Before the day: then it may be the end of a time, the day of a letter or a day to come."""
YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


def position_above(input_: Input, columns: Collection[str], above: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the day as the text of its column, where a table has no such column and the rows above it tell one day.

    A day stands at the end of a cell, or of a row whose cells are read as one. Empty where the input has no position,
    and where the rows tell none or several days.
    """
    if POSITION in columns or not any(column.name == POSITION for column in input_.columns):
        return {}
    texts = [text for row in above for text in (*row, " ".join(" ".join(row).split()))]
    found = {day for text in texts if (day := _told(text))}
    return {POSITION: found.pop()} if len(found) == 1 else {}


def _told(text: str) -> str | None:
    found = TOLD.search(text)
    return found[1] if found and not ANOTHER_DAY.search(YEAR.sub("", text[: found.start()])) else None
