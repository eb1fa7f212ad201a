"""The simulated city: its people, units and signatures, and the files they are handed over in."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from loaders.simulate import simulate
from loaders.simulate.city import units_of
from loaders.simulate.office import City, imagine_city
from loaders.simulate.reference import SimulatedReference
from settings import read_settings
from tests.support.office_files import Row, cells, files_of, is_valid_nip, rows_of

CYCLES = (2019, 2023, 2024)


@pytest.fixture(scope="module")
def city() -> City:
    return imagine_city(9000, 2024)


@pytest.fixture(scope="module")
def folder(simulated_files: Path) -> Path:
    return simulated_files


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    simulate(tmp_path / "one", asn=300, seed=7)
    simulate(tmp_path / "two", asn=300, seed=7)
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert one == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}


def test_another_seed_makes_other_people() -> None:
    one, two = (imagine_city(300, seed).years[0].posts for seed in (1, 2))
    assert {post.person.nip for post in one}.isdisjoint(post.person.nip for post in two)


def test_a_city_smaller_than_its_units_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="asn minimal 200"):
        simulate(tmp_path, asn=199)


def test_a_town_has_the_same_files_as_the_city(tmp_path: Path, folder: Path) -> None:
    simulate(tmp_path, asn=300)
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in folder.iterdir()}


def test_nobody_has_a_name_but_pegawai_and_a_number(folder: Path) -> None:
    rosters = [row for path in files_of(folder, "Roster") for row in rows_of(path)]
    assert all(re.fullmatch(r"Pegawai \d{5}", cells(row, "nama")) for row in rosters)


def test_every_nip_is_valid_and_belongs_to_one_person(city: City) -> None:
    people = {post.person for year in city.years for post in year.posts}
    assert all(is_valid_nip(person.nip) for person in people)
    assert len({person.nip for person in people}) == len({person.number for person in people}) == len(people)


def test_the_employment_stands_in_the_nip(city: City) -> None:
    for post in city.years[-1].posts:
        assert (post.person.nip[12] == "2") == (post.person.employment == "PPPK")


def test_pppk_come_mostly_after_2021(city: City) -> None:
    shares = [sum(post.person.employment == "PPPK" for post in year.posts) / len(year.posts) for year in city.years]
    assert shares[0] < 0.02 < 0.05 < shares[1] < shares[2]


def test_people_stay_join_leave_and_move(city: City) -> None:
    first, second = ({post.person: post.unit.unit_id for post in year.posts} for year in city.years[1:])
    stayed = first.keys() & second.keys()
    assert len(stayed) > 0.8 * len(first)
    assert len(first.keys() - stayed) > 100
    assert len(second.keys() - stayed) > 100
    assert sum(first[person] != second[person] for person in stayed) > 100


def test_each_cycle_has_about_as_many_people_as_asked(city: City) -> None:
    assert all(abs(len(year.posts) - 9000) < 150 for year in city.years)


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


def test_shares_improve_over_the_cycles(city: City) -> None:
    shares = []
    for year in city.years:
        obliged = {post.person.number for post in year.posts if not post.exclusion}
        shares.append(sum(s.person.number in obliged for s in year.signatures) / len(obliged))
    assert [0.55 < shares[0] < 0.67, 0.82 < shares[1] < 0.9, 0.92 < shares[2] < 0.98] == [True, True, True]


def test_signing_starts_on_the_documented_days(city: City) -> None:
    days = [Counter(signature.signed_on for signature in year.signatures) for year in city.years]
    assert min(days[0]) >= date(2019, 4, 8)
    assert min(days[1]) == date(2023, 5, 23)
    assert min(days[2]) == date(2024, 8, 26)
    assert days[2][date(2024, 8, 26)] == 642
    klojen = {s.unit.kecamatan for s in city.years[1].signatures if s.signed_on == date(2023, 5, 30)}
    assert klojen == {"Klojen"}


def test_the_pact_cascades_downward(city: City) -> None:
    levels = {post.person.number: post.level for post in city.years[1].posts}
    days: dict[str, list[date]] = {}
    for signature in city.years[1].signatures:
        days.setdefault(levels[signature.person.number], []).append(signature.signed_on)
    middle = {level: sorted(found)[len(found) // 2] for level, found in days.items()}
    assert middle["jpt"] == middle["kepala_sekolah"] == date(2023, 5, 23)
    assert middle["administrator"] < middle["fungsional"] < middle["pelaksana"]


def test_some_sign_after_the_due_day_and_some_are_not_verified(city: City) -> None:
    for year in city.years:
        assert sum(s.signed_on > year.cycle.due_on for s in year.signatures) > 100
        assert {s.verified for s in year.signatures} == {"ya", "tidak", ""}


def test_the_launch_list_of_2024_holds_642_good_rows_and_four_bad(folder: Path) -> None:
    assert len(rows_of(folder / "TTD 2024 serentak.xlsx")) == 642 + 4


def test_the_kelurahan_of_klojen_have_a_sheet_each(folder: Path) -> None:
    sheets = {row["_sheet"]: row["_above"] for row in rows_of(folder / "TTD 2023 Kecamatan Klojen.xlsx")}
    assert len(sheets) == 12
    assert all(f"Unit Kerja : {sheet}" in above for sheet, above in sheets.items())


def test_twelve_nip_are_on_no_roster_and_fifteen_are_on_two_lists(city: City) -> None:
    for year in city.years:
        known = {post.person.nip for post in year.posts}
        assert len({s.person.nip for s in year.outside} - known) == 12
        first = {s.person.nip: s.signed_on for s in year.signatures}
        assert len(year.twice) == 15
        assert all(first[s.person.nip] < s.signed_on for s in year.twice)


ROSTER_FLAWS: dict[str, Callable[[Row], bool]] = {
    "number": lambda row: isinstance(cells(row, "nip"), float) or "E+17" in cells(row, "nip"),
    "short": lambda row: bool(re.fullmatch(r"\d{17}", str(cells(row, "nip")))),
    "level": lambda row: cells(row, "jenjang") == "eselon lima",
    "employment": lambda row: cells(row, "status") == "honorer",
}


def test_each_roster_has_one_row_of_each_flaw(folder: Path) -> None:
    for path in files_of(folder, "Roster"):
        rows = rows_of(path)
        found = {name: sum(is_bad(row) for row in rows) for name, is_bad in ROSTER_FLAWS.items()}
        assert found == dict.fromkeys(ROSTER_FLAWS, 1), path.name
        units = [cells(row, "unit") for row in rows if any("unit" in str(header).lower() for header in row)]
        assert [units.count("Sukun"), units.count("Dinas Kesehtan")] == ([1, 1] if units else [0, 0])


SIGNING_FLAWS: dict[str, Callable[[Row], bool]] = {
    "number": lambda row: isinstance(cells(row, "nip"), float) or "E+17" in cells(row, "nip"),
    "letter": lambda row: str(cells(row, "nip")).endswith("O"),
    "month first": lambda row: bool(re.fullmatch(r"\d\d/(2[6-9]|3\d)/\d{4}", str(_day(row)))),
    "no day": lambda row: _day(row) in ("", None),
}


def _day(row: Row) -> object:
    return next(value for header, value in row.items() if str(header).lower().startswith(("tgl", "tanggal")))


def test_each_signing_list_has_one_row_of_each_flaw(folder: Path) -> None:
    paths = files_of(folder, "TTD")
    assert len(paths) == 17
    for path in paths:
        rows = rows_of(path)
        found = {name: sum(is_bad(row) for row in rows) for name, is_bad in SIGNING_FLAWS.items()}
        assert found == dict.fromkeys(SIGNING_FLAWS, 1), path.name
