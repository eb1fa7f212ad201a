"""Builds made by hand, published as datasets of a warehouse that this process shows."""

import shutil
from pathlib import Path

from tests.support.builds import nip
from tests.support.built_once import built_once, warehouse_once

NAME = "20261122T011400000000Z-hand"
ROSTER = [
    (2024, nip(1), "Dinas Kesehatan", "", "", "jpt", "", "", ""),
    (2024, nip(2), "Dinas Kesehatan", "", "", "pelaksana", "", "", ""),
    (2024, nip(3), "Dinas Kesehatan", "", "", "pelaksana", "", "", ""),
    (2024, nip(4), "Kelurahan Kauman", "", "", "pelaksana", "", "", ""),
    (2019, nip(5), "Dinas Kesehatan", "", "", "pelaksana", "", "", ""),
]
SIGNINGS = [
    (2024, nip(1), "2024-08-26", "ya"),
    (2024, nip(2), "2024-10-01", "ya"),  # after the due day
    (2024, nip(4), "2024-08-26", "ya"),
]


def make_city() -> Path:
    """Return a build of a city with people: four in 2024, one in 2019."""
    return built_once(roster=ROSTER, signing=SIGNINGS).path


def make_facts() -> Path:
    """Return a build of the documented facts with nobody obliged, as before the first delivery."""
    (path,) = (warehouse_once("resmi", {}) / "resmi").glob("*.duckdb")
    return path


def publish(warehouse: Path, dataset: str, build: Path) -> Path:
    """Publish a build as a dataset; returns its folder."""
    place = warehouse / dataset
    place.mkdir(exist_ok=True)
    shutil.copy2(build, place / f"{NAME}.duckdb")
    (place / "CURRENT").write_text(NAME)
    return place
