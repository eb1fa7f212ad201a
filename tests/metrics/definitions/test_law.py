"""Steps and sanctions as lists: what is in force in a cycle, and what comes after a step."""

from pathlib import Path

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    place: Path = tmp_path_factory.mktemp("law")
    return make_build(place, case=[("A", 2024, "2024-10-01", "pers", "Pemkot Malang", None, None, "D7", None)])


def test_a_cycle_has_the_sanctions_of_its_time(build: Build) -> None:
    rules = {cycle: set(query_exact("law_sanctions", build, cycle=cycle)["rule"]) for cycle in (2019, 2023, 2024)}
    assert rules == {
        2019: {"PP 53/2010", "PP 42/2004", "PP 49/2018"},
        2023: {"PP 94/2021", "PP 42/2004", "PP 49/2018"},
        2024: {"PP 94/2021", "PP 42/2004", "PP 49/2018"},
    }
    rows = query_exact("law_sanctions", build, cycle=2024).set_index("sanction_id")
    assert list(rows.loc["PPPK_PHK", ["employment_name", "appeal_name"]]) == [
        *("PPPK", "banding ke BPASN (sebelum 2021: BAPEK)"),
    ]
    assert rows.loc["PP94_BERAT", "appeal_name"] == "menurut jenisnya"


def test_a_step_says_whose_turn_follows_and_where_ethics_goes_another_way(build: Build) -> None:
    steps = query_exact("law_steps", build).set_index("step_id")
    assert list(steps.loc["penerusan", ["turn_name", "next_name"]]) == [
        *("KASN/BKN", "Rekomendasi"),
    ]
    assert steps.loc["disposisi_ppk", "ethics_name"] == "Majelis Kode Etik: Sidang Majelis Kode Etik"
    assert steps.loc["dihentikan", "outcome_name"] == "Dihentikan"
