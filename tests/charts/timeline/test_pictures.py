"""The picture of Tahapan dan kegiatan: both widths under the stage of the day, by hand."""

from dataclasses import replace
from datetime import date

from charts.timeline import pictures
from tests.support.selections import VIEW
from tests.support.timeline_rows import EVENTS, SIGNINGS, stages


def test_the_time_axis_stands_under_the_stage_of_the_day_in_both_widths() -> None:
    day = date(2024, 10, 1)
    picture = pictures.time_axis(stages(day), EVENTS, SIGNINGS, replace(VIEW, as_of=day))
    # 1 October to 27 November: 57 days
    assert picture.title == "Per 1 Oktober 2024 berjalan: Kampanye; 57 hari menuju pemungutan suara Pilkada 2024"
    assert picture.alt.endswith("3 kegiatan. Kurva: 1.000 dari 1.480 orang sudah tanda tangan.")
    assert picture.narrow is not None
    assert picture.narrow.layout.margin.l < picture.chart.layout.margin.l
