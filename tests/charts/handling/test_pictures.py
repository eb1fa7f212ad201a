"""Pictures of what became of cases: the ladder, the ends, days and punctuality of each step; counted by hand."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.handling import durations, exits, ladder, outcomes, punctuality
from charts.violations import national
from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build

CYCLES = (
    Cycle(2019, "Pemilu 2019", date(2019, 4, 17), date(2018, 9, 20), date(2019, 4, 13)),
    Cycle(2023, "Pemilu 2024", date(2024, 2, 14), date(2023, 5, 1), date(2023, 11, 27)),
    Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24)),
)
VIEW = Selection(Build("resmi", "hand", Path("hand.duckdb")), 2024, date(2026, 1, 1), WHOLE_CITY, CYCLES)
RUNGS = ["Dilaporkan", "Diregister", "Terbukti", "Direkomendasikan", "Ditindaklanjuti PPK", "Dijatuhi sanksi"]
NA: Any = pd.NA


def rungs(cycle: int, *counts: int) -> pd.DataFrame:
    """Rows of case_ladder for one cycle."""
    rows = zip(RUNGS, counts, range(6), [None, *counts[:-1]], strict=True)
    columns = ["rung_name", "cases", "rung_order", "previous_cases"]
    frame = pd.DataFrame(rows, columns=columns).assign(cycle=cycle, reported_cases=counts[0], without_steps=0)
    return frame.astype({"previous_cases": "Int64"})


def ends(**counts: int) -> pd.DataFrame:
    """Rows of case_outcomes for 2024; `proses` of whom two have no step on record where there are two."""
    rows = [(2024, outcome, place, cases) for place, (outcome, cases) in enumerate(counts.items())]
    return pd.DataFrame(rows, columns=["cycle", "outcome", "sort_order", "cases"]).assign(
        outcome_name=lambda data: data["outcome"], all_cases=sum(counts.values()), without_steps=0
    )


def days(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of case_clock_days: cycle, clock, cases, ended, quarter, median, three quarters, longest open, limit."""
    numbers = ["quarter_days", "median_days", "three_quarter_days", "longest_open_days"]
    frame = pd.DataFrame(rows, columns=["cycle", "clock", "cases", "ended", *numbers, "limit_days"])
    still_open = frame["cases"] - frame["ended"]
    more = frame.assign(clock_id=frame["clock"], still_open=still_open, step_order=1, days_counted="hari kerja")
    return more.astype(dict.fromkeys(numbers, "Int64"))


def kept(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Rows of clock_punctuality: cycle, clock, in time, late, over and open, running, stopped."""
    parts = ["in_time", "late", "over", "running", "stopped"]
    frame = pd.DataFrame(rows, columns=["cycle", "clock", *parts])
    return frame.assign(started=frame[parts].sum(axis=1), clock_id=frame["clock"], step_order=1)


def words(figure: go.Figure) -> list[str]:
    return [str(note.text) for note in figure.layout.annotations]


def test_a_rung_says_its_share_of_the_rung_before_and_of_all_reports() -> None:
    said = words(ladder.ladder(rungs(2024, 48, 40, 33, 31, 27, 25), VIEW))
    # 40 of 48 is both; 25 of 27 recommended were sanctioned, 25 of 48 reported.
    assert "40/48 (83,3%)" in said
    assert f'25/27 (92,6%)<br><span style="color:{style.MUTED}">laporan 25/48 (52,1%)</span>' in said


def test_a_rung_above_an_empty_one_is_no_share_of_nothing_and_few_cases_have_no_percent() -> None:
    said = words(ladder.ladder(rungs(2024, 2, 0, 0, 0, 0, 0), VIEW))
    assert "0/2" in said
    assert said.count("0") == 4
    assert not [text for text in said if "%" in text]


def test_how_far_cases_without_any_step_came_is_not_zero_but_unknown() -> None:
    silent = rungs(2024, 2, 0, 0, 0, 0, 0).assign(without_steps=[2, 0, 0, 0, 0, 0])
    said = "Sampai di mana 2 perkara X berjalan belum diketahui: langkahnya tidak tercatat"
    assert ladder.title(silent, 2024, "X") == said
    assert [len(bars.x) for bars in ladder.ladder(silent, VIEW).data] == [0, 0, 1]
    # Of five that were not registered four are silent: most stopped after Diregister, 5 - 2.
    some = rungs(2024, 10, 5, 2, 2, 2, 2).assign(without_steps=[4, 0, 0, 0, 0, 0])
    assert ladder.title(some, 2024, "X").endswith("sesudah “Diregister”: 3")


def test_a_cycle_that_had_not_begun_has_no_rungs() -> None:
    rows = pd.concat([rungs(2019, 2, 0, 0, 0, 0, 0), rungs(2024, 0, 0, 0, 0, 0, 0)])
    figure = ladder.ladder(rows, replace(VIEW, cycle=2019, as_of=date(2020, 1, 1)))
    assert "<b>Pilkada 2024</b><br>belum dimulai" in words(figure)
    assert [len(bars.x) for bars in figure.data] == [6, 0, 0]


def test_on_a_phone_the_ladder_is_that_of_the_chosen_cycle() -> None:
    rows = pd.concat([rungs(2019, 9, 0, 0, 0, 0, 0), rungs(2024, 5, 4, 3, 2, 1, 0)])
    (bars,) = ladder.ladder(rows, VIEW, narrow=True).data
    assert list(bars.x) == [5, 4, 3, 2, 1, 0]


def test_the_ladder_title_says_where_most_stopped() -> None:
    # 48 - 40 = 8 is the largest step; 25 of 48
    assert ladder.title(rungs(2024, 48, 40, 33, 31, 27, 25), 2024, "Pilkada 2024") == (
        "25/48 (52,1%) laporan Pilkada 2024 tercatat sampai dijatuhi sanksi; terbanyak berhenti atau menunggu sesudah "
        "“Dilaporkan”: 8"
    )


def test_the_ladder_title_is_silent_on_losses_when_there_are_none() -> None:
    assert ladder.title(rungs(2024, 2, 2, 2, 2, 2, 2), 2024, "X") == "2/2 laporan X tercatat sampai dijatuhi sanksi"
    assert ladder.title(rungs(2024, 0, 0, 0, 0, 0, 0), 2024, "X") == "Belum ada laporan yang tercatat pada X"


def test_what_has_no_step_on_record_is_an_end_of_its_own() -> None:
    told = outcomes.with_silent(ends(proses=5, sanksi=2).assign(without_steps=[2, 0]))
    assert list(zip(told["outcome_name"], told["cases"], strict=True)) == [
        *(("proses", 3), ("sanksi", 2), ("Belum diketahui", 2)),
    ]
    assert outcomes.title(told, 2024, "X") == "3/7 perkara X masih berjalan; 2 dijatuhi sanksi, 2 belum diketahui"


def test_the_outcome_title_tells_open_cases_from_a_finished_cycle_and_from_silence() -> None:
    assert outcomes.title(ends(proses=3, sanksi=2), 2024, "X") == "3/5 perkara X masih berjalan; 2 dijatuhi sanksi"
    finished = ends(proses=0, sanksi=2, tidak_terbukti=1)
    assert outcomes.title(finished, 2024, "X") == "Semua 3 perkara X sudah berakhir; 2 dijatuhi sanksi"
    silent = outcomes.with_silent(ends(proses=2).assign(without_steps=2))
    said = "Akhir semua 2 perkara X belum diketahui: tidak ada langkah yang tercatat"
    assert outcomes.title(silent, 2024, "X") == said


def test_where_cases_leave_is_told_with_the_reason_of_the_register() -> None:
    rows = pd.DataFrame(
        [
            ("Tidak diregister", "Dilaporkan", "syarat materiil tidak terpenuhi", 5, 2, 1),
            ("Dihentikan", "Diregister", "terlapor sudah pensiun", 1, 7, 2),
            ("Tidak diregister", "Dilaporkan", "laporan lewat waktu", 1, 2, 1),
        ],
        columns=["outcome_name", "rung_name", "reason", "cases", "sort_order", "rung_order"],
    ).assign(all_cases=36)
    # 5 + 1 + 1 of 36; six were not registered.
    assert exits.title(rows, "X") == "7/36 (19,4%) perkara X keluar tanpa sanksi; terbanyak: tidak diregister, 6"
    figure = exits.exits(rows)
    assert list(figure.data[0].x) == [5, 1, 1]
    assert words(figure)[0] == "<b>Tidak diregister</b> sesudah tahap Dilaporkan · syarat materiil tidak terpenuhi"


def test_national_figures_stand_on_the_ladder_with_what_each_is_a_part_of() -> None:
    rows = pd.DataFrame(
        [
            ("KASN 2020-2022", "reported", 2073, NA, date(2023, 5, 23)),
            ("KASN 2020-2022", "proven", 1605, 2073, date(2023, 5, 23)),
            ("KASN 2020-2022", "followed_up", 1480, 1605, date(2023, 5, 23)),
            ("KASN 2020-2022", "followed_up", 1420, 1605, date(2023, 1, 16)),
        ],
        columns=["set_name", "measure", "value", "previous_value", "as_of_on"],
    ).assign(unit="orang", body="KASN")
    (row,) = national.ladder(rows).to_dict("records")
    assert row["set_name"] == "KASN 2020-2022"
    assert row["reported"] == "2.073 orang"
    assert row["followed_up"] == "1.480/1.605; 1.420/1.605 (16 Jan 2023)"
    assert row["sanctioned"] == "–"
    assert row["as_of_on"] == "23 Mei 2023"


def test_a_median_over_its_limit_is_red_and_says_so() -> None:
    data = days((2023, "A → B", 9, 9, 2, 3, 5, NA, 7), (2024, "A → B", 9, 8, 4, 8, 21, 20, 7))
    dots = {trace.xaxis: trace for trace in durations.days(data, VIEW).data if trace.mode == "markers"}
    assert dots["x2"].hovertext[0] == "A → B: 3 hari kerja (2–5), batas 7<br>9/9 selesai"
    # 8 of 7 days; three quarters took 21, three limits, beyond the end of the axis.
    assert dots["x3"].hovertext[0] == "A → B: 8 hari kerja (4–21), lewat batas 7<br>8/9 selesai"
    assert list(dots["x2"].marker.color) == [style.GREY]
    assert list(dots["x3"].marker.color) == [style.OVER, style.OVER]
    assert list(dots["x3"].marker.symbol) == ["circle", "triangle-right"]
    assert durations.title(data, 2024, "X") == "Separuh perkara X atau lebih melewati batas pada: A → B"


def test_what_is_not_three_quarters_done_is_dotted_as_far_as_one_is_known_to_wait() -> None:
    data = days((2024, "A → B", 8, 5, 2, 7, NA, 14, 10))
    lines = [trace for trace in durations.days(data, VIEW).data if trace.mode == "lines"]
    dotted = next(trace for trace in lines if trace.line.dash == "dot")
    assert list(dotted.x[:2]) == [0.7, 1.4]
    assert "7 hari kerja (2–belum), batas 10" in words(durations.days(data, VIEW))


def test_the_title_of_days_goes_from_half_to_a_quarter_to_none_over_the_limit() -> None:
    quarter = days((2024, "A → B", 9, 9, 2, 3, 8, NA, 7), (2024, "B → C", 9, 9, 1, 2, 3, NA, 14))
    assert durations.title(quarter, 2024, "X") == "Sedikitnya seperempat perkara X melewati batas pada: A → B"
    fine = "Pada setiap langkah X sedikitnya separuh perkara selesai dalam batas"
    assert durations.title(quarter[1:], 2024, "X") == fine


def test_a_median_of_few_cases_says_how_many_and_makes_no_title() -> None:
    few = days((2024, "B → C", 1, 1, 49, 49, 49, NA, 65))
    assert "B → C: 49 hari kerja (1 perkara), batas 65" in durations.alt(few, 2024, "X")
    assert durations.title(few, 2024, "X") == "Belum cukup langkah X yang selesai untuk menyebut lamanya"
    assert durations.alt(few, 2019, "X") == "X: tidak ada langkah."


def test_punctuality_is_counted_out_of_what_was_done_or_is_over() -> None:
    data = kept((2024, "A → B", 24, 11, 1, 2, 1), (2024, "B → C", 4, 0, 0, 0, 0), (2019, "A → B", 1, 1, 0, 0, 0))
    figure = punctuality.punctuality(data, VIEW)
    said = words(figure)
    # 24 of 24 + 11 + 1; three more are within their limit. Together 28 of 40.
    assert "24/36 tepat, 1 belum" in said
    assert "<b>Pilkada 2024</b><br>28/40 (70,0%) tepat waktu" in said
    assert "<b>Pemilu 2024</b><br>belum ada langkah" in said
    # In time, late, over and open, within the limit: of 2019, then of 2023, which has none, and of 2024.
    assert [list(bars.x) for bars in figure.data[8:]] == [[24, 4], [11, 0], [1, 0], [3, 0]]
    assert {bars.marker.color for bars in figure.data[9:11]} == {style.OVER}
    title = "28/40 (70,0%) langkah X tepat waktu; terbanyak lewat batas: A → B, 12 kali"
    assert punctuality.title(data, 2024, "X") == title


def test_a_step_that_is_only_running_is_neither_in_time_nor_late() -> None:
    data = kept((2024, "A → B", 0, 0, 0, 1, 0))
    assert punctuality.title(data, 2024, "X") == "Belum ada langkah X yang sampai pada batas waktunya"
    assert "masih dalam batas" in words(punctuality.punctuality(data, VIEW, narrow=True))
