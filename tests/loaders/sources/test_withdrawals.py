"""Files out of use: a note beside the file decides, for the bytes it was written for, and in one step."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loaders.contract.choices import beside as choices_beside
from loaders.contract.errors import Unreadable
from loaders.sources import withdrawals
from loaders.sources.manifest import digest
from loaders.sources.withdrawals import Withdrawal

AT = datetime(2024, 9, 5, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two deliveries: one dropped, with what was chosen for it, and one that an office uploaded."""
    (tmp_path / "unggahan" / "DINKES").mkdir(parents=True)
    (tmp_path / "a.csv").write_text("nip\n1\n")
    choices_beside(tmp_path / "a.csv").write_text('{"lembar": {}}')
    (tmp_path / "unggahan" / "DINKES" / "b.csv").write_text("nip\n2\n")
    return tmp_path


def withdraw(path: Path, for_file: str = "", *, is_waiting: bool = False) -> Withdrawal:
    note = Withdrawal(digest(path), AT, "opd", "DINKES", "keliru", "20240905T010203000000Z-abc", for_file, is_waiting)
    withdrawals.put(withdrawals.beside(path), note)
    return note


def used(inbox: Path) -> list[str]:
    return [source.name for source in withdrawals.sources_in_use(inbox)]


def test_a_withdrawn_file_stays_where_it_lies_with_its_choices_and_is_not_read(inbox: Path) -> None:
    note = withdraw(inbox / "a.csv")
    assert used(inbox) == ["unggahan/DINKES/b.csv"]
    assert [(source.name, found) for source, found in withdrawals.withdrawn_sources(inbox)] == [("a.csv", note)]
    assert sorted(path.name for path in inbox.glob("a.*")) == ["a.csv", "a.csv.ditarik.json", "a.csv.pilihan.json"]
    withdrawals.take_away(withdrawals.beside(inbox / "a.csv"))
    assert used(inbox) == ["a.csv", "unggahan/DINKES/b.csv"]


def test_other_bytes_under_the_name_of_a_withdrawn_file_are_a_new_delivery(inbox: Path) -> None:
    withdraw(inbox / "a.csv")
    (inbox / "a.csv").write_text("nip\n33\n")
    assert used(inbox) == ["a.csv", "unggahan/DINKES/b.csv"] and withdrawals.withdrawn_sources(inbox) == []
    (inbox / "a.csv").write_text("nip\n1\n")  # a copy of the office's folder brings the withdrawn bytes again
    assert used(inbox) == ["unggahan/DINKES/b.csv"]


def test_a_note_without_its_file_is_no_delivery(inbox: Path) -> None:
    withdraw(inbox / "a.csv")
    (inbox / "a.csv").unlink()
    choices_beside(inbox / "a.csv").unlink()
    assert used(inbox) == ["unggahan/DINKES/b.csv"] and withdrawals.withdrawn_sources(inbox) == []


@pytest.mark.parametrize("text", ["", "{}", '{"sha256": "a", "pada": "kemarin"}', "[]"])
def test_a_damaged_note_refuses_and_says_what_to_do(inbox: Path, text: str) -> None:
    withdrawals.beside(inbox / "a.csv").write_text(text)
    with pytest.raises(Unreadable, match=r"a\.csv\.ditarik\.json.*catatan penarikan tidak terbaca"):
        used(inbox)


def test_a_waiting_note_holds_once_its_new_file_is_in_use(inbox: Path) -> None:
    withdraw(inbox / "a.csv", "baru.csv", is_waiting=True)
    assert used(inbox) == ["a.csv", "unggahan/DINKES/b.csv"]
    (inbox / "baru.csv").write_text("nip\n3\n")
    assert used(inbox) == ["baru.csv", "unggahan/DINKES/b.csv"]
    withdraw(inbox / "baru.csv")
    assert used(inbox) == ["a.csv", "unggahan/DINKES/b.csv"]


def test_a_note_that_a_killed_process_left_waiting_is_settled_either_way(inbox: Path) -> None:
    kept = withdraw(inbox / "a.csv", "unggahan/DINKES/b.csv", is_waiting=True)
    withdraw(inbox / "unggahan" / "DINKES" / "b.csv", "tiada.csv", is_waiting=True)
    withdrawals.take_away(withdrawals.beside(inbox / "unggahan" / "DINKES" / "b.csv"))
    (inbox / "c.csv").write_text("nip\n4\n")
    withdraw(inbox / "c.csv", "tiada.csv", is_waiting=True)
    withdrawals.settle(inbox)
    assert withdrawals.withdrawn_sources(inbox)[0][1] == replace(kept, is_waiting=False)
    assert not withdrawals.beside(inbox / "c.csv").exists()
    (inbox / "unggahan" / "DINKES" / "b.csv").unlink()
    assert used(inbox) == ["c.csv"]  # a.csv stays out of use, whatever becomes of the file it made room for


def test_the_last_withdrawn_comes_first(inbox: Path) -> None:
    withdraw(inbox / "a.csv")
    other = inbox / "unggahan" / "DINKES" / "b.csv"
    later = Withdrawal(digest(other), AT.replace(day=6), "pengelola", "", "ganda")
    withdrawals.put(withdrawals.beside(other), later)
    assert [source.name for source, _ in withdrawals.withdrawn_sources(inbox)] == ["unggahan/DINKES/b.csv", "a.csv"]
