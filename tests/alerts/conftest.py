"""Fixtures that the tests of this folder share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from alerts import channels
from storage.builds import Build
from tests.support.alert_contexts import CASES, ROSTER, SIGNINGS, STEPS
from tests.support.alert_mail import town
from tests.support.asked_once import asked_once
from tests.support.built_once import built_once
from tests.support.mail_server import KEY, PASSWORD, USER, PostOffice, open_office
from tests.support.shared import made_once


@pytest.fixture(autouse=True)
def _asked_once() -> Iterator[None]:
    """Ask each build each question once: what is tested here is who is told what of the answers, and how often."""
    with asked_once():
        yield


@pytest.fixture(scope="session")
def rules_build() -> Build:
    return built_once(roster=ROSTER, signing=SIGNINGS, case=CASES, step=STEPS)


@pytest.fixture(scope="session")
def slow_town() -> Path:
    return made_once("slow_town", lambda place: town(place, 11)) / "warehouse"


@pytest.fixture(scope="session")
def done_town() -> Path:
    return made_once("done_town", lambda place: town(place, 44)) / "warehouse"


@pytest.fixture
def office(tmp_path: Path, slow_town: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostOffice]:
    """Both servers, and the slow town as the warehouse."""
    shutil.copytree(slow_town, tmp_path / "warehouse")
    for name, value in (("USER", USER), ("PASSWORD", PASSWORD)):
        monkeypatch.setenv(f"NETRA_SMTP_{name}", value)
    monkeypatch.setenv("NETRA_WEBHOOK_SECRET", KEY)
    monkeypatch.setenv("NETRA_CA_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path / "warehouse"))
    monkeypatch.setattr(channels, "PAUSES", (0.01, 0.01))
    with open_office(tmp_path) as servers:
        yield servers
