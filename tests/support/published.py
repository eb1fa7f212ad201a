"""Builds made by hand, published as datasets of a warehouse that this process shows."""

import shutil
from dataclasses import replace
from pathlib import Path

from loaders.build.build import build
from settings import read_settings
from storage.builds import folder
from tests.support.builds import make_build, nip

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


def make_city(place: Path) -> Path:
    """Build a city with people: four in 2024, one in 2019."""
    return make_build(place, roster=ROSTER, signing=SIGNINGS).path


def make_facts(place: Path) -> Path:
    """Build the documented facts with nobody obliged, as before the first delivery."""
    (place / "inbox").mkdir()
    settings = replace(read_settings(), warehouse=place)
    name = build("resmi", inbox=place / "inbox", manifest=None, settings=settings).name
    return folder("resmi", settings) / f"{name}.duckdb"


def publish(warehouse: Path, dataset: str, build: Path) -> Path:
    """Publish a build as a dataset; returns its folder."""
    place = warehouse / dataset
    place.mkdir()
    shutil.copy(build, place / f"{NAME}.duckdb")
    (place / "CURRENT").write_text(NAME)
    return place
