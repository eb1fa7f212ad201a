"""The way in for every address: the list of pages. Each page opens the frame itself with `frame.enter`."""

from pathlib import Path

import streamlit as st

from storage import builds
from web import frame, header
from web.navigation import CLOSED, PAGES, file_of
from web.presentation import screen, stage

HERE = Path(__file__).parent

# An own picture: Streamlit fetches the page icons of the tab from outside otherwise.
st.set_page_config(page_title="Netra", page_icon=HERE.parent / ".streamlit" / "netra.png", layout="wide")
viewer = frame.viewer()
files = {name: file_of(name, viewer) for name, *_ in PAGES}
pages = {
    name: st.Page(HERE / files[name], title=title, url_path=path or None, icon=icon, default=not path)
    for name, title, path, icon in PAGES
}
page = st.navigation(list(pages.values()), position="hidden")
name = next(name for name, known in pages.items() if known == page)
opened = {name: page for name, page in pages.items() if files[name] != CLOSED}
shown = {each: opened[each] for each in stage.ORDER if each in opened} if screen.is_on() else {}
menu = None if name in shown else st.sidebar.container(key="menu")
try:
    screen.show(page, name, shown) if menu is None else page.run()
except frame.NothingLoaded:
    header.nothing(page.title)
except builds.SchemaMismatch:
    if not frame.wants_older():
        raise
    header.other_loader()
finally:
    frame.menu(menu, list(opened.values()), page, name)
