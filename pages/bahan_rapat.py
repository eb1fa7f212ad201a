"""Bahan rapat: what do I take along, and what did we decide last time?"""

import streamlit as st

from web import frame
from web.panels import text
from web.sections import decisions, packs

view = frame.enter(__file__)
above, below = st.container(), st.container()
with below:  # first, so that what is recorded is in the pack above
    view = decisions.section(view)
with above:
    kind, since = packs.chosen(view)
    pack = packs.made(kind, view, since)
    left, right = text.beside((2, 3))
    with left:
        packs.take(pack, kind)
        packs.send(pack)
    with right:
        packs.preview(pack)
