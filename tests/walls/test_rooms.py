"""The documents of the house name every room, and none that is gone."""

import re
import subprocess

import pytest

from settings import ROOT

FIRST_CELL = re.compile(r"^\| ((?:`[\w./]+`(?:, )?)+) \|", re.MULTILINE)


def rooms() -> set[str]:
    """Top-level folders with Python in them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return {name.split("/")[0] + "/" for name in names if "/" in name}


def described(document: str, heading: str) -> set[str]:
    """The folders in the first cells of the tables under a heading."""
    text = (ROOT / document).read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return {word for cell in FIRST_CELL.findall(section) for word in re.findall(r"`(\w+/)`", cell)}


@pytest.mark.parametrize(
    ("document", "heading"), [("README.md", "The rooms"), ("docs/architecture.md", "Rooms and layers")]
)
def test_a_document_names_every_room_and_none_that_is_gone(document: str, heading: str) -> None:
    assert described(document, heading) == rooms()


def test_the_floors_are_those_of_the_contracts() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    floors = [set(re.findall(r"`(\w+)/`", row)) for row in re.findall(r"^\| \d \|(.*)\|$", text, re.MULTILINE)]
    contract = (ROOT / "importlinter.toml").read_text(encoding="utf-8").split("layers = [")[1].split("]")[0]
    layers = [set(line.split(" | ")) for line in re.findall(r'"([^"]+)"', contract)]
    assert floors == layers


def test_the_way_of_one_number_runs_through_every_floor() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    way = text.split("\n## The way of one number\n")[1].split("\n## ")[0]
    passed = {name.split("/")[0] + "/" for name in re.findall(r"`([\w/]+\.\w+)`", way) if "/" in name}
    assert passed >= {"loaders/", "storage/", "metrics/", "narrative/", "reports/", "web/", "pages/", "text/"}
