"""Severity as alleged, recommended and decided: the three bars of a cycle and the words on them, by hand."""

import pandas as pd

from charts.base import style
from charts.violations import severity_steps
from tests.support.selections import VIEW
from tests.support.violation_rows import BREAKS

STEPS = {"dugaan": "Dugaan", "rekomendasi": "Rekomendasi", "putusan": "Putusan"}


def rows(cycle: int, **cases: dict[str, int]) -> pd.DataFrame:
    """Rows of violations_by_severity_step: per step the cases of each severity."""
    total = sum(next(iter(cases.values())).values())
    found = [
        (cycle, step, severity, count, STEPS[step], severity.title(), list(STEPS).index(step), order, total)
        for step, counts in cases.items()
        for order, (severity, count) in enumerate(counts.items())
    ]
    names = "cycle step severity cases step_name severity_name step_order sort_order all_cases"
    return pd.DataFrame(found, columns=names.split())


def changes(**cases: int) -> pd.DataFrame:
    named = {change.replace("_", " "): count for change, count in cases.items()}
    return pd.DataFrame({"cycle": 2024, "change": list(named), "cases": list(named.values())})


BOTH = pd.concat(
    [
        rows(2023, dugaan={"sedang": 1}, rekomendasi={"tidak disebut": 1}, putusan={"belum diputus": 1}),
        rows(2024, dugaan={"sedang": 2, "berat": 1}, rekomendasi={"berat": 3}, putusan={"moral": 2, "berat": 1}),
    ]
)


def test_the_bars_of_a_cycle_hold_the_same_cases_and_stand_under_its_name() -> None:
    figure = severity_steps.severity_steps(BOTH, BREAKS[:0], VIEW)
    ends: dict[float, int] = {}
    for bar in figure.data:
        for y, cases in zip(bar.y, bar.x, strict=True):
            ends[y] = ends.get(y, 0) + cases
    assert [ends[y] for y in sorted(ends)] == [1, 1, 1, 3, 3, 3]
    assert list(figure.layout.yaxis.ticktext) == list(STEPS.values()) * 2
    words = [note.text for note in figure.layout.annotations]
    assert "<b>Pilkada 2024</b>  3 perkara" in words and "<b>Pemilu 2019</b>  belum ada catatan perkara" in words


def test_what_names_no_severity_is_hollow_and_what_has_none_is_grey() -> None:
    bars = dict(zip(severity_steps.NAMES, severity_steps.severity_steps(BOTH, BREAKS[:0], VIEW).data, strict=True))
    assert bars["tidak disebut"].marker.color == style.UNKNOWN_FILL
    assert (bars[""].marker.color, list(bars[""].x)) == (style.SEVERITIES["belum diputus"], [1])


def test_a_segment_bears_its_name_where_there_is_room_else_its_number_else_nothing() -> None:
    wide = rows(2024, putusan={"moral": 100, "sedang": 8, "berat": 2})
    figure = severity_steps.severity_steps(wide, BREAKS[:0], VIEW, narrow=True)
    # 240 px for 110 cases, 7 px a letter: 2 cases have 4 px.
    assert [text for bar in figure.data for text in bar.text] == ["100 moral", "8", ""]


def test_a_change_of_rule_is_a_dashed_line_before_its_cycle() -> None:
    figure = severity_steps.severity_steps(BOTH, BREAKS, VIEW)
    assert [shape.line.dash for shape in figure.layout.shapes] == ["dash", "dash"]
    words = [note.text for note in figure.layout.annotations]
    assert words.index("24 Agu 2024: KASN ke BKN") < words.index("<b>Pilkada 2024</b>  3 perkara")


def test_the_title_holds_decisions_against_what_was_alleged() -> None:
    assert severity_steps.title(changes(lebih_ringan=2, sama=1), 2024, "X") == (
        "Dari 3 putusan X, 2 lebih ringan daripada dugaannya dan 1 sama dengan dugaannya"
    )
    assert severity_steps.title(changes(sama=3), 2024, "X") == (
        "Semua putusan X yang dapat dibandingkan: 3 sama dengan dugaannya"
    )
    assert severity_steps.title(changes(belum_diputus=3), 2024, "X") == (
        "Belum ada perkara X yang putusannya dapat dibandingkan dengan dugaannya"
    )
    assert severity_steps.title(changes(sama=0), 2024, "X") == "Belum ada perkara yang tercatat pada X"


def test_the_bars_are_written_step_by_step() -> None:
    assert severity_steps.alt(BOTH, 2024, "X") == (
        "Batang bertumpuk per siklus. X. Dugaan: Sedang 2 dan Berat 1; Rekomendasi: Berat 3; "
        "Putusan: Moral 2 dan Berat 1."
    )
    assert severity_steps.alt(BOTH, 2019, "X") == "X: tidak ada perkara."
