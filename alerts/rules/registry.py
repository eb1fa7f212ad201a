"""The rules of the alerts, one record each: what is asked, for whom, from which threshold on, how often repeated."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from access.roles import Permission
from alerts.context import AlertContext, AlertFinding
from alerts.rules import deliveries, pace, time_limits


@dataclass(frozen=True)
class AlertRule:
    """One rule; `find` tells of each subject whether it is so. `right` is what a receiver needs to be told.

    `scaled` says how the threshold follows the size of what is judged.
    """

    name: str
    title: str
    question: str
    audience: str
    threshold: float
    scaled: str
    repeat_days: int
    right: Permission
    find: Callable[[AlertContext, float], Iterator[AlertFinding]]


RULES = (
    AlertRule(
        name="source_late",
        title="Sumber terlambat",
        question="Sumber mana yang belum mengirim padahal sudah waktunya?",
        audience="pengelola",
        threshold=1.0,
        scaled="Kali jarak kiriman yang disebut sumber itu sendiri (expected_every_days).",
        repeat_days=7,
        right=Permission.BUILDS,
        find=deliveries.late_sources,
    ),
    AlertRule(
        name="build_refused",
        title="Pemuatan ditolak",
        question="Apakah pemuatan terakhir ditolak?",
        audience="pengelola",
        threshold=0.0,
        scaled="Tidak bergantung pada ukuran: batas baris ditolak sudah menurut besarnya kiriman.",
        repeat_days=3,
        right=Permission.BUILDS,
        find=deliveries.refused_build,
    ),
    AlertRule(
        name="pace_behind",
        title="Laju penandatanganan tertinggal",
        question="OPD mana yang dengan lajunya sekarang tidak selesai pada hari batas?",
        audience="OPD itu, Sekda, pengelola",
        threshold=3.0,
        scaled=(
            "Simpangan baku menurut besarnya unit (behind_sd): dari orang yang belum, berapa yang seharusnya sudah "
            "tanda tangan dalam sepuluh hari kerja terakhir, dengan ragam binomial. Unit kecil jarang melewatinya."
        ),
        repeat_days=7,
        right=Permission.EXACT_AGGREGATES,
        find=pace.units_behind,
    ),
    AlertRule(
        name="case_over_limit",
        title="Perkara lewat batas waktu",
        question="Perkara mana yang lewat batas, menunggu siapa?",
        audience="pengelola, Sekda, Bawaslu",
        threshold=0.0,
        scaled="Hari lewat batas, dihitung dalam hari batas itu sendiri (hari kerja atau kalender).",
        repeat_days=7,
        right=Permission.CASES,
        find=time_limits.cases_over,
    ),
)
