"""Bahan rapat: what do I take along?"""

import frame
import pack_panels
import panels

view = frame.enter("Bahan rapat", "Apa yang dibawa ke rapat?")
kind, since = pack_panels.chosen(view)
pack = pack_panels.made(kind, view, since)
left, right = panels.beside((2, 3))
with left:
    pack_panels.take(pack, kind)
    pack_panels.send(pack)
with right:
    pack_panels.preview(pack)
