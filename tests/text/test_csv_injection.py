"""No cell of a file acts as a formula, and a shielded text comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text.csv_injection import SIGNS, neutralise, shield, unshield


@pytest.mark.parametrize("sign", SIGNS)
def test_a_text_that_begins_as_a_formula_gets_a_quote(sign: str) -> None:
    assert neutralise(f"{sign}1+1") == f"'{sign}1+1"


@pytest.mark.parametrize("text", ["", "1-1", "a=b", "'=1", "5@x"])
def test_any_other_text_stays(text: str) -> None:
    assert neutralise(text) == text


def test_a_quote_that_somebody_typed_before_a_nip_stays() -> None:
    assert unshield("'199001012015011001") == "'199001012015011001"


@given(st.text(alphabet=st.sampled_from([*SIGNS, "'", "a", "1"]), max_size=5))
def test_a_shielded_text_is_no_formula_and_comes_back(text: str) -> None:
    assert not shield(text).startswith(SIGNS)
    assert unshield(shield(text)) == text
