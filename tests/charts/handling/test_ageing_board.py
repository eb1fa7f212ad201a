"""Open cases one by one against their limits; every day counted by hand."""

from charts.base import style
from charts.handling import ageing_board
from tests.support.case_rows import BOARD, VIEW, cases, words


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
