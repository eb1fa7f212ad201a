"""The people who have not signed: on request, and for those with the permission alone."""

import pandas as pd

from access.roles import PUBLIC
from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import unsigned

NOBODY = pd.DataFrame(columns=["unit"])


def test_names_come_with_the_toggle(city: Build) -> None:
    app = draw(unsigned.show, view_of(city, SEKDA), NOBODY)
    assert "Pegawai" not in text(app)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    assert len(app.dataframe[0].value) == 20  # 47 obliged, 27 signed


def test_the_public_has_no_toggle(city: Build) -> None:
    assert not draw(unsigned.show, view_of(city, PUBLIC), NOBODY).toggle
