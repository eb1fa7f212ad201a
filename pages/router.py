"""The way in for every address: the list of pages. Each page opens the frame itself with `frame.enter`."""

from pathlib import Path

import streamlit as st

import frame

HERE = Path(__file__).parent
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
pages = [
    st.Page(HERE / f"{file}.py", title=title, url_path=address or None, icon=icon, default=not address)
    for file, title, address, icon in PAGES
]
page = st.navigation(pages, position="hidden")
menu = st.sidebar.container(key="menu")
try:
    page.run()
except frame.NothingLoaded:
    frame.nothing(page.title)
finally:
    frame.menu(menu, pages)
