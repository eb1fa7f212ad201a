"""Taking a file out of use and using it again: previewed, published as shown, logged, also for the command line."""

from pathlib import Path

import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from loaders.sources.withdrawals import SUFFIX
from metrics.disclosure import authorized
from storage import audit_log, builds
from storage.lock import one_writer
from submissions import inbox, uploads, withdrawals
from submissions.uploads import Busy, Refused, RowsChange, StalePreview, Upload
from submissions.withdrawals import Request
from tests.support.submitted import Office, nip, person, write_csv
from tests.support.uploads import (
    DATASET,
    DINKES,
    PENGELOLA,
    TRIAL,
    changed,
    files,
    handed_office,
    killed_office,
    office,
    preview_of,
    settings,
    signed,
    upload,
    withdrawn_office,
)

TTD = Request("ttd.csv")
WHY = "daftar tahun lalu"
SIGNED = "SELECT count(*) FROM signings"


@pytest.fixture
def made(tmp_path: Path) -> Office:
    """The office of five: roster.csv with five people, ttd.csv with a signature in each of two units."""
    return office(tmp_path)


@pytest.fixture
def withdrawn(tmp_path: Path) -> Office:
    """That office, after TTD was withdrawn for WHY."""
    return withdrawn_office(tmp_path)


def withdraw(made: Office, request: Request = TTD, viewer: Viewer = PENGELOLA) -> str:
    shown = withdrawals.preview(viewer, DATASET, request, settings=settings(made))
    return withdrawals.publish(viewer, DATASET, request, WHY, shown, settings(made))


def replaced(made: Office, given: Upload) -> str:
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    return uploads.publish(PENGELOLA, DATASET, given, shown, settings(made))


def test_the_preview_says_what_would_change_and_touches_nothing(made: Office) -> None:
    before = files(made)
    shown = withdrawals.preview(PENGELOLA, DATASET, TTD, settings=settings(made))
    assert shown.problem == ""
    assert changed(shown) == [(2024, "Dinas Kesehatan", (3, 1), (3, 0)), (2024, "Dinas Perhubungan", (2, 1), (2, 0))]
    assert shown.rows == (RowsChange("tanda tangan", 2, 0),)
    assert files(made) == before
    assert audit_log.entries(OPERATOR, settings=settings(made))["event"][0] == "view"


def test_a_withdrawn_file_is_out_of_use_logged_and_out_of_use_on_the_command_line_too(withdrawn: Office) -> None:
    made = withdrawn
    assert made.rows(SIGNED) == [(0,)]
    log = audit_log.entries(OPERATOR, settings=settings(made))
    assert list(log["event"][:2]) == ["publish", "withdraw"] and log["who"][1] == "orang-3"
    assert list(log["what"][:2]) == ["penarikan berkas", f"ttd.csv: {WHY}"]
    assert "Tidak ada yang berubah" in made.build().out
    copied = Office(made.root / "again", DATASET)
    copied.root.mkdir()
    made.inbox.rename(copied.root / "inbox")
    assert copied.build().code == 0 and copied.rows(SIGNED) == [(0,)]


def test_what_the_withdrawal_changed_is_told_as_between_any_two_builds(withdrawn: Office) -> None:
    before, after = builds.builds(DATASET, settings(withdrawn))
    sources = authorized.compare_builds(PENGELOLA, before, after).sources
    assert int(sources.loc[sources["kind"] == "signing", "gone"].sum()) == 2


def test_a_withdrawn_file_is_restored_as_it_was(withdrawn: Office, tmp_path: Path) -> None:
    made, before = withdrawn, (office(tmp_path / "before").inbox / "ttd.csv").read_bytes()
    back = Request("ttd.csv", is_restore=True)
    shown = withdrawals.preview(PENGELOLA, DATASET, back, settings=settings(made))
    assert [(sheet.kind, sheet.loaded) for sheet in shown.sheets] == [("signing", 2)]
    assert shown.rows == (RowsChange("tanda tangan", 0, 2),)
    withdrawals.publish(PENGELOLA, DATASET, back, "ternyata benar", shown, settings(made))
    assert made.rows(SIGNED) == [(2,)] and (made.inbox / "ttd.csv").read_bytes() == before
    assert not list(made.inbox.glob(f"*{SUFFIX}"))
    assert list(audit_log.entries(OPERATOR, settings=settings(made))["event"][:2]) == ["publish", "restore"]
    with pytest.raises(Refused, match="Pilih lagi"):
        withdrawals.publish(PENGELOLA, DATASET, back, "dua kali", shown, settings(made))


def test_choices_that_were_made_for_a_file_come_back_with_it(made: Office) -> None:
    odd = made.inbox / "odd.csv"
    write_csv(odd, ("siklus", "nip", "Hari datang"), ("2024", nip(2), "27/08/2024"))
    odd.with_name("odd.csv.pilihan.json").write_text('{"lembar": {"": {"kolom": {"tanggal_ttd": "C"}}}}')
    assert made.build().code == 0 and made.rows(SIGNED) == [(3,)]
    withdraw(made, Request("odd.csv"))
    assert made.rows(SIGNED) == [(2,)]
    assert made.rows("SELECT count(*) FROM loads WHERE file LIKE 'odd%'") == [(0,)]
    withdraw(made, Request("odd.csv", is_restore=True))
    assert made.rows(SIGNED) == [(3,)]


def test_a_replaced_file_makes_room_for_the_new_one_and_comes_back_in_its_place(made: Office) -> None:
    better = signed(1, 2, 4, on="26/08/2024", name="TTD betul.csv")
    given = Upload(better.name, better.data, replaces="ttd.csv", why="dua orang kurang")
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    assert shown.rows == (RowsChange("tanda tangan", 2, 3),) and shown.sheets[0].rejected == 0
    uploads.publish(PENGELOLA, DATASET, given, shown, settings(made))
    assert made.rows(SIGNED) == [(3,)]
    log = audit_log.entries(OPERATOR, settings=settings(made))
    assert list(log["event"][:2]) == ["publish", "replace"] and "dua orang kurang" in log["what"][1]
    (old,) = inbox.files(PENGELOLA, DATASET, settings(made)).withdrawn
    assert old.successor is not None and old.successor.name == "TTD-betul.csv"
    withdraw(made, Request("ttd.csv", is_restore=True, makes_room=old.successor.path))
    assert made.rows(SIGNED) == [(2,)]
    (new,) = inbox.files(PENGELOLA, DATASET, settings(made)).withdrawn
    assert new.file.name == "TTD-betul.csv" and new.successor is not None and new.successor.path == "ttd.csv"
    assert "Tidak ada yang berubah" in made.build().out


def test_the_same_file_read_with_other_choices_may_replace_itself(made: Office) -> None:
    same = Upload("ttd.csv", (made.inbox / "ttd.csv").read_bytes(), replaces="ttd.csv", why="kolom salah")
    assert uploads.preview(PENGELOLA, DATASET, same, settings=settings(made)).problem == ""


def test_a_new_file_that_is_refused_leaves_the_old_one_in_use(made: Office) -> None:
    before = files(made)
    bad = upload(("siklus", "nip", "tanggal_ttd"), *(("2024", nip(2), "bukan hari") for _ in range(12)))
    given = Upload(bad.name, bad.data, replaces="ttd.csv", why=WHY)
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    assert "12 dari 12 baris ditolak" in shown.problem
    with pytest.raises(Refused):
        uploads.publish(PENGELOLA, DATASET, given, shown, settings(made))
    assert files(made) == before


def test_without_a_reason_nothing_is_done(made: Office) -> None:
    before = files(made)
    shown = preview_of(PENGELOLA, TTD)
    with pytest.raises(Refused, match="Tulis alasannya"):
        withdrawals.publish(PENGELOLA, DATASET, TTD, "  ", shown, settings(made))
    given = Upload(**(vars(signed(2)) | {"replaces": "ttd.csv"}))
    with pytest.raises(Refused, match="Tulis alasannya"):
        replaced(made, given)
    assert files(made) == before


def test_a_file_that_changed_since_the_preview_asks_for_a_new_look(made: Office) -> None:
    shown = preview_of(PENGELOLA, TTD)
    write_csv(made.inbox / "ttd.csv", ("siklus", "nip", "tanggal_ttd"), ("2024", nip(3), "27/08/2024"))
    with pytest.raises(StalePreview):
        withdrawals.publish(PENGELOLA, DATASET, TTD, WHY, shown, settings(made))
    assert made.build().code == 0 and made.rows(SIGNED) == [(1,)]


def test_another_file_under_the_name_of_a_withdrawn_one_is_in_use_and_nothing_is_restored_over_it(
    withdrawn: Office,
) -> None:
    made = withdrawn
    write_csv(made.inbox / "ttd.csv", ("siklus", "nip", "tanggal_ttd"), ("2024", nip(3), "27/08/2024"))
    assert made.build().code == 0 and made.rows(SIGNED) == [(1,)]
    found = inbox.files(PENGELOLA, DATASET, settings(made))
    assert found.withdrawn == () and "ttd.csv" in [one.path for one in found.used]
    with pytest.raises(Refused, match="Pilih lagi"):
        withdrawals.preview(PENGELOLA, DATASET, Request("ttd.csv", is_restore=True), settings=settings(made))


def test_the_second_of_two_at_once_is_told_who_loads(made: Office) -> None:
    shown, before = preview_of(PENGELOLA, TTD), files(made)
    with one_writer(made.root / "warehouse" / DATASET, "OPD DISHUB"), pytest.raises(Busy, match="oleh OPD DISHUB"):
        withdrawals.publish(PENGELOLA, DATASET, TTD, WHY, shown, settings(made))
    assert files(made) == before
    withdrawals.publish(PENGELOLA, DATASET, TTD, WHY, shown, settings(made))
    with pytest.raises(Refused, match="Pilih lagi"):  # the other press comes after the file is gone
        withdrawals.publish(PENGELOLA, DATASET, TTD, WHY, shown, settings(made))


@pytest.mark.parametrize("viewer", [PUBLIC, *(Viewer(role) for role in (Role.PIMPINAN, Role.SEKDA, Role.BAWASLU))])
def test_who_may_not_hand_in_withdraws_nothing(made: Office, viewer: Viewer) -> None:
    with pytest.raises(Refused, match="hanya untuk pengelola dan OPD"):
        withdrawals.preview(viewer, DATASET, TTD, settings=settings(made))


def test_an_office_withdraws_and_restores_its_own_and_touches_nothing_of_others(made: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Pilih lagi"):
        withdrawals.preview(DINKES, DATASET, TTD, settings=settings(made))
    other = Upload(**(vars(signed(2)) | {"replaces": "ttd.csv", "why": WHY}))
    with pytest.raises(Refused, match="Pilih lagi"):
        uploads.preview(DINKES, DATASET, other, settings=settings(made))
    made = handed_office(tmp_path / "handed")
    (own,) = inbox.files(DINKES, DATASET, settings(made)).used
    shown = withdrawals.preview(DINKES, DATASET, Request(own.path), settings=settings(made))
    assert changed(shown) == [(2024, "Dinas Kesehatan", (3, 2), (3, 1))] and shown.rows == ()
    withdraw(made, Request(own.path), DINKES)
    assert made.rows(SIGNED) == [(2,)]
    withdraw(made, Request(own.path, is_restore=True), DINKES)
    assert made.rows(SIGNED) == [(3,)]


def test_a_tried_role_sees_the_preview_and_withdraws_nothing(made: Office) -> None:
    shown, before = withdrawals.preview(TRIAL, DATASET, TTD, settings=settings(made)), files(made)
    with pytest.raises(Refused, match="dicoba"):
        withdrawals.publish(TRIAL, DATASET, TTD, WHY, shown, settings(made))
    assert files(made) == before


def test_the_last_files_of_official_data_may_go_and_those_of_simulated_data_may_not(tmp_path: Path) -> None:
    for dataset in ("resmi", "simulasi"):
        alone = Office(tmp_path / dataset, dataset)
        alone.root.mkdir()
        write_csv(
            alone.inbox / "roster.csv", ("siklus", "nip", "nama", "unit_kerja", "jenjang", "status_pegawai"), person(1)
        )
        assert alone.build().code == 0
        shown = withdrawals.preview(PENGELOLA, dataset, Request("roster.csv"), settings=settings(alone))
        if dataset == "simulasi":
            assert "satu-satunya berkas data simulasi" in shown.problem
            with pytest.raises(Refused, match="satu-satunya"):
                withdrawals.publish(PENGELOLA, dataset, Request("roster.csv"), WHY, shown, settings(alone))
        else:
            assert RowsChange("daftar wajib", 1, 0) in shown.rows
            withdrawals.publish(PENGELOLA, dataset, Request("roster.csv"), WHY, shown, settings(alone))
            assert alone.rows("SELECT count(*) FROM roster") == [(0,)]


def test_a_file_that_refuses_every_build_can_be_taken_out_of_the_way(made: Office) -> None:
    write_csv(made.inbox / "rusak.csv", ("siklus", "nip", "tanggal_ttd"), *(("2024", nip(2), "x") for _ in range(12)))
    assert made.build().code == 2
    withdraw(made, Request("rusak.csv"))
    assert made.rows(SIGNED) == [(2,)] and "Tidak ada yang berubah" in made.build().out


def test_what_a_process_killed_before_its_build_counts_withdrew_can_be_undone(tmp_path: Path) -> None:
    made = killed_office(tmp_path)
    assert made.rows(SIGNED) == [(2,)]  # readers still see the last build
    back = Request("ttd.csv", is_restore=True)
    withdraw(made, back)  # the build that would come of it is the current one: the file is in use again all the same
    assert made.rows(SIGNED) == [(2,)] and not list(made.inbox.glob(f"*{SUFFIX}"))


def test_what_a_process_killed_before_its_build_counts_withdrew_is_out_of_the_next_build(tmp_path: Path) -> None:
    made = killed_office(tmp_path)
    assert made.build().code == 0 and made.rows(SIGNED) == [(0,)]
