"""The script that Streamlit runs for every address: it picks the page, runs it and draws the menu."""

from pathlib import Path

import streamlit as st

from storage import builds
from web import frame, header
from web.navigation import PAGES, Page
from web.presentation import screen

HERE = Path(__file__).parent

# An own picture: Streamlit fetches the page icons of the tab from outside otherwise.
st.set_page_config(page_title="Netra", page_icon=HERE.parent / ".streamlit" / "netra.png", layout="wide")
viewer = frame.viewer()


def route_of(page: Page) -> st.Page:
    """Register a page at its address, with the file that this viewer gets there."""
    file = HERE / page.file_for(viewer)
    return st.Page(file, title=page.title, url_path=page.path or None, icon=page.icon, default=not page.path)


routes = {page.name: route_of(page) for page in PAGES}
route = st.navigation(list(routes.values()), position="hidden")
current = next(page for page in PAGES if routes[page.name] == route)
listed = [page for page in PAGES if page.is_open_to(viewer)]
slides = {page.name: routes[page.name] for page in listed if page.is_presentable and screen.is_on()}
menu = None if current.name in slides else st.sidebar.container(key="menu")
try:
    screen.show_slide(route, current.name, slides) if menu is None else route.run()
except frame.NothingLoaded:
    header.show_no_data(current.title)
except builds.SchemaMismatch:
    if not frame.asks_for_snapshot():
        raise
    header.show_unreadable_snapshot()
finally:
    frame.show_menu(menu, [routes[page.name] for page in listed], route, current)
