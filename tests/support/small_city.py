"""A city small enough to count by hand: 47 people obliged in 2024, of whom 27 have signed, and three cases."""

from access.roles import Role, Viewer
from storage.builds import Build
from tests.support.builds import nip
from tests.support.built_once import built_once

SEKDA = Viewer(Role.SEKDA, who="percobaan", is_trial=True)

# Dinas Kesehatan 15 of 22, Dinas Sosial P3AP2KB 2 of 12, Dinas Perhubungan 10 of 13.
UNITS = (("Dinas Kesehatan", 22, 15), ("Dinas Sosial P3AP2KB", 12, 2), ("Dinas Perhubungan", 13, 10))
PEOPLE = [(unit, number, number < signed) for unit, count, signed in UNITS for number in range(count)]
ROSTER = [
    (2024, nip(at), unit, "Klojen", "Kauman", "Kepala Dinas" if number == 0 else "pelaksana", "", "", "")
    for at, (unit, number, _) in enumerate(PEOPLE)
]
SIGNINGS = [(2024, nip(at), "2024-08-26", "ya") for at, (_, _, has_signed) in enumerate(PEOPLE) if has_signed]
CASES = [
    ("P-1", 2024, "2024-09-02", "masyarakat", "Pemkot Malang", "Dinas Kesehatan", "pelaksana", "D1", nip(0)),
    ("P-2", 2024, "2024-09-03", "pers", "Pemkot Malang", "Dinas Kesehatan", "jpt", "E4", ""),
    ("P-3", 2024, "2024-09-04", "temuan", "Provinsi", "", "", "D6", ""),
]
STEPS = [
    ("P-1", "register", "2024-09-03"),
    ("P-1", "sk_sanksi", "2024-09-20", "hukuman disiplin sedang", "", "PPK"),
    ("P-2", "register", "2024-09-04"),
]
EVENTS = [(2024, "2024-09-25", "apel", "Apel netralitas", "", "BKPSDM")]


def built() -> Build:
    """Return the city as a build of simulated data, the only one of its warehouse; nobody may change it."""
    return built_once(roster=ROSTER, signing=SIGNINGS, case=CASES, step=STEPS, event=EVENTS)
