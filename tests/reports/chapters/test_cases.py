"""The chapters on cases."""

import io
from datetime import date

import openpyxl

from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import file, pack, selection


def test_national_figures_stand_beside_once_there_are_some(small_city: Build) -> None:
    early = pack("wali-kota", selection(small_city, 2019, date(2019, 4, 20))).sections[3]
    assert not early.tables and early.sentences[-1] == "Belum ada angka nasional yang diumumkan sampai tanggal ini."
    late = pack("wali-kota", selection(small_city)).sections[3]
    assert "tidak dapat dibandingkan" in late.tables[0].title and "PP 94/2021" in late.note


def test_national_figures_are_real_in_a_pack_of_the_simulated_city(small_city: Build) -> None:
    made = pack("bawaslu", selection(small_city))
    table = next(table for table in made.tables() if table.metric == "national_ladder")
    assert table.title.startswith("NYATA: Angka nasional")
    assert table.note.startswith("Sumber: KASN")
    book = openpyxl.load_workbook(io.BytesIO(file(made, PackFormat.XLSX)))
    sheet = book["Angka nasional"]
    above = [str(sheet.cell(row, 1).value) for row in (1, 2, 3)]
    printed = f"{sheet.oddHeader.left.text} {sheet.oddFooter.left.text}"
    assert above[0].startswith("NYATA: ") and above[1].startswith("NYATA · ")
    assert "NYATA" in printed and "Angka nyata dari publikasi lembaganya" in printed
    assert "SIMULASI" not in " ".join([*above, printed]) and "simulasi untuk" not in printed
    others = [str(book[name].cell(2, 1).value) for name in ("Umur perkara",)]
    assert all(line.startswith("SIMULASI · ") for line in others)
