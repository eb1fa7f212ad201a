"""Alerts on their way: a real mail server and a real webhook; told once, repeated, closed, never lost."""

from pathlib import Path

from alerts.__main__ import main
from settings import read_settings
from storage import reminder_log
from storage.reminder_log import ReminderEntry
from tests.support.builds import Row, make_build, nip
from tests.support.mail_server import PostOffice

BOSS = (
    '[[recipient]]\nname = "Sekretariat Sekda"\nrole = "sekda"\nmail = "sekda@contoh.go.id"\nrules = ["pace_behind"]\n'
)


UNIT = (
    '[[recipient]]\nname = "Kontak Dinkes"\nrole = "opd"\nunit = "DINKES"\nmail = "dinkes@contoh.go.id"\n'
    'rules = ["pace_behind", "case_over_limit"]\n'
)


def town(place: Path, signed: int) -> Path:
    """44 obliged people of one OPD, so many of whom signed on the first day, and one case over its limit."""
    person = [(2024, nip(n), "Dinas Kesehatan", None, None, "pelaksana", None, None, None) for n in range(1, 45)]
    signings: list[Row] = [(2024, nip(n + 1), "26/08/2024", "ya") for n in range(signed)]
    case = ("001/NTR/2024", 2024, "02/09/2024", "pers", "Pemkot Malang", "Dinas Kesehatan", None, "D7", None)
    step = ("001/NTR/2024", "laporan", "02/09/2024", None, None)
    build = make_build(place, roster=person, signing=signings, case=[case], step=[step])
    return build.path.parent.parent


def run(office: PostOffice, day: str, *options: str) -> int:
    """The alerts on a day of the simulated city."""
    places = ["--dataset", "simulasi", "--config", str(office.folder / "alerts.toml")]
    return main([*places, "--today", f"2024-{day}", *options])


def lines() -> list[ReminderEntry]:
    return reminder_log.entries("simulasi", read_settings())
