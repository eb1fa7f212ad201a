"""Panduan: what do I find where?"""

from web import frame
from web.sections import guides as guide_panels

view = frame.enter("Panduan", "Apa yang saya cari, dan di mana?")
guide_panels.show(guide_panels.chosen(view), view)
