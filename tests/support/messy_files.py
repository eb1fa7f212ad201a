"""The messiest workbook that an office sends: everything that inputs have been seen to hold, at once."""

from pathlib import Path

import xlsxwriter

from tests.support.submitted import nip

PEOPLE = {
    "Dinkes": ("Dinas Kesehatan", (2, 3)),
    "Dishub": ("Dinas Perhubungan", (5,)),
}


def messy(path: Path) -> Path:
    """Signatures of three people on two sheets, and a roster sheet whose unit is misspelt.

    Letterhead over merged cells, a header of two rows with a merged group, NIP as texts with blanks and an apostrophe,
    days written in three ways and one as a date cell, a NIP stored as a number (rejected), a month that does not exist
    (rejected), a JUMLAH row, signature blocks, a hidden row, numbers as text, a sheet that is a letter.
    """
    with xlsxwriter.Workbook(str(path)) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for sheet, (unit, people) in PEOPLE.items():
            _signatures(book.add_worksheet(sheet), unit, people, day)
        _roster(book.add_worksheet("Tambahan pegawai"))
        letter = book.add_worksheet("Surat pengantar")
        letter.write_column(0, 0, ["PEMERINTAH KOTA MALANG", "Hal: pengiriman daftar", "Dengan hormat,", "Terlampir."])
    return path


def _signatures(page: xlsxwriter.worksheet.Worksheet, unit: str, people: tuple[int, ...], day: object) -> None:
    page.merge_range("A1:F1", "PEMERINTAH KOTA MALANG")
    page.merge_range("A2:F2", f"DAFTAR PENANDATANGANAN PAKTA INTEGRITAS {unit.upper()}")
    page.write("A3", "Siklus : 2024")
    page.merge_range("B5:C5", "Pegawai")
    page.merge_range("D5:E5", "Penandatanganan")
    page.write_row("A5", ["No"])
    page.write_row("A6", ["", "NIP/NI PPPK", "Nama", "TGL.\nTTD", "Terverifikasi", "Ket."])
    line = 6
    written = ["26 Agustus 2024", "Senin, 26 Agustus 2024", "26-8-2024"]
    for at, serial in enumerate(people):
        number = nip(serial)
        spaced = f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"
        page.write_string(line, 0, str(at + 1))
        page.write_string(line, 1, spaced if at else f"'{number}")
        page.write(line, 2, f"Pegawai {serial:05}")
        page.write(line, 3, written[at] if unit != "Dinas Perhubungan" else 45531, day if at == 0 else None)
        page.write(line, 4, "Ya")
        line += 1
    if unit == "Dinas Kesehatan":
        page.write_row(line, 0, ["3", float(nip(9)), "Pegawai 00009", "26/08/2024", "ya"])  # has lost its last digits
        page.write_row(line + 1, 0, ["4", nip(10), "Pegawai 00010", "08/26/2024", "ya"])  # there is no month 26
        page.set_row(line + 1, None, None, {"hidden": True})
        line += 2
    page.write_row(line, 0, ["JUMLAH", "", "", str(len(people))])
    page.write_row(line + 2, 3, ["Malang, 30 Agustus 2024"])
    page.write_row(line + 3, 3, ["Kepala Dinas"])


def _roster(page: xlsxwriter.worksheet.Worksheet) -> None:
    page.merge_range("A1:G1", "Pegawai pindahan, wajib sejak Agustus 2024")
    page.write_row(
        "A3", ["No", "Siklus", "NIP", "Nama Lengkap", "Unit Kerja / OPD", "Jenis Jabatan", "Status Kepegawaian"]
    )
    page.write_row("A4", ["1", "2024", nip(6), "Pegawai 00006", "Dinas Kesehatn", "pelaksana", "PNS"])
    page.write_row("A5", ["2", "2024", nip(7), "Pegawai 00007", "Dinas Kesehatn", "fungsional", "PPPK"])
