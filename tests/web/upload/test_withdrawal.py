"""Taking a file out of use on the page Data, from the choice to the message after it, and back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import PUBLIC, Viewer
from metrics.selection import Selection
from storage import builds
from storage.builds import Build
from tests.support.open_page import text
from tests.support.sections import draw, view_of
from tests.support.submitted import Office
from tests.support.uploads import DATASET, DINKES, PENGELOLA, TRIAL, office
from web.upload import section, withdrawal


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office of five, whose data this process shows."""
    place = office(tmp_path)
    monkeypatch.setenv("NETRA_WAREHOUSE", str(place.root / "warehouse"))
    return place


def current() -> Build:
    newest = builds.current(DATASET)
    assert newest is not None
    return newest


def view(viewer: Viewer) -> Selection:
    return view_of(current(), viewer)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def choose(app: AppTest, path: str = "ttd.csv") -> AppTest:
    box = next(box for box in app.selectbox if box.label == "Berkas yang ditarik")
    box.set_value(path).run()
    assert not app.exception
    return app


def test_a_file_is_chosen_by_name_content_and_time_and_its_effect_is_shown_first(made: Office) -> None:
    before = current()
    app = choose(draw(section.show, view(PENGELOLA)))
    options = next(box for box in app.selectbox if box.label == "Berkas yang ditarik").options
    assert [option.rpartition(" · ")[0] for option in sorted(options)] == [
        "roster.csv · daftar wajib",
        "ttd.csv · tanda tangan",
    ]
    assert "tanda tangan: 2 → 0 baris" in text(app) and "Capaian 2 OPD berubah" in text(app)
    assert [one.value for one in app.warning] == ["Sesudah ini tidak ada lagi tanda tangan yang dimuat."]
    assert current() == before and made.rows("SELECT count(*) FROM signings") == [(2,)]


def test_a_file_is_withdrawn_with_a_reason_and_used_again(made: Office) -> None:
    app = choose(draw(section.show, view(PENGELOLA)))
    press(app, "Tarik dan terbitkan")
    assert "Tulis alasannya" in app.error[0].value and made.rows("SELECT count(*) FROM signings") == [(2,)]
    app.text_input[0].set_value("daftar tahun lalu")
    press(app, "Tarik dan terbitkan")
    assert "“ttd.csv” ditarik. Terbit sebagai muatan" in app.success[0].value
    assert made.rows("SELECT count(*) FROM signings") == [(0,)]
    app = draw(section.show, view(PENGELOLA))
    assert "oleh Pengelola (BKPSDM): daftar tahun lalu." in text(app)
    press(app, "Kembalikan")
    assert "tanda tangan: 0 → 2 baris" in text(app) and not app.warning
    app.text_input[0].set_value("ternyata benar")
    press(app, "Kembalikan dan terbitkan")
    assert "“ttd.csv” dipakai lagi" in app.success[0].value
    assert made.rows("SELECT count(*) FROM signings") == [(2,)]


@pytest.mark.usefixtures("made")
def test_a_tried_role_sees_the_effect_and_no_button() -> None:
    app = choose(draw(section.show, view(TRIAL)))
    assert "tanda tangan: 2 → 0 baris" in text(app)
    assert not app.button and not app.text_input


@pytest.mark.usefixtures("made")
def test_an_office_that_handed_in_nothing_is_told_so_and_others_see_nothing() -> None:
    assert "Belum ada berkas yang dapat Anda tarik." in text(draw(withdrawal.show, view(DINKES)))
    assert not draw(section.show, view(PUBLIC)).selectbox


def test_the_only_file_is_withdrawn_with_a_plain_warning(made: Office) -> None:
    (made.inbox / "roster.csv").unlink()
    assert made.build().code == 0
    app = choose(draw(withdrawal.show, view(PENGELOLA)))
    assert app.warning[0].value.startswith("Ini satu-satunya berkas kantor yang dipakai.")
