"""Fixtures that the tests of this folder share."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from alerts import channels
from storage.builds import Build
from tests.support.alert_contexts import CASES, ROSTER, SIGNINGS, STEPS
from tests.support.alert_mail import town
from tests.support.builds import make_build
from tests.support.mail_server import KEY, PASSWORD, USER, PostOffice, open_office


@pytest.fixture(scope="session")
def rules_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    place = tmp_path_factory.mktemp("rules")
    return make_build(place, roster=ROSTER, signing=SIGNINGS, case=CASES, step=STEPS)


@pytest.fixture(scope="session")
def slow_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("slow"), 11)


@pytest.fixture(scope="session")
def done_town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("done"), 44)


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
