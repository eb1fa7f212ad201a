"""What a sheet says of itself."""

import pytest

from loaders.contract.declared import NO_DATA, declaration, declared, declared_input, is_no_data
from loaders.contract.inputs import SIGNING


def test_the_first_lines_may_name_the_input_whatever_the_spelling() -> None:
    rows = [["Dinas Kesehatan"], ["", "MASUKAN NETRA:  Signing"]]
    assert declared(rows) == "Signing"
    assert declared_input(rows) is SIGNING
    assert declared_input([[declaration("signing, baris ditolak dari 0a1b2c")]]) is SIGNING


@pytest.mark.parametrize("text", ["Masukan Netra : pakta", "Masukan : signing", "Signing", ""])
def test_what_names_no_input_says_nothing(text: str) -> None:
    assert declared_input([[text]]) is None


def test_below_the_first_lines_nothing_is_looked_for() -> None:
    assert declared([[""]] * 8 + [[declaration("signing")]]) == ""


def test_a_sheet_may_say_that_it_holds_no_data() -> None:
    assert is_no_data([[declaration(NO_DATA)]])
    assert not is_no_data([[declaration("signing")]])
