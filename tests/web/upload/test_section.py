"""The upload on the page Data: who is offered it, and what a dropped file would do (publishing: tests/browser)."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import PUBLIC
from storage import builds
from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.uploads import DATASET, PENGELOLA, TRIAL, office, signed
from web.upload import section


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """The newest build of the office of five, whose data this process shows."""
    made = office(tmp_path)
    monkeypatch.setenv("NETRA_WAREHOUSE", str(made.root / "warehouse"))
    newest = builds.current(DATASET)
    assert newest is not None
    return newest


def drop(app: AppTest) -> AppTest:
    """Drop a file with the signature of the second person in Dinas Kesehatan."""
    given = signed(2)
    app.file_uploader[0].set_value((given.name, given.data, "text/csv")).run()
    assert not app.exception
    return app


def test_a_dropped_file_is_previewed_and_nothing_is_published_before_the_press(build: Build) -> None:
    app = drop(draw(section.show, view_of(build, PENGELOLA)))
    assert "1 baris dibaca = 1 dimuat + 0 ditolak" in text(app)
    assert [button.label for button in app.button] == ["Baca ulang dengan pilihan ini", "Terbitkan", "Buang"]
    assert builds.current(DATASET) == build


def test_a_tried_role_previews_and_has_no_button_to_publish(build: Build) -> None:
    app = drop(draw(section.show, view_of(build, TRIAL)))
    assert "1 baris dibaca" in text(app)
    assert [button.label for button in app.button if button.key in ("upload-publish", "upload-discard")] == ["Buang"]


def test_the_public_is_offered_no_upload(build: Build) -> None:
    view = view_of(build, PUBLIC)
    assert section.tab_names(view) == [] and not draw(section.show, view).file_uploader
    assert section.tab_names(view_of(build, PENGELOLA)) == ["Unggah berkas"]
