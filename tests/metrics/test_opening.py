"""Whether the signing of a cycle has begun: by its pact, by its first stage, or by the first signature."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from metrics.opening import has_opened, not_yet, opened
from metrics.selection import Selection
from tests.support.selections import CYCLES, VIEW

PACT = date(2024, 8, 26)


def on(day: date) -> Selection:
    """The view of a day, the pact of 2024 known and none of the cycles before."""
    return replace(VIEW, as_of=day, cycles=(*CYCLES[:2], replace(CYCLES[2], pact_on=PACT)))


def rows(*signed: int | None, cycle: int = 2024, hidden: str | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({"cycle": cycle, "signed": pd.array(signed, dtype="Int64")})
    return frame if hidden is None else frame.assign(signed_hidden=hidden)


@pytest.mark.parametrize(
    ("day", "signed", "answer"),
    [
        (date(2024, 1, 1), 0, False),  # before the first stage
        (date(2024, 6, 1), 0, False),  # the cycle has begun, its pact has not been signed
        (date(2024, 6, 1), 3, True),  # somebody signed before the pact
        (PACT, 0, True),  # from here on nobody is a figure
    ],
)
def test_signing_begins_with_the_pact_or_with_the_first_signature(day: date, signed: int, answer: bool) -> None:
    assert has_opened(on(day), rows(signed)) is answer


def test_without_a_pact_it_begins_with_the_first_stage_of_the_cycle() -> None:
    view = replace(VIEW, cycle=2019)
    assert not has_opened(replace(view, as_of=date(2018, 9, 19)), rows(0, cycle=2019))
    assert has_opened(replace(view, as_of=date(2018, 9, 20)), rows(0, cycle=2019))


def test_nobody_is_known_where_no_list_is() -> None:
    assert not has_opened(on(date(2024, 1, 1)), rows())


@pytest.mark.parametrize(("reason", "answer"), [("sedikit", False), ("hampir semua", True)])
def test_the_public_is_told_by_what_it_may_know(reason: str, answer: bool) -> None:
    assert has_opened(on(date(2024, 6, 1)), rows(None, hidden=reason)) is answer


def test_cycles_that_have_not_begun_stand_in_no_picture_of_all() -> None:
    both = pd.concat([rows(7, 0, cycle=2023), rows(0, 0)])
    assert opened(on(date(2023, 10, 1)), both)["cycle"].tolist() == [2023, 2023]
    assert opened(on(PACT), both)["cycle"].tolist() == [2023, 2023, 2024, 2024]


def test_it_is_said_with_the_day_of_the_pact_where_that_is_known() -> None:
    said = "Penandatanganan siklus Pilkada 2024 belum dimulai pada 1 Januari 2024"
    assert not_yet(on(date(2024, 1, 1))) == f"{said}; pakta dijadwalkan 26 Agustus 2024"
    assert not_yet(replace(VIEW, as_of=date(2024, 1, 1))) == said
