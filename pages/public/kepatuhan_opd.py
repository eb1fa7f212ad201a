"""Kepatuhan OPD for the public: signings by unit and by level, small counts suppressed."""

from charts.compliance import public
from metrics import opening
from web import frame
from web.panels import query, text
from web.sections import public as public_panels
from web.sections import unit_slides

view = frame.enter(__file__)
public_panels.introduction(view)
units, levels = query.read("compliance_by_unit", view), query.read("compliance_by_level", view)
if units.empty:
    supplier = f"{view.names.personnel} dan OPD"
    text.empty("Daftar wajib tanda tangan siklus ini belum ada", supplier=supplier, kind="roster")
elif not query.has_opened(view):
    text.sentences([f"{opening.not_yet(view)}."])
else:
    public_panels.compliance(
        view,
        "compliance_by_unit",
        public.ranked(units, "short_name"),
        "short_name",
        "OPD",
        alt="Batang mendatar per OPD, terendah di atas; OPD tanpa angka disebut alasannya.",
    )
    public_panels.compliance(
        view,
        "compliance_by_level",
        levels,
        "level_name",
        "jenjang",
        alt="Batang mendatar per jenjang dari pimpinan sampai pelaksana.",
    )
    unit_slides.collect(view, public.ranked(units, "short_name"))
