"""Uploads behind the screen: nothing is published before the press, and what is published is what was shown."""

import re
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from access.roles import OPERATOR, PUBLIC, Role, Viewer
from loaders.build import preview
from settings import ROOT
from storage import audit_log, builds
from storage.lock import one_writer
from submissions import uploads
from submissions.uploads import Busy, Choice, Choices, Refused, StalePreview, Unreadable, Upload
from tests.support.sampling import few_of
from tests.support.submitted import RECAP, ROSTER, SIGNING, Office, nip, person, write_csv
from tests.support.uploads import (
    DATASET,
    DINKES,
    PENGELOLA,
    TRIAL,
    changed,
    files,
    office,
    preview_of,
    settings,
    signed,
    upload,
)
from tests.support.workbooks import SUFFIXES, Page, write_book


@pytest.fixture
def made(tmp_path: Path) -> Office:
    """The office of five."""
    return office(tmp_path)


def test_a_preview_says_what_would_become_of_the_rows_and_the_figures_and_leaves_nothing(made: Office) -> None:
    before = files(made)
    # Two sign in time; the third is on no list; the fourth row has a month that does not exist.
    rows = [
        ("2024", nip(2), "27/08/2024", "ya"),
        ("2024", nip(5), "28/08/2024", "tidak"),
        ("2024", nip(99), "27/08/2024", "ya"),
        ("2024", nip(3), "08/27/2024", "ya"),
    ]
    shown = uploads.preview(
        PENGELOLA, DATASET, upload(("siklus", "nip", "tanggal_ttd", "terverifikasi"), *rows), settings=settings(made)
    )
    (sheet,) = shown.sheets
    assert (shown.problem, sheet.kind, sheet.read, sheet.loaded, sheet.rejected, sheet.repeated) == (
        "",
        "signing",
        4,
        3,
        1,
        0,
    )
    assert [(one.line, one.column, one.value) for one in shown.rejects] == [(5, "tanggal_ttd", "08/27/2024")]
    assert shown.outside == 1
    # Dinas Kesehatan 1 of 3 becomes 2 of 3, Dinas Perhubungan 1 of 2 becomes 2 of 2, of which one is verified.
    assert changed(shown) == [(2024, "Dinas Kesehatan", (3, 1), (3, 2)), (2024, "Dinas Perhubungan", (2, 1), (2, 2))]
    assert [one.then[2] for one in shown.changes] == [2, 1]
    assert files(made) == before
    assert not list((made.root / "warehouse" / preview.ROOM).iterdir())


def test_what_is_published_is_what_was_shown_and_the_command_line_finds_nothing_new(made: Office) -> None:
    given = signed(2, 5, name="TTD Dinas (1) ../é.CSV")
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    name = uploads.publish(PENGELOLA, DATASET, given, shown, settings=settings(made))
    assert made.rows("SELECT count(*) FROM signings") == [(4,)]
    (stored,) = (made.inbox / "unggahan").iterdir()
    assert re.fullmatch(r"\d{8}T\d{12}Z-[A-Za-z0-9-]+\.csv", stored.name)
    assert stored.read_bytes() == given.data
    assert "Tidak ada yang berubah" in made.build().out
    current = builds.current(DATASET, settings(made))
    assert current is not None and current.name == name
    logged = audit_log.entries(OPERATOR, settings=settings(made))
    assert list(logged["event"][:2]) == ["publish", "upload"] and logged["build"][0] == name


@pytest.mark.parametrize("suffix", few_of(SUFFIXES[1:], 1))
def test_a_workbook_in_any_form_is_shown_and_published_like_the_others(
    suffix: str, made: Office, tmp_path: Path
) -> None:
    rows = [SIGNING, [2024, nip(2), date(2024, 8, 27), True], [2024, nip(3), "08/27/2024", True]]
    path = write_book(tmp_path / f"TTD Dinas.{suffix}", Page(rows), Page(rows, name="Lama", is_hidden=True))
    given = Upload(path.name, path.read_bytes())
    looked = uploads.look_at(PENGELOLA, DATASET, given, settings=settings(made))
    assert [(one.sheet, one.kind, one.row) for one in looked] == [("Lembar1", "signing", 1), ("Lama", "signing", 1)]
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    assert [(one.line, one.column, one.value) for one in shown.rejects] == [(3, "tanggal_ttd", "08/27/2024")]
    assert changed(shown) == [(2024, "Dinas Kesehatan", (3, 1), (3, 2))]
    uploads.publish(PENGELOLA, DATASET, given, shown, settings=settings(made))
    (stored,) = (made.inbox / "unggahan").iterdir()
    assert (stored.suffix, stored.read_bytes()) == (f".{suffix}", given.data)


def test_a_name_that_was_accepted_is_a_file_and_gives_the_same_build_on_the_command_line(made: Office) -> None:
    given = upload(ROSTER, person(6, "Dinas Kesehatn"), person(7, "Dinas Kesehatn"), person(8, "Dinkes"))
    shown = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    (name,) = shown.near
    assert (name.text, name.cycle, name.rows) == ("Dinas Kesehatn", 2024, 2)
    assert name.suggestions == (("DINKES", "Dinas Kesehatan"),) and name.choices[0] == name.suggestions[0]
    assert changed(shown) == [(2024, "Dinas Kesehatan", (3, 1), (4, 1))]
    accepted = Upload(given.name, given.data, names=(("Dinas Kesehatn", 2024, "Dinas Kesehatan"),))
    shown = uploads.preview(PENGELOLA, DATASET, accepted, settings=settings(made))
    assert changed(shown) == [(2024, "Dinas Kesehatan", (3, 1), (6, 1))] and not shown.near
    uploads.publish(PENGELOLA, DATASET, accepted, shown, settings=settings(made))
    assert made.rows("SELECT written, unit_id, decided_by FROM unit_aliases") == [
        ("Dinas Kesehatn", "DINKES", "Pengelola (BKPSDM)")
    ]
    assert "Tidak ada yang berubah" in made.build().out
    again = Office(made.root / "again", DATASET)
    again.root.mkdir()
    made.inbox.rename(again.root / "inbox")
    assert again.build().code == 0
    assert again.rows("SELECT count(*) FROM roster WHERE unit_id = 'DINKES'") == [(6,)]


def test_a_header_that_was_pointed_at_is_kept_with_the_file(made: Office) -> None:
    given = upload(("siklus", "nip", "Hari datang"), ("2024", nip(2), "27/08/2024"))
    refused = uploads.preview(PENGELOLA, DATASET, given, settings=settings(made))
    assert "kolom wajib tidak ada: tanggal_ttd" in refused.problem
    (seen,) = uploads.look_at(PENGELOLA, DATASET, given, settings=settings(made))
    assert (seen.kind, seen.row, seen.missing) == ("signing", 1, ("tanggal_ttd",))
    assert [(title.letter, title.text, title.cells) for title in seen.titles][2] == (
        "C",
        "Hari datang",
        ("27/08/2024",),
    )
    with pytest.raises(Refused, match="kolom wajib"):
        uploads.publish(PENGELOLA, DATASET, given, refused, settings=settings(made))
    chosen = Upload(given.name, given.data, Choices((("", Choice(columns=(("tanggal_ttd", "C"),))),)))
    (seen,) = uploads.look_at(PENGELOLA, DATASET, chosen, settings=settings(made))
    assert dict(seen.columns)["tanggal_ttd"] == "C" and not seen.missing
    shown = uploads.preview(PENGELOLA, DATASET, chosen, settings=settings(made))
    uploads.publish(PENGELOLA, DATASET, chosen, shown, settings=settings(made))
    assert sorted(path.suffix for path in (made.inbox / "unggahan").iterdir()) == [".csv", ".json"]
    assert made.rows("SELECT count(*) FROM signings") == [(3,)]
    assert "Tidak ada yang berubah" in made.build().out


def test_after_another_build_the_press_publishes_nothing_and_asks_for_a_new_look(made: Office) -> None:
    mine = signed(2)
    shown = preview_of(PENGELOLA, mine)
    write_csv(made.inbox / "lain.csv", SIGNING, ("2024", nip(3), "27/08/2024", "ya"))
    assert made.build().code == 0
    before = files(made)
    with pytest.raises(StalePreview, match="pratinjau yang baru"):
        uploads.publish(PENGELOLA, DATASET, mine, shown, settings=settings(made))
    assert files(made) == before


def test_the_second_of_two_at_once_is_told_who_loads_and_loses_nothing(made: Office) -> None:
    given = signed(2)
    shown, before = preview_of(PENGELOLA, given), files(made)
    with one_writer(made.root / "warehouse" / DATASET, "OPD DISHUB"), pytest.raises(Busy, match="oleh OPD DISHUB"):
        uploads.publish(PENGELOLA, DATASET, given, shown, settings=settings(made))
    assert files(made) == before


def test_a_file_that_would_refuse_the_build_is_told_so_and_never_reaches_the_inbox(made: Office) -> None:
    bad = upload(("siklus", "nip", "tanggal_ttd"), *(("2024", nip(2), "bukan hari") for _ in range(12)))
    shown = uploads.preview(PENGELOLA, DATASET, bad, settings=settings(made))
    assert "12 dari 12 baris ditolak" in shown.problem and shown.sheets[0].rejected == 12 and not shown.changes
    with pytest.raises(Refused):
        uploads.publish(PENGELOLA, DATASET, bad, shown, settings=settings(made))
    assert not (made.inbox / "unggahan").exists() and made.build().code == 0
    twice = Upload("salinan.csv", (made.inbox / "ttd.csv").read_bytes())
    assert (
        "persis sama sudah dimuat: ttd.csv"
        in uploads.preview(PENGELOLA, DATASET, twice, settings=settings(made)).problem
    )
    for name in ("surat.docx", "lama.xls", "kosong.csv", "tanpajenis"):
        shown = uploads.preview(PENGELOLA, DATASET, Upload(name, b""), settings=settings(made))
        assert shown.problem, name
    with pytest.raises(Unreadable):
        uploads.look_at(PENGELOLA, DATASET, Upload("surat.docx", b"x"), settings=settings(made))


def test_an_office_sees_its_own_figures_of_what_is_its_own(made: Office) -> None:
    own = uploads.preview(DINKES, DATASET, signed(2, 3), settings=settings(made))
    assert not own.problem and changed(own) == [(2024, "Dinas Kesehatan", (3, 1), (3, 3))]


OF_OTHERS = {
    "a signature of another's person": (signed(2, 5), "1 baris menyangkut unit lain atau tanpa unit (baris 3)"),
    "a count of another": (upload(RECAP, ("2024", "Dinas Sosial P3AP2KB", "26/08/2024", "9", "9", "")), "(baris 2)"),
}
"""Of the other inputs tests/loaders/validation/test_ownership.py says the same without a preview."""


@pytest.mark.parametrize(("given", "told"), OF_OTHERS.values(), ids=OF_OTHERS)
def test_rows_of_others_refuse_an_offices_upload_and_say_which(made: Office, given: Upload, told: str) -> None:
    shown = uploads.preview(DINKES, DATASET, given, settings=settings(made))
    assert "tidak hanya berisi data unit Anda" in shown.problem and told in shown.problem
    assert not shown.changes
    with pytest.raises(Refused, match="unit Anda"):
        uploads.publish(DINKES, DATASET, given, shown, settings=settings(made))


def test_a_person_cannot_be_taken_over_by_a_file_that_sorts_before_the_others_list(tmp_path: Path) -> None:
    made = Office(tmp_path, DATASET)
    write_csv(made.inbox / "zz roster.csv", ROSTER, person(4, "Dinas Perhubungan"))
    assert made.build().code == 0
    shown = uploads.preview(DINKES, DATASET, upload(ROSTER, person(4)), settings=settings(made))
    assert "unit lain" in shown.problem


def test_an_office_hands_in_what_is_its_own_and_gives_no_names_to_units(made: Office) -> None:
    given = upload(ROSTER, person(8), person(9, "Dinas Kesehatn"))
    named = Upload(given.name, given.data, names=(("Dinas Kesehatn", 2024, "Dinas Kesehatan"),))
    shown = uploads.preview(DINKES, DATASET, named, settings=settings(made))
    assert not shown.near  # nor is the office asked what the name that nobody knows may mean
    uploads.publish(DINKES, DATASET, named, shown, settings=settings(made))
    assert made.rows("SELECT count(*) FROM unit_aliases") == [(0,)]
    assert made.rows("SELECT count(*) FROM roster WHERE unit_id = 'DINKES'") == [(4,)]  # the person of its own is in


def test_a_tried_role_sees_the_preview_and_publishes_nothing(made: Office) -> None:
    given, before = signed(2), files(made)
    shown = uploads.preview(TRIAL, DATASET, given, settings=settings(made))
    assert not shown.problem and changed(shown)
    with pytest.raises(Refused, match="dicoba"):
        uploads.publish(TRIAL, DATASET, given, shown, settings=settings(made))
    assert files(made) == before and "dicoba" in uploads.refusal_reason(TRIAL) and not uploads.refusal_reason(DINKES)
    with pytest.raises(Refused, match="lebih besar dari 5 MB"):
        uploads.preview(TRIAL, DATASET, Upload("x.csv", b"x" * (6 << 20)), settings=settings(made))


@pytest.mark.parametrize("viewer", [PUBLIC, *(Viewer(role) for role in (Role.PIMPINAN, Role.SEKDA, Role.BAWASLU))])
def test_others_are_offered_nothing_and_given_nothing(made: Office, viewer: Viewer) -> None:
    assert not uploads.may_preview(viewer) and uploads.refusal_reason(viewer)
    for ask in (uploads.look_at, uploads.preview):
        with pytest.raises(Refused, match="hanya untuk pengelola dan OPD"):
            ask(viewer, DATASET, signed(2), settings=settings(made))


KILLED = """
import sys
from dataclasses import replace
from pathlib import Path
from access.roles import OPERATOR
from settings import read_settings
from submissions import uploads as intake
settings = replace(read_settings(), warehouse=Path(sys.argv[1]))
def step(text, share):
    if share > 0:
        print("inside", flush=True)
        sys.stdin.readline()
intake.preview(OPERATOR, "resmi", intake.Upload("x.csv", b"siklus;nip;tanggal_ttd\\n"), step, settings)
"""


def test_a_killed_preview_leaves_nothing_once_another_is_made(made: Office) -> None:
    rooms, before = made.root / "warehouse" / preview.ROOM, files(made)
    command = [sys.executable, "-c", KILLED, str(made.root / "warehouse")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stdout.readline() == b"inside\n"
        assert len(list(rooms.iterdir())) == 1
        assert not uploads.preview(PENGELOLA, DATASET, signed(2), settings=settings(made)).problem
        assert len(list(rooms.iterdir())) == 1  # one at work is left alone
        process.send_signal(signal.SIGKILL)
    assert len(list(rooms.iterdir())) == 1
    assert not uploads.preview(PENGELOLA, DATASET, signed(2), settings=settings(made)).problem
    assert files(made) == before and not list(rooms.iterdir())


def test_an_upload_goes_to_the_folder_that_the_data_came_from_and_never_into_the_other_dataset(made: Office) -> None:
    other = Office(made.root, "simulasi")
    assert other.build().code == 0  # by mistake from the same folder
    with pytest.raises(Refused, match="Kotak masuk data resmi dan simulasi sama"):
        uploads.preview(PENGELOLA, DATASET, signed(2), settings=settings(made))
