"""The pace on Kepatuhan OPD, with a reminder for one unit that can be copied."""

from datetime import date

from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import pace


def test_the_reminder_is_for_the_chosen_unit_and_marked_as_simulated(city: Build) -> None:
    app = draw(pace.show, view_of(city, SEKDA))
    assert len(app.selectbox[0].options) == 3
    app.selectbox[0].set_value("DINKES").run()
    reminder = app.code[0].value
    assert reminder.startswith("SIMULASI: Yth. Kepala Dinas Kesehatan")
    assert "15/22 ASN" in reminder and "7 orang belum" in reminder


def test_after_the_election_there_is_neither_pace_nor_reminder(city: Build) -> None:
    app = draw(pace.show, view_of(city, SEKDA, date(2024, 12, 1)))
    assert not app.get("plotly_chart") and not app.code and not text(app)
