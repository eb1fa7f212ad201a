"""What each rule says, in both directions: when it is so, when it is over, and when nothing is known."""

from datetime import date

from alerts.context import AlertContext, AlertFinding
from alerts.rules.registry import RULES
from storage.builds import Build, LoadAttempt
from tests.support.builds import Row, nip

# 26 August is the day of the pact, 24 September the due day: after Friday 6 September eleven working days are left.
FRIDAY = date(2024, 9, 6)


def people(first: int, count: int, unit: str) -> list[Row]:
    return [(2024, nip(first + n), unit, None, None, "pelaksana", None, None, None) for n in range(count)]


ROSTER = [*people(1, 44, "Dinas Kesehatan"), *people(101, 20, "Dinas Perhubungan"), *people(201, 19, "DLH")]


SIGNINGS = [
    *[(2024, nip(1 + n), "26/08/2024", "ya") for n in range(11)],
    *[(2024, nip(101 + n), "02/09/2024", "ya") for n in range(20)],
]


CASES = [
    # nomor, siklus, laporan, asal, instansi, unit, jenjang, bentuk, nip
    ("001/NTR/2024", 2024, "04/09/2024", "pers", "Pemkot Malang", "RSUD", None, "D7", None),
    ("002/NTR/2024", 2024, "03/09/2024", "pers", "Pemkot Malang", "DLH", None, "D7", None),
    ("003/NTR/2024", 2024, "03/09/2024", "pers", "Provinsi", None, None, "D7", None),
]


STEPS = [
    # nomor, tahap, tanggal: kajian awal is due two calendar days after the report
    ("001/NTR/2024", "laporan", "04/09/2024", None, None),
    ("002/NTR/2024", "laporan", "03/09/2024", None, None),
    ("002/NTR/2024", "kajian_awal", "07/09/2024", None, None),
    ("003/NTR/2024", "laporan", "03/09/2024", None, None),
]


def found(rule: str, situation: AlertContext) -> list[AlertFinding]:
    """What one rule finds."""
    (one,) = (one for one in RULES if one.name == rule)
    return list(one.find(situation, one.threshold))


def on(build: Build | None, today: date, attempt: LoadAttempt | None = None) -> AlertContext:
    return AlertContext("simulasi", build, attempt, today)
