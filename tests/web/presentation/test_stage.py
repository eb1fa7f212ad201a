"""The stage: which slide an address means, where the keys lead, and what a page adds while it runs."""

import pytest

from web.presentation import stage
from web.presentation.stage import FINDINGS, UNITS, SlidePosition, Stage

PAGES = ["ringkasan", "kepatuhan_opd", "pelanggaran"]


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        ("3", SlidePosition("x", FINDINGS, 3)),
        ("akhir", SlidePosition("x", FINDINGS, 0)),
        ("opd-5", SlidePosition("x", UNITS, 5)),
        ("opd-akhir", SlidePosition("x", UNITS, 0)),
        ("", SlidePosition("x")),
        ("-1", SlidePosition("x")),
        ("²", SlidePosition("x")),
        ("9" * 9, SlidePosition("x")),
        ("lain-2", SlidePosition("x", FINDINGS, 2)),
    ],
)
def test_an_address_means_a_screen_and_what_cannot_be_read_the_first(wish: str, place: SlidePosition) -> None:
    assert stage.parse("x", wish) == place


def test_a_screen_beyond_the_last_is_the_last_and_without_opd_the_findings() -> None:
    three = Stage(parts={FINDINGS: [stage.Slide("a", "", lambda _: "")] * 3, UNITS: []})
    assert stage.clamp(SlidePosition("x", FINDINGS, 9), three).number == 3
    assert stage.clamp(SlidePosition("x", FINDINGS, 0), three).number == 3
    assert stage.clamp(SlidePosition("x", UNITS, 2), three) == SlidePosition("x")
    assert stage.clamp(SlidePosition("x"), Stage()).number == 1


def test_the_keys_lead_through_a_page_and_on_to_the_next_and_stop_at_both_ends() -> None:
    assert stage.next_position(SlidePosition("ringkasan"), 2, PAGES) == SlidePosition("ringkasan", FINDINGS, 2)
    assert stage.next_position(SlidePosition("ringkasan", FINDINGS, 2), 2, PAGES) == SlidePosition("kepatuhan_opd")
    assert stage.next_position(SlidePosition("kepatuhan_opd", UNITS, 28), 28, PAGES) == SlidePosition("pelanggaran")
    assert stage.next_position(SlidePosition("pelanggaran"), 1, PAGES) == SlidePosition("pelanggaran")
    assert stage.previous_position(SlidePosition("kepatuhan_opd"), PAGES) == SlidePosition("ringkasan", FINDINGS, 0)
    assert stage.previous_position(SlidePosition("kepatuhan_opd", UNITS), PAGES) == SlidePosition(
        "kepatuhan_opd", FINDINGS, 0
    )
    assert stage.previous_position(SlidePosition("ringkasan"), PAGES) == SlidePosition("ringkasan")


def test_a_page_adds_slides_only_while_they_are_collected() -> None:
    assert not stage.collect("Judul", "keterangan", lambda _: "")
    with stage.collecting() as collected:
        assert stage.current() is collected
        assert stage.collect("Judul", "keterangan", lambda _: "dua baris tidak tampil")
        assert stage.collect("Dinas A", "", lambda _: "", UNITS)
        assert not stage.collect_text(lambda _: "")  # the page has not said its view yet
    assert stage.current() is None
    assert [(slide.title, slide.draw(500)) for slide in collected.parts[FINDINGS]] == [
        ("Judul", "dua baris tidak tampil")
    ]
    assert [slide.title for slide in collected.parts[UNITS]] == ["Dinas A"]


def test_a_position_is_written_as_it_is_read() -> None:
    for text in ("3", "akhir", "opd-5", "opd-akhir"):
        assert str(stage.parse("x", text)) == text
