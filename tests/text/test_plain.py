"""Text as it was meant."""

import duckdb
import pytest

from text.plain import PLAIN_FROM, PLAIN_TO, folded, has_letter_for_digit, plain


@pytest.mark.parametrize(
    ("stored", "meant"),
    [
        ("Dinas Kesehatan", "Dinas Kesehatan"),
        ("  Dinas\u00a0\u202fKesehatan\u200b ", "Dinas Kesehatan"),
        ("\ufeff26/08/2024", "26/08/2024"),
        ("26–08—2024", "26-08-2024"),
        ("Jum\u02bcat, Jum\u2019at, Jum`at", "Jum'at, Jum'at, Jum'at"),
        ("\uff30\uff2e\uff33", "PNS"),
        ('="199001012015011001"', "199001012015011001"),
        ("√", "√"),
        ("\u200b", ""),
    ],
)
def test_what_nobody_sees_is_gone_and_what_looks_alike_is_one(stored: str, meant: str) -> None:
    assert plain(stored) == meant


def test_sql_has_the_same_table() -> None:
    ((found,),) = duckdb.execute(
        "SELECT translate($1, $2, $3)", ["a\u00a0b\u200bc–\uff0fd", PLAIN_FROM, PLAIN_TO]
    ).fetchall()
    assert found == "a bc-/d"
    assert len(set(PLAIN_FROM)) == len(PLAIN_FROM) > len(PLAIN_TO)


@pytest.mark.parametrize("text", ["Din\u0430s Kesehatan", "Dinas K\u0435s\u0435hatan", "\uff24inas Kesehatan"])
def test_letters_of_other_alphabets_that_look_the_same_are_latin(text: str) -> None:
    assert folded(text) == "Dinas Kesehatan"


@pytest.mark.parametrize(
    ("text", "has_one"),
    [("2O24", True), ("1l0", True), ("2024", False), ("2\u041e24", True), ("NTR/2024", False), ("1OO", False)],
)
def test_a_letter_between_digits_is_found(text: str, has_one: bool) -> None:
    assert has_letter_for_digit(text) is has_one
