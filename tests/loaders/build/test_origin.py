"""Where the files of the last build lay."""

from pathlib import Path

from loaders.build.origin import LastInbox, last_inbox, remember


def test_the_places_of_the_last_build_are_remembered_beside_it(tmp_path: Path) -> None:
    assert last_inbox(tmp_path) is None
    remember(tmp_path, tmp_path / "kotak masuk", tmp_path / "sources.toml")
    assert last_inbox(tmp_path) == LastInbox(tmp_path / "kotak masuk", tmp_path / "sources.toml")
    remember(tmp_path, tmp_path / "lain", None)
    assert last_inbox(tmp_path) == LastInbox(tmp_path / "lain", None)
