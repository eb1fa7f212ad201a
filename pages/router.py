"""The way in for every address: the list of pages. Each page opens the frame itself with `frame.enter`."""

from pathlib import Path

import streamlit as st

import frame
import header
from rights import Right, may

HERE = Path(__file__).parent
PUBLIC_PAGES = {"ringkasan", "kepatuhan_opd", "kepatuhan_wilayah", "pelanggaran", "penanganan", "data"}
"""Those with a form of their own for the public, in pages/publik/."""
NEEDED = {"rekonsiliasi": Right.RECONCILIATION}
"""What a viewer must have the right to; others see that the page is closed."""
PAGES = (
    ("ringkasan", "Ringkasan", "", ":material/home:"),
    ("kepatuhan_opd", "Kepatuhan OPD", "kepatuhan-opd", ":material/account_balance:"),
    ("kepatuhan_wilayah", "Kepatuhan wilayah", "kepatuhan-wilayah", ":material/grid_view:"),
    ("pelanggaran", "Pelanggaran", "pelanggaran", ":material/gavel:"),
    ("penanganan", "Penanganan perkara", "penanganan", ":material/stairs:"),
    ("rekonsiliasi", "Rekonsiliasi Bawaslu", "rekonsiliasi", ":material/compare_arrows:"),
    ("tahapan", "Tahapan dan kegiatan", "tahapan", ":material/calendar_month:"),
    ("data", "Data", "data", ":material/database:"),
)
"""File, title, address, icon."""

# An own picture: Streamlit fetches the page icons of the tab from outside otherwise.
st.set_page_config(page_title="Netra", page_icon=HERE.parent / ".streamlit" / "netra.png", layout="wide")
viewer = frame.viewer()


def file_of(name: str) -> str:
    """The file that this viewer gets at a page's address."""
    if name in NEEDED and not may(viewer, NEEDED[name]):
        return "publik/tertutup.py"
    is_public = name in PUBLIC_PAGES and not may(viewer, Right.EXACT_AGGREGATES)
    return f"publik/{name}.py" if is_public else f"{name}.py"


pages = {
    name: st.Page(HERE / file_of(name), title=title, url_path=address or None, icon=icon, default=not address)
    for name, title, address, icon in PAGES
}
page = st.navigation(list(pages.values()), position="hidden")
menu = st.sidebar.container(key="menu")
try:
    page.run()
except frame.NothingLoaded:
    header.nothing(page.title)
finally:
    frame.menu(menu, [page for name, page in pages.items() if file_of(name) != "publik/tertutup.py"])
