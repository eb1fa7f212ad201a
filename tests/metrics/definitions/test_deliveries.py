"""What was delivered, in the words of the inputs."""

import pytest

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import Row, make_build, nip


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def person(number: str, unit: str) -> Row:
        return (2024, number, unit, "", "", "pelaksana", "", "", "")

    return make_build(
        tmp_path_factory.mktemp("deliveries"),
        roster=[
            person(nip(1), "RSUD"),
            person("123", "Dinas Kesehatan"),  # no number of a person
            person("124", "Dinas Kesehatan"),
            person(nip(2), "Dinas Samudra"),  # no unit of the city
        ],
        recap=[(2024, "RSUD", "2024-09-02", 5, 2, 2), (2024, "RSUD", "2024-09-09", 5, 3, 3)],  # has a list as well
    )


def test_rows_read_are_those_loaded_and_rejected(build: Build) -> None:
    row = query_exact("loads", build).set_index("file").loc["roster.csv"]
    assert (row["rows_read"], row["rows_loaded"], row["rows_rejected"], row["kind_name"]) == (4, 1, 3, "daftar wajib")


def test_a_build_sums_the_rows_of_all_its_sheets(build: Build) -> None:
    row = query_exact("build_summary", build).iloc[0]
    assert (row["files"], row["rows_loaded"], row["rows_rejected"]) == (2, 3, 3)


def test_a_finding_about_a_unit_is_told_to_the_opd_above_it(build: Build) -> None:
    for unit in ("RSUD", "DINKES"):
        assert query_exact("findings", build, unit_id=unit)[["code", "unit_id"]].to_numpy().tolist() == [
            ["beda_rekap", "RSUD"]
        ]
    assert query_exact("findings", build, unit_id="DISHUB").empty


def test_a_source_is_called_by_the_noun_of_its_input(build: Build) -> None:
    named = query_exact("sources", build).set_index("kind")[["kind_name", "source_name", "status"]]
    assert [*named.T["roster"]] == ["daftar wajib", "daftar wajib", "lengkap"]
    assert [*named.T["case"]] == ["register perkara Pemkot", "register perkara Pemkot", "belum ada"]


def test_the_inputs_stand_in_the_order_of_the_contract_and_registers_tell_of_cases(build: Build) -> None:
    rows = query_exact("inputs", build)
    assert rows["kind"].tolist()[:3] == ["roster", "signing", "recap"]
    assert set(rows.loc[rows["is_of_cases"], "kind"]) == {"case", "step", "bawaslu_register", "match"}


def test_reasons_of_rejected_rows_are_counted_the_most_frequent_first(build: Build) -> None:
    rows = query_exact("rejects_summary", build)
    assert rows[["file", "column_name", "rows"]].to_numpy().tolist() == [
        ["roster.csv", "nip", 2],
        ["roster.csv", "unit_kerja", 1],
    ]
