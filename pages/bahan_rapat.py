"""Bahan rapat: the meeting packs, and the decisions of earlier meetings."""

import streamlit as st

from web import frame
from web.panels import text
from web.sections import decisions, packs

view = frame.enter(__file__)
above, below = st.container(), st.container()
with below:  # first, so that what is recorded is in the pack above
    view = decisions.show(view)
with above:
    kind, since = packs.choose(view)
    pack = packs.compose(kind, view, since)
    left, right = text.columns((2, 3))
    with left:
        packs.show_downloads(pack, kind)
        packs.show_message(pack)
    with right:
        packs.show_preview(pack)
