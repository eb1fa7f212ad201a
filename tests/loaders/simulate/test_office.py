"""The whole of a simulated city, from its seed."""

import re
from pathlib import Path

from loaders.simulate import simulate
from loaders.simulate.office import imagine_city
from tests.support.office_files import cells, files_of, rows_of


def test_the_same_seed_writes_the_same_bytes(small_files: Path, tmp_path: Path) -> None:
    simulate(tmp_path, asn=300, seed=2024)  # as those were written, in this process or another
    written = {path.name: path.read_bytes() for path in small_files.iterdir()}
    assert written and written == {path.name: path.read_bytes() for path in tmp_path.iterdir()}


def test_another_seed_makes_other_people() -> None:
    one, two = (imagine_city(300, seed).years[0].posts for seed in (1, 2))
    assert {post.person.nip for post in one}.isdisjoint(post.person.nip for post in two)


def test_a_town_has_the_same_files_whatever_its_size(small_files: Path, town_files: Path) -> None:
    assert {path.name for path in small_files.iterdir()} == {path.name for path in town_files.iterdir()}


def test_nobody_has_a_name_but_pegawai_and_a_number(town_files: Path) -> None:
    rosters = [row for path in files_of(town_files, "Roster") for row in rows_of(path)]
    assert all(re.fullmatch(r"Pegawai \d{5}", cells(row, "nama")) for row in rosters)
