"""Fixtures that the tests of this folder share."""

import pytest

from storage.builds import Build
from tests.support.builds import make_build, nip
from tests.support.chapters import CASES, OFFICES, SIGNED, STEPS


@pytest.fixture(scope="session")
def long_town(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Thirty units of which each has two persons and one signature, so that bars and tables are long."""
    names = ["Dinas Kesehatan", "Dinas Perhubungan", "Inspektorat", *(f"SMPN {n}" for n in range(1, 28))]
    offices = [name for name in names for _ in range(2)]
    roster = [(2024, nip(n), office, "", "", "pelaksana") for n, office in enumerate(offices, start=1)]
    signing = [(2024, nip(n), "2024-08-26", "ya") for n in range(1, 61, 2)]
    return make_build(tmp_path_factory.mktemp("long"), roster=roster, signing=signing)


@pytest.fixture(scope="session")
def empty_city(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """One person of 2019: of 2024 no roster, no signature, no case."""
    roster = [(2019, nip(1), "Dinas Kesehatan", "", "", "pelaksana")]
    return make_build(tmp_path_factory.mktemp("nothing"), roster=roster)


@pytest.fixture(scope="session")
def small_city(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same eight persons in every cycle, signing in 2024 alone; two cases of 2023."""
    roster = [
        (cycle, nip(n), office, "Klojen", "", "pelaksana")
        for cycle in (2019, 2023, 2024)
        for n, office in enumerate(OFFICES, start=1)
    ]
    signing = [(2024, nip(n), "2024-09-09", "ya") for n in SIGNED]
    return make_build(tmp_path_factory.mktemp("city"), roster=roster, signing=signing, case=CASES, step=STEPS)
