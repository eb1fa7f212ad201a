"""An office with official data, and people who hand in files on its page Data."""

import csv
import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from access.roles import Role, Viewer
from loaders.build import origin
from settings import ROOT, Settings, read_settings
from storage import builds
from submissions import decisions, uploads, withdrawals
from submissions.decisions import MeetingDecision
from submissions.uploads import Preview, Upload
from submissions.withdrawals import Request
from tests.support.shared import copy_of
from tests.support.submitted import ROSTER, SIGNING, Office, nip, person, write_csv

PENGELOLA = Viewer(Role.PENGELOLA, who="orang-3")
DINKES = Viewer(Role.OPD, "DINKES", "orang-4")
TRIAL = replace(PENGELOLA, is_trial=True)
SEKDA = Viewer(Role.SEKDA, who="orang-2")
DATASET = "resmi"
# Dinas Kesehatan: one of three has signed; the data ends on 26 August.
DECIDED = MeetingDecision(
    date(2024, 8, 28), 2024, "Selesaikan tanda tangan", "Dinas Kesehatan", date(2024, 9, 20), "belum_ttd"
)


def office(root: Path) -> Office:
    """Five who are obliged (three in Dinas Kesehatan, two in Dinas Perhubungan), one of each has signed; published."""
    return _copy("office", _make_office, root)


def decided_office(root: Path) -> Office:
    """The same office, after the Sekda has recorded DECIDED."""

    def make(fresh: Path) -> None:
        decisions.record(SEKDA, DATASET, DECIDED, settings(office(fresh)))

    return _copy("decided_office", make, root)


def handed_office(root: Path) -> Office:
    """The same office, after Dinas Kesehatan has uploaded one more signature as `TTD Dinkes.csv`."""

    def make(fresh: Path) -> None:
        made, given = office(fresh), signed(2, name="TTD Dinkes.csv")
        uploads.publish(DINKES, DATASET, given, preview_of(DINKES, given), settings(made))

    return _copy("handed_office", make, root)


def killed_office(root: Path) -> Office:
    """The same office, after the process that withdrew its ttd.csv was killed before its build counted."""

    def make(fresh: Path) -> None:
        command = [sys.executable, "-c", KILLED, str(office(fresh).root / "warehouse")]
        assert subprocess.run(command, cwd=ROOT, check=False).returncode == 9

    return _copy("killed_office", make, root)


KILLED = """
import os, sys
from dataclasses import replace
from pathlib import Path
from access.roles import OPERATOR
from loaders.build import publish
from settings import read_settings
from submissions import withdrawals
from submissions.withdrawals import Request
settings = replace(read_settings(), warehouse=Path(sys.argv[1]))
publish.publish = lambda *_: os._exit(9)
asked = Request("ttd.csv")
shown = withdrawals.preview(OPERATOR, "resmi", asked, settings=settings)
withdrawals.publish(OPERATOR, "resmi", asked, "keliru", shown, settings)
"""


def withdrawn_office(root: Path) -> Office:
    """The same office, after its ttd.csv was withdrawn as a list of last year."""

    def make(fresh: Path) -> None:
        made, request = office(fresh), Request("ttd.csv")
        shown = preview_of(PENGELOLA, request)
        name = withdrawals.publish(PENGELOLA, DATASET, request, "daftar tahun lalu", shown, settings(made))
        current = builds.current(DATASET, settings(made))
        assert current is not None and current.name == name

    return _copy("withdrawn_office", make, root)


@cache
def preview_of(viewer: Viewer, asked: Upload | Request) -> Preview:
    """The preview of an upload or a withdrawal in the office of five; made once, it holds for every copy of it."""
    with TemporaryDirectory() as place:
        chosen = settings(office(Path(place)))
        if isinstance(asked, Request):
            return withdrawals.preview(viewer, DATASET, asked, settings=chosen)
        return uploads.preview(viewer, DATASET, asked, settings=chosen)


def _make_office(fresh: Path) -> None:
    made = Office(fresh, DATASET)
    people = [*(person(n) for n in (1, 2, 3)), *(person(n, "Dinas Perhubungan") for n in (4, 5))]
    write_csv(made.inbox / "roster.csv", ROSTER, *people)
    write_csv(made.inbox / "ttd.csv", SIGNING, *(("2024", nip(n), "26/08/2024", "ya") for n in (1, 4)))
    assert made.build().code == 0


def _copy(name: str, make: Callable[[Path], None], root: Path) -> Office:
    """A copy of an office that is made once; its build knows that it came from the inbox of the copy."""
    made = Office(copy_of(name, make, root), DATASET)
    folder = builds.folder(DATASET, settings(made))
    built = origin.last_inbox(folder)
    assert built is not None
    origin.remember(folder, made.inbox, built.manifest)
    return made


def settings(made: Office) -> Settings:
    """Those of the server that shows this office's data."""
    return replace(read_settings(), warehouse=made.root / "warehouse")


def upload(header: tuple[str, ...], *rows: tuple[str, ...] | list[str], name: str = "kiriman.csv") -> Upload:
    """A CSV file as it comes from the browser."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([header, *rows])
    return Upload(name, text.getvalue().encode())


def signed(*serials: int, on: str = "27/08/2024", name: str = "kiriman.csv") -> Upload:
    """A file of signatures."""
    return upload(SIGNING, *(("2024", nip(n), on, "ya") for n in serials), name=name)


def files(made: Office) -> dict[str, bytes]:
    """Everything that lies in the inbox and the warehouse but the log and the lock, as it is."""
    passing = ("LOCK", "ORIGIN.json")
    paths = (path for path in sorted(made.root.rglob("*")) if path.is_file() and path.name not in passing)
    return {str(path.relative_to(made.root)): path.read_bytes() for path in paths if "log" not in path.parts}


def changed(shown: Preview) -> list[tuple[int, str, object, object]]:
    """Of each changed OPD: cycle, name, obliged and signed now and then."""
    return [(one.cycle, one.unit, one.now[:2], one.then[:2]) for one in shown.changes]
