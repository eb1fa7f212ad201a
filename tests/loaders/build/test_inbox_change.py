"""A change of the inbox: tried on the inputs first, and carried out so that its last step decides."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from loaders.build import package
from loaders.build.assembly import BuildInputs
from loaders.build.inbox_change import GONE, InboxChange
from loaders.build.package import StalePreview, UploadPackage
from loaders.sources import withdrawals
from loaders.sources.manifest import digest
from loaders.sources.withdrawals import Withdrawal
from storage.errors import Refused

AT = datetime(2024, 9, 5, tzinfo=UTC)
NEW = UploadPackage("baru.csv", b"nip\n3\n")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    place = tmp_path / "inbox"
    place.mkdir()
    (place / "a.csv").write_text("nip\n1\n")
    (place / "b.csv").write_text("nip\n2\n")
    return place


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return tmp_path / "room"


def note(path: Path) -> Withdrawal:
    return Withdrawal(digest(path), AT, "pengelola", "", "keliru")


def inputs(inbox: Path) -> BuildInputs:
    return BuildInputs(tuple(withdrawals.sources_in_use(inbox)), inbox)


def used(inbox: Path) -> list[str]:
    return [source.name.partition("Z-")[2] or source.name for source in withdrawals.sources_in_use(inbox)]


def test_a_change_is_tried_without_touching_the_inbox(inbox: Path, room: Path) -> None:
    changed, own = InboxChange(NEW, "a.csv").apply(inputs(inbox), "resmi", inbox, room)
    assert [source.name.partition("Z-")[2] or source.name for source in changed.found] == ["b.csv", "baru.csv"]
    assert [source.name for source in own] == [changed.found[1].name]
    assert sorted(path.name for path in inbox.iterdir()) == ["a.csv", "b.csv"]


def test_a_file_that_is_gone_or_in_use_again_asks_for_a_new_look(inbox: Path, room: Path) -> None:
    for change in (InboxChange(withdrawn="tiada.csv"), InboxChange(restored="a.csv")):
        with pytest.raises(StalePreview, match=GONE):
            change.apply(inputs(inbox), "resmi", inbox, room)


def test_the_last_file_of_simulated_data_is_not_withdrawn_and_official_data_may_be_empty(
    inbox: Path, room: Path
) -> None:
    (inbox / "b.csv").unlink()
    with pytest.raises(Refused, match="satu-satunya berkas data simulasi"):
        InboxChange(withdrawn="a.csv").apply(inputs(inbox), "simulasi", inbox, room)
    changed, own = InboxChange(withdrawn="a.csv").apply(inputs(inbox), "resmi", inbox, room)
    assert (changed.found, own) == ((), ())


def test_a_file_is_withdrawn_replaced_and_restored_in_the_place_of_its_successor(inbox: Path, room: Path) -> None:
    InboxChange(withdrawn="b.csv", note=note(inbox / "b.csv")).carry_out(inbox, room)
    assert used(inbox) == ["a.csv"]
    InboxChange(restored="b.csv").carry_out(inbox, room)
    assert used(inbox) == ["a.csv", "b.csv"]
    replacing = InboxChange(NEW, "a.csv", note(inbox / "a.csv"))
    replacing.apply(inputs(inbox), "resmi", inbox, room)
    replacing.carry_out(inbox, room)
    assert used(inbox) == ["b.csv", "baru.csv"]
    ((_, found),) = withdrawals.withdrawn_sources(inbox)
    assert found.for_file.endswith("Z-baru.csv") and not found.is_waiting
    successor = inbox / found.for_file
    InboxChange(withdrawn=found.for_file, note=note(successor), restored="a.csv").carry_out(inbox, room)
    assert used(inbox) == ["a.csv", "b.csv"]


class Killed(BaseException):
    """Stands for the end of the process at that point: nobody tidies up."""


def test_a_replacement_that_is_killed_before_its_last_step_has_not_happened(
    inbox: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise Killed

    replacing = InboxChange(NEW, "a.csv", note(inbox / "a.csv"))
    replacing.apply(inputs(inbox), "resmi", inbox, room)
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(package, "move", die)
        replacing.carry_out(inbox, room)
    assert used(inbox) == ["a.csv", "b.csv"]
    withdrawals.settle(inbox)
    assert sorted(path.name for path in inbox.iterdir()) == ["a.csv", "b.csv"]
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(withdrawals, "settle", die)
        replacing.carry_out(inbox, room)
    assert used(inbox) == ["b.csv", "baru.csv"]  # killed after it, the change has happened


def test_a_return_that_is_killed_before_its_last_step_leaves_the_successor_in_use(
    inbox: Path, room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_: Path) -> None:
        raise Killed

    InboxChange(withdrawn="a.csv", note=note(inbox / "a.csv")).carry_out(inbox, room)
    back = InboxChange(withdrawn="b.csv", note=note(inbox / "b.csv"), restored="a.csv")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(withdrawals, "take_away", die)
        back.carry_out(inbox, room)
    assert used(inbox) == ["b.csv"]
    back.carry_out(inbox, room)
    assert used(inbox) == ["a.csv"]
