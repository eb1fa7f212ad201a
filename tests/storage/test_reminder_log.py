"""Who reads of the alerts what: how often a unit was reminded, up to the day looked at; addresses for the pengelola."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from settings import Settings, read_settings
from storage import reminder_log
from tests.support.reminders import ENTRIES

SEKDA, OWN = Viewer(Role.SEKDA, who="s"), Viewer(Role.OPD, "DINKES", "o")
LATE = date(2024, 12, 1)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    here = replace(read_settings(), warehouse=tmp_path)
    for one in ENTRIES:
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
