"""What was known then: an older build by choice or by link, for those who may; and the section on builds of Data."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from access.roles import PUBLIC, Role
from metrics.disclosure.authorized import AccessDenied, compare_builds
from metrics.selection import WHOLE_CITY, Cycle, Selection
from narrative.exhibits import Exhibit
from storage import builds
from storage.builds import Build
from tests.support.open_page import open_page, text
from tests.support.snapshots import MEETING, NEW, OLD, visit
from text.tables import to_date


def test_a_link_to_an_older_state_shows_what_was_known_then_and_says_so_first(shelf: Path) -> None:
    assert shelf.exists()
    app = visit(keadaan=OLD, posisi="2024-08-26")
    assert not app.exception
    assert app.warning[0].value == (
        f"Bukan data terkini. Yang tampil: yang diketahui pada 26 Agustus 2024 14.00 WIB ({MEETING})."
    )
    assert "**1/4 ASN (25,0%)** sudah menandatangani" in text(app)
    assert dict(app.query_params)["keadaan"] == OLD
    assert "dimuat 26 Agustus 2024 14.00 WIB, bukan data terkini" in text(app)  # under each figure, and in its file


def test_one_click_leads_back_to_the_newest(shelf: Path) -> None:
    assert shelf.exists()
    app = visit(keadaan=OLD, posisi="2024-08-26")
    app.button(key="to_newest").click().run()
    assert "Bukan data terkini" not in text(app)
    assert "**2/4 ASN (50,0%)** sudah menandatangani" in text(app)
    assert OLD not in dict(app.query_params).values()


def test_the_state_is_chosen_at_the_side_and_stays_on_the_next_page(shelf: Path) -> None:
    assert shelf.exists()
    app = visit()
    choice = app.selectbox(key="pilih_keadaan")
    assert choice.options == ["Data terkini", f"{MEETING} · 26 Agustus 2024 14.00 WIB"]
    choice.set_value(OLD).run()
    assert dict(app.query_params)["keadaan"] == OLD
    app.switch_page("kepatuhan_wilayah.py").run()
    assert "Bukan data terkini" in text(app)
    app.selectbox(key="pilih_keadaan").set_value("terkini").run()
    assert "Bukan data terkini" not in text(app)


@pytest.mark.parametrize("role", [Role.PUBLIK, Role.OPD])
def test_others_who_open_such_a_link_get_the_newest_and_a_sentence(shelf: Path, role: Role) -> None:
    assert shelf.exists()
    app = visit(role, keadaan=OLD)
    assert not app.exception
    assert "hanya dapat dibuka oleh Sekda dan pengelola; yang tampil data terkini." in text(app)
    assert "dimuat 1 Oktober 2024" in text(app) and "dimuat 26 Agustus 2024" not in text(app)
    assert "keadaan" not in {box.key.removeprefix("pilih_") for box in app.selectbox if box.key}


@pytest.mark.parametrize("wish", ["20200101T000000000000Z-gone", "../resmi/x", "CURRENT"])
def test_a_state_that_is_gone_or_never_was_is_told_and_the_newest_is_shown(shelf: Path, wish: str) -> None:
    assert shelf.exists()
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


def test_the_file_of_an_older_state_bears_its_day_in_its_name(shelf: Path) -> None:
    build, newest = (Build("simulasi", name, shelf / f"{name}.duckdb") for name in (OLD, NEW))
    day = to_date("2024-08-26")
    cycle = Cycle(2024, "Pilkada 2024", day, day, day)
    view = Selection(build, 2024, day, WHOLE_CITY, (cycle,), newest=newest)
    shown = Exhibit(view, "compliance_total", builds.query(build, "SELECT 1 AS cycle"), "Judul")
    assert (
        shown.file_name
        == "netra-kepatuhan-penandatanganan-pakta-integritas-2024-20240826-kota-SIMULASI-dimuat20240826T0700.csv"
    )
    assert "-dimuat" not in replace(shown, view=replace(view, build=newest)).file_name


def test_official_data_have_no_older_state_for_the_public(folder: Path) -> None:
    folder.rename(folder.parent / "resmi")
    app = open_page(dataset="resmi", keadaan=OLD)
    assert not app.exception
    assert "hanya dapat dibuka oleh Sekda dan pengelola" in text(app)
    assert "dimuat 26 Agustus 2024" not in text(app)
    old, new = (Build("resmi", name, folder.parent / "resmi" / f"{name}.duckdb") for name in (OLD, NEW))
    with pytest.raises(AccessDenied):
        compare_builds(PUBLIC, old, new)
