"""One upload: laid apart until its build is verified, then moved into the inbox."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from loaders.build import package
from loaders.build.package import UploadPackage
from loaders.contract.choices import SUFFIX, Choice, Choices
from loaders.contract.errors import Unreadable
from storage.errors import Refused

AT = datetime(2024, 8, 26, 1, 2, 3, 4, tzinfo=UTC)
PLACE = "unggahan/20240826T010203000004Z-TTD-Dinkes"


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("TTD Dinkes (1).XLSX", "TTD-Dinkes-1.xlsx"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("???.csv", "berkas.csv"),
        ("lama.xls", "lama.xls"),
        ("makro.xlsm", "makro.xlsm"),  # refused later, with what to do
        ("a" * 100 + ".csv", "a" * 60 + ".csv"),
    ],
)
def test_a_name_is_made_safe(name: str, clean: str) -> None:
    assert package.clean(name) == clean


@pytest.mark.parametrize("name", ["foto.jpg", "tanpa"])
def test_a_kind_of_file_that_is_never_read_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match="tidak dapat dibaca"):
        package.clean(name)


def test_an_upload_is_laid_with_its_choices_and_its_names_and_read_as_the_inbox_is(tmp_path: Path) -> None:
    choices = Choices((("", Choice("signing", 1)),))
    sources = UploadPackage("TTD Dinkes.csv", b"nip\n", choices, "nama_tertulis\n").lay(tmp_path, AT)
    assert [source.name for source in sources] == [f"{PLACE}-nama-unit.csv", f"{PLACE}.csv"]
    assert sources[1].choices == choices
    assert (tmp_path / f"{PLACE}.csv{SUFFIX}").exists()


@pytest.mark.parametrize(
    ("unit_id", "folder"),
    [
        ("DINKES", "unggahan/DINKES"),
        ("KEL_35.73.01.1001", "unggahan/KEL_35.73.01.1001"),
        ("", "unggahan"),
        ("..", "unggahan"),  # no id may lead out of the folder, or be hidden from the loaders
        ("A/B", "unggahan"),
    ],
)
def test_what_an_office_hands_in_lies_in_a_folder_that_says_whose_it_is(unit_id: str, folder: str) -> None:
    assert package.folder_of(unit_id).as_posix() == folder
    assert package.unit_of(f"{folder}/20240826T010203000004Z-a.csv") == folder.removeprefix("unggahan").strip("/")


def test_what_was_not_uploaded_is_of_no_office() -> None:
    assert [package.unit_of(path) for path in ("a.csv", "DINKES/a.csv", "unggahan/DINKES/lagi/a.csv")] == ["", "", ""]


def test_the_upload_itself_is_moved_last(tmp_path: Path) -> None:
    choices = Choices((("", Choice("signing", 1)),))
    UploadPackage("TTD Dinkes.csv", b"nip\n", choices, "nama_tertulis\n", "DINKES").lay(tmp_path, AT)
    names = [path.name.partition("Z-")[2] for path in package.laid(tmp_path)]
    assert names == [f"TTD-Dinkes.csv{SUFFIX}", "TTD-Dinkes-nama-unit.csv", "TTD-Dinkes.csv"]


def test_what_was_laid_is_moved_and_a_taken_name_refuses_all_of_it(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    for _ in range(2):
        with package.set_aside(inbox) as place:
            UploadPackage("TTD Dinkes.csv", b"nip\n", aliases="nama_tertulis\n").lay(place, AT)
            if not (inbox / package.FOLDER).exists():
                package.move(place, inbox)
            else:
                with pytest.raises(Refused, match="sudah dipakai"):
                    package.move(place, inbox)
    assert sorted(path.name for path in inbox.iterdir()) == [package.FOLDER]
    assert len(list((inbox / package.FOLDER).iterdir())) == 2


def test_what_a_killed_upload_left_is_swept_and_deliveries_are_not(tmp_path: Path) -> None:
    (tmp_path / ".baru-abc" / "unggahan").mkdir(parents=True)
    (tmp_path / "TTD.csv").write_text("nip\n")
    package.sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["TTD.csv"]
