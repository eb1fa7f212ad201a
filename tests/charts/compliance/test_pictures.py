"""The pictures of compliance: widths, findings, notes and alternatives, by hand."""

import pandas as pd

from charts.compliance import funnel, one_unit, pictures
from metrics import ranking
from tests.support import denominator_rows, pace_rows
from tests.support.compliance_rows import CURVE, STAGES, THREE
from tests.support.selections import VIEW


def test_units_have_ranges_on_a_wide_screen_alone() -> None:
    picture = pictures.units(THREE, THREE[:0], unknown=2, ranges=True)
    assert picture.title == "2 dari 3 OPD belum selesai; terendah A: 50/100 orang (50,0%); 2 OPD belum diketahui"
    assert picture.narrow is not None
    assert picture.chart.data[0].error_x.array is not None and picture.narrow.data[0].error_x.array is None


def test_who_waits_is_cut_and_says_so_only_where_there_are_more() -> None:
    many = pd.concat([THREE.assign(unit_id=f"{at}") for at in range(6)])
    cut = pictures.waiting(ranking.waiting(many), many)
    assert (cut.narrow, cut.note) == (None, "Ditampilkan 10 OPD teratas.")
    assert len(cut.chart.data[0].x) == 10
    assert pictures.waiting(ranking.waiting(THREE), THREE).note == ""


def test_the_curve_of_the_chosen_cycle_ends_on_its_polling_day() -> None:
    picture = pictures.signings(CURVE, STAGES, VIEW)
    assert picture.title.startswith("800/1.000 orang (80,0%) tanda tangan sampai batas 24 September 2024")
    assert picture.chart.layout.xaxis.range[1].isoformat() == "2024-11-29"


def test_finishing_says_what_the_marks_are_and_that_it_is_cut() -> None:
    late = pace_rows.rows(*[pace_rows.LATE] * 16)
    polling_on = VIEW.chosen.polling_on
    assert str(pictures.finishing(late, pace_rows.TODAY, polling_on).note).endswith("Ditampilkan 15 teratas.")
    assert "Ditampilkan" not in str(pictures.finishing(late[:15], pace_rows.TODAY, polling_on).note)


def test_the_fair_comparison_has_a_key_of_its_own_beside_the_bars() -> None:
    rows = pd.DataFrame({"short_name": list("ABC"), "unit": list("ABC"), "obliged": 100, "signed": [90, 91, 60]})
    picture = pictures.fair_comparison(funnel.judged(rows), rows)
    assert picture.key == "funnel"
    assert picture.headings is not None and set(picture.headings) >= {"low_pct", "high_pct", "place"}


def test_the_bridge_is_drawn_for_both_widths_with_its_steps_in_words() -> None:
    picture = pictures.denominator_bridge(denominator_rows.FULL, denominator_rows.FULL[:0])
    assert picture.title.startswith("90/100 orang dalam daftar wajib tanda tangan")
    assert picture.alt.startswith("Jembatan dari atas ke bawah: dalam daftar 100 orang")


def test_a_unit_on_stage_has_its_place_as_words_and_no_pace_where_none_is_known() -> None:
    shown = one_unit.units_of(THREE)
    picture = pictures.unit_on_stage(shown[0], shown, THREE[:0], None, threshold=5)
    texts = [str(label.text) for label in picture.chart.layout.annotations]
    assert texts[-1] == "Dari 3 OPD: 0 lebih rendah, 2 lebih tinggi."


def test_public_pictures_serve_both_widths_and_name_what_is_hidden() -> None:
    rows = pd.DataFrame({"short_name": ["A"], "obliged": [100], "signed": [None], "signed_hidden": ["ditutup"]})
    picture = pictures.public_compliance(rows, "short_name", "OPD", "Batang.", threshold=5)
    assert (picture.narrow, picture.alt, picture.note) == (None, "Batang.", "")
    assert picture.title == "Angka per OPD belum dapat ditampilkan"
    cases = pd.DataFrame({"rung_name": ["Dilaporkan"], "cases": [46], "cases_hidden": [""]})
    assert pictures.public_cases(cases, "rung_name", "Tahap", "Batang.", threshold=5).title == (
        "Tahap terbanyak yang tampil: Dilaporkan, 46 perkara"
    )
