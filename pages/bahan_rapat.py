"""Bahan rapat: what do I take along, and what did we decide last time?"""

import streamlit as st

from web import frame
from web.panels import text
from web.sections import decisions as decision_panels
from web.sections import packs as pack_panels

view = frame.enter("Bahan rapat", "Apa yang dibawa ke rapat?")
above, below = st.container(), st.container()
with below:  # first, so that what is recorded is in the pack above
    view = decision_panels.section(view)
with above:
    kind, since = pack_panels.chosen(view)
    pack = pack_panels.made(kind, view, since)
    left, right = text.beside((2, 3))
    with left:
        pack_panels.take(pack, kind)
        pack_panels.send(pack)
    with right:
        pack_panels.preview(pack)
