"""Who is looking when nobody can log in: the public for official data, a role to try for the simulated city."""

import json
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role
from storage import builds
from tests.support import small_city
from tests.support.open_page import open_page
from tests.support.patience import SECONDS
from tests.support.shared import made_once


@pytest.fixture(scope="session")
def made() -> Path:
    """The small city as official and as simulated data."""

    def make(place: Path) -> None:
        for dataset in ("simulasi", "resmi"):
            shutil.copytree(small_city.built().path.parent, place / dataset)

    return made_once("small_city_twice", make)


@pytest.fixture(autouse=True)
def chosen(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(made))


def show_viewer() -> None:
    """A page that says who is looking at the dataset of its address."""
    import streamlit as st

    from web import account

    viewer = account.viewer(st.query_params["dataset"])
    account.show_controls(viewer, st.query_params["dataset"])
    st.text(f"{viewer.role} {viewer.unit_id} {viewer.who} {viewer.is_trial}")


def visit(dataset: str) -> AppTest:
    app = AppTest.from_function(show_viewer, default_timeout=SECONDS)
    app.query_params["dataset"] = dataset
    return app.run()


def said(app: AppTest) -> str:
    assert not app.exception
    return str(app.text[0].value)


def test_official_data_without_log_in_are_for_the_public_whatever_the_session_or_the_address_say() -> None:
    app = visit("resmi")
    for name in ("role", "peran", "tried_role", "choose_role"):
        app.query_params[name] = "pengelola"
        app.session_state[name] = "pengelola"
    app.run()
    assert said(app) == "publik None  False"
    assert len(app.selectbox) == 0 and len(app.button) == 0


def test_the_simulated_city_opens_for_the_sekda_and_each_role_can_be_tried() -> None:
    app = visit("simulasi")
    assert said(app) == "sekda None percobaan True"
    for role in set(Role) - {Role.OPD}:
        app.selectbox("choose_role").select(role).run()
        assert said(app) == f"{role} None percobaan True"


def test_who_tries_an_opd_is_one_of_the_opd_and_may_choose_another() -> None:
    app = visit("simulasi")
    app.selectbox("choose_role").select(Role.OPD).run()
    assert said(app) == "opd BKPSDM percobaan True"  # the first by name
    assert len(app.selectbox("choose_unit").options) == 28  # the OPD of 2024, without their subordinates
    app.selectbox("choose_unit").select("DINKES").run()
    assert said(app) == "opd DINKES percobaan True"
    app.session_state["tried_unit"] = "SDN_KAUMAN_1"  # none of the OPD
    assert said(app.run()) == "opd BKPSDM percobaan True"


def test_a_role_tried_on_simulated_data_ends_where_official_data_begin() -> None:
    app = visit("simulasi")
    app.selectbox("choose_role").select(Role.PENGELOLA).run()
    app.query_params["dataset"] = "resmi"
    assert said(app.run()) == "publik None  False"
    app.query_params["dataset"] = "simulasi"
    assert said(app.run()) == "pengelola None percobaan True"


def test_the_role_tried_stays_from_page_to_page_and_is_not_in_the_address() -> None:
    app = open_page(dataset="simulasi")
    app.selectbox("choose_role").select(Role.BAWASLU).run()
    app.switch_page("tahapan.py").run()
    assert app.selectbox("choose_role").value == Role.BAWASLU
    assert not {"role", "peran", "choose_role", "tried_role"} & set(app.query_params)
    assert "bawaslu" not in json.dumps(dict(app.query_params)).lower()


def test_without_a_build_nobody_has_a_unit_and_the_page_still_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    assert builds.current("simulasi") is None
    app = visit("simulasi")
    app.session_state["tried_role"] = Role.OPD
    assert said(app.run()) == "publik None  False"
