"""Cases per week of report: bars, marks and the stages under them, by hand."""

from datetime import date

import pandas as pd

from charts.base import style
from charts.violations.weeks import report_weeks
from charts.violations.weeks_titles import Periods
from tests.support.selections import VIEW

FIXED_ON = date(2024, 9, 22)
COUNTS = Periods(before=1, between=3, after=0, unknown=2, fixed_on=FIXED_ON, is_fixed=True, is_polled=True)
NO_CLASS = "belum diketahui"
WEEKS = pd.DataFrame(
    [
        (date(2024, 9, 16), "kode etik", 1),
        (date(2024, 9, 30), "disiplin", 2),
        (date(2024, 9, 30), "belum diketahui", 1),
    ],
    columns=["week_on", "class", "cases"],
)
STAGES = pd.DataFrame(
    [("Kampanye", date(2024, 9, 25), date(2024, 11, 23), "selesai")], columns=["name", "starts_on", "ends_on", "state"]
)


def test_each_class_has_its_look_and_a_bar_in_the_middle_of_its_week() -> None:
    ethics, discipline, unknown, totals = report_weeks(WEEKS, COUNTS, STAGES[:0], VIEW).data
    assert ([str(on) for on in discipline.x], list(discipline.y)) == (["2024-10-03 12:00:00"], [2])
    assert [bar.marker.pattern.shape for bar in (ethics, discipline, unknown)] == ["/", "", "."]
    assert (discipline.marker.color, ethics.marker.color) == (style.BLUE, style.GREY)
    # The two classes of one week are counted together over the bar.
    assert list(totals.text) == ["1", "3"]
    assert discipline.hovertext[0] == "30 September 2024 – 6 Oktober 2024<br>disiplin: 2 perkara"


def test_the_days_that_part_the_periods_go_through_everything() -> None:
    figure = report_weeks(WEEKS, COUNTS, STAGES, VIEW)
    dashed = [shape.x0 for shape in figure.layout.shapes if shape.line.dash == "dash"]
    assert dashed == [FIXED_ON, VIEW.chosen.polling_on]
    words = "\n".join(note.text for note in figure.layout.annotations)
    assert "Penetapan calon 22 Sep 2024" in words and "<b>Kampanye</b>" in words
    assert "<b>2</b> tanggal laporan belum diketahui" in words


def test_a_phone_gets_the_same_bars_without_numbers_over_them() -> None:
    wide, narrow = (report_weeks(WEEKS, COUNTS, STAGES, VIEW, narrow=form) for form in (False, True))
    assert [list(bar.y) for bar in wide.data[:3]] == [list(bar.y) for bar in narrow.data[:3]]
    assert not [trace for trace in narrow.to_dict()["data"] if trace.get("mode") == "text"]
