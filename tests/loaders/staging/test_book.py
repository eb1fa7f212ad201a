import pytest

from loaders.contract.errors import Unreadable
from loaders.staging.book import SheetMarks, broken, check_extent, has_macro, is_linked, locked
from loaders.staging.form import Form


def test_a_sheet_of_too_large_a_rectangle_is_named_with_its_last_column() -> None:
    check_extent("a.ods", "Lembar1", 10, 10, 100)
    with pytest.raises(Unreadable) as refused:
        check_extent("a.ods", "Lembar1", 10, 703, 100)
    assert str(refused.value) == (
        "a.ods, lembar Lembar1: merentang 10 baris x 703 kolom, sampai kolom AAA. "
        "Hapus baris atau kolom berbingkai jauh di luar tabel, lalu simpan."
    )


def test_marks_are_true_where_there_is_one() -> None:
    assert not SheetMarks()
    assert SheetMarks(hidden={0}) and SheetMarks(percent={1}) and SheetMarks(no_result={(0, 0)})


def test_a_refusal_names_the_file_and_what_to_do() -> None:
    for error in (locked("a.xls"), broken("a.xls", Form.XLS), has_macro("a.xls"), is_linked("a.xls")):
        assert error.file == "a.xls" and error.reason.startswith("berkas ") and "simpan" in error.remedy
