"""The form of a workbook, told by what is in the file and not by its name: offices and programs name files wrongly."""

import re
import struct
import zipfile
from enum import StrEnum
from pathlib import Path

from loaders.contract.errors import Unreadable
from loaders.staging import ole
from loaders.staging.book import locked
from loaders.staging.package_safety import BROKEN_PACKAGE

ZIP_MARK = b"PK\x03\x04"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
HEAD = 4096
# How a workbook begins that was written before Excel had documents of several streams.
BEFORE_OLE = re.compile(rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00", re.DOTALL)
# What programs on the web call XLS; Excel opens it, after a warning that people click away.
OTHER_TEXTS = {
    "Excel XML 2003": re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|progid=\"Excel.Sheet"),
    "ODS datar (XML)": re.compile(rb"<office:document\b"),
    "halaman web (HTML)": re.compile(
        rb"<(!doctype\s+html|html|head|meta|body|table|style|div)\b|MIME-Version:", re.IGNORECASE
    ),
}


class Form(StrEnum):
    """What a workbook may be, by the name that people know it under."""

    XLSX = "XLSX"
    XLSB = "XLSB"
    ODS = "ODS"
    XLS = "XLS"


SUFFIXES = {f".{form.lower()}": form for form in Form}


def form_of(path: Path, label: str) -> Form:
    """Return the form of a workbook; raises Unreadable for what only bears the name of one, and for what is locked."""
    named = SUFFIXES[path.suffix.lower()]
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(ole.MARK):
        return _in_streams(path.read_bytes(), label)
    if head.startswith(ZIP_MARK):
        return _in_package(path, named)
    if BEFORE_OLE.match(head):
        raise Unreadable(label, "berkas Excel yang sangat lama", "buka di Excel dan simpan sebagai XLSX")
    raise _no_workbook(head, label, named)


def _in_streams(data: bytes, label: str) -> Form:
    try:
        names = {name.casefold() for name in ole.Compound(data).names}
    except (ValueError, LookupError, struct.error):
        names = set()
    if "encryptedpackage" in names:
        raise locked(label)
    if "workbook" in names:
        return Form.XLS
    if "book" in names:
        raise Unreadable(label, "berkas Excel 95 atau lebih lama", "buka di Excel dan simpan sebagai XLSX")
    raise Unreadable(label, "berkas Office rusak, atau bukan lembar kerja Excel", "buka di Excel dan simpan ulang")


def _in_package(path: Path, named: Form) -> Form:
    """Return what a zip package holds; of a damaged one, what it is called: its reader says what is wrong."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = set(package.namelist())
            if "mimetype" in parts and package.getinfo("mimetype").file_size < HEAD:
                return Form.ODS if package.read("mimetype").startswith(ODS_TYPE) else named
            if "xl/workbook.bin" in parts:
                return Form.XLSB
            return Form.ODS if named is Form.ODS and "content.xml" in parts else Form.XLSX
    except BROKEN_PACKAGE:
        return Form.XLSX if named is Form.XLS else named


def _no_workbook(head: bytes, label: str, named: Form) -> Unreadable:
    remedy = "buka di Excel dan simpan sebagai XLSX"
    text = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    for what, pattern in OTHER_TEXTS.items():
        if pattern.search(text):
            return Unreadable(label, f"isinya {what}, bukan {named}", remedy)
    if b"\0" in text:
        return Unreadable(label, f"berkas {named} rusak atau terkunci sandi", "buka di Excel dan simpan ulang")
    return Unreadable(label, f"isinya teks, bukan {named}", f"{remedy}, atau beri nama berakhiran .csv")
