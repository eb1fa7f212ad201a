"""Fixtures that the tests of this folder share."""

from collections.abc import Iterator

import pytest

from storage.builds import Build
from tests.support.asked_once import asked_once
from tests.support.builds import nip
from tests.support.built_once import built_once
from tests.support.chapters import CASES, OFFICES, SIGNED, STEPS


@pytest.fixture(autouse=True)
def _asked_once() -> Iterator[None]:
    """Ask each build each question once: what is tested here is what the packs make of the answers."""
    with asked_once():
        yield


@pytest.fixture(scope="session")
def long_town() -> Build:
    """Thirty units of which each has two persons and one signature, so that bars and tables are long."""
    names = ["Dinas Kesehatan", "Dinas Perhubungan", "Inspektorat", *(f"SMPN {n}" for n in range(1, 28))]
    offices = [name for name in names for _ in range(2)]
    roster = [(2024, nip(n), office, "", "", "pelaksana") for n, office in enumerate(offices, start=1)]
    signing = [(2024, nip(n), "2024-08-26", "ya") for n in range(1, 61, 2)]
    return built_once(roster=roster, signing=signing)


@pytest.fixture(scope="session")
def empty_city() -> Build:
    """One person of 2019: of 2024 no roster, no signature, no case."""
    roster = [(2019, nip(1), "Dinas Kesehatan", "", "", "pelaksana")]
    return built_once(roster=roster)


@pytest.fixture(scope="session")
def small_city() -> Build:
    """The same eight persons in every cycle, signing in 2024 alone; two cases of 2023."""
    roster = [
        (cycle, nip(n), office, "Klojen", "", "pelaksana")
        for cycle in (2019, 2023, 2024)
        for n, office in enumerate(OFFICES, start=1)
    ]
    signing = [(2024, nip(n), "2024-09-09", "ya") for n in SIGNED]
    return built_once(roster=roster, signing=signing, case=CASES, step=STEPS)


@pytest.fixture(scope="session")
def seven() -> Build:
    """Two units: 4 of 5 signed in the first, 1 of 2 in the second; one decision, on the first, is not followed yet."""
    offices = ["Dinas Kesehatan"] * 5 + ["Dinas Perhubungan"] * 2
    roster = [(2024, nip(n), office, "", "", "pelaksana", "", "", "") for n, office in enumerate(offices, start=1)]
    signing = [(2024, nip(n), "2024-08-26", "ya") for n in (1, 2, 3, 4, 6)]
    text = "Selesaikan tanda tangan"
    decided = [("2024-09-05", 2024, text, "Dinas Kesehatan", "2024-09-20", "belum_ttd", "", "", "")]
    return built_once(roster=roster, signing=signing, decision=decided)
