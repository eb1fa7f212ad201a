"""Two tiny builds compared: each reason once, counted by hand; and the law that the parts sum to the difference."""

import random
import shutil
from pathlib import Path
from typing import Any

from metrics.changes.figures import REASONS
from settings import ROOT
from storage.builds import Build
from tests.support.builds import make_build, nip

HEALTH, TRAFFIC = "Dinas Kesehatan", "Dinas Perhubungan"
LIBRARY = "Dinas Perpustakaan Umum dan Arsip Daerah"


KLOJEN, SUKUN, LOWOKWARU = "Kecamatan Klojen", "Kecamatan Sukun", "Kecamatan Lowokwaru"


def listed(number: int, unit: str = HEALTH, excluded: str = "") -> tuple[object, ...]:
    return (2024, nip(number), unit, "", "", "pelaksana", "", "", excluded)


def signed(number: int, day: str, verified: str = "ya") -> tuple[object, ...]:
    return (2024, nip(number), day, verified)


def reported(case_id: str, day: str, agency: str = "Pemkot Malang") -> tuple[object, ...]:
    return (case_id, 2024, day, "pers", agency, HEALTH if agency == "Pemkot Malang" else "", "", "E1", "")


def reference(place: Path, file: str, old: str, new: str) -> Path:
    """The reference data with one rule changed."""
    folder = shutil.copytree(ROOT / "data" / "reference", place / "reference")
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def parts(row: dict[str, Any]) -> dict[str, int]:
    """The reasons of one difference that are not nothing."""
    return {name: row[name] for name in REASONS if row.get(name)}


def random_town(place: Path, seed: int) -> Build:
    """A town drawn by lot: some twelve people who come and go, move and sign, some units by recap."""
    dice = random.Random(seed)
    days = ["", "2024-08-20", "2024-09-05", "2024-09-20"]
    roster: list[tuple[object, ...]] = []
    for number in range(12):
        unit = dice.choice([HEALTH, TRAFFIC, KLOJEN, "Kelurahan Kauman", "SDN Kauman 1"])
        first = (2024, nip(number), unit, "", "", "pelaksana", dice.choice(days[:2]), dice.choice(["", "2024-09-04"]))
        roster += [(*first, dice.choice(["", "", "tugas belajar"]))] if dice.random() < 0.8 else []
        if roster and roster[-1][1] == nip(number) and first[7] and dice.random() < 0.5:
            roster.append((2024, nip(number), TRAFFIC, "", "", "pelaksana", "2024-09-05", "", ""))
    signing = [
        signed(number, dice.choice(["2024-08-26", "2024-09-10", "2024-09-24", "2024-09-25"]), dice.choice(["ya", ""]))
        for number in range(14)
        if dice.random() < 0.7
    ]
    recap = [
        (2024, unit, day, 9, dice.randint(0, 9), dice.choice(["", 0, 3]))
        for unit in (KLOJEN, SUKUN, LOWOKWARU, "Kelurahan Kauman")
        for day in ("2024-08-27", "2024-09-12", "2024-09-26")
        if dice.random() < 0.6
    ]
    rules = [None, ("cycles.csv", "2024-09-24", "2024-09-10"), ("cycles.csv", "2024-11-27", "2024-09-10")][seed % 3]
    folder = reference(place, *rules) if rules else None
    return make_build(place / "town", reference=folder, roster=roster, signing=signing, recap=recap)
