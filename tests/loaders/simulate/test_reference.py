"""What the simulation takes from the reference files."""

from datetime import date
from pathlib import Path

from loaders.simulate.reference import SimulatedReference


def test_a_cycle_has_its_days_and_the_first_on_which_candidates_were_fixed(reference: SimulatedReference) -> None:
    assert set(reference.cycles()) == {2019, 2023, 2024}
    assert reference.cycles()[2024].polling_on == date(2024, 11, 27)
    assert reference.cycles()[2024].nominated_on == date(2024, 9, 22)


def test_units_are_those_that_exist_on_the_day(reference: SimulatedReference) -> None:
    then = {unit.name for unit in reference.listed_units(date(2019, 4, 1))}
    now = {unit.name for unit in reference.listed_units(date(2024, 9, 1))}
    assert "Dinas Kesehatan" in then & now
    assert then - now and now - then  # the offices were reorganised in 2020


def test_an_old_unit_leads_to_those_that_took_it_over(reference: SimulatedReference) -> None:
    known = {row["unit_id"] for row in reference.rows("units")}
    assert reference.successors()
    assert all(after and set(after) <= known for after in reference.successors().values())


def test_a_file_that_was_changed_is_read_anew_and_nobody_changes_the_rows_of_others(tmp_path: Path) -> None:
    reference, file = SimulatedReference(tmp_path), tmp_path / "kecamatan.csv"
    assert reference.rows("kecamatan") == []
    file.write_text("kecamatan_id,name\nK1,Klojen\n")
    reference.rows("kecamatan").clear()
    assert reference.rows("kecamatan") == [{"kecamatan_id": "K1", "name": "Klojen"}]
    file.write_text("kecamatan_id,name\nK1,Lowokwaru\n")
    assert [row["name"] for row in reference.rows("kecamatan")] == ["Lowokwaru"]
