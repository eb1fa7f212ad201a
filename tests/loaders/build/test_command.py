"""A build as a command runs it."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from loaders.build import command
from loaders.build.change_detection import WatchedPlaces
from settings import read_settings
from tests.support.builds import nip


def test_a_build_says_a_line_for_each_source_and_one_that_changes_nothing_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "ttd.csv").write_text(f"siklus;nip;tanggal_ttd\n2024;{nip(1)};26/08/2024\n2024;{nip(2)};02/09/2024\n")
    settings = replace(read_settings(), warehouse=tmp_path / "warehouse", log=tmp_path / "log")
    places = WatchedPlaces("simulasi", inbox, None, settings)
    command.run(places)
    first = capsys.readouterr().out.splitlines()
    assert first[0] == "ttd.csv: dibaca 2 = dimuat 2 + ditolak 0 + dilewati 0; 2024-08-26 s.d. 2024-09-02"
    assert first[1].startswith("Terbit: build ") and first[1].endswith(" (simulasi).")
    command.run(places)
    assert capsys.readouterr().out.startswith("Tidak ada yang berubah; build ")
    log = "".join(path.read_text() for path in (tmp_path / "log").glob("*.jsonl"))
    assert log.count('"event": "build"') == 1


def test_the_collector_rests_while_a_build_is_made_and_works_again_after_one_that_failed() -> None:
    with pytest.raises(OSError, match="disk"), command.without_collector():
        assert not gc.isenabled()
        raise OSError("disk")
    assert gc.isenabled()
