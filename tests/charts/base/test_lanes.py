"""Lanes of a time axis: stages and activities with their days and marks."""

from datetime import date

import pandas as pd

from charts.base import style
from charts.base.lanes import COMING, DONE, RUNNING, Lane, Mark, draw, event_lanes, stage_lanes

STAGES = pd.DataFrame(
    [
        ("Kampanye", date(2024, 9, 25), date(2024, 11, 23), RUNNING),
        ("Penetapan", date(2024, 9, 22), date(2024, 9, 22), DONE),
    ],
    columns=["name", "starts_on", "ends_on", "state"],
)


def test_stages_are_sorted_by_their_first_day_and_name_the_year_once() -> None:
    assert [(lane.name, lane.detail) for lane in stage_lanes(STAGES, narrow=False)] == [
        ("Penetapan", "22 Sep 2024, selesai"),
        ("Kampanye", "25 Sep – 23 Nov 2024, berjalan"),
    ]


def test_on_a_phone_only_a_running_stage_says_its_state() -> None:
    assert [lane.detail for lane in stage_lanes(STAGES, narrow=True)] == [
        "22 Sep 2024",
        "25 Sep – 23 Nov 2024, berjalan",
    ]


def test_activities_of_a_kind_share_a_lane_in_order_of_the_first_of_each() -> None:
    events = pd.DataFrame(
        [(date(2024, 9, 2), "Apel", "B"), (date(2024, 8, 26), "Ikrar", "A"), (date(2024, 9, 9), "Apel", "C")],
        columns=["event_on", "kind_name", "title"],
    )
    ikrar, apel = event_lanes(events)
    assert ikrar == Lane(
        "Ikrar", "1 kegiatan", (Mark(date(2024, 8, 26), date(2024, 8, 26), "26 Agustus 2024: A", DONE),)
    )
    assert (apel.detail, [mark.first.day for mark in apel.marks]) == ("2 kegiatan", [2, 9])


def test_what_lasts_is_a_bar_to_the_end_of_its_last_day_and_what_comes_is_hollow() -> None:
    figure = style.base(100)
    first, last = date(2024, 9, 25), date(2024, 9, 27)
    lanes = [Lane("A", "", (Mark(first, last, "a", RUNNING), Mark(last, last, "b", COMING)))]
    draw(figure, 2, "Tahapan", lanes, (0, 1), narrow=False)
    long, short = figure.to_dict()["data"]
    assert (max(long["x"]), long["fillcolor"]) == (date(2024, 9, 28), style.BLUE)
    assert (short["marker"]["symbol"], short["marker"]["color"]) == ("diamond", style.PAPER)
