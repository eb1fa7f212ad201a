"""What stops a build, in words for the office."""

from loaders.contract.errors import Incomplete, Unreadable


def test_a_message_names_the_file_the_reason_and_what_to_do() -> None:
    error = Unreadable("TTD.xls", "berkas XLS lama tidak diterima", "simpan sebagai XLSX")
    assert str(error) == "TTD.xls: berkas XLS lama tidak diterima. Simpan sebagai XLSX."
    assert (error.file, error.remedy, error.source) == ("TTD.xls", "simpan sebagai XLSX", "")


def test_a_table_without_its_columns_may_be_another_table() -> None:
    error = Incomplete("TTD.xlsx", "kolom wajib tidak ada: nip", "", is_guess=True)
    assert isinstance(error, Unreadable) and error.is_guess
    assert str(error) == "TTD.xlsx: kolom wajib tidak ada: nip. ."
