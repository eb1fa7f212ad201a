"""Open cases one by one, and one case's way in a picture and in words; every day counted by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.handling import ageing_board, case_timeline, case_titles
from charts.handling.case_rows import rows_of
from metrics.selection import WHOLE_CITY, Cycle, Selection
from storage.builds import Build

AS_OF = date(2024, 11, 20)
CYCLE = Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24))
VIEW = Selection(Build("simulasi", "hand", Path("hand.duckdb")), 2024, AS_OF, WHOLE_CITY, (CYCLE,))
NA: Any = pd.NA
NUMBERS = ["limit_days", "days_used", "days_stopped", "days_left", "days_over"]


def cases(*rows: dict[str, Any]) -> pd.DataFrame:
    """Rows of case_list: an open case of ours at Verifikasi BKN unless said otherwise."""
    plain = {
        "case_id": "1/2024",
        "instansi": "Pemkot Malang",
        "is_own": True,
        "has_steps": True,
        "is_open": True,
        "short_name": "Dinkes",
        "reported_on": pd.Timestamp(2024, 10, 1),
        "timing": "sesudah penetapan calon",
        "origin": "pers",
        "form": "Foto bersama",
        "class": "disiplin",
        "rule_id": "PP94/2021",
        "recommender": "Badan Kepegawaian Negara",
        "alleged_severity": "berat",
        "recommended_severity": None,
        "decided_severity": None,
        "sanction": None,
        "revoked": 0,
        "outcome_name": "Masih berjalan",
        "state": "lewat batas",
        "step": "Verifikasi BKN",
        "step_on": pd.Timestamp(2024, 10, 21),
        "awaited_step": "Disposisi PPK",
        "turn_name": "Pejabat Pembina Kepegawaian (Wali Kota Malang)",
        "due_on": pd.Timestamp(2024, 11, 8),
        "days_counted": "hari kerja",
        "limit_days": 14,
        "days_used": 22,
        "days_stopped": 0,
        "days_left": 0,
        "days_over": 8,
    }
    return pd.DataFrame([plain | row for row in rows]).astype(dict.fromkeys(NUMBERS, "Int64"))


FREE = dict.fromkeys([*NUMBERS], NA) | {"state": "tanpa batas waktu", "due_on": None, "days_counted": None}
RUNNING = {"state": "berjalan", "days_used": 4, "days_left": 10, "days_over": 0}
BOARD = cases(
    {"case_id": "free", "step_on": pd.Timestamp(2024, 11, 1), **FREE},
    {"case_id": "in time", **RUNNING},
    {"case_id": "stopped", **RUNNING, "state": "berhenti sementara", "due_on": None},
    {"case_id": "late"},
    {"case_id": "closed", "is_open": False, "outcome_name": "Dihentikan"},
    {"case_id": "before", "is_open": False, "outcome_name": "Dihentikan", "step_on": pd.Timestamp(2024, 10, 2)},
    {"case_id": "other", "is_own": False, "instansi": "Provinsi"},
    {"case_id": "silent", "has_steps": False, "step_on": None, **FREE, "state": "belum diketahui"},
)


def step(name: str, on: str | None, **more: Any) -> dict[str, Any]:
    """A line of case_history: a step without a clock unless said otherwise."""
    clock = dict.fromkeys(["clock_id", "clock", "from_on", "due_on", "days_counted", "state", *NUMBERS])
    return {
        "kind": "tahap",
        "step": name,
        "step_on": pd.Timestamp(on) if on else None,
        "body": "Bawaslu Kota Malang",
        "sanction": None,
        "reason": None,
        "is_revoked": False,
        "document": None,
        **clock,
        **more,
    }


def clock(name: str, start: str, due: str | None, counts: tuple[int, int, int], **more: Any) -> dict[str, Any]:
    """The clock of a line: its limit, days used, days over; in working days."""
    limit, used, over = counts
    return {
        "clock_id": name,
        "clock": name,
        "from_on": pd.Timestamp(start),
        "due_on": pd.Timestamp(due) if due else None,
        "limit_days": limit,
        "days_used": used,
        "days_left": max(limit - used, 0),
        "days_over": over,
        "days_counted": "hari kerja",
        "days_stopped": 0,
        **more,
    }


def history(*lines: dict[str, Any]) -> pd.DataFrame:
    frame = pd.DataFrame(lines).assign(line_no=range(1, len(lines) + 1), case_id="1/2024")
    for column in ("step_on", "from_on", "due_on"):
        frame[column] = pd.to_datetime(frame[column])
    return frame.astype(dict.fromkeys(NUMBERS, "Int64"))


# BKN had from 14 to 21 October; the PPK's fourteen days began to run only then, and were up on 8 November.
WAY = history(
    step("Rekomendasi", "2024-10-14"),
    step(
        "Verifikasi BKN",
        "2024-10-21",
        body="Badan Kepegawaian Negara",
        **clock("VERIFIKASI_BKN", "2024-10-14", "2024-10-21", (7, 7, 0), state="tepat waktu"),
    ),
    step(
        "Disposisi PPK",
        None,
        kind="menunggu",
        body="Pejabat Pembina Kepegawaian (Wali Kota Malang)",
        **clock("TINDAK_LANJUT_PPK", "2024-10-14", "2024-11-08", (14, 22, 8), state="lewat batas", days_stopped=5),
    ),
)


def words(figure: go.Figure) -> list[str]:
    return [str(note.text) for note in figure.layout.annotations]


def test_the_board_holds_our_open_cases_the_latest_first_and_those_without_a_limit_last() -> None:
    rows = ageing_board.open_cases(BOARD, VIEW)
    assert list(rows["case_id"]) == ["late", "in time", "stopped", "free"]
    # 1 to 20 November
    assert rows["days_since"].iloc[-1] == 19


def test_each_case_of_the_board_says_for_whom_it_waits_and_how_it_stands() -> None:
    said = words(ageing_board.board(ageing_board.open_cases(BOARD, VIEW)))
    assert said[0] == "<b>late</b> · Dinkes · menunggu Disposisi PPK, PPK (Wali Kota)"
    assert said[4:] == [
        "8 hari kerja lewat, batas 14 (8 Nov 2024)",
        "sisa 10 hari kerja, batas 14 (8 Nov 2024)",
        "berhenti sementara, terpakai 4 dari 14",
        "19 hari di tahap ini, tanpa batas waktu",
    ]


def test_only_the_days_beyond_the_limit_are_red_and_the_limit_is_a_stroke() -> None:
    inside, beyond, limits = ageing_board.board(ageing_board.open_cases(BOARD, VIEW)).data
    assert list(inside.x) == [14, 4, 4]
    assert list(inside.marker.color) == [style.BLUE, style.BLUE, style.GREY]
    assert list(beyond.x) == [8, 0, 0]
    assert beyond.marker.color == style.OVER
    assert list(limits.x[:2]) == [14, 14]


def test_the_board_title_names_the_longest_and_who_is_waited_for() -> None:
    rows = ageing_board.open_cases(BOARD, VIEW)
    said = "1/4 perkara X yang berjalan lewat batas; terlama 8 hari kerja, menunggu PPK (Wali Kota)"
    assert ageing_board.title(rows, "X") == said
    assert ageing_board.title(rows[1:], "X") == "Tidak satu pun dari 3 perkara X yang berjalan lewat batas"
    assert ageing_board.title(rows[:0], "X") == "Tidak ada perkara X yang sedang berjalan"


def test_more_open_cases_than_fit_are_left_to_the_table() -> None:
    rows = ageing_board.open_cases(cases(*({"case_id": f"{place:02}"} for place in range(15))), VIEW)
    assert len(ageing_board.board(rows).data[0].x) == ageing_board.MOST
    assert len(ageing_board.board(rows, narrow=True).data[0].x) == ageing_board.FEWER


def test_open_cases_come_first_in_the_choice_and_other_agencies_last() -> None:
    choices = case_titles.choices(BOARD)
    assert list(choices) == ["late", "in time", "stopped", "free", "closed", "before", "silent", "other"]
    assert choices["late"] == "late · 8 hari kerja lewat batas, menunggu PPK (Wali Kota)"
    assert choices["closed"] == "closed · dihentikan"
    assert choices["other"] == "other (Provinsi) · 8 hari kerja lewat batas, menunggu PPK (Wali Kota)"
    assert choices["silent"] == "silent · langkah belum diketahui"


def test_the_clock_of_what_is_waited_for_stands_still_while_bkn_verifies() -> None:
    recommended, verified, waited = rows_of(WAY, AS_OF)
    assert recommended.detail == ""
    assert verified.detail == "tepat waktu, hari ke-7 dari 7"
    assert waited.detail == "PPK (Wali Kota): lewat 8 hari kerja, batas 14"
    assert waited.stopped == (date(2024, 10, 14), date(2024, 10, 21))


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


def test_the_table_says_of_each_step_when_by_whom_and_whether_in_time() -> None:
    table = case_titles.steps(WAY)
    assert list(table.iloc[1])[:5] == [
        *("Verifikasi BKN", "21 Okt 2024", "BKN", "21 Okt 2024", "tepat waktu, hari ke-7 dari 7"),
    ]
    assert list(table.iloc[2]) == [
        *("Menunggu: Disposisi PPK", "", "PPK (Wali Kota)", "8 Nov 2024", "lewat 8 hari kerja, batas 14"),
        *("5 hari kerja berhenti, tidak dihitung", ""),
    ]
    assert "Disposisi PPK, lewat 8 hari kerja" in case_titles.alt(WAY)


def test_the_document_of_a_step_stands_in_the_table_where_one_is_noted() -> None:
    given = WAY.assign(document=pd.Series(["REK-1", None, None]))
    assert list(case_titles.steps(given)["document"]) == ["REK-1", "", ""]


def test_one_case_is_named_with_where_it_is_stuck_or_how_it_ended() -> None:
    assert case_titles.title(cases({}), VIEW) == (
        "1/2024: 8 hari kerja lewat batas, menunggu PPK (Wali Kota): Disposisi PPK"
    )
    ended = cases({"is_open": False, "outcome_name": "Dihentikan", **FREE})
    assert case_titles.title(ended, VIEW) == "1/2024: dihentikan, 21 Okt 2024"
    # 21 October to 20 November is 30 days.
    assert case_titles.title(cases(FREE), VIEW) == (
        "1/2024: menunggu PPK (Wali Kota): Disposisi PPK sejak 21 Okt 2024, tanpa batas waktu, sudah 30 hari"
    )
    assert case_titles.title(BOARD[BOARD["case_id"] == "silent"], VIEW) == "silent: langkahnya belum diketahui"


def test_what_follows_from_form_and_days_is_a_short_list() -> None:
    about, law = case_titles.facts(cases({"decided_severity": "sedang", "sanction": "Penundaan", "revoked": 1}))
    assert about["Dilaporkan"] == "1 Oktober 2024, sesudah penetapan calon"
    assert about["Terlapor"] == "Pemkot Malang, Dinkes"
    assert law["Aturan yang berlaku"] == "PP 94/2021"
    assert law["Tingkat"] == "dugaan berat → rekomendasi tidak disebut → putusan sedang: Penundaan; 1 SK dicabut"
    left = cases({"is_open": False, "recommender": None})
    assert case_titles.facts(left)[1]["Tingkat"] == "dugaan berat → rekomendasi tidak ada → putusan tidak ada"


def test_what_is_not_known_of_a_documented_matter_is_said() -> None:
    silent = dict.fromkeys(["short_name", "origin", "form", "class", "rule_id", "recommender", "alleged_severity"])
    matter = cases({"case_id": "TERDOKUMENTASI-2019-1", "has_steps": False, "reported_on": None, **silent})
    about, law = case_titles.facts(matter)
    assert about == {
        "Dilaporkan": "belum diketahui",
        "Asal": "belum diketahui",
        "Terlapor": "Pemkot Malang",
        "Bentuk": "belum diketahui",
    }
    assert law["Tingkat"] == "dugaan belum diketahui → rekomendasi belum diketahui → putusan belum diketahui"
    told = case_titles.documented(pd.concat([BOARD, matter]))
    assert told[["case_id", "form"]].to_numpy().tolist() == [["TERDOKUMENTASI-2019-1", "belum diketahui"]]
