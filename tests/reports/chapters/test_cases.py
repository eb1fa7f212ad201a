"""The chapters on cases."""

import io
from datetime import date

import openpyxl

from reports.document import PackFormat
from storage.builds import Build
from tests.support.packs import file, pack, selection


def test_national_figures_stand_beside_once_there_are_some(small_city: Build) -> None:
    early = pack("wali-kota", selection(small_city, 2019, date(2019, 4, 10))).sections[3]
    assert not early.tables and early.sentences[-1] == "Belum ada angka nasional yang diumumkan sampai tanggal ini."
    late = pack("wali-kota", selection(small_city)).sections[3]
    assert len(late.tables[0].rows) == 5 and "terbaru" not in late.tables[0].note
    late = pack("wali-kota", selection(small_city, 2024, date(2024, 12, 31))).sections[3]
    assert "KASN Pemilu 2019" not in {row[0] for row in late.tables[0].rows}  # of seven sets the five newest
    assert len(late.tables[0].rows) == 5 and "5 himpunan terbaru" in late.tables[0].note
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
