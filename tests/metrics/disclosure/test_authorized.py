"""The one way to a figure: who is given which metric, how much of it, and which rejected rows."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from access.roles import PUBLIC, Role, Viewer
from metrics import engine
from metrics.disclosure import authorized
from storage import builds
from storage.builds import Build
from tests.support.submitted import CASE, RECAP, ROSTER, SIGNING, Office, nip, person, write_csv

SEKDA, PENGELOLA, PIMPINAN, BAWASLU = (
    Viewer(role) for role in (Role.SEKDA, Role.PENGELOLA, Role.PIMPINAN, Role.BAWASLU)
)
DINKES = Viewer(Role.OPD, "DINKES")
KAUMAN = "KEL_35.73.02.1007"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Two units with persons, one of each rejected; a case and a bad row of the register; a recap that is no number."""
    office = Office(tmp_path_factory.mktemp("town"))
    bad = [
        [*person(n, unit)[:4], "eselon lima", "PNS"] for n, unit in ((8, "Dinas Kesehatan"), (9, "Kelurahan Kauman"))
    ]
    write_csv(office.inbox / "b-daftar.csv", ROSTER, person(1), person(2), person(3, "Kelurahan Kauman"), *bad)
    write_csv(office.inbox / "ttd.csv", SIGNING, ["2024", nip(1), "26/08/2024", "ya"], ["2024", nip(2), "kemarin", ""])
    write_csv(office.inbox / "rekap.csv", RECAP, ["2024", "RSUD", "26/08/2024", "banyak", "1", "1"])
    case = ["2024", "01/10/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", "E1", nip(1)]
    write_csv(office.inbox / "a-perkara.csv", CASE, ["001", *case], ["002", *case[:5], "", nip(1)])
    said = office.build()
    assert said.code == 0, said.err
    folder = office.root / "warehouse" / "simulasi"
    name = (folder / "CURRENT").read_text().strip()
    return Build("simulasi", name, folder / f"{name}.duckdb")


@pytest.mark.parametrize(
    ("metric", "allowed"),
    [
        ("compliance_total", {PUBLIC, PIMPINAN, SEKDA, PENGELOLA, DINKES, BAWASLU}),
        ("signings_over_time", {PUBLIC, PIMPINAN, SEKDA, PENGELOLA, DINKES, BAWASLU}),
        ("cycles", {PUBLIC, PIMPINAN, SEKDA, PENGELOLA, DINKES, BAWASLU}),
        ("pace_by_unit", {PIMPINAN, SEKDA, PENGELOLA, DINKES, BAWASLU}),  # exact counts alone
        ("unsigned_people", {SEKDA, PENGELOLA, DINKES}),
        ("case_list", {PIMPINAN, SEKDA, PENGELOLA, DINKES, BAWASLU}),
        ("case_people", {SEKDA, PENGELOLA, BAWASLU}),
        ("reconciliation_list", {PIMPINAN, SEKDA, PENGELOLA, BAWASLU}),
        ("rejects", {SEKDA, PENGELOLA, DINKES}),
        ("loads", {SEKDA, PENGELOLA}),
    ],
)
def test_each_metric_is_given_to_those_who_have_its_right(town: Build, metric: str, allowed: set[Viewer]) -> None:
    for viewer in (PUBLIC, PIMPINAN, SEKDA, PENGELOLA, DINKES, BAWASLU):
        assert authorized.may_see(viewer, metric) is (viewer in allowed), (viewer, metric)
        if viewer in allowed:
            authorized.query(viewer, metric, town)
        else:
            with pytest.raises(authorized.AccessDenied, match=f"{viewer.role} may not see {metric}"):
                authorized.query(viewer, metric, town)


def test_who_may_have_exact_figures_is_given_what_was_asked_for(town: Build) -> None:
    asked = {"cycle": 2024, "as_of": date(2024, 9, 1), "kecamatan_id": "35.73.02"}
    for viewer in (SEKDA, DINKES):
        pd.testing.assert_frame_equal(
            authorized.query(viewer, "compliance_by_unit", town, unit_id=KAUMAN, **asked),  # type: ignore[arg-type]
            engine.query_exact("compliance_by_unit", town, unit_id=KAUMAN, **asked),  # type: ignore[arg-type]
        )
    assert authorized.query(SEKDA, "case_people", town, case_id="001")["case_id"].tolist() == ["001"]
    assert authorized.query(SEKDA, "case_people", town, case_id="999")["case_id"].tolist() == []


def test_an_opd_is_given_its_own_persons_and_cases_whatever_it_asks_for(town: Build) -> None:
    for asked in (None, KAUMAN):
        own = authorized.query(DINKES, "unsigned_people", town, unit_id=asked)
        assert own["unit"].tolist() == ["Dinas Kesehatan"]
    assert len(authorized.query(SEKDA, "unsigned_people", town)) == 2
    assert authorized.query(SEKDA, "unsigned_people", town, unit_id=KAUMAN)["unit"].tolist() == ["Kelurahan Kauman"]


def test_the_public_is_given_the_whole_city_of_all_cycles_or_of_one_with_reasons(town: Build) -> None:
    total = authorized.query(PUBLIC, "compliance_total", town)
    assert total["cycle"].tolist() == [2024] and total.index.tolist() == [0]
    assert total["obliged"].isna().all() and total["obliged_hidden"].tolist() == ["sedikit"]  # three persons
    assert len(authorized.query(PUBLIC, "compliance_total", town, cycle=2019)) == 0
    assert set(authorized.query(PUBLIC, "case_ladder", town, cycle=2024)["cycle"]) == {2024}


def test_the_public_is_given_free_lists_as_of_the_day_that_it_asks_for(town: Build) -> None:
    assert authorized.query(PUBLIC, "cycles", town, cycle=2024)["cycle"].tolist() == [2024]
    asked = authorized.query(PUBLIC, "cycles", town, cycle=2024, as_of=date(2024, 9, 1))
    assert asked["days_left"].tolist() == [23]


def test_the_course_of_the_public_is_the_total_of_each_published_day_up_to_the_one_asked_for(town: Build) -> None:
    days = authorized.published_days(town, 2024)
    assert days == (date(2024, 5, 6), date(2024, 6, 3), date(2024, 7, 1), date(2024, 8, 5), date(2024, 9, 2),
                    date(2024, 9, 24), date(2024, 9, 30))  # fmt: skip
    course = authorized.query(PUBLIC, "signings_over_time", town, cycle=2024, as_of=date(2024, 7, 31))
    assert [day.date() for day in course["day"]] == list(days[:3])


@pytest.mark.parametrize(
    ("viewer", "files", "rows"),
    [
        (SEKDA, [("a-perkara.csv", 1), ("b-daftar.csv", 2), ("rekap.csv", 1), ("ttd.csv", 1)], 5),
        (PENGELOLA, [("a-perkara.csv", 1), ("b-daftar.csv", 2), ("rekap.csv", 1), ("ttd.csv", 1)], 5),
        (DINKES, [("b-daftar.csv", 1), ("rekap.csv", 1)], 2),  # the hospital is below it; a signature names no unit
    ],
)
def test_rejected_rows_are_given_of_all_or_of_the_own_unit(
    town: Build, viewer: Viewer, files: list[tuple[str, int]], rows: int
) -> None:
    assert authorized.rejected_files(viewer, town) == files
    found = authorized.rejected_rows(viewer, town, None)
    assert [row[1] for row in found] == [file for file, count in files for _ in range(count)]
    assert len(found) == rows
    lines = [row[8] for row in authorized.rejected_rows(viewer, town, "b-daftar.csv")]
    assert lines == ([5] if viewer is DINKES else [5, 6])


@pytest.mark.parametrize("viewer", [PUBLIC, PIMPINAN, BAWASLU], ids=str)
def test_who_has_no_right_to_rejected_rows_is_given_none(town: Build, viewer: Viewer) -> None:
    assert authorized.rejected_files(viewer, town) == []
    with pytest.raises(authorized.AccessDenied, match=f"{viewer.role} may not have rejected rows"):
        authorized.rejected_rows(viewer, town, None)


def test_builds_are_compared_for_those_who_may_look_at_builds(town: Build) -> None:
    for viewer in (PUBLIC, PIMPINAN, DINKES, BAWASLU):
        with pytest.raises(authorized.AccessDenied, match=f"{viewer.role} may not compare builds"):
            authorized.compare_builds(viewer, town, town)
    assert authorized.compare_builds(SEKDA, town, town, date(2024, 9, 1)).as_of == date(2024, 9, 1)
    assert authorized.compare_builds(SEKDA, town, town).as_of == date(2024, 10, 1)


def test_a_build_has_people_where_somebody_is_obliged_to_sign(town: Build, tmp_path: Path) -> None:
    assert authorized.has_people(town) is True
    empty = Office(tmp_path)
    write_csv(empty.inbox / "perkara.csv", CASE, ["001", "2024", "01/10/2024", "pers", "Provinsi", "", "E1", ""])
    assert empty.build().code == 0
    place = tmp_path / "warehouse" / "simulasi"
    name = (place / builds.POINTER).read_text().strip()
    assert authorized.has_people(Build("simulasi", name, place / f"{name}.duckdb")) is False
