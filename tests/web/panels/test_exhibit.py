"""Figures and tables as a page shows them: title, picture, caption, rows on request, file and origin."""

import pytest

from access.roles import OPERATOR, PUBLIC, Viewer
from charts.base.picture import Picture
from charts.compliance import pictures
from metrics.selection import Selection
from storage import audit_log
from storage.audit_log import Event
from storage.builds import Build
from tests.support import small_city
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.panels import exhibit, query


@pytest.fixture(scope="session")
def city() -> Build:
    """The newest build of the small city."""
    return small_city.built()


def drawn(view: Selection) -> Picture:
    rows = query.read("compliance_by_unit", view)
    return pictures.units(rows, rows[:0], 0)


def test_a_figure_has_its_title_caption_and_file_and_its_rows_on_request(city: Build) -> None:
    view = view_of(city, SEKDA)
    rows = query.read("compliance_by_unit", view)
    picture = Picture(drawn(view).chart, None, "Judul dari aturan", "Batang mendatar.")
    app = draw(exhibit.figure, view, "compliance_by_unit", picture, rows)
    assert [element.value for element in app.subheader] == ["Judul dari aturan"]
    assert len(app.get("plotly_chart")) == 1  # no second picture for a phone
    assert any("posisi data per 25 September 2024" in element.value for element in app.caption)
    assert [button.proto.label for button in app.get("download_button")] == ["Unduh CSV"]
    assert not app.dataframe
    app.toggle[0].set_value(True).run()
    assert len(app.dataframe[0].value) == len(rows)


def test_a_picture_with_a_form_for_the_phone_is_drawn_in_both(city: Build) -> None:
    view = view_of(city, SEKDA)
    app = draw(exhibit.figure, view, "compliance_by_unit", drawn(view), query.read("compliance_by_unit", view))
    assert len(app.get("plotly_chart")) == 2


def test_a_table_stands_open_and_one_without_rows_says_so(city: Build) -> None:
    view = view_of(city, SEKDA)
    rows = query.read("compliance_by_level", view)
    assert len(draw(exhibit.table, view, "compliance_by_level", rows, "Jenjang").dataframe[0].value) == len(rows)
    empty = draw(exhibit.table, view, "compliance_by_level", rows[:0], "Jenjang")
    assert not empty.dataframe and "Tidak ada baris." in [element.value for element in empty.caption]


@pytest.mark.parametrize(("viewer", "counts"), [(OPERATOR, True), (PUBLIC, False)])
def test_files_and_rows_behind_a_figure_are_told_to_those_who_may_know(
    city: Build, viewer: Viewer, counts: bool
) -> None:
    view = view_of(city, viewer)
    rows = query.read("compliance_total", view)
    app = draw(exhibit.table, view, "compliance_total", rows, "Jumlah")
    behind = next(element.value for element in app.markdown if element.value.startswith("**Berkas:**"))
    assert "daftar wajib" in behind
    assert ("berkas" in behind.removeprefix("**Berkas:**")) is counts


def test_a_file_is_in_the_log_before_it_is_handed_out(city: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    logged: list[str] = []

    def record(event: Event, _: Viewer, what: str, **__: object) -> None:
        logged.append(f"{event} {what}")

    monkeypatch.setattr(audit_log, "record", record)
    view = view_of(city, SEKDA)
    shown = exhibit._exhibit(view, "compliance_by_unit", drawn(view), query.read("compliance_by_unit", view))
    file = exhibit._handed_out(shown)
    assert file.startswith(b"\xef\xbb\xbf") and logged == ["download compliance_by_unit"]
