"""Slides of Kepatuhan OPD: one for each OPD in presentation mode, none on the page."""

from metrics import ranking
from storage.builds import Build
from tests.support.sections import view_of
from tests.support.small_city import SEKDA
from web.panels import query
from web.presentation import stage
from web.sections import unit_slides


def test_each_unit_is_a_slide_in_the_order_of_the_page(city: Build) -> None:
    view = view_of(city, SEKDA)
    units = ranking.ranked(query.read("compliance_by_unit", view))
    with stage.collecting() as collected:
        unit_slides.collect(view, units)
    assert [slide.title for slide in collected.parts[stage.UNITS]] == [
        "Dinas Sosial, Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana: "
        "16,7% sudah tanda tangan",
        "Dinas Kesehatan: 68,2% sudah tanda tangan",
        "Dinas Perhubungan: 76,9% sudah tanda tangan",
    ]
    assert not collected.parts[stage.FINDINGS]


def test_outside_presentation_mode_nothing_is_read_or_drawn(city: Build) -> None:
    view = view_of(city, SEKDA)
    unit_slides.collect(view, query.read("compliance_by_unit", view))
    assert stage.current() is None
