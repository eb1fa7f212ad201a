"""The names of the city from the reference folder, where there is no build to ask."""

import shutil
from pathlib import Path

import pytest

from access.roles import Role
from settings import ROOT
from storage import city
from tests.support.second_city import write_reference
from text.institutions import UNNAMED


def test_the_reference_folder_of_the_settings_names_the_city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_REFERENCE", str(write_reference(tmp_path / "reference")))
    names = city.names()
    assert (names.government, names.city, names.head) == ("Pemkot Tirtaraya", "Kota Tirtaraya", "Wali Kota")
    assert (names.personnel, names.supervisor) == ("BKPP", "Bawaslu Kota Tirtaraya")
    assert city.role_names()[Role.PENGELOLA] == "Pengelola (BKPP)"
    assert city.role_names()[Role.PIMPINAN] == "Wali Kota"


def test_a_name_that_was_changed_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("governments", "bodies"):
        shutil.copy(ROOT / "data" / "reference" / f"{name}.csv", tmp_path)
    monkeypatch.setenv("NETRA_REFERENCE", str(tmp_path))
    assert city.role_names()[Role.PIMPINAN] == "Pj Wali Kota"
    path = tmp_path / "governments.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Pj Wali Kota", "Wali Kota"), encoding="utf-8")
    assert city.role_names()[Role.PIMPINAN] == "Wali Kota"


def test_without_reference_data_the_kinds_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_REFERENCE", str(tmp_path))
    assert city.names() == UNNAMED
