"""The entry script: health at /sehat, and what is said when a page or the server fails."""

import json
from pathlib import Path

import pytest
from starlette.requests import Request

import dashboard
from storage.builds import Build

REQUEST = Request({"type": "http", "method": "GET", "path": "/sehat", "headers": []})


def test_before_the_first_build_health_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path))
    answer = dashboard.health(REQUEST)
    assert answer.status_code == 200
    assert set(json.loads(bytes(answer.body)).values()) == {None}


def test_health_names_the_build_that_a_visitor_sees_first(
    simulated_town: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = simulated_town.path.parent
    pointer = folder / "CURRENT"
    assert pointer.read_text().strip() == simulated_town.name
    monkeypatch.setenv("NETRA_WAREHOUSE", str(folder.parent))
    said = json.loads(bytes(dashboard.health(REQUEST).body))
    assert (said["dataset"], said["build"]) == ("simulasi", simulated_town.name)
    assert said["loaded_at"] == simulated_town.loaded_at.isoformat()
    assert said["position_on"].startswith("20")


def test_a_fault_of_the_server_is_a_page_in_indonesian_without_its_cause() -> None:
    answer = dashboard.failed(REQUEST, RuntimeError("rahasia"))
    page = bytes(answer.body).decode()
    assert answer.status_code == 500 and "rahasia" not in page and "Netra" in page
