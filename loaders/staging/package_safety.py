"""Safety of the zip package that a workbook is: harmful parts are refused before anything in it is read."""

import re
import zipfile
import zlib

from loaders.contract.errors import Unreadable
from loaders.staging.book import has_macro, is_linked
from settings import Settings

CHUNK = 1 << 20
# What zipfile raises for a part that is damaged, cut off, encrypted or packed in an unknown way.
BROKEN_PACKAGE = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
# Programs of Excel, old and new, and of LibreOffice; the lists of its libraries are none.
MACRO = re.compile(
    r".*vbaproject.*|xl/(intl)?macrosheets/.*|scripts/.+[^/]|basic/.+/(?!(script|dialog)-l[bc]\.xml).+\.xml"
)


def check_parts(package: zipfile.ZipFile, label: str, settings: Settings) -> None:
    """Refuse macros, links to other files, paths that leave the package, and what unpacks to too much."""
    names = [info.filename.lower() for info in package.infolist()]
    if any(MACRO.fullmatch(name) for name in names):
        raise has_macro(label)
    if any(name.startswith("xl/externallinks/") for name in names):
        raise is_linked(label)
    if any(name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) for name in names):
        raise Unreadable(label, "isi berkas menunjuk ke luar foldernya", "buka di Excel dan simpan ulang")
    size = sum(info.file_size for info in package.infolist())
    if size > settings.max_unpacked_bytes:
        limit = settings.max_unpacked_bytes // 1_000_000
        raise Unreadable(label, f"isinya lebih dari {limit} MB setelah dibuka", "bagi menjadi beberapa berkas")


def read_through(package: zipfile.ZipFile, part: str) -> None:
    """Read a part to its end, so that one that unpacks to more than it declares fails its checksum."""
    with package.open(part) as stream:
        while stream.read(CHUNK):
            pass
