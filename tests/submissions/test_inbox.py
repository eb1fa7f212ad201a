"""The files of an inbox on the screen: what each viewer may withdraw, and what is said of a file in the log."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from access.roles import PUBLIC, Role, Viewer
from storage.errors import Refused
from submissions import inbox, uploads, withdrawals
from submissions.inbox import DeliveredFile, InboxFiles
from submissions.withdrawals import Request
from tests.support.submitted import Office, nip, write_csv
from tests.support.uploads import DATASET, DINKES, PENGELOLA, SEKDA, TRIAL, handed_office, settings, signed

DISHUB = Viewer(Role.OPD, "DISHUB")
HANDED = datetime(2024, 8, 26, 1, 2, 3, tzinfo=UTC)


@pytest.fixture
def made(tmp_path: Path) -> Office:
    """The office of five, to which Dinas Kesehatan has uploaded a signature."""
    return handed_office(tmp_path)


def names(found: InboxFiles) -> list[tuple[str, str]]:
    return [(one.name, one.unit_id) for one in found.used]


def test_an_office_is_offered_what_it_handed_in_itself_and_the_pengelola_everything(made: Office) -> None:
    def offered(viewer: Viewer) -> set[tuple[str, str]]:
        return set(names(inbox.files(viewer, DATASET, settings(made))))

    everything = {("TTD-Dinkes.csv", "DINKES"), ("roster.csv", ""), ("ttd.csv", "")}
    assert (offered(PENGELOLA), offered(TRIAL)) == (everything, everything)
    assert (offered(DINKES), offered(DISHUB)) == ({("TTD-Dinkes.csv", "DINKES")}, set())
    assert [offered(viewer) for viewer in (SEKDA, PUBLIC)] == [set(), set()]


@pytest.mark.parametrize("viewer", [DISHUB, SEKDA, PUBLIC])
def test_a_file_of_others_is_not_found(made: Office, viewer: Viewer) -> None:
    (path,) = (one.path for one in inbox.files(DINKES, DATASET, settings(made)).used)
    with pytest.raises(Refused, match="Pilih lagi"):
        inbox.find_used(viewer, DATASET, path, settings(made))


def test_what_the_pengelola_withdrew_is_not_the_offices_to_restore(made: Office) -> None:
    (own,) = inbox.files(DINKES, DATASET, settings(made)).used
    request = Request(own.path)
    shown = withdrawals.preview(PENGELOLA, DATASET, request, settings=settings(made))
    withdrawals.publish(PENGELOLA, DATASET, request, "unit keliru", shown, settings(made))
    assert inbox.files(DINKES, DATASET, settings(made)).withdrawn == ()
    (found,) = inbox.files(PENGELOLA, DATASET, settings(made)).withdrawn
    assert (found.file, found.by, found.why) == (own, "Pengelola (BKPSDM)", "unit keliru")
    with pytest.raises(Refused):
        inbox.find_withdrawn(DINKES, DATASET, own.path, settings(made))


def test_a_withdrawn_file_is_listed_as_long_as_the_last_build_with_it_is_kept(made: Office) -> None:
    request, few = Request("ttd.csv"), replace(settings(made), keep_builds=1)
    shown = withdrawals.preview(PENGELOLA, DATASET, request, settings=settings(made))
    withdrawals.publish(PENGELOLA, DATASET, request, "keliru", shown, settings(made))
    assert [one.file.path for one in inbox.files(PENGELOLA, DATASET, few).withdrawn] == ["ttd.csv"]
    given = signed(3)
    uploads.publish(PENGELOLA, DATASET, given, uploads.preview(PENGELOLA, DATASET, given, settings=few), few)
    found = inbox.files(PENGELOLA, DATASET, few)
    assert (found.withdrawn, found.forgotten) == ((), 1)
    assert (made.inbox / "ttd.csv").exists()  # nothing is deleted by the program


def test_sources_of_the_manifest_are_named_and_not_offered(made: Office) -> None:
    write_csv(made.root / "lain.csv", ("siklus", "nip", "tanggal_ttd"), ("2024", nip(3), "27/08/2024"))
    manifest = made.root / "sources.toml"
    manifest.write_text('[[source]]\nname = "TTD SIMPEG"\ninput = "signing"\npath = "lain.csv"\n')
    assert made.build("--manifest", str(manifest)).code == 0
    found = inbox.files(PENGELOLA, DATASET, settings(made))
    assert found.elsewhere == ("TTD SIMPEG",) and len(found.used) == 3
    assert inbox.files(DINKES, DATASET, settings(made)).elsewhere == ()


@pytest.mark.parametrize(
    ("why", "told"),
    [("", "Tulis alasannya"), (" \n ", "Tulis alasannya"), ("x" * 101, "paling panjang"), (f"milik {nip(1)}", "NIP")],
)
def test_a_reason_says_something_and_names_nobody(why: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        inbox.reason(why)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ttd.csv", "ttd.csv"),
        ("TTD 20240826.xlsx", "TTD 2024-08-26.xlsx"),  # a day in a name is no person
        (f"SK {nip(1)}.csv", "SK ….csv"),
        ("a" * 90 + ".csv", "a" * 50),
    ],
)
def test_the_log_names_the_file_and_the_reason_and_no_person(name: str, said: str) -> None:
    file = DeliveredFile(f"unggahan/DINKES/20240826T010203000000Z-{name}", name, HANDED, "DINKES")
    assert inbox.in_log(file, "daftar  tahun lalu") == f"{said} (2024-08-26 01.02.03 UTC): daftar tahun lalu"
    assert inbox.in_log(DeliveredFile(name, name, HANDED, ""), "daftar tahun lalu") == f"{said}: daftar tahun lalu"
    assert len(inbox.in_log(file, "x" * inbox.LONGEST_REASON)) <= 200
