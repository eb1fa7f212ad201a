"""Decisions of meetings on Bahan rapat: for whom, and which form may be pressed."""

from datetime import date

from access.roles import PUBLIC
from metrics.rows.reconciliation import DecisionRow
from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import decisions

DECIDED: DecisionRow = {
    "cycle": 2024,
    "decided_on": date(2024, 9, 28),
    "decision": "Selesaikan tanda tangan",
    "unit_id": "DINKES",
    "unit": "Dinas Kesehatan",
    "due_on": date(2024, 10, 5),
    "measure": "not_signed",
    "measure_name": "Belum tanda tangan",
    "value_then": 7,
    "value_before": None,
    "value_now": 7,
    "moved": None,
    "state": "berjalan",
    "short_name": "Dinkes",
    "before_on": None,
    "withdrawn_on": None,
    "note": None,
    "counted_in": "orang",
}


def test_a_tried_role_reads_the_decisions_and_its_button_is_disabled(city: Build) -> None:
    app = draw(decisions.show, view_of(city, SEKDA))
    assert "Belum ada keputusan rapat untuk lingkup ini" in text(app)
    assert [button.disabled for button in app.button if button.label == "Catat keputusan"] == [True]


def test_the_public_sees_nothing_of_decisions(city: Build) -> None:
    app = draw(decisions.show, view_of(city, PUBLIC))
    assert not text(app) and not app.button


def test_a_withdrawal_repeats_the_decision_on_a_day_not_before_it(city: Build) -> None:
    made = decisions._withdrawn(view_of(city, SEKDA), DECIDED, "keliru")  # the view stands on 25 September
    assert (made.held_on, made.due_on) == (date(2024, 9, 28), date(2024, 10, 5))
    assert (made.text, made.unit, made.measure) == ("Selesaikan tanda tangan", "Dinas Kesehatan", "not_signed")
    assert made.is_withdrawal and made.note == "keliru"


def test_a_decision_is_chosen_by_day_unit_and_words() -> None:
    label = decisions._label(DECIDED)
    assert label == "28 September 2024, Dinkes: Selesaikan tanda tangan (belum tanda tangan)"
