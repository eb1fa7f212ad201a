"""The frame around every page: its address, its controls, its empty states, on builds made by hand."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.builds import nip
from tests.support.open_page import open_page, text
from tests.support.patience import SECONDS
from tests.support.published import make_city, make_facts, publish
from tests.support.seen import seen
from tests.support.shared import made_once

OURS = ("ringkasan", "kepatuhan_opd", "kepatuhan_wilayah")


@pytest.fixture(scope="session")
def city() -> Path:
    return make_city()


@pytest.fixture(scope="session")
def facts() -> Path:
    return make_facts()


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty warehouse, which all pages read."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    return tmp_path


@pytest.fixture
def shown(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A warehouse with the city as simulated data, the same for all tests that change nothing of it."""

    def make(fresh: Path) -> None:
        publish(fresh, "simulasi", city)

    monkeypatch.setenv("NETRA_WAREHOUSE", str(made_once("shown_city", make)))


@pytest.mark.parametrize("page", OURS)
@pytest.mark.usefixtures("shown")
def test_a_page_is_filled(page: str) -> None:
    app = seen(page)
    assert not app.exception
    assert len(app.get("plotly_chart")) >= 2
    assert "Posisi data per 1 Oktober 2024 · dimuat 22 November 2026 08.14 WIB · 2 dari 7 sumber lengkap" in text(app)
    assert "Sumber yang belum lengkap: register Bawaslu, register perkara Pemkot" in text(app)


@pytest.mark.parametrize("page", OURS)
def test_a_page_without_people_says_what_is_missing_and_who_supplies_it(
    page: str, facts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "NETRA_WAREHOUSE", str(made_once("shown_facts", lambda fresh: publish(fresh, "simulasi", facts)))
    )
    app = seen(page)
    assert not app.exception
    assert not app.get("plotly_chart")
    assert "Disediakan oleh: BKPSDM" in text(app)
    assert "Unduh templat" in [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("page", (*OURS, "pelanggaran", "penanganan", "tahapan", "data"))
def test_before_the_first_build_every_page_says_which_command_to_run(page: str, warehouse: Path) -> None:
    assert not list(warehouse.iterdir())
    app = open_page(page)  # nobody has a role before there are data
    assert not app.exception
    assert "Belum ada data yang dimuat" in text(app) and "`make run`" in text(app)


@pytest.mark.usefixtures("shown")
def test_the_opening_sentence_counts_who_has_signed() -> None:
    assert "**3/4 ASN (75,0%)** sudah menandatangani pakta integritas Pilkada 2024; **1 orang** belum." in text(seen())


@pytest.mark.usefixtures("shown")
def test_the_address_says_all_four_values() -> None:
    assert dict(seen().query_params) == {
        "dataset": "simulasi",
        "siklus": "2024",
        "posisi": "2024-10-01",
        "lingkup": "kota",
    }


@pytest.mark.usefixtures("shown")
def test_a_link_opens_its_own_view() -> None:
    app = open_page("kepatuhan_opd", dataset="simulasi", siklus="2024", posisi="2024-09-30", lingkup="DINKES")
    assert "Dinas Kesehatan: 1/3 orang (33,3%) sudah tanda tangan" in text(app)
    assert "ASN wajib tanda tangan, Dinas Kesehatan · posisi data per 30 September 2024" in text(app)


@pytest.mark.usefixtures("shown")
def test_a_link_with_wrong_values_says_so_and_shows_the_default() -> None:
    app = open_page(dataset="latihan", siklus="1999", posisi="besok", lingkup="MARS")
    assert [str(note.value).count("yang tampil") for note in app.info] == [4]
    assert "3/4 ASN" in text(app)
    assert dict(app.query_params)["siklus"] == "2024"


@pytest.mark.usefixtures("shown")
def test_a_choice_goes_into_the_address_and_stays_on_the_next_page() -> None:
    app = open_page("kepatuhan_opd")
    app.selectbox(key="pilih_lingkup").set_value("DINKES").run()
    assert dict(app.query_params)["lingkup"] == "DINKES"
    app.query_params.clear()  # some ways to another page come without them
    app.switch_page("kepatuhan_wilayah.py").run()
    assert app.selectbox(key="pilih_lingkup").value == "DINKES"


@pytest.mark.usefixtures("shown")
def test_any_day_can_be_typed() -> None:
    app = open_page()
    app.text_input(key="hari_lain").set_value("27 Agt 2024").run()
    assert dict(app.query_params)["posisi"] == "2024-08-27"
    assert "**2/4 ASN (50,0%)**" in text(app)
    assert app.text_input(key="hari_lain").value == ""


@pytest.mark.usefixtures("shown")
def test_another_cycle_is_looked_at_on_its_last_day() -> None:
    app = open_page(posisi="2024-08-27")
    app.selectbox(key="pilih_siklus").set_value("2019").run()
    assert dict(app.query_params)["posisi"] == "2024-10-01"
    assert "**0/1 ASN (0%)** sudah menandatangani pakta integritas Pemilu 2019" in text(app)


def test_simulated_data_opens_first_while_there_are_only_facts_and_is_marked(
    warehouse: Path, city: Path, facts: Path
) -> None:
    publish(warehouse, "resmi", facts)
    publish(warehouse, "simulasi", city)
    app = open_page()
    assert dict(app.query_params)["dataset"] == "simulasi"
    assert "SIMULASI: angka buatan untuk latihan" in text(app)
    assert "SIMULASI: ASN wajib tanda tangan" in text(app)
    assert "SIMULASI" not in text(open_page(dataset="resmi"))


def test_official_data_with_people_opens_first(warehouse: Path, city: Path) -> None:
    publish(warehouse, "resmi", city)
    publish(warehouse, "simulasi", city)
    assert dict(open_page().query_params)["dataset"] == "resmi"


def test_a_refused_load_is_said_on_every_page(warehouse: Path, city: Path) -> None:
    folder = publish(warehouse, "simulasi", city)
    attempt = {"refused": True, "message": "ttd.csv tidak terbaca.", "at": "2026-11-22T02:00:00+00:00"}
    (folder / "ATTEMPT.json").write_text(json.dumps(attempt))
    warnings = [str(warning.value) for warning in open_page("kepatuhan_wilayah").warning]
    refused = "Pemuatan 22 November 2026 09.00 WIB ditolak; yang tampil data sebelumnya. ttd.csv tidak terbaca."
    assert refused in warnings


def test_a_source_on_its_last_good_data_is_said_in_detail_only_to_who_sees_rejects(warehouse: Path, city: Path) -> None:
    good = {"confirmed_at": (datetime.now(UTC) - timedelta(days=3)).isoformat()}
    trouble = {"fault": "sumber menolak akses", "detail": "jawaban HTTP 403"}
    for dataset, detail in (("simulasi", " (jawaban HTTP 403)"), ("resmi", "")):
        folder = publish(warehouse, dataset, city)
        (folder / "FETCHED.json").write_text(json.dumps({"roster": {"good": good, "trouble": trouble}}))
        app = open_page(dataset=dataset)
        (found,) = [str(warning.value) for warning in app.warning if "roster" in str(warning.value)]
        assert re.fullmatch(
            rf"roster: data per \d+ \w+ \d{{4}}, 3 hari lalu; sumber menolak akses{re.escape(detail)}\.", found
        )


@pytest.mark.usefixtures("shown")
def test_the_table_of_a_figure_comes_on_demand() -> None:
    app = open_page("kepatuhan_opd")
    before = len(app.dataframe)
    app.toggle(key="table-compliance_by_unit").set_value(True).run()
    assert len(app.dataframe) == before + 1
    shown = app.dataframe[0].value
    assert shown["Wajib"].tolist() == [3, 1] and shown["Sudah tanda tangan"].tolist() == [2, 1]


@pytest.mark.usefixtures("shown")
def test_no_page_shows_the_number_or_the_name_of_a_person() -> None:
    views = [seen(page) for page in OURS]
    everything = "".join(text(app) + "".join(str(chart.proto) for chart in app.get("plotly_chart")) for app in views)
    assert "Dinkes" in everything  # what the pictures hold is looked through as well
    assert "Pegawai 0" not in everything
    assert not [number for number in range(1, 6) if nip(number) in everything]


def open_many_links() -> None:
    """A session that opens one link after another, each with one value of four."""
    from datetime import date
    from pathlib import Path

    import streamlit as st

    from metrics.selection import WHOLE_CITY, Selection
    from storage.builds import Build
    from web import frame

    day = date(2024, 8, 26)
    view = Selection(Build("simulasi", "x", Path("x")), 2024, day, WHOLE_CITY, ())
    for number in range(200):
        st.query_params.from_dict({"perkara": str(number)})
        frame._remember(view)


def test_a_session_remembers_the_last_fifty_addresses_that_it_completed_and_no_more() -> None:
    app = AppTest.from_function(open_many_links, default_timeout=SECONDS).run()
    assert not app.exception
    completed = app.session_state["completed"]
    assert [address["perkara"] for address in completed] == [str(number) for number in range(150, 200)]
    assert app.query_params["siklus"] == "2024"
