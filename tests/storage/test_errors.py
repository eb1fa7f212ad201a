"""Refusals are told to people; a busy folder is one of them."""

import pytest

from storage.errors import Busy, Refused


def test_a_refusal_names_the_source_that_is_to_blame() -> None:
    error = Refused("Terlalu banyak baris ditolak.", "BKPSDM")
    assert (str(error), error.source) == ("Terlalu banyak baris ditolak.", "BKPSDM")
    assert Refused("x").source == ""


def test_who_handles_refusals_handles_a_busy_folder_too() -> None:
    with pytest.raises(Refused, match="tunggu"):
        raise Busy("Pemuatan lain sedang berjalan; tunggu.")
