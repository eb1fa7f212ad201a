import socket
from pathlib import Path

import pytest

from settings import ROOT
from web.command import ROOMS, main


def test_the_help_lists_every_command_of_a_room_and_how_to_serve(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    commands = {path.parent.name for path in ROOT.glob("*/__main__.py")} - {"tools"}
    assert set(ROOMS) == commands
    said = capsys.readouterr().out
    assert all(f"    {name} " in said for name in (*commands, "run"))


@pytest.mark.parametrize("room", ROOMS)
def test_the_command_of_a_room_gets_the_rest_of_the_arguments(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([room, "--help"])
    assert ended.value.code == 0
    assert room in capsys.readouterr().out.partition("\n")[0]


def test_the_answer_of_a_command_is_the_answer_of_the_room(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["metrics", "list"]) == 0
    assert "compliance_by_unit" in capsys.readouterr().out
    assert main(["metrics", "show", "tidak_ada"]) == 2


@pytest.mark.parametrize("arguments", [[], ["buka"], ["run", "lagi"]])
def test_what_it_does_not_know_is_told_in_indonesian(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "salah pakai: " in capsys.readouterr().err


def test_a_busy_port_is_told_before_anything_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(tmp_path / "warehouse"))
    with socket.socket() as busy:
        busy.bind(("", 0))
        busy.listen()
        monkeypatch.setenv("PORT", str(busy.getsockname()[1]))
        assert main(["run"]) == 1
    assert "sedang dipakai" in capsys.readouterr().err
    assert not (tmp_path / "warehouse").exists()
