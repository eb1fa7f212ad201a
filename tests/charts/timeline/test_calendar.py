"""The time axis and the sentences about it: what is drawn and what is said, by hand."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from charts.base import style
from charts.timeline import calendar, titles
from metrics.selection import Cycle

CYCLE = Cycle(2024, "Pilkada 2024", date(2024, 11, 27), date(2024, 5, 5), date(2024, 9, 24))
DAYS = (
    ("Pendaftaran pasangan calon", date(2024, 8, 27), date(2024, 8, 29)),
    ("Penetapan pasangan calon", date(2024, 9, 22), date(2024, 9, 22)),
    ("Kampanye", date(2024, 9, 25), date(2024, 11, 23)),
    ("Pemungutan suara", date(2024, 11, 27), date(2024, 11, 27)),
)
EVENTS = pd.DataFrame(
    [
        (date(2024, 8, 26), "Ikrar", "Ikrar bersama"),
        (date(2024, 9, 2), "Apel", "Apel Senin"),
        (date(2024, 9, 9), "Apel", "Apel Senin"),
    ],
    columns=["event_on", "kind_name", "title"],
)
NO_EVENTS = EVENTS.head(0)
SIGNINGS = pd.DataFrame(
    [(date(2024, 8, 26), 642, 600, 1480), (date(2024, 9, 2), 1000, 900, 1480)],
    columns=["day", "signed", "fulfilled", "obliged"],
)


def stages(as_of: date) -> pd.DataFrame:
    rows = [
        (name, first, last, "akan datang" if as_of < first else "selesai" if as_of > last else "berjalan")
        for name, first, last in DAYS
    ]
    return pd.DataFrame(rows, columns=["name", "starts_on", "ends_on", "state"])


def drawn(as_of: date, signings: pd.DataFrame = SIGNINGS, *, narrow: bool = False) -> go.Figure:
    return calendar.calendar(stages(as_of), EVENTS, signings, CYCLE, as_of, narrow=narrow)


def annotations(figure: go.Figure) -> str:
    return "\n".join(note.text for note in figure.layout.annotations)


def mark(figure: go.Figure, begins: str) -> go.Scatter:
    return next(trace for trace in figure.data if str(trace.text).lstrip("('\"").startswith(begins))


def test_a_stage_that_runs_is_blue_one_that_is_over_grey_one_to_come_hollow() -> None:
    figure = drawn(date(2024, 10, 1))
    assert mark(figure, "Kampanye").fillcolor == style.BLUE
    assert mark(figure, "Pendaftaran").fillcolor == style.GREY
    assert mark(figure, "Pemungutan").marker.color == style.PAPER


def test_a_stage_of_one_day_is_a_diamond_and_a_longer_one_a_bar_to_the_end_of_its_last_day() -> None:
    figure = drawn(date(2024, 10, 1))
    assert mark(figure, "Penetapan").marker.symbol == "diamond"
    assert max(mark(figure, "Kampanye").x) == date(2024, 11, 24)


def test_stages_activities_and_curve_share_one_time_axis() -> None:
    figure = drawn(date(2024, 10, 1))
    assert {trace.xaxis for trace in figure.data} == {None}
    assert len({trace.yaxis for trace in figure.data}) == 3


def test_the_curve_holds_its_last_value_until_the_day_of_the_view() -> None:
    signed = mark(drawn(date(2024, 9, 20)), "26 Agustus 2024: 642")
    assert list(signed.x) == [date(2024, 8, 26), date(2024, 9, 2), date(2024, 9, 20)]
    assert list(signed.y) == [642, 1000, 1000]


def test_the_curve_ends_on_polling_day() -> None:
    assert max(mark(drawn(date(2026, 1, 1)), "26 Agustus 2024: 642").x) == date(2024, 11, 27)


def test_the_curve_speaks_indonesian_with_its_whole() -> None:
    figure = drawn(date(2024, 9, 20))
    said = mark(figure, "26 Agustus 2024: 642").text[1]
    # 1000/1480 = 67,57
    assert said == "2 September 2024: 1.000/1.480 orang (67,6%) sudah tanda tangan"
    assert "wajib 1.480 orang" in annotations(figure)


def test_a_cycle_without_signings_says_so_and_draws_no_curve() -> None:
    figure = drawn(date(2024, 8, 1), SIGNINGS.head(0))
    assert "belum ada tanda tangan per 1 Agustus 2024" in annotations(figure)
    assert not [trace for trace in figure.data if trace.line.shape == "hv"]


def test_the_day_of_the_view_is_marked_only_inside_the_cycle() -> None:
    assert "posisi 20 Sep 2024" in annotations(drawn(date(2024, 9, 20)))
    assert "posisi" not in annotations(drawn(date(2026, 1, 1)))
    assert "batas tepat waktu 24 Sep 2024" in annotations(drawn(date(2026, 1, 1)))


def test_each_kind_of_activity_has_a_lane_with_its_count() -> None:
    said = annotations(drawn(date(2024, 10, 1)))
    assert "<b>Ikrar</b><br>1 kegiatan" in said
    assert "<b>Apel</b><br>2 kegiatan" in said


def test_without_activities_there_is_no_empty_block() -> None:
    figure = calendar.calendar(stages(date(2024, 10, 1)), NO_EVENTS, SIGNINGS, CYCLE, date(2024, 10, 1))
    assert "<b>Kegiatan</b>" not in annotations(figure)


def test_the_phone_puts_names_above_their_lanes() -> None:
    assert drawn(date(2024, 10, 1), narrow=True).layout.margin.l < 30
    assert "<b>Kampanye</b> 25 Sep – 23 Nov 2024, berjalan" in annotations(drawn(date(2024, 10, 1), narrow=True))


def test_the_position_names_the_running_stage_and_the_days_to_polling() -> None:
    day = date(2024, 10, 1)
    # 1 October to 27 November: 57 days
    said = "Per 1 Oktober 2024 berjalan: Kampanye; 57 hari menuju pemungutan suara Pilkada 2024"
    assert titles.position(stages(day), CYCLE, day) == said


def test_the_position_between_two_stages_names_the_next_one() -> None:
    day = date(2024, 9, 1)
    said = titles.position(stages(day), CYCLE, day)
    assert said.startswith("Per 1 September 2024 tahap berikutnya Penetapan pasangan calon, 21 hari lagi; 87 hari")


def test_the_position_on_and_after_polling_day() -> None:
    polling, later = date(2024, 11, 27), date(2025, 1, 1)
    assert "hari ini pemungutan suara Pilkada 2024" in titles.position(stages(polling), CYCLE, polling)
    assert titles.position(stages(later), CYCLE, later) == (
        "Per 1 Januari 2025 semua tahap Pilkada 2024 sudah selesai; pemungutan suara 27 November 2024"
    )


def test_an_act_changes_class_on_the_day_candidates_are_fixed() -> None:
    rows = stages(date(2024, 10, 1))
    assert titles.class_in_force(rows, date(2024, 9, 21)) == "kode etik"
    assert titles.class_in_force(rows, date(2024, 9, 22)) == "disiplin"
    assert titles.class_in_force(rows[rows["name"] == "Kampanye"], date(2024, 9, 22)) == "belum diketahui"


def test_what_is_forbidden_is_said_with_its_day() -> None:
    rows = stages(date(2024, 10, 1))
    before, after = (titles.forbidden(rows, on) for on in (date(2024, 8, 26), date(2024, 10, 1)))
    assert before == "Per 26 Agustus 2024 berlaku kode etik: calon baru ditetapkan 22 September 2024"
    assert after == "Per 1 Oktober 2024 berlaku disiplin: calon sudah ditetapkan 22 September 2024"


def test_while_only_some_candidates_are_fixed_the_page_says_who_is_not() -> None:
    rows = pd.DataFrame(
        [("Penetapan DCT", date(2023, 11, 3)), ("Penetapan pasangan capres", date(2023, 11, 13))],
        columns=["name", "starts_on"],
    )
    assert "Penetapan pasangan capres (13 November 2023)" in titles.later_fixed(rows, date(2023, 11, 5))
    assert titles.later_fixed(rows, date(2023, 11, 1)) == ""
    assert titles.later_fixed(rows, date(2023, 11, 13)) == ""


def test_activities_are_counted_by_kind() -> None:
    assert titles.activities(EVENTS, "X") == "3 kegiatan pada X: 2 apel dan 1 ikrar"
    assert titles.activities(NO_EVENTS, "X") == "Belum ada kegiatan yang tercatat pada X"


def test_forms_show_their_threat_and_their_own_note_without_the_one_all_share() -> None:
    rows = pd.DataFrame(
        [
            ("E1", "Alat peraga", "kode etik", "Moral", "Daftar lain pada 2019."),
            ("D3", "Pendekatan", "disiplin", "Sedang", "Sumber berbeda. Daftar lain pada 2019."),
        ],
        columns=["form_id", "form", "class", "severity_name", "note"],
    )
    assert titles.forms(rows, "disiplin", "disiplin") == (
        "**Disiplin (calon)** :blue-badge[berlaku pada tanggal ini]\n\n- D3 Pendekatan · sedang (sumber berbeda)"
    )
    assert titles.forms(rows, "kode etik", "disiplin") == "**Kode etik (bakal calon)**\n\n- E1 Alat peraga"
    assert titles.shared_note(rows) == "Daftar lain pada 2019."


def test_facts_of_the_chosen_cycle_come_first_with_all_their_articles() -> None:
    columns = ["fact_id", "cycle", "fact_on", "statement", "publisher", "published_on", "title", "note"]
    rows = pd.DataFrame(
        [
            ("F1", 2023, date(2023, 5, 23), "Ikrar.", "Malang Post", date(2023, 5, 23), "Berikrar", None),
            ("F1", 2023, date(2023, 5, 23), "Ikrar.", "KASN", None, "Sosialisasi", None),
            ("F7", 2024, date(2024, 8, 26), "Pakta.", "Memontum", date(2024, 8, 26), "Penguatan", "642 hadir."),
        ],
        columns=columns,
    )
    first, second = titles.facts(rows, 2024)
    assert first == (
        "**F7 · 26 Agustus 2024 · siklus 2024**  \nPakta.  \n*Catatan:* 642 hadir.  \n"
        "*Sumber:* Memontum, 26 Agustus 2024, “Penguatan”"
    )
    assert second.endswith(
        "*Sumber:* Malang Post, 23 Mei 2023, “Berikrar”; KASN, tanggal terbit belum diketahui, “Sosialisasi”"
    )
