"""The action list on Ringkasan: as long as the election is ahead."""

from datetime import date

from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import actions


def test_before_polling_day_the_units_that_wait_are_listed(city: Build) -> None:
    app = draw(actions.show, view_of(city, SEKDA))
    assert len(app.table) == 1
    assert app.table[0].value.to_csv().replace("\u00a0", " ").count("orang belum tanda tangan") == 3
    assert "Laju: per hari kerja" in text(app)


def test_after_polling_day_nothing_is_listed(city: Build) -> None:
    app = draw(actions.show, view_of(city, SEKDA, date(2024, 12, 1)))
    assert not app.table and not app.subheader
