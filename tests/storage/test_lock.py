"""One loader at a time writes into a folder of builds, and sweeps what a killed one left."""

from pathlib import Path

import pytest

from storage.durable_files import UNFINISHED
from storage.errors import Busy
from storage.lock import COMMAND_LINE, one_writer, sweep


def test_a_second_writer_is_told_who_is_at_work(tmp_path: Path) -> None:
    with (
        one_writer(tmp_path / "resmi", by="halaman Data"),
        pytest.raises(Busy, match="oleh halaman Data"),
        one_writer(tmp_path / "resmi"),
    ):
        pass


def test_the_folder_is_free_again_after_an_error_and_bears_the_next_name(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), one_writer(tmp_path, by="halaman Data yang namanya panjang"):
        raise ZeroDivisionError
    with one_writer(tmp_path):
        assert (tmp_path / "LOCK").read_text(encoding="utf-8") == COMMAND_LINE


def test_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with one_writer(tmp_path / "resmi"), one_writer(tmp_path / "simulasi"):
        assert (tmp_path / "simulasi" / "LOCK").exists()


def test_what_a_killed_run_left_is_swept_and_whole_builds_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.duckdb").write_text("whole")
    (tmp_path / f"b{UNFINISHED}").write_text("half")
    (tmp_path / f"c{UNFINISHED}.files").mkdir()
    (tmp_path / f"c{UNFINISHED}.files" / "1.csv").write_text("x")
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.duckdb"]
