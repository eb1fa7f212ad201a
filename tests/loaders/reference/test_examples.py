"""Examples and explanations of the inputs in the words of a city."""

from pathlib import Path

import pytest

from loaders.contract.inputs import INPUTS, find
from loaders.reference.examples import in_words_of
from loaders.reference.tables import ReferenceTables
from settings import ROOT
from tests.support.second_city import write_reference


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> ReferenceTables:
    return ReferenceTables.read(write_reference(tmp_path_factory.mktemp("second") / "reference"))


def test_examples_are_units_places_and_bodies_of_the_city(second: ReferenceTables) -> None:
    roster, case = (in_words_of(second, find(kind)) for kind in ("roster", "case"))
    said = {column.name: column.example for column in roster.columns}
    assert (said["siklus"], said["unit_kerja"]) == ("2022", "Dinas Kesehatan Rakyat")
    assert (said["kelurahan"], said["kecamatan"]) == ("Melati", "Anggrek")
    assert case.column("instansi").example == "Pemkot Tirtaraya"
    assert roster.column("siklus").explanation == "Siklus: 2020 (Pilkada 2020) atau 2022 (Pemilu 2022)"


def test_without_a_preferred_unit_or_place_the_first_is_the_example(tmp_path: Path) -> None:
    path = write_reference(tmp_path / "reference") / "units.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("DINKES", "SEHAT"), encoding="utf-8")
    unit = in_words_of(ReferenceTables.read(path.parent), find("roster")).column("unit_kerja")
    assert unit.example == "Sekretariat Daerah"


def test_no_placeholder_is_left_in_any_input(second: ReferenceTables) -> None:
    for reference in (second, ReferenceTables.read(ROOT / "data" / "reference")):
        columns = [column for input_ in INPUTS for column in in_words_of(reference, input_).columns]
        assert not [column.name for column in columns if "{" in column.example + column.explanation]
