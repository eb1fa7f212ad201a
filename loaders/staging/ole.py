"""Documents of several streams in one file (OLE): old workbooks, and workbooks that are locked with a password.

A file system in small: sectors, a table that says which sector follows which, and a tree of names. xlrd's own reader
of it never ends where a chain of sectors bites its tail.
"""

import struct
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

MARK = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER = 512
FIRST_FAT_SECTORS = 109
LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on name no sector: a chain ends, or there is none."""
MINI_SECTOR = 64
ENTRY = 128
NO_ENTRY = 0xFFFFFFFF


@dataclass(frozen=True)
class _Entry:
    """An entry of the directory: a stream, or a folder with the first of those in it; its neighbours in the tree."""

    name: str
    start: int
    size: int
    neighbours: tuple[int, int]
    child: int


class Compound:
    """A document; raises ValueError, struct.error or LookupError where it is damaged."""

    def __init__(self, data: bytes) -> None:
        shift, self._cut = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 56)[0]
        if not data.startswith(MARK) or shift not in (9, 12) or len(data) < HEADER:
            raise ValueError("no document of several streams")
        self._data, self._sector = data, 1 << shift
        directory, mini_table = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
        self._next: Sequence[int] = array("I", b"".join(map(self._bytes_of, self._table_sectors())))
        self._next_mini: Sequence[int] = array("I", self._chain(mini_table))
        entries = self._chain(directory)
        self._entries = [_entry(entries[at : at + ENTRY]) for at in range(0, len(entries), ENTRY)]
        self._found = self._top()

    @property
    def names(self) -> frozenset[str]:
        """The names of streams and folders, without those inside folders."""
        return frozenset(self._found)

    def read(self, name: str) -> bytes:
        """Return a stream; one that is shorter than it says is damaged."""
        entry = self._found[name]
        if entry.size < self._cut:
            small = self._chain(self._entries[0].start)
            places = self._places(entry.start, self._next_mini)
            content = b"".join(small[at * MINI_SECTOR : (at + 1) * MINI_SECTOR] for at in places)
        else:
            content = self._chain(entry.start)
        if len(content) < entry.size:
            raise ValueError("a stream ends too early")
        return content[: entry.size]

    def _bytes_of(self, sector: int) -> bytes:
        at = (sector + 1) * self._sector
        if at >= len(self._data):
            raise ValueError("a sector beyond the end of the file")
        return self._data[at : at + self._sector].ljust(self._sector, b"\0")

    def _table_sectors(self) -> list[int]:
        """Return the sectors of the table: the first stand in the header, more in a chain of their own."""
        found = list(struct.unpack_from(f"<{FIRST_FAT_SECTORS}I", self._data, 76))
        following = struct.unpack_from("<I", self._data, 68)[0]
        while following < LAST_SECTOR:
            *more, following = array("I", self._bytes_of(following))
            found += more
            if len(found) > FIRST_FAT_SECTORS + len(self._data) // MINI_SECTOR:
                raise ValueError("a chain of sectors bites its tail")
        return [sector for sector in found if sector < LAST_SECTOR]

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._bytes_of, self._places(start, self._next)))

    def _places(self, start: int, table: Sequence[int]) -> list[int]:
        places: list[int] = []
        while start < LAST_SECTOR:
            places.append(start)
            if len(places) > len(table):
                raise ValueError("a chain of sectors bites its tail")
            start = table[start]
        return places

    def _top(self) -> dict[str, _Entry]:
        """Return what lies at the top, by name."""
        found: dict[str, _Entry] = {}
        waiting, seen = [self._entries[0].child], {NO_ENTRY}
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                entry = self._entries[at]
                found[entry.name] = entry
                waiting += entry.neighbours
        return found


def _entry(data: bytes) -> _Entry:
    length, _, left, right, child = struct.unpack_from("<HHIII", data, 64)
    start, size = struct.unpack_from("<II", data, 116)
    name = data[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, start, size, (left, right), child)
