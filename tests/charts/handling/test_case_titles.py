"""One case in words: the choice of it, what it is about, its steps; every day counted by hand."""

import pandas as pd

from charts.handling import case_titles
from tests.support.case_rows import BOARD, FREE, VIEW, WAY, cases


def test_open_cases_come_first_in_the_choice_and_other_agencies_last() -> None:
    choices = case_titles.choices(BOARD)
    assert list(choices) == ["late", "in time", "stopped", "free", "closed", "before", "silent", "other"]
    assert choices["late"] == "late · 8 hari kerja lewat batas, menunggu PPK (Wali Kota)"
    assert choices["closed"] == "closed · dihentikan"
    assert choices["other"] == "other (Provinsi) · 8 hari kerja lewat batas, menunggu PPK (Wali Kota)"
    assert choices["silent"] == "silent · langkah belum diketahui"


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
    silent = dict.fromkeys(["short_name", "origin_name", "form", "class", "rule_id", "recommender", "alleged_severity"])
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
