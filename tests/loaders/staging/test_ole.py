import struct
from pathlib import Path

import pytest

from loaders.staging.ole import Compound
from tests.support.workbooks import write_ole


def test_a_stream_is_read_back_with_the_names_beside_it(tmp_path: Path) -> None:
    content = bytes(range(256)) * 40
    document = Compound(write_ole(tmp_path / "a.xls", content, beside="Folder").read_bytes())
    assert document.names == {"Workbook", "Folder"}
    assert document.read("Workbook")[: len(content)] == content


def test_a_short_stream_lies_in_small_sectors() -> None:
    """A document made by hand: table, directory, the small sectors of the root, and which of them follow each other."""
    ends = 0xFFFFFFFE
    header = bytearray(b"\xff" * 512)
    header[:8] = bytes.fromhex("d0cf11e0a1b11ae1")
    struct.pack_into("<HH", header, 30, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)  # one sector of the table; the directory is sector 1
    struct.pack_into("<IIIII", header, 56, 4096, 3, 1, ends, 0)
    struct.pack_into("<I", header, 76, 0)
    table = struct.pack("<IIII", 0xFFFFFFFD, ends, ends, ends).ljust(512, b"\xff")
    none = 0xFFFFFFFF
    entries = b"".join(
        (
            said.encode("utf-16-le").ljust(64, b"\0")
            + struct.pack("<HBBIII", 2 * len(said) + 2, kind, 0, none, none, child)
        ).ljust(116, b"\0")
        + struct.pack("<III", start, size, 0)
        for said, kind, child, start, size in (("Root Entry", 5, 1, 2, 128), ("Book", 2, none, 1, 70))
    ).ljust(512, b"\0")
    small = (b"-" * 64 + b"a" * 64 + b"b" * 64).ljust(512, b"\0")
    following = struct.pack("<III", none, 2, ends).ljust(512, b"\xff")
    document = Compound(bytes(header) + table + entries + small + following)
    assert document.read("Book") == b"a" * 64 + b"b" * 6


@pytest.mark.parametrize("data", [b"", b"PK" + bytes(600), bytes.fromhex("d0cf11e0a1b11ae1") + bytes(20)])
def test_what_is_no_such_document_is_an_error(data: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        Compound(data)


def test_a_chain_of_sectors_that_bites_its_tail_is_an_error_and_no_endless_loop(tmp_path: Path) -> None:
    data = bytearray(write_ole(tmp_path / "a.xls", bytes(20_000)).read_bytes())
    (table,) = struct.unpack_from("<I", data, 76)
    at = (table + 1) * 512
    data[at + 40 : at + 44] = struct.pack("<I", 2)  # sector 10 is followed by sector 2
    with pytest.raises(ValueError, match="bites its tail"):
        Compound(bytes(data)).read("Workbook")


def test_a_chain_of_more_tables_that_bites_its_tail_is_an_error(tmp_path: Path) -> None:
    data = bytearray(write_ole(tmp_path / "a.xls", bytes(20_000)).read_bytes())
    data[68:72] = struct.pack("<I", 0)
    data[512:1024] = struct.pack("<I", 0) * 128
    with pytest.raises(ValueError, match="bites its tail"):
        Compound(bytes(data))


def test_a_stream_that_ends_before_its_length_is_an_error(tmp_path: Path) -> None:
    data = bytearray(write_ole(tmp_path / "a.xls", bytes(5000)).read_bytes())
    at = data.index("Workbook".encode("utf-16-le"))
    data[at + 120 : at + 124] = struct.pack("<I", 1_000_000)
    with pytest.raises(ValueError, match="too early"):
        Compound(bytes(data)).read("Workbook")
