"""The presentation: which screen an address means, where the keys lead, and that a page hands over what may be seen."""

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from storage.builds import Build
from tests.support.open_page import open_page, text

PAGES = ["ringkasan", "kepatuhan_opd", "pelanggaran"]


@pytest.fixture(autouse=True)
def town(simulated_town: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(simulated_town.path.parents[1]))


def show(wish: str, name: str = "kepatuhan_opd", role: Role = Role.SEKDA) -> AppTest:
    return open_page(name, role, dataset="simulasi", siklus="2024", posisi="2024-08-26", lingkup="kota", paparan=wish)


def press(app: AppTest, key: str) -> AppTest:
    return next(button for button in app.button if button.label == key).click().run()


def wish(app: AppTest) -> str:
    said = app.query_params["paparan"]
    return said if isinstance(said, str) else said[-1]


def test_one_screen_has_one_title_one_picture_and_no_controls() -> None:
    app = show("2")
    assert len(app.header) == 1 and len(app.get("plotly_chart")) == 1
    assert not app.title and not app.selectbox
    said = text(app)
    assert "**SIMULASI** · ASN wajib tanda tangan, seluruh kota · posisi 26 Agustus 2024" in said
    assert "Kepatuhan OPD · 2 dari " in said


def test_national_figures_are_real_on_the_stage_of_the_simulated_city() -> None:
    said = text(show("akhir", "pelanggaran"))
    assert "**NYATA** · Angka nasional · posisi 26 Agustus 2024" in said
    assert "**SIMULASI**" not in said


def test_keys_move_on_and_back_through_the_opd_to_the_next_page_and_out() -> None:
    app = press(show("1"), "onward PageDown")
    assert wish(app) == "2"
    assert wish(press(app, "back Left")) == "1"
    app = press(app, "down")
    assert wish(app) == "opd-1"
    assert "sudah tanda tangan" in app.header[0].value
    app = press(show("opd-akhir"), "onward Right")
    assert wish(app) == "1" and "Kepatuhan wilayah · 1 dari" in text(app)
    app = press(app, "back PageUp")
    assert "Kepatuhan OPD · 7 dari 7" in text(app)
    app = press(app, "leave")
    assert "paparan" not in app.query_params and app.title[0].value == "Kepatuhan OPD"


@pytest.mark.parametrize("role", Role)
def test_each_role_is_shown_what_its_pages_show_and_no_name(role: Role) -> None:
    # Cases, and the page that some roles may not see; people of all OPD once, for who sees most.
    names = ("penanganan", "rekonsiliasi", *(["kepatuhan_opd"] if role is Role.PENGELOLA else []))
    for name in names:
        app = show("1", name, role)
        assert not app.exception and "Pegawai 0" not in text(app)
        is_closed = name == "rekonsiliasi" and role in (Role.PUBLIK, Role.OPD)
        assert bool(app.get("plotly_chart") or app.markdown) and bool(app.title) is is_closed


def test_the_public_sees_of_an_opd_what_its_page_tells() -> None:
    said = [show(f"opd-{number}", role=Role.PUBLIK) for number in (1, 3)]
    for app in said:
        assert len(app.header) == 1 and not app.exception
        assert "hari kerja" not in text(app)


def test_names_that_were_asked_for_on_the_page_are_not_sent_to_a_hall() -> None:
    app = open_page("kepatuhan_opd", Role.SEKDA, dataset="simulasi", siklus="2024", posisi="2024-08-26", lingkup="kota")
    app.toggle(key="people").set_value(True).run()
    assert "Pegawai 0" in text(app)
    app.query_params["paparan"] = "1"
    assert "Pegawai 0" not in text(app.run()) and len(app.header) == 1
