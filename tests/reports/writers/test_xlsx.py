"""The workbook as whoever opens, filters or prints it finds it."""

from storage.builds import Build
from tests.support.pack_files import book_of
from tests.support.packs import pack, selection


def test_every_sheet_is_ready_for_filters_and_printer(long_town: Build) -> None:
    made = pack("sekda", selection(long_town))
    book = book_of(made)
    assert book.sheetnames == ["Ringkasan", *(table.name for table in made.tables()), "Arti angka", "Data grafik"]
    assert [sheet.sheet_state for sheet in book][-1] == "hidden"
    for table in made.tables():
        sheet = book[table.name]
        (found,) = sheet.tables.values()
        assert (found.autoFilter is None) == table.is_form
        assert sheet.freeze_panes == "B6" and sheet.print_title_rows == "$5:$5"
        assert "posisi data per 1 Oktober 2024" in sheet["A2"].value and "SIMULASI" in sheet["A2"].value
        assert "Halaman &P dari &N" in sheet.oddFooter.right.text
        assert sheet.row_dimensions[5].height > 14
