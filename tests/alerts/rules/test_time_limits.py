"""Cases over their limit."""

from datetime import date

from storage.builds import Build
from tests.support.alert_contexts import found, on


def test_a_case_over_its_limit_names_the_limit_and_whose_turn_it_is(rules_build: Build) -> None:
    # reported Wednesday 4 September: two calendar days end on Friday, Saturday is one beyond
    assert [one for one in found("case_over_limit", on(rules_build, date(2024, 9, 6))) if "001" in one.subject] == []
    over = [one for one in found("case_over_limit", on(rules_build, date(2024, 9, 7))) if one.fires]
    assert [(one.unit_id, one.cycle) for one in over] == [("DINKES", 2024)]  # the OPD above RSUD
    assert over[0].text == (
        "Perkara 001/NTR/2024: Laporan atau temuan → Kajian awal lewat 1 hari kalender dari batas 2 hari kalender "
        "(jatuh tempo 6 September 2024). Giliran: Bawaslu Kota Malang."
    )


def test_a_case_is_over_with_the_step_and_other_agencies_cases_are_not_told(rules_build: Build) -> None:
    done = [one for one in found("case_over_limit", on(rules_build, date(2024, 9, 8))) if not one.fires]
    assert [one.text for one in done] == [
        "Perkara 002/NTR/2024: Laporan atau temuan → Kajian awal selesai 7 September 2024."
    ]
    assert not any("003" in one.subject for one in found("case_over_limit", on(rules_build, date(2024, 9, 8))))
