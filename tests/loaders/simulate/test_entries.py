"""Rows of Bawaslu's register that agree with ours, or differ in one known way."""

from dataclasses import fields
from datetime import date

from loaders.simulate import entries
from loaders.simulate.cases import SimulatedCase, SimulatedStep
from loaders.simulate.entries import RegisterEntry

STEPS = tuple(
    SimulatedStep(step_id, date(2024, 9, day), "Bawaslu", "", "")
    for step_id, day in (("kajian", 10), ("rekomendasi", 12))
)
CASE = SimulatedCase(
    "001/NTR/2024", "x", 2024, date(2024, 9, 4), "pers", "Provinsi", None, "D4", "berat", "001/REG/2024", STEPS
)


def differing(one: RegisterEntry) -> set[str]:
    agreeing = entries.entry_of(CASE)
    return {field.name for field in fields(one) if getattr(one, field.name) != getattr(agreeing, field.name)}


def test_the_agreeing_row_has_the_status_of_the_last_step_that_bawaslu_knows() -> None:
    entry = entries.entry_of(CASE)
    assert (entry.status, entry.status_on) == ("direkomendasikan", date(2024, 9, 12))
    assert (entry.number, entry.register, entry.unit) == ("001/NTR/2024", "001/REG/2024", "")


def test_each_way_to_differ_changes_what_it_says_and_nothing_else() -> None:
    entry = entries.entry_of(CASE)
    assert differing(entries.with_other_status(entry, CASE)) == {"status", "status_on"}
    assert entries.with_other_status(entry, CASE).status_on == date(2024, 9, 10)
    assert entries.with_other_day(entry).reported_on == date(2024, 9, 2)
    assert entries.with_other_form(entry).form == "D7"
    assert entries.with_other_class(entry).form == "E4"
    assert entries.with_other_severity(entry).severity == "sedang"
    assert differing(entries.without_number(entry)) == {"number"}
    assert differing(entries.days_apart(entry)) == {"number", "reported_on"}
    assert differing(entries.look_alike(entry, 1)) == {"number", "reported_on", "register"}
