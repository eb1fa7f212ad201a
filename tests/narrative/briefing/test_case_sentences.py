"""The sentences on the stages of an election, from rows written by hand."""

from datetime import date

import pandas as pd

from narrative.briefing.case_sentences import upcoming

STAGES = pd.DataFrame(
    {
        "name": ["Masa tenang", "Penetapan calon", "Kampanye"],
        "starts_on": pd.to_datetime(["2024-11-24", "2024-09-22", "2024-09-25"]),
    }
)


def test_the_nearest_stage_ahead_is_told_with_the_days_until_it() -> None:
    assert upcoming(STAGES, date(2024, 9, 20)) == "Tahap berikutnya: Penetapan calon, 22 September 2024 (2 hari lagi)."


def test_a_stage_that_begins_today_is_no_longer_ahead() -> None:
    assert upcoming(STAGES, date(2024, 9, 22)) == "Tahap berikutnya: Kampanye, 25 September 2024 (3 hari lagi)."


def test_after_the_last_stage_nothing_is_ahead() -> None:
    assert upcoming(STAGES, date(2024, 11, 24)) is None
