"""One case on a time axis; every day counted by hand."""

from datetime import date

from charts.base import style
from charts.handling import case_timeline, case_titles
from tests.support.case_rows import AS_OF, WAY, clock, history, step, words


def test_a_running_clock_is_drawn_to_the_day_of_the_view_red_from_its_last_day_on() -> None:
    lines = {trace.line.color: trace for trace in case_timeline.timeline(WAY, AS_OF).data if trace.mode == "lines"}
    assert list(lines[style.OVER].x[:2]) == [date(2024, 11, 8), AS_OF]
    assert list(lines[style.GREY].x[:2]) == [date(2024, 10, 14), date(2024, 10, 21)]
    # BKN's seven days, then the PPK's own from the verification to the last day.
    assert list(lines[style.BLUE].x) == [
        *(date(2024, 10, 14), date(2024, 10, 21), None),
        *(date(2024, 10, 21), date(2024, 11, 8), None),
    ]
    assert list(lines[style.TEXT].x[::3]) == [date(2024, 10, 21), date(2024, 11, 8)]


def test_a_revoked_sk_is_crossed_out_and_its_successor_stands() -> None:
    way = history(
        step("SK sanksi", "2024-09-05", is_revoked=True, sanction="Teguran lisan"),
        step("SK dicabut", "2024-10-18", reason="keberatan diterima"),
        step("SK sanksi", "2024-11-04", sanction="Teguran tertulis"),
        step("Banding", None, kind="hak", body=None, **clock("BANDING", "2024-11-04", "2024-11-22", (14, 12, 0))),
        step("", None, kind="turunan", **clock("SK mulai berlaku", "2024-11-15", "2024-12-09", (15, 0, 0))),
    )
    figure = case_timeline.timeline(way, AS_OF, narrow=True)
    (marks,) = [trace for trace in figure.data if trace.mode == "markers"]
    assert list(marks.marker.symbol) == ["x", "circle", "circle", "diamond"]
    muted = f'<br><span style="color:{style.MUTED}">'
    assert f"<b>SK sanksi (kemudian dicabut) 5 Sep 2024</b>{muted}Teguran lisan</span>" in words(figure)
    assert f"<b>Hak: Banding</b>{muted}sampai 22 Nov 2024</span>" in words(figure)
    table = case_titles.steps(way)
    assert list(table["remark"]) == [
        "Teguran lisan; SK ini kemudian dicabut",
        "Keberatan diterima",
        "Teguran tertulis",
        "Dihitung 15 hari kerja sesudah langkahnya",
        "",
    ]
    assert list(table["when"])[3:] == ["9 Des 2024", ""]
