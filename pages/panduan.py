"""Panduan: what do I find where?"""

from web import frame
from web.sections import guides

view = frame.enter("Panduan", "Apa yang saya cari, dan di mana?")
guides.show(guides.chosen(view), view)
