"""The ways a case can go: how many of each per cycle, and how long offices take for each step."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from loaders.simulate.days import is_working_day, working_day
from loaders.simulate.place import place
from loaders.simulate.reference import Manner

BEFORE_REGISTER = ("laporan", "kajian_awal")
AT_BAWASLU = (*BEFORE_REGISTER, "register", "klarifikasi", "kajian")
SENT = (*AT_BAWASLU, "terbukti", "penerusan")
RECOMMENDED = (*SENT, "rekomendasi", "diterima_ppk")
DISCIPLINE = ("panggilan", "bap", "lhp")
ETHICS = ("sidang_majelis", "putusan_majelis")
EXAMINED = (*RECOMMENDED, "disposisi_ppk", *DISCIPLINE)
SANCTIONED = (*EXAMINED, "sk_sanksi", "penyampaian_sk")
DIRECT = ("laporan", "disposisi_ppk", *DISCIPLINE, "sk_sanksi", "penyampaian_sk", "unggah_idis", "selesai")
BY_BKN = ("verifikasi_bkn", "validasi_bawaslu")
"""What lies between the sending and the recommendation where BKN recommends."""


@dataclass(frozen=True)
class Journey:
    """One way: its steps, and how many cases of a cycle of each manner go it.

    `is_own` False: another instansi's; `is_direct`: told to the city, so that Bawaslu has no part in it.
    """

    name: str
    steps: tuple[str, ...]
    cases: dict[Manner, int]
    is_own: bool = True
    is_open: bool = False
    is_direct: bool = False


def _cases(ikrar: int, slow: int, newest: int) -> dict[Manner, int]:
    return {Manner.IKRAR: ikrar, Manner.SLOW: slow, Manner.NEWEST: newest}


def _open(name: str, steps: tuple[str, ...], in_slow: int, in_newest: int) -> Journey:
    return Journey(f"open at {name}", steps, _cases(0, in_slow, in_newest), is_open=True)


# 15 + 48 + 52, and whatever is documented. A few of the newest stay open because the last known day cuts their steps
# off.
JOURNEYS = (
    Journey("not registered", (*BEFORE_REGISTER, "tidak_diregister"), _cases(2, 7, 8)),
    Journey("not a violation", (*AT_BAWASLU, "bukan_pelanggaran"), _cases(2, 7, 7)),
    Journey("stopped", (*AT_BAWASLU[:4], "dihentikan"), _cases(0, 2, 2)),
    Journey("other instansi", (*RECOMMENDED[:-1], "dilimpahkan"), _cases(2, 5, 4), is_own=False),
    Journey("not proven", (*EXAMINED, "tidak_terbukti"), _cases(1, 4, 3)),
    Journey("sanction", (*SANCTIONED, "unggah_idis", "selesai"), _cases(6, 12, 7)),
    Journey("direct", DIRECT, _cases(0, 2, 2), is_direct=True),
    Journey("appeal", (*SANCTIONED, "banding", "putusan_banding", "selesai"), _cases(1, 2, 1)),
    Journey("objection", (*SANCTIONED, "keberatan", "putusan_keberatan", "selesai"), _cases(0, 1, 1)),
    Journey("replaced", (*SANCTIONED, "sk_dicabut", "sk_sanksi", "penyampaian_sk"), _cases(1, 1, 1)),
    _open("laporan", BEFORE_REGISTER[:1], 0, 2),
    _open("klarifikasi", AT_BAWASLU[:4], 0, 2),
    _open("penerusan", SENT, 1, 1),
    _open("rekomendasi", RECOMMENDED, 1, 3),
    _open("disposisi", (*RECOMMENDED, "disposisi_ppk"), 1, 3),
    _open("bap", EXAMINED[:-1], 1, 3),
    _open("lhp", EXAMINED, 1, 2),
)
OBJECTED = ("keberatan", "putusan_keberatan")
APPEALED = ("banding", "putusan_banding")


def steps_under(steps: tuple[str, ...], *, is_ethics: bool, is_finding: bool) -> tuple[str, ...]:
    """Return the steps as the law has them: ethics goes to the Majelis, a finding of Bawaslu has no first look."""
    if is_ethics:
        swapped = dict(zip(APPEALED, OBJECTED, strict=True)) | dict(zip(DISCIPLINE, ETHICS, strict=False))
        steps = tuple(swapped.get(step, step) for step in steps if step != DISCIPLINE[-1])
    return tuple(step for step in steps if not (is_finding and step == "kajian_awal"))


# Step -> (usual days least, most; days when it drags). How offices behave here, not the law: some exceed their limit.
PACE: dict[str, tuple[int, int, int]] = {
    "kajian_awal": (1, 2, 5),
    "register": (0, 2, 4),
    "tidak_diregister": (0, 2, 3),
    "klarifikasi": (1, 2, 5),
    "kajian": (0, 2, 14),
    "terbukti": (0, 1, 2),
    "bukan_pelanggaran": (0, 1, 2),
    "penerusan": (0, 2, 5),
    "verifikasi_bkn": (2, 7, 16),
    "validasi_bawaslu": (1, 3, 7),
    "rekomendasi": (2, 12, 40),
    "diterima_ppk": (1, 4, 9),
    "disposisi_ppk": (0, 2, 9),
    "panggilan": (1, 2, 7),
    "bap": (1, 4, 14),
    "lhp": (1, 2, 12),
    "sidang_majelis": (2, 5, 14),
    "putusan_majelis": (0, 2, 7),
    "tidak_terbukti": (1, 6, 20),
    "sk_sanksi": (1, 3, 60),
    "penyampaian_sk": (1, 12, 35),
    "unggah_idis": (1, 8, 30),
    "keberatan": (3, 12, 12),
    "putusan_keberatan": (10, 28, 45),
    "banding": (3, 12, 12),
    "putusan_banding": (30, 70, 110),
    "sk_dicabut": (20, 50, 90),
    "dilimpahkan": (3, 15, 40),
    "dihentikan": (3, 12, 30),
    "selesai": (16, 30, 60),
}
DRAGS = 0.15
UNRECORDED = 0.3
"""Share of recommendations whose receipt nobody wrote down."""


def walk(steps: tuple[str, ...], from_on: date, rng: Random) -> list[tuple[str, date]]:
    """Date the steps of a journey, as far as they are known on the last known day."""
    found = [(steps[0], from_on)]
    for step in steps[1:]:
        found += _next(step, found[-1][1], rng)
    return [(step, day) for step, day in found if day <= place().last_known_on]


def _next(step: str, after: date, rng: Random) -> list[tuple[str, date]]:
    found: list[tuple[str, date]] = []
    if step == "diterima_ppk" and rng.random() < UNRECORDED:
        return []
    for each in (*BY_BKN, step) if step == "rekomendasi" and place().recommender(after) == "BKN" else (step,):
        after = _later(each, after, rng)
        found.append((each, after))
    return found


def _later(step: str, after: date, rng: Random) -> date:
    least, most, dragging = PACE[step]
    days = dragging if rng.random() < DRAGS else rng.randint(least, most)
    day = after + timedelta(days=days)
    return day if is_working_day(day) else working_day(day)
