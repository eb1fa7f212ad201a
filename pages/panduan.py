"""Panduan: a guide for each role."""

from web import frame
from web.sections import guides

view = frame.enter(__file__)
guides.show(guides.choose(view), view)
