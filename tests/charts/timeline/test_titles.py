"""Sentences on the stage, what is forbidden and what was done, by hand."""

from datetime import date

import pandas as pd

from charts.timeline import titles
from tests.support.timeline_rows import CYCLE, EVENTS, NO_EVENTS, stages


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
    assert [titles.class_in_force(rows, date(2023, 11, on)) for on in (2, 3, 12, 13)] == [
        "kode etik",
        "belum diketahui",
        "belum diketahui",
        "disiplin",
    ]
    assert titles.forbidden(rows, date(2023, 11, 12)) == (
        "Per 12 November 2023 menurut pemilihannya: disiplin bila calonnya sudah ditetapkan (3 November 2023), "
        "kode etik bila baru ditetapkan 13 November 2023"
    )
    assert titles.forbidden(rows, date(2023, 11, 13)).endswith("calon sudah ditetapkan 13 November 2023")
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
    ).assign(cycle_name=["Pemilu 2024", "Pemilu 2024", "Pilkada 2024"])
    first, second = titles.facts(rows, 2024)
    assert first == (
        "**F7 · 26 Agustus 2024 · Pilkada 2024**  \nPakta.  \n*Catatan:* 642 hadir.  \n"
        "*Sumber:* Memontum, 26 Agustus 2024, “Penguatan”"
    )
    assert second.endswith(
        "*Sumber:* Malang Post, 23 Mei 2023, “Berikrar”; KASN, tanggal terbit belum diketahui, “Sosialisasi”"
    )
