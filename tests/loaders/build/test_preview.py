"""The room that a preview is made in: gone at the end, and swept where its maker was killed."""

import shutil
from pathlib import Path

from loaders.build import preview
from storage import durable_files


def test_a_room_is_gone_at_the_end_and_held_until_then(tmp_path: Path) -> None:
    with preview._room(tmp_path) as place:
        (place / "berkas").write_text("a")
        preview.sweep(tmp_path)
        assert (place / "berkas").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_room_whose_lock_nobody_holds_is_swept(tmp_path: Path) -> None:
    left, at_work = tmp_path / "left", tmp_path / "at_work"
    left.mkdir()
    (left / "pratinjau.duckdb").write_text("half")
    with durable_files.exclusive_lock(at_work / preview.LOCK, wait=False):
        preview.sweep(tmp_path)
        assert [place.name for place in tmp_path.iterdir()] == ["at_work"]
    shutil.rmtree(at_work)
    preview.sweep(tmp_path)
