"""What is said after a press that published nothing."""

from collections.abc import Callable

import pytest
import streamlit as st

from submissions.uploads import Busy, Refused, StalePreview
from web.upload import outcome, session
from web.upload.outcome import Remarks

REMARKS = Remarks("Tekan lagi.", "Tidak terbit.")


def failing(error: Exception) -> Callable[[], str]:
    def act() -> str:
        raise error

    return act


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A session of its own."""
    monkeypatch.setattr(st, "session_state", {})


def test_the_name_of_the_build_is_returned_and_nothing_is_said() -> None:
    assert outcome.publish(lambda: "20240905T010203000000Z-abc", REMARKS) == "20240905T010203000000Z-abc"
    assert session.take_message() == ("", "")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (StalePreview("Data lain masuk."), ("Data lain masuk.", "warning")),
        (Busy("Pemuatan lain."), ("Pemuatan lain. Tekan lagi.", "warning")),
        (Refused("Tulis alasannya."), ("Tidak terbit. Tulis alasannya.", "error")),
        (RuntimeError("rahasia"), (outcome.FAULT, "error")),  # a fault of ours is for the log, not for the screen
    ],
)
def test_what_failed_is_told_and_names_no_build(error: Exception, told: tuple[str, str]) -> None:
    assert outcome.publish(failing(error), REMARKS) == ""
    assert session.take_message() == told


def test_a_preview_that_is_out_of_date_is_forgotten() -> None:
    assert session.remember(("a",), lambda: 1) == 1
    outcome.publish(failing(StalePreview("x")), REMARKS)
    assert session.remember(("a",), lambda: 2) == 2
