"""Many governments at once, and the bulk roster of the benchmark."""

import re
from pathlib import Path

import pytest

from loaders.simulate import simulate
from loaders.simulate.reference import SimulatedReference
from settings import read_settings
from tests.support.office_files import Row, is_valid_nip, rows_of

CYCLES = (2019, 2023, 2024)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("nation")
    simulate(out, asn=1500, governments=3, seed=5)
    return out


@pytest.fixture(scope="module")
def rosters(folder: Path) -> dict[int, list[Row]]:
    return {cycle: rows_of(folder / f"Roster {cycle}.csv") for cycle in CYCLES}


def test_each_cycle_has_exactly_the_people_asked_for(rosters: dict[int, list[Row]]) -> None:
    assert [len({row["nip"] for row in rows}) for rows in rosters.values()] == [1500, 1500, 1500]
    assert [len(rows) for rows in rosters.values()] == [1500, 1500, 1500]


def test_every_nip_of_the_nation_is_valid(rosters: dict[int, list[Row]]) -> None:
    assert all(is_valid_nip(row["nip"]) for rows in rosters.values() for row in rows)


def test_a_person_keeps_nip_name_and_government(rosters: dict[int, list[Row]]) -> None:
    before = {
        row["nip"]: (row["nama"], row["unit_kerja"][-3:]) for row in rosters[2023] if "Pemda" in row["unit_kerja"]
    }
    after = {row["nip"]: (row["nama"], row["unit_kerja"][-3:]) for row in rosters[2024] if "Pemda" in row["unit_kerja"]}
    stayed = before.keys() & after.keys()
    assert len(stayed) > 900
    assert all(before[nip] == after[nip] for nip in stayed)
    assert all(re.fullmatch(r"Pegawai \d{5}", name) for name, _ in before.values())


def test_every_unit_of_the_others_is_listed_and_schools_of_the_city_go_by_their_prefix(
    folder: Path, rosters: dict[int, list[Row]]
) -> None:
    listed = {row["name"] for row in rows_of(folder / "reference" / "units.csv")}
    used = {row["unit_kerja"] for rows in rosters.values() for row in rows}
    assert {name.split()[0] for name in used - listed} == {"SDN", "SMPN", "Puskesmas"}
    assert not any("Pemda" in name for name in used - listed)
    assert {name[-9:] for name in used if "Pemda" in name} == {"Pemda 002", "Pemda 003"}


def test_the_reference_is_complete_and_every_reference_in_it_resolves(folder: Path) -> None:
    target, source = folder / "reference", read_settings().reference
    assert {path.name for path in target.iterdir()} == {path.name for path in source.iterdir()}
    units = rows_of(target / "units.csv")
    ids = [row["unit_id"] for row in units]
    assert len(ids) == len(set(ids))
    assert all(row["parent_id"] in {"", *ids} for row in units)
    kecamatan = {row["kecamatan_id"] for row in rows_of(target / "kecamatan.csv")}
    kelurahan = {row["kelurahan_id"] for row in rows_of(target / "kelurahan.csv")}
    assert (len(kecamatan), len(kelurahan)) == (15, 171)
    assert {row["kecamatan_id"] for row in units} <= {"", *kecamatan}
    assert {row["kelurahan_id"] for row in units} <= {"", *kelurahan}
    mapping = rows_of(target / "unit_mapping.csv")
    assert {row[key] for row in mapping for key in ("old_id", "new_id")} <= set(ids)


def test_government_001_is_the_city_unchanged(folder: Path) -> None:
    ours = SimulatedReference(read_settings().reference).rows("units")
    assert rows_of(folder / "reference" / "units.csv")[: len(ours)] == ours


def test_shares_of_the_nation_improve_and_signing_begins_with_the_pact(folder: Path) -> None:
    lists = [rows_of(folder / f"TTD {cycle}.csv") for cycle in CYCLES]
    assert len(lists[0]) < len(lists[1]) < len(lists[2]) < 1500
    assert [min(row["tanggal_ttd"] for row in rows) for rows in lists] == ["2019-04-08", "2023-05-23", "2024-08-26"]


def test_the_same_seed_writes_the_same_nation(tmp_path: Path, folder: Path) -> None:
    simulate(tmp_path, asn=1500, governments=3, seed=5)
    for cycle in CYCLES:
        for name in (f"Roster {cycle}.csv", f"TTD {cycle}.csv"):
            assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()
