"""Metrics as pages read them: for the view's scope and viewer, guarded, and logged where they name persons."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from metrics.disclosure.authorized import AccessDenied
from storage import audit_log
from storage.builds import Build
from tests.support import small_city
from tests.support.patience import SECONDS
from tests.support.sections import view_of
from tests.support.small_city import SEKDA
from web.panels import query


@pytest.fixture(scope="session")
def city() -> Build:
    return small_city.built()


def test_rows_are_those_of_the_scope_unless_the_whole_city_is_read(city: Build) -> None:
    view = view_of(city, SEKDA, lingkup="DINKES")
    own, whole = query.read("compliance_total", view), query.read("compliance_total", view, whole_city=True)
    assert (own["obliged"].iloc[0], own["signed"].iloc[0]) == (22, 15)
    assert (whole["obliged"].iloc[0], whole["signed"].iloc[0]) == (47, 27)


def test_what_a_viewer_may_not_read_is_denied_and_known_before(city: Build) -> None:
    view = view_of(city, PUBLIC)
    assert not query.may_read("unsigned_people", view) and query.may_read("compliance_total", view)
    with pytest.raises(AccessDenied):
        query.read("unsigned_people", view)


def test_a_view_of_persons_is_logged_and_one_of_counts_is_not(
    city: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_LOG", str(tmp_path))
    view = view_of(city, Viewer(Role.SEKDA, who="orang-1"))
    query.read("compliance_total", view)
    assert audit_log.entries(OPERATOR).empty
    assert len(query.read("unsigned_people", view)) == 20
    entries = audit_log.entries(OPERATOR)
    assert list(zip(entries["event"], entries["what"], entries["who"], strict=True)) == [
        ("view", "unsigned_people", "orang-1")
    ]


def choose_a_case() -> None:
    import streamlit as st

    from web.panels import query

    st.text(query.choice("perkara", "Perkara", {"P-1": "Perkara satu", "P-2": "Perkara dua"}))


def test_a_choice_is_kept_in_the_address() -> None:
    app = AppTest.from_function(choose_a_case, default_timeout=SECONDS).run()
    assert app.text[0].value == "P-1"
    app.selectbox[0].set_value("P-2").run()
    assert (app.text[0].value, app.query_params["perkara"]) == ("P-2", "P-2")


def test_a_choice_that_there_is_not_is_told_and_the_first_is_shown() -> None:
    app = AppTest.from_function(choose_a_case, default_timeout=SECONDS)
    app.query_params["perkara"] = "P-9"
    app.run()
    assert app.text[0].value == "P-1"
    assert "“P-9” tidak ada pada tampilan ini; yang tampil P-1" in str(app.info[0].value).replace("\\", "")
