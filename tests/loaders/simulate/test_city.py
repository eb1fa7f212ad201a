"""The units and posts of a simulated city."""

import re
from collections import Counter
from pathlib import Path

import pytest

from loaders.__main__ import main
from loaders.simulate import simulate
from loaders.simulate.city import units_of
from loaders.simulate.office import City
from loaders.simulate.reference import SimulatedReference
from settings import read_settings
from tests.support.office_files import rows_of


def test_the_smallest_city_is_simulated_though_some_units_have_nobody_obliged(tmp_path: Path) -> None:
    simulate(tmp_path, asn=200)
    assert rows_of(tmp_path / "Rekap 2024 OPD.xlsx")


@pytest.mark.parametrize(
    ("asn", "governments", "told"),
    [
        (199, 1, "1 pemerintah daerah perlu paling sedikit 200 ASN"),
        (900, 5, "5 pemerintah daerah perlu paling sedikit 1000 ASN"),
        (9000, 0, "1 pemerintah daerah perlu paling sedikit 200 ASN"),
    ],
)
def test_the_command_says_how_small_a_city_can_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asn: int, governments: int, told: str
) -> None:
    asked = ["simulate", "--out", str(tmp_path / "kota"), "--asn", str(asn), "--governments", str(governments)]
    assert main(asked) == 2
    assert told in capsys.readouterr().err
    assert not (tmp_path / "kota").exists()


@pytest.mark.parametrize(("cycle", "opd", "smpn"), [(2019, 34, 27), (2023, 28, 30), (2024, 28, 30)])
def test_the_units_are_those_of_the_year(cycle: int, opd: int, smpn: int) -> None:
    reference = SimulatedReference(read_settings().reference)
    units = units_of(reference, cycle, reference.cycles()[cycle].due_on, 9000)
    kinds = Counter(unit.kind for unit in units)
    assert sum(not unit.parent_id for unit in units) == opd
    assert (kinds["kelurahan"], kinds["sdn"], kinds["smpn"], kinds["puskesmas"]) == (57, 195, smpn, 16)
    parents = {unit.parent_id for unit in units if unit.kind in ("sdn", "smpn")}
    assert parents == {"OLD_DINDIK" if cycle == 2019 else "DISDIKBUD"}


def test_schools_are_named_after_their_kelurahan(city: City) -> None:
    schools = {post.unit for post in city.years[2].posts if post.unit.kind == "sdn"}
    assert all(re.fullmatch(rf"SDN {unit.kelurahan} [1-4]", unit.name) for unit in schools)


def test_the_leading_posts_are_those_of_the_city(city: City) -> None:
    for year in city.years:
        heads = Counter((post.unit.kind, post.level) for post in year.posts if post.is_head)
        assert sum(post.level == "jpt" for post in year.posts) == 29
        assert heads["kecamatan", "administrator"] == 5
        assert heads["kelurahan", "pengawas"] == 57
        assert sum(post.level == "kepala_sekolah" for post in year.posts) == (222 if year.cycle.cycle == 2019 else 225)
