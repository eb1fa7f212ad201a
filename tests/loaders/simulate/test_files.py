"""Plain files as offices export them."""

from datetime import date
from pathlib import Path

from loaders.simulate.files import EXCEL_ID, WITH_BOM, text_of, write_csv, write_parquet
from loaders.simulate.sheets import DaySerial, Formula
from tests.support.office_files import rows_of


def test_a_cell_is_written_as_a_spreadsheet_program_writes_it() -> None:
    assert text_of(199001012015011001.0) == "1,99E+17"  # a NIP that became a number has lost its digits
    assert text_of(Formula("=1/2", 0.5)) == "5,00E-01"
    assert text_of(DaySerial(date(2024, 8, 26))) == "2024-08-26"
    assert (text_of(None), text_of(7)) == ("", "7")


def test_each_style_has_its_delimiter_encoding_and_line_end(tmp_path: Path) -> None:
    write_csv(tmp_path / "a.csv", ["Nama", "Catatan"], [["Pegawai 00001", 'a;"b"\nc']], EXCEL_ID)
    assert (tmp_path / "a.csv").read_bytes() == b'Nama;Catatan\r\nPegawai 00001;"a;""b""\nc"\r\n'
    write_csv(tmp_path / "b.csv", ["Nama"], [["é"]], WITH_BOM)
    assert (tmp_path / "b.csv").read_bytes() == b"\xef\xbb\xbfNama\r\n\xc3\xa9\r\n"


def test_an_export_holds_texts_and_gaps(tmp_path: Path) -> None:
    write_parquet(tmp_path / "a.parquet", ["nip", "mulai"], [["1", date(2024, 8, 26)], ["2", None]])
    assert rows_of(tmp_path / "a.parquet") == [{"nip": "1", "mulai": "2024-08-26"}, {"nip": "2", "mulai": None}]
