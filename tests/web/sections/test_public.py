"""Panels of the public pages: why there is not more, and bars without small counts."""

import pandas as pd

from access.roles import PUBLIC
from settings import read_settings
from storage.builds import Build
from tests.support.open_page import headings, text
from tests.support.sections import draw, view_of
from web.panels import query
from web.sections import public


def test_the_introduction_names_the_threshold_and_the_day(city: Build) -> None:
    view = view_of(city, PUBLIC)
    app = draw(public.introduction, view)
    assert str(read_settings().threshold) in text(app) and view.position in text(app)


def _units(view: object) -> None:
    from web.panels import query
    from web.sections import public

    rows = query.read("compliance_by_unit", view)  # type: ignore[arg-type]
    public.compliance(view, "compliance_by_unit", rows, "short_name", "OPD", alt="Batang.")  # type: ignore[arg-type]


def test_bars_of_the_public_have_a_title_and_no_small_count(city: Build) -> None:
    view = view_of(city, PUBLIC)
    app = draw(_units, view)
    assert app.get("plotly_chart") and headings(app)
    rows = query.read("compliance_by_unit", view)
    shown = pd.to_numeric(rows["signed"], errors="coerce").dropna()
    assert not {2, 10} & set(shown)  # 2 of 12 have signed, and of 13 only 3 have not
