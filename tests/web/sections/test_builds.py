"""The builds on the page Data: the list, what changed between two, and pinning one with a name."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role, Viewer
from metrics.disclosure.authorized import AccessDenied, compare_builds
from storage import audit_log, pins
from storage.builds import Build
from tests.support.builds import nip
from tests.support.open_page import text
from tests.support.patience import SECONDS
from tests.support.snapshots import MAY_NOT, MEETING, NEW, OLD, visit
from text.tables import to_dicts


def test_with_one_build_there_is_nothing_to_choose(folder: Path) -> None:
    (folder / f"{OLD}.duckdb").unlink()
    app = visit(page="data")
    assert not app.exception
    assert not [box for box in app.selectbox if box.key == "pilih_keadaan"]
    assert "Baru ada satu muatan." in text(app)


def test_the_page_data_lists_the_builds_and_says_what_changed_since_the_last_meeting(shelf: Path) -> None:
    assert shelf.exists()
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


@pytest.mark.parametrize("role", [Role.PUBLIK, Role.OPD])
def test_who_may_not_look_at_builds_has_no_such_section(shelf: Path, role: Role) -> None:
    assert shelf.exists()
    assert "Muatan dan perubahan" not in [tab.label for tab in visit(role, page="data").tabs]


@pytest.mark.parametrize("role", MAY_NOT)
def test_who_may_not_look_at_builds_is_given_no_comparison(shelf: Path, role: Role) -> None:
    viewer = Viewer(role, "DINKES" if role is Role.OPD else None)
    old, new = (Build("simulasi", name, shelf / f"{name}.duckdb") for name in (OLD, NEW))
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
    app = AppTest.from_function(section, default_timeout=SECONDS, kwargs={"role": "pengelola"}).run()
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
    app = AppTest.from_function(section, default_timeout=SECONDS, kwargs={"role": "pengelola"}).run()
    app.button(key="pin_wanted").click().run()
    assert "Beri nama 1 sampai 80 huruf" in app.error[0].value
    assert pins.read_pins(folder) == {OLD: MEETING}


def test_the_sekda_and_who_tries_the_pengelola_read_the_builds_and_pin_none(shelf: Path) -> None:
    assert shelf.exists()
    sekda = AppTest.from_function(section, default_timeout=SECONDS, kwargs={"role": "sekda"}).run()
    for app in (sekda, visit(Role.PENGELOLA, page="data")):
        assert "2 muatan disimpan" in text(app)
        assert not [button for button in app.button if button.key == "pin_wanted"]
