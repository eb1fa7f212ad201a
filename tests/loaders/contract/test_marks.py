"""What people write for yes and no, and for somebody who was not there."""

import pytest

from loaders.contract.marks import ABSENT, is_no, is_yes
from text.plain import plain


@pytest.mark.parametrize("text", ["Ya", "SUDAH", "√", "✔ ✔", "v", "Sudah diverifikasi", "✅.", "1"])
def test_a_yes_is_a_yes_in_any_list(text: str) -> None:
    assert is_yes(text) and is_yes(text, of_signature=False)
    assert not is_no(text)


@pytest.mark.parametrize("text", ["Hadir", "TTD", "Sudah TTD", "Paraf", "Tanda tangan"])
def test_a_word_for_a_signature_means_yes_only_where_people_sign(text: str) -> None:
    assert is_yes(text)
    assert not is_yes(text, of_signature=False)


@pytest.mark.parametrize("text", ["Tidak", "belum", "✗", "☐", "Belum terverifikasi", "0", "nihil"])
def test_a_no_is_a_no(text: str) -> None:
    assert is_no(text)
    assert not is_yes(text)


@pytest.mark.parametrize("text", ["", " ", "...", "-", "x", "☒", "?", "√✗", "26/08/2024", "Pegawai 00001", "Surabaya"])
def test_what_is_neither_is_neither(text: str) -> None:
    assert not is_yes(text) and not is_no(text)


@pytest.mark.parametrize(
    ("text", "is_absent"),
    [
        ("Belum TTD", True),
        ("Izin (keluarga)", True),
        ("DL", True),
        ("tidak hadir", True),
        ("-", True),
        ("✗", True),
        ("cuti besar", True),
        ("belum, 26/08/2024", False),  # with a day in it: nobody knows which of the two is meant
        ("26 Agustus 2024", False),
        ("sakitnya", False),
        ("", False),
    ],
)
def test_words_without_a_number_may_stand_for_a_day_that_there_is_not(text: str, is_absent: bool) -> None:
    assert (ABSENT.fullmatch(plain(text).lower()) is not None) is is_absent
