"""What was delivered, in the words of the inputs."""

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import make_build, nip


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    person = (2024, nip(1), "Dinas Kesehatan", "", "", "pelaksana", "", "", "")
    return make_build(
        tmp_path_factory.mktemp("deliveries"),
        roster=[person, (2024, "123", "Dinas Kesehatan", "", "", "pelaksana", "", "", "")],  # no number of a person
    )


def test_rows_read_are_those_loaded_and_rejected(build: Build) -> None:
    row = query_exact("loads", build).iloc[0]
    assert (row["rows_read"], row["rows_loaded"], row["rows_rejected"], row["kind_name"]) == (2, 1, 1, "daftar wajib")


def test_a_source_is_called_by_the_noun_of_its_input(build: Build) -> None:
    named = query_exact("sources", build).set_index("kind")[["kind_name", "source_name", "status"]]
    assert [*named.T["roster"]] == ["daftar wajib", "daftar wajib", "lengkap"]
    assert [*named.T["case"]] == ["register perkara Pemkot", "register perkara Pemkot", "belum ada"]


def test_the_inputs_stand_in_the_order_of_the_contract_and_registers_tell_of_cases(build: Build) -> None:
    rows = query_exact("inputs", build)
    assert rows["kind"].tolist()[:3] == ["roster", "signing", "recap"]
    assert set(rows.loc[rows["is_of_cases"], "kind"]) == {"case", "step", "bawaslu_register", "match"}


def test_reasons_of_rejected_rows_are_counted(build: Build) -> None:
    row = query_exact("rejects_summary", build).iloc[0]
    assert (row["file"], row["column_name"], row["rows"]) == ("roster.csv", "nip", 1)
