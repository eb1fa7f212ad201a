"""Who reads of the alerts what: how often a unit was reminded, up to the day looked at; addresses for the pengelola."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from settings import Settings, read_settings
from storage import reminder_log
from storage.reminder_log import ReminderEntry, ReminderKind
from tests.support.builds import make_build, nip
from tests.support.open_page import open_page, text
from web.sections import reminders as reminder_panels

SEKDA, OWN = Viewer(Role.SEKDA, who="s"), Viewer(Role.OPD, "DINKES", "o")
LATE = date(2024, 12, 1)


def line(on: str, unit_id: str = "DINKES", **changed: object) -> ReminderEntry:
    told = ReminderEntry(
        at=f"{on}T01:00:00+00:00",
        on=on,
        kind=ReminderKind.ALERT,
        recipient="Kontak",
        address="kontak@contoh.go.id",
        rule="pace_behind",
        title="Laju penandatanganan tertinggal",
        subject=f"2024 {unit_id}",
        text="Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan.",
        unit_id=unit_id,
        cycle=2024,
        to_unit=True,
    )
    return replace(told, **changed)  # type: ignore[arg-type]


TOLD = [
    line("2024-08-07"),
    line("2024-08-14", kind=ReminderKind.REPEAT),
    line("2024-08-14", kind=ReminderKind.REPEAT, address="kedua@contoh.go.id"),  # the same day is the same reminder
    line("2024-08-15", to_unit=False, recipient="Sekda"),  # others were told, the unit was not
    line("2024-08-16", kind=ReminderKind.FAILED),
    line("2024-08-17", rule="case_over_limit"),
    line("2024-08-21", kind=ReminderKind.REPEAT),
    line("2024-08-30", kind=ReminderKind.RECOVERY),
    line("2024-08-20", unit_id="DISHUB"),
    line("2023-11-20", cycle=2023),
]


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    here = replace(read_settings(), warehouse=tmp_path)
    for one in TOLD:
        reminder_log.append(one, "simulasi", here)
    yield here


def often(viewer: Viewer, settings: Settings, as_of: date = LATE) -> dict[str, tuple[int, date]]:
    return reminder_log.of_units(viewer, "simulasi", 2024, as_of, settings)


def test_a_unit_was_reminded_on_as_many_days_as_its_own_contact_was_told(settings: Settings) -> None:
    assert often(SEKDA, settings) == {"DINKES": (3, date(2024, 8, 21)), "DISHUB": (1, date(2024, 8, 20))}


def test_reminders_after_the_day_looked_at_are_not_known(settings: Settings) -> None:
    assert often(SEKDA, settings, date(2024, 8, 20)) == {
        "DINKES": (2, date(2024, 8, 14)),
        "DISHUB": (1, date(2024, 8, 20)),
    }
    assert often(SEKDA, settings, date(2024, 8, 6)) == {}


def test_an_opd_reads_of_itself_and_others_of_nobody(settings: Settings) -> None:
    assert set(often(OWN, settings)) == {"DINKES"}
    for viewer in (PUBLIC, Viewer(Role.PIMPINAN), Viewer(Role.BAWASLU)):
        assert often(viewer, settings) == {}


def test_addresses_are_for_the_pengelola_and_not_for_who_tries_the_role(settings: Settings) -> None:
    shown = reminder_log.latest(OPERATOR, "simulasi", settings=settings)
    assert list(shown["on"][:2]) == ["2023-11-20", "2024-08-20"]  # as they were written, newest first
    assert set(shown["address"]) == {"kontak@contoh.go.id", "kedua@contoh.go.id"}
    assert set(reminder_log.latest(replace(OPERATOR, is_trial=True), "simulasi", settings=settings)["address"]) == {""}
    assert reminder_log.latest(SEKDA, "simulasi", settings=settings).empty
    assert len(reminder_log.latest(OPERATOR, "simulasi", limit=3, settings=settings)) == 3


UNITS = pd.DataFrame(
    [
        ("Dinas Kesehatan", "Dinkes", "3 kali, terakhir 21 Agustus 2024"),
        ("Dinas Perhubungan", "Dishub", "1 kali, pada 20 Agustus 2024"),
        ("Inspektorat", "Inspektorat", "belum pernah"),
        ("Dinas Lingkungan Hidup", "DLH", "10 kali, terakhir 22 Agustus 2024"),
    ],
    columns=["unit", "short_name", "reminded"],
)


def test_one_unit_is_told_whole_and_several_by_how_often() -> None:
    assert reminder_panels.sentence(UNITS.head(1)) == "Dinas Kesehatan diingatkan 3 kali, terakhir 21 Agustus 2024."
    assert reminder_panels.sentence(UNITS) == (
        "Diingatkan karena lajunya tertinggal: DLH (10 kali, terakhir 22 Agustus 2024), "
        "Dinkes (3 kali, terakhir 21 Agustus 2024), dan Dishub (1 kali, pada 20 Agustus 2024)."
    )
    assert reminder_panels.sentence(UNITS.iloc[2:3]) == ""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two units in 2024, of which one signed, and the log of reminders beside the build."""
    place = tmp_path_factory.mktemp("city")
    roster = [(2024, nip(n), unit, "", "", "jpt", "", "", "") for n, unit in ((1, "Dinkes"), (2, "Dishub"))]
    warehouse = make_build(place, roster=roster, signing=[(2024, nip(1), "2024-08-26", "ya")]).path.parent.parent
    for one in TOLD:
        reminder_log.append(one, "simulasi", replace(read_settings(), warehouse=warehouse))
    return warehouse


def visit(city: Path, monkeypatch: pytest.MonkeyPatch, page: str, role: Role, **address: str) -> str:
    """All that a page says to a role."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(city))
    app = open_page(page, role, "DINKES", dataset="simulasi", siklus="2024", **address)
    assert not app.exception
    return text(app)


def test_kepatuhan_opd_tells_beside_the_unit_how_often_it_was_reminded(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = visit(city, monkeypatch, "kepatuhan_opd", Role.SEKDA, lingkup="DINKES")
    assert "Dinas Kesehatan diingatkan 3 kali, terakhir 21 Agustus 2024." in one
    own = visit(city, monkeypatch, "kepatuhan_opd", Role.OPD)
    assert "Dinkes (3 kali, terakhir 21 Agustus 2024)" in own and "Dishub (1 kali" not in own
    assert "iingatkan" not in visit(city, monkeypatch, "kepatuhan_opd", Role.BAWASLU)


def test_the_pengelola_reads_the_last_alerts_on_the_page_data(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = visit(city, monkeypatch, "data", Role.PENGELOLA)
    assert "Peringatan terakhir" in shown and "33 dari 44 ASN belum tanda tangan" in shown
    assert "kontak@contoh.go.id" not in shown  # whoever tries the role is nobody
    assert "Peringatan terakhir" not in visit(city, monkeypatch, "data", Role.SEKDA)
