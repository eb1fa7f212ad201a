"""A reference folder is completed by the law of the country; what a city must write itself is asked for by name."""

import shutil
from pathlib import Path

import pytest

from loaders.contract.errors import Unreadable
from loaders.reference.folder import NATIONAL, reference_files
from settings import REFERENCE


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The folder of a city that wrote what is its own, and nothing of the law of the country."""
    for path in REFERENCE.glob("*.csv"):
        if path.stem not in NATIONAL:
            shutil.copy(path, tmp_path)
    return tmp_path


def test_the_law_of_the_country_is_read_where_the_city_has_none_of_its_own(city: Path) -> None:
    shutil.copy(REFERENCE / "forms.csv", city)
    found = {path.stem: path.parent for path in reference_files(city)}
    assert list(found) == sorted(path.stem for path in REFERENCE.glob("*.csv"))
    assert (found["units"], found["forms"], found["sanctions"]) == (city, city, REFERENCE)


def test_a_table_of_the_city_that_is_missing_is_named(city: Path) -> None:
    (city / "clocks.csv").unlink()
    with pytest.raises(Unreadable, match=r"clocks.csv tidak ada. Salin dari data/reference/clocks.csv"):
        reference_files(city)


def test_the_limits_of_units_may_be_missing(city: Path) -> None:
    (city / "unit_limits.csv").unlink()
    assert "unit_limits" not in {path.stem for path in reference_files(city)}


def test_a_table_of_an_older_release_is_told_with_the_columns_it_lacks(city: Path) -> None:
    (city / "bodies.csv").write_text("body_id,name,short_name,source\nPPK,Wali Kota,PPK,x\n", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"bodies.csv: kolom valid_from, .*informed_by.* tidak ada pada baris 1"):
        reference_files(city)
