"""What packs are made from: each metric once, as its viewer may have it."""

from datetime import date

import pytest

from access.roles import PUBLIC
from metrics.disclosure import authorized
from metrics.disclosure.authorized import AccessDenied
from reports.chapters.material import Material, definitions
from storage.builds import Build
from tests.support.packs import selection
from text.institutions import UNNAMED

SINCE = date(2024, 9, 3)


def test_a_metric_is_asked_once_per_scope_and_cycles(small_city: Build) -> None:
    asked: list[str] = []

    def ask(viewer: object, name: str, *rest: object, **scope: object) -> object:
        asked.append(name)
        return authorized.query(viewer, name, *rest, **scope)  # type: ignore[arg-type]

    material = Material(selection(small_city, as_of=date(2024, 9, 10)), SINCE, ask)  # type: ignore[arg-type]
    first = material.read("compliance_by_unit")
    assert material.read("compliance_by_unit") is first
    assert set(material.read("compliance_by_unit", all_cycles=True)["cycle"]) == {2019, 2023, 2024}
    assert asked == ["compliance_by_unit"] * 2


def test_what_the_viewer_may_not_see_is_refused(small_city: Build) -> None:
    material = Material(selection(small_city, viewer=PUBLIC), SINCE)
    assert not material.may_read("case_list")
    with pytest.raises(AccessDenied):
        material.read("case_list")


def test_a_definition_names_what_is_counted_and_the_inputs(small_city: Build) -> None:
    (told,) = definitions(("compliance_total",), UNNAMED, authorized.query(PUBLIC, "inputs", small_city))
    assert told.title == "Kepatuhan penandatanganan pakta integritas"
    assert "Penyebut: wajib tanda tangan" in told.text and told.text.endswith(".")
    assert "daftar wajib" in told.sources
