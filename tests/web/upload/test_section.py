"""The upload on the page Data: who is offered it, and what a dropped file would do (publishing: tests/browser)."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import PUBLIC
from storage import builds
from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.submitted import SIGNING, nip
from tests.support.uploads import DATASET, PENGELOLA, TRIAL, office, signed, upload
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


def test_rejected_rows_are_offered_before_anything_is_published(build: Build) -> None:
    app = draw(section.show, view_of(build, PENGELOLA))
    rows = (("2024", nip(2), "27/08/2024", "ya"), ("2024", nip(3), "bukan hari", "ya"))
    given = upload(SIGNING, *rows, name="TTD.csv")
    app.file_uploader[0].set_value((given.name, given.data, "text/csv")).run()
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Unduh baris yang akan ditolak (XLSX)", "Unduh baris yang akan ditolak (CSV)"]
    assert builds.current(DATASET) == build


def test_a_dropped_file_may_take_the_place_of_an_earlier_one_once_a_reason_is_given(build: Build) -> None:
    app = drop(draw(section.show, view_of(build, PENGELOLA)))
    box = next(box for box in app.selectbox if box.label == "Menggantikan berkas")
    box.set_value("ttd.csv").run()
    assert "tanda tangan: 2 → 1 baris" in text(app)
    next(button for button in app.button if button.label == "Terbitkan").click().run()
    assert not app.exception and "Tulis alasannya" in app.error[0].value
    assert builds.current(DATASET) == build
