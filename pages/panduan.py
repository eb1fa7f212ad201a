"""Panduan: what do I find where?"""

from web import frame
from web.sections import guides

view = frame.enter(__file__)
guides.show(guides.chosen(view), view)
