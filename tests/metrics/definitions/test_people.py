"""Names only for whoever may see them, an OPD its own; and the persons named are the persons counted."""

from datetime import date
from pathlib import Path

import pytest

from access.roles import PUBLIC, Role, Viewer
from metrics import catalogue, engine
from metrics.disclosure import authorized
from storage.builds import Build
from tests.support.builds import make_build, nip

ROSTER = [
    (2024, nip(1), "Dinas Kesehatan", "", "", "jpt", "", "", ""),  # signed
    (2024, nip(2), "Dinas Kesehatan", "", "", "pelaksana", "", "", ""),  # signed after the day that is asked for
    (2024, nip(3), "Dinas Kesehatan", "", "", "pelaksana", "", "", "cuti besar"),  # excluded
    (2024, nip(4), "Kelurahan Kauman", "", "", "pelaksana", "", "", ""),  # never signed
    (2024, nip(5), "Kelurahan Kauman", "", "", "pelaksana", "", "2024-07-31", ""),  # had left by then
]
SIGNINGS = [(2024, nip(1), "2024-08-26", "ya"), (2024, nip(2), "2024-10-01", "ya")]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return make_build(tmp_path_factory.mktemp("people"), roster=ROSTER, signing=SIGNINGS)


def units(town: Build, viewer: Viewer, **asked: str) -> list[str]:
    rows = authorized.query(viewer, "unsigned_people", town, cycle=2024, as_of=DAY, **asked)
    return list(rows["unit"])


DAY = date(2024, 9, 1)


def test_the_persons_named_are_the_persons_counted(town: Build) -> None:
    assert units(town, Viewer(Role.SEKDA)) == ["Dinas Kesehatan", "Kelurahan Kauman"]
    total = engine.query_exact("compliance_total", town, cycle=2024, as_of=DAY)
    assert list(total["not_signed"]) == [2]


def test_an_opd_sees_the_names_of_its_own_unit_whatever_it_asks_for(town: Build) -> None:
    own = Viewer(Role.OPD, "DINKES")
    assert units(town, own) == ["Dinas Kesehatan"]
    assert units(town, own, unit_id="KEC_KLOJEN") == ["Dinas Kesehatan"]


def test_a_leading_post_is_told_beside_the_name(tmp_path: Path) -> None:
    roster = [
        (2024, nip(1), "Kelurahan Kauman", "", "", "Lurah"),
        (2024, nip(2), "Kelurahan Kauman", "", "", "pelaksana"),
    ]
    town = make_build(tmp_path, roster=roster)
    rows = authorized.query(Viewer(Role.SEKDA), "unsigned_people", town, cycle=2024, as_of=DAY)
    assert rows["position_name"].fillna("").tolist() == ["Lurah", ""]


@pytest.mark.parametrize("viewer", [PUBLIC, Viewer(Role.PIMPINAN), Viewer(Role.BAWASLU)], ids=str)
def test_others_are_refused_before_anything_is_read(town: Build, viewer: Viewer) -> None:
    with pytest.raises(authorized.AccessDenied):
        units(town, viewer)


@pytest.mark.parametrize("role", [Role.PUBLIK, Role.PIMPINAN])
def test_the_person_of_a_case_is_not_for_everybody(town: Build, role: Role) -> None:
    with pytest.raises(authorized.AccessDenied):
        authorized.query(Viewer(role), "case_people", town, cycle=2024)


def test_no_number_of_a_person_is_in_a_list_of_names() -> None:
    assert not {"nip"} & {column for metric in catalogue.METRICS for column in metric.columns}


def test_an_opd_sees_the_rejected_rows_of_its_own_unit(tmp_path: Path) -> None:
    """A row whose unit was not understood is nobody's own; the pengelola sees all three."""
    bad = [(2024, "123", unit, "", "", "pelaksana", "", "", "") for unit in ("Dinas Kesehatan", "Satpol PP", "Mars")]
    built = make_build(tmp_path, roster=[*ROSTER, *bad])
    assert len(authorized.query(Viewer(Role.PENGELOLA), "rejects", built)) == 3
    assert list(authorized.query(Viewer(Role.OPD, "DINKES"), "rejects", built)["line"]) == [7]
    assert list(authorized.query(Viewer(Role.OPD, "DINKES"), "rejects_summary", built)["rows"]) == [1]


def test_an_activity_with_few_people_tells_the_public_no_number(tmp_path: Path) -> None:
    events = [
        (2024, "2024-08-26", "ikrar", "Ikrar bersama", 642, "BKPSDM"),
        (2024, "2024-08-27", "apel", "Apel", 3, "BKPSDM"),
    ]
    built = make_build(tmp_path, roster=ROSTER, event=events)
    assert authorized.query(PUBLIC, "events", built)["attended"].fillna(-1).tolist() == [642, -1]
    assert authorized.query(Viewer(Role.SEKDA), "events", built)["attended"].tolist() == [642, 3]
