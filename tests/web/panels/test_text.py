"""The parts of a page that are no figure."""

from streamlit.testing.v1 import AppTest

from tests.support.patience import SECONDS


def page_with_tabs() -> None:
    from web.panels import text

    tabs = text.tabs(["Sumber", "Temuan", "Definisi"])
    tabs["Definisi"].write("penyebut")
    tabs["Sumber"].write("daftar wajib")


def test_a_tab_is_found_by_its_name_whatever_stands_before_it() -> None:
    app = AppTest.from_function(page_with_tabs, default_timeout=SECONDS).run()
    assert not app.exception
    shown = {tab.label: [str(element.value) for element in tab.markdown] for tab in app.tabs}
    assert shown == {"Sumber": ["daftar wajib"], "Temuan": [], "Definisi": ["penyebut"]}
