"""Simulated cases and how they end."""

from collections import Counter
from datetime import date

from loaders.simulate.office import City
from loaders.simulate.reference import SimulatedReference
from tests.support.simulated_cases import rows_by


def test_all_ends_of_a_case_occur(small_city: City) -> None:
    ends = Counter(case.steps[-1].step_id for case in small_city.cases)
    wanted = {"tidak_diregister", "bukan_pelanggaran", "tidak_terbukti", "dilimpahkan", "dihentikan", "selesai"}
    assert wanted <= ends.keys()
    assert all(any(step.reason for step in c.steps) for c in small_city.cases if c.steps[-1].step_id == "dihentikan")


def test_a_revoked_sanction_is_replaced_by_another_kind_once_a_cycle(small_city: City) -> None:
    replaced = [case for case in small_city.cases if any(step.step_id == "sk_dicabut" for step in case.steps)]
    kinds = [[step.sanction_id for step in case.steps if step.step_id == "sk_sanksi"] for case in replaced]
    assert [case.cycle for case in replaced][:2] == [2019, 2023]
    assert all(len(set(found)) == len(found) for found in kinds)
    assert len(kinds[0]) == 2


def test_each_sanction_is_one_of_the_rule_in_force_on_its_day(small_city: City, reference: SimulatedReference) -> None:
    kinds = rows_by(reference, "sanctions", "sanction_id")
    for case in small_city.cases:
        for step in case.steps:
            if step.sanction_id:
                pp53 = "PP53/2010" if step.step_on < date(2021, 8, 31) else "PP94/2021"
                assert kinds[step.sanction_id]["rule_id"] == ("PP42/2004" if case.form.startswith("E") else pp53)
                assert step.sanction in (
                    kinds[step.sanction_id]["name"],
                    *kinds[step.sanction_id]["aliases"].split("|"),
                )


def test_the_class_of_a_form_changes_on_the_day_of_nomination(small_city: City) -> None:
    nominated = {2019: date(2018, 9, 20), 2023: date(2023, 11, 3), 2024: date(2024, 9, 22)}
    assert all((case.form[0] == "D") == (case.reported_on >= nominated[case.cycle]) for case in small_city.cases)
    assert {case.form[0] for case in small_city.cases if case.cycle == 2024} == {"D", "E"}


def test_a_case_of_another_instansi_has_no_unit_and_never_reaches_our_ppk(small_city: City) -> None:
    others = [case for case in small_city.cases if case.agency != "Pemkot Malang"]
    assert len(others) >= 11
    assert all(case.post is None for case in others)
    assert not any(step.step_id == "disposisi_ppk" for case in others for step in case.steps)


def test_most_recommendations_name_a_severity_and_some_do_not(small_city: City) -> None:
    said = [step.sanction_id for case in small_city.cases for step in case.steps if step.step_id == "rekomendasi"]
    assert {sanction.rpartition("_")[2] for sanction in said} == {"", "MORAL", "SEDANG", "BERAT"}
    assert sum(map(bool, said)) > len(said) / 2
