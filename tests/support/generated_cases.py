"""Any history that a register might hold."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

BEGINS = {2019: date(2018, 9, 10), 2023: date(2023, 10, 20), 2024: date(2024, 8, 15)}
WAY = (
    *("laporan", "kajian_awal", "register", "klarifikasi", "kajian", "terbukti", "rekomendasi", "verifikasi_bkn"),
    *("disposisi_ppk", "panggilan", "bap", "lhp", "sk_sanksi", "penyampaian_sk", "banding", "putusan_banding"),
)
OTHERS = (
    *("tidak_diregister", "bukan_pelanggaran", "tidak_terbukti", "dilimpahkan", "dihentikan", "selesai", "keberatan"),
    *("sk_dicabut", "sk_sanksi", "panggilan", "unggah_idis"),
)
POLLING = {2019: date(2019, 4, 17), 2023: date(2024, 2, 14), 2024: date(2024, 11, 27)}
SANCTIONS = {"sk_sanksi": ("PP94_RINGAN", "PP94_BERAT", "PP42_MORAL"), "rekomendasi": ("PP94_SEDANG", None)}


@dataclass(frozen=True)
class Case:
    """One matter: cycle, form, day of report (None: unknown), whether it is ours, and steps with day and sanction."""

    cycle: int
    form: str | None
    reported_on: date | None
    is_own: bool
    steps: tuple[tuple[str, date, str | None], ...]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """The usual way up to some point, with steps left out, put in anywhere, on days in order or not."""
    cycle = draw(st.sampled_from(sorted(BEGINS)))
    begins = BEGINS[cycle] + timedelta(days=draw(st.integers(0, 60)))
    way = [step for step in WAY[: draw(st.integers(0, len(WAY)))] if draw(st.integers(0, 4))]
    for step in draw(st.lists(st.sampled_from(OTHERS), max_size=3)):
        way.insert(draw(st.integers(0, len(way))), step)
    days = [begins + timedelta(days=draw(st.integers(0, 120))) for _ in way]
    if draw(st.integers(0, 3)):  # most registers are in order
        days.sort()
    told = dict.fromkeys(zip(way, days, strict=True))  # the loader takes a step of a day once
    steps = tuple((step, day, draw(st.sampled_from(SANCTIONS.get(step, (None,))))) for step, day in told)
    form = draw(st.sampled_from(("E4", "D1", "D7", None)))
    return Case(cycle, form, draw(st.sampled_from((begins, None))), draw(st.integers(0, 4)) > 0, steps)


def known_on(case: Case) -> date:
    """The day from which a case counts: that of its report, else polling day."""
    return case.reported_on or POLLING[case.cycle]
