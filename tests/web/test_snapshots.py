"""What was known then: an older build by choice or by link, for those who may; and the section on builds of Data."""

import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from access.roles import PUBLIC, Role, Viewer
from metrics.disclosure.authorized import AccessDenied, compare_builds
from metrics.selection import WHOLE_CITY, Cycle, Selection
from narrative.exhibits import Exhibit
from storage import audit_log, builds, pins
from storage.builds import Build
from tests.support.builds import make_build, nip
from tests.support.open_page import open_page, text
from text.tables import to_date, to_dicts

OLD, NEW = "20240826T070000000000Z-0000000a", "20241001T070000000000Z-0000000b"
MEETING = "Rapat monev 26 Agustus 2024"
ROSTER = [(2024, nip(number), "Dinas Kesehatan", "", "", "pelaksana", "", "", "") for number in (1, 2, 3, 4)]
MAY_NOT = (Role.PUBLIK, Role.PIMPINAN, Role.OPD, Role.BAWASLU)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """One of four had signed when they met; since then two more, one of them before the meeting."""
    first = [(2024, nip(1), "2024-08-26", "ya")]
    later = [*first, (2024, nip(2), "2024-08-26", "ya"), (2024, nip(3), "2024-09-20", "ya")]
    places = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("new")
    old, new = (
        make_build(place, roster=ROSTER, signing=rows) for place, rows in zip(places, (first, later), strict=True)
    )
    return old.path, new.path


@pytest.fixture
def folder(files: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A warehouse with both builds; the older one bears the name of the meeting."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    place = tmp_path / "simulasi"
    place.mkdir()
    for name, path in zip((OLD, NEW), files, strict=True):
        shutil.copy(path, place / f"{name}.duckdb")
    (place / "CURRENT").write_text(NEW)
    (place / "PINS").write_text(f"{OLD} {MEETING}\n")
    return place


def visit(role: Role = Role.SEKDA, page: str = "ringkasan", **address: str) -> AppTest:
    return open_page(page, role, "DINKES", **{"dataset": "simulasi", **address})


def test_a_link_to_an_older_state_shows_what_was_known_then_and_says_so_first(folder: Path) -> None:
    assert folder.exists()
    app = visit(keadaan=OLD, posisi="2024-08-26")
    assert not app.exception
    assert app.warning[0].value == (
        f"Bukan data terkini. Yang tampil: yang diketahui pada 26 Agustus 2024 14.00 WIB ({MEETING})."
    )
    assert "**1/4 ASN (25,0%)** sudah menandatangani" in text(app)
    assert dict(app.query_params)["keadaan"] == OLD
    assert "dimuat 26 Agustus 2024 14.00 WIB, bukan data terkini" in text(app)  # under each figure, and in its file


def test_one_click_leads_back_to_the_newest(folder: Path) -> None:
    assert folder.exists()
    app = visit(keadaan=OLD, posisi="2024-08-26")
    app.button(key="to_newest").click().run()
    assert "Bukan data terkini" not in text(app)
    assert "**2/4 ASN (50,0%)** sudah menandatangani" in text(app)
    assert OLD not in dict(app.query_params).values()


def test_the_state_is_chosen_at_the_side_and_stays_on_the_next_page(folder: Path) -> None:
    assert folder.exists()
    app = visit()
    choice = app.selectbox(key="pilih_keadaan")
    assert choice.options == ["Data terkini", f"{MEETING} · 26 Agustus 2024 14.00 WIB"]
    choice.set_value(OLD).run()
    assert dict(app.query_params)["keadaan"] == OLD
    app.switch_page("kepatuhan_wilayah.py").run()
    assert "Bukan data terkini" in text(app)
    app.selectbox(key="pilih_keadaan").set_value("terkini").run()
    assert "Bukan data terkini" not in text(app)


@pytest.mark.parametrize("role", MAY_NOT)
def test_others_who_open_such_a_link_get_the_newest_and_a_sentence(folder: Path, role: Role) -> None:
    assert folder.exists()
    app = visit(role, keadaan=OLD)
    assert not app.exception
    assert "hanya dapat dibuka oleh Sekda dan pengelola; yang tampil data terkini." in text(app)
    assert "dimuat 1 Oktober 2024" in text(app) and "dimuat 26 Agustus 2024" not in text(app)
    assert "keadaan" not in {box.key.removeprefix("pilih_") for box in app.selectbox if box.key}


@pytest.mark.parametrize("wish", ["20200101T000000000000Z-gone", "../resmi/x", "CURRENT"])
def test_a_state_that_is_gone_or_never_was_is_told_and_the_newest_is_shown(folder: Path, wish: str) -> None:
    assert folder.exists()
    app = visit(keadaan=wish)
    assert not app.exception
    assert f"Keadaan data “{wish}” tidak ada atau sudah dihapus; yang tampil data terkini." in text(app)
    assert "**3/4 ASN (75,0%)**" in text(app)


def test_what_was_refused_or_late_since_is_not_said_of_an_older_state(folder: Path) -> None:
    (folder / "ATTEMPT.json").write_text('{"refused": true, "message": "x", "at": "2026-11-22T02:00:00+00:00"}')
    assert "ditolak; yang tampil data sebelumnya" in text(visit())
    assert "ditolak; yang tampil data sebelumnya" not in text(visit(keadaan=OLD))


def test_what_an_older_loader_did_not_write_is_told_and_the_way_back_offered(folder: Path) -> None:
    with duckdb.connect(str(folder / f"{OLD}.duckdb")) as connection:
        connection.execute("ALTER TABLE rejects DROP COLUMN remedy")
    builds.forget()
    app = visit(page="data", keadaan=OLD)
    assert not app.exception
    assert "keadaan data ini dimuat oleh pemuat yang lebih lama" in text(app)
    app.button(key="from_other_loader").click().run()
    assert not app.exception and "pemuat yang lebih lama" not in text(app)


def test_of_the_newest_build_the_same_is_a_fault_of_ours(folder: Path) -> None:
    with duckdb.connect(str(folder / f"{NEW}.duckdb")) as connection:
        connection.execute("ALTER TABLE rejects DROP COLUMN remedy")
    builds.forget()
    app = visit(page="data")
    assert len(app.exception) == 1 and "pemuat yang lebih lama" not in text(app)


def test_with_one_build_there_is_nothing_to_choose(folder: Path) -> None:
    (folder / f"{OLD}.duckdb").unlink()
    app = visit(page="data")
    assert not app.exception
    assert not [box for box in app.selectbox if box.key == "pilih_keadaan"]
    assert "Baru ada satu muatan." in text(app)


def test_the_file_of_an_older_state_bears_its_day_in_its_name(folder: Path) -> None:
    build, newest = (Build("simulasi", name, folder / f"{name}.duckdb") for name in (OLD, NEW))
    day = to_date("2024-08-26")
    cycle = Cycle(2024, "Pilkada 2024", day, day, day)
    view = Selection(build, 2024, day, WHOLE_CITY, (cycle,), newest=newest)
    shown = Exhibit(view, "compliance_total", builds.query(build, "SELECT 1 AS cycle"), "Judul")
    assert shown.file_name == "netra-compliance_total-2024-20240826-kota-SIMULASI-dimuat20240826T0700.csv"
    assert "-dimuat" not in replace(shown, view=replace(view, build=newest)).file_name


def test_the_page_data_lists_the_builds_and_says_what_changed_since_the_last_meeting(folder: Path) -> None:
    assert folder.exists()
    app = visit(page="data", posisi="2024-09-20")
    assert not app.exception
    page = text(app)
    assert "2 muatan disimpan, 1 di antaranya disematkan dengan nama" in page
    assert (
        f"Dibanding muatan 26 Agustus 2024 14.00 WIB ({MEETING}): 2 tanda tangan baru; "
        "capaian 1 OPD berubah untuk posisi yang sama (26 Agustus 2024)." in page
    )
    assert "2 angka capaian OPD berubah untuk tanggal yang sama, terutama karena data terlambat" in page
    tables = {tuple(frame.value.columns): frame.value for frame in app.dataframe}
    restated = next(rows for columns, rows in tables.items() if "Sebab" in columns)
    # Of the two that came since, one had signed by the day that both builds know.
    assert restated[["Angka", "Dulu", "Kini", "Sebab"]].to_numpy().tolist() == [
        ["sudah tanda tangan", 1, 2, "data terlambat +1"],
        ["tepat waktu dan terverifikasi", 1, 2, "data terlambat +1"],
    ]
    everything = page + "".join(frame.value.to_csv() for frame in app.dataframe)
    assert "Pegawai 0" not in everything and not [n for n in range(1, 5) if nip(n) in everything]


@pytest.mark.parametrize("role", MAY_NOT)
def test_who_may_not_look_at_builds_has_no_such_section_and_is_given_no_comparison(folder: Path, role: Role) -> None:
    assert "Muatan dan perubahan" not in [tab.label for tab in visit(role, page="data").tabs]
    viewer = Viewer(role, "DINKES" if role is Role.OPD else None)
    old, new = (Build("simulasi", name, folder / f"{name}.duckdb") for name in (OLD, NEW))
    with pytest.raises(AccessDenied):
        compare_builds(viewer, old, new)


def section(role: str) -> None:
    """The section alone, for somebody who has logged in as the test says."""
    from access.roles import Role, Viewer
    from metrics import options
    from metrics.selection import WHOLE_CITY, Selection
    from storage.builds import current
    from web.panels import query
    from web.sections import builds

    build = current("simulasi")
    assert build is not None
    viewer = Viewer(Role(role), who="orang-1")
    offer = options.available(query.query, build, {}, viewer)
    builds.show(Selection(build, 2024, offer.position_on, WHOLE_CITY, offer.cycles, viewer, build))


def test_the_pengelola_pins_a_build_on_the_page_and_lets_it_go(folder: Path) -> None:
    app = AppTest.from_function(section, default_timeout=60, kwargs={"role": "pengelola"}).run()
    assert not app.exception
    app.selectbox(key="pin_build").set_value(NEW)
    app.text_input(key="pin_name").set_value("Rapat Bawaslu 1 Oktober 2024")
    app.button(key="pin_wanted").click().run()
    assert not app.exception
    assert pins.read_pins(folder) == {OLD: MEETING, NEW: "Rapat Bawaslu 1 Oktober 2024"}
    app.selectbox(key="pin_build").set_value(OLD)
    app.button(key="unpin_wanted").click().run()
    assert pins.read_pins(folder) == {NEW: "Rapat Bawaslu 1 Oktober 2024"}
    log = to_dicts(audit_log.entries(Viewer(Role.PENGELOLA)))
    assert [(entry["event"], entry["who"], entry["build"]) for entry in log if "pin" in entry["event"]] == [
        ("unpin", "orang-1", OLD),
        ("pin", "orang-1", NEW),
    ]


def test_a_pin_without_a_name_is_told_and_nothing_is_pinned(folder: Path) -> None:
    app = AppTest.from_function(section, default_timeout=60, kwargs={"role": "pengelola"}).run()
    app.button(key="pin_wanted").click().run()
    assert "Beri nama 1 sampai 80 huruf" in app.error[0].value
    assert pins.read_pins(folder) == {OLD: MEETING}


def test_the_sekda_and_who_tries_the_pengelola_read_the_builds_and_pin_none(folder: Path) -> None:
    assert folder.exists()
    sekda = AppTest.from_function(section, default_timeout=60, kwargs={"role": "sekda"}).run()
    for app in (sekda, visit(Role.PENGELOLA, page="data")):
        assert "2 muatan disimpan" in text(app)
        assert not [button for button in app.button if button.key == "pin_wanted"]


def test_official_data_have_no_older_state_for_the_public(folder: Path) -> None:
    folder.rename(folder.parent / "resmi")
    app = open_page(dataset="resmi", keadaan=OLD)
    assert not app.exception
    assert "hanya dapat dibuka oleh Sekda dan pengelola" in text(app)
    assert "dimuat 26 Agustus 2024" not in text(app)
    old, new = (Build("resmi", name, folder.parent / "resmi" / f"{name}.duckdb") for name in (OLD, NEW))
    with pytest.raises(AccessDenied):
        compare_builds(PUBLIC, old, new)
