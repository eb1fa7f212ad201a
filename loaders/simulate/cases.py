"""About 120 matters over the cycles, each with the history of its steps."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from loaders.simulate.days import ONE_DAY, working_day
from loaders.simulate.journeys import JOURNEYS, Journey, steps_under, walk
from loaders.simulate.people import Post
from loaders.simulate.place import place
from loaders.simulate.reference import Manner, SimulatedCycle, SimulatedReference, SimulatedRow

# Share of the Pemkot's own among matters that never reached its PPK.
OWN_BEFORE_PPK = 0.85
ORIGINS = ("masyarakat", "masyarakat", "masyarakat", "pers", "peserta_pemilu", "ormas", "temuan", "temuan", "panwascam")
REPORTS = tuple(origin for origin in ORIGINS if origin not in ("temuan", "panwascam"))
DIRECT = ("atasan", "inspektorat", "bkpsdm", "sp4n_lapor")
# Days from a cycle's start and from its polling day between which its cases are reported.
REPORTED = {Manner.IKRAR: (11, 3), Manner.SLOW: (24, 6), Manner.NEWEST: (29, 9)}
CODE_FORMS = ("E1", "E2", "E3", "E4", "E4", "E4", "E5", "E5", "E6", "E7")
DISCIPLINE_FORMS = ("D1", "D2", "D3", "D4", "D4", "D6", "D6", "D6", "D6", "D7", "D7", "D8", "D8", "D10", "D12")
DECIDED = ("ringan", "sedang", "sedang", "sedang", "sedang", "berat")
RECOMMENDED_SEVERITIES = ("sedang", "sedang", "sedang", "berat", "berat")
SAYS_SEVERITY = 0.8
UNSAID = "jenis tidak disebut"
HEAD, PERSONNEL = "{head}", "{personnel}"
BODIES = {
    "disposisi_ppk": HEAD,
    "panggilan": PERSONNEL,
    "bap": "Tim penindakan",
    "lhp": "Tim penindakan",
    "sk_sanksi": "PPK",
    "sk_dicabut": "PPK",
    "penyampaian_sk": PERSONNEL,
    "unggah_idis": PERSONNEL,
    "keberatan": PERSONNEL,
    "banding": "BPASN",
    "putusan_banding": "BPASN",
    "tidak_terbukti": "PPK",
    "verifikasi_bkn": "BKN",
    "diterima_ppk": HEAD,
    "sidang_majelis": "Majelis Kode Etik",
    "putusan_majelis": "Majelis Kode Etik",
    "putusan_keberatan": "Atasan pejabat",
    "selesai": PERSONNEL,
}
REASONS = {
    "dihentikan": ("terlapor meninggal dunia", "terlapor sudah pensiun", "laporan dicabut, bukti tidak cukup"),
    "dilimpahkan": ("terlapor bukan pegawai {government}",),
    "sk_dicabut": ("keberatan diterima, hukuman diganti",),
    "tidak_diregister": ("syarat materiil tidak terpenuhi", "laporan lewat waktu"),
}


@dataclass(frozen=True)
class SimulatedStep:
    """One dated step; sanction_id and its spelling with an SK, and where a recommendation names a severity."""

    step_id: str
    step_on: date
    body: str
    document: str
    reason: str
    sanction_id: str = ""
    sanction: str = ""


@dataclass(frozen=True)
class SimulatedCase:
    """One matter in the Pemkot's register; `journey` tells a test which way it was meant to go."""

    number: str
    journey: str
    cycle: int
    reported_on: date
    origin: str
    agency: str
    post: Post | None
    form: str
    severity: str
    register: str
    steps: tuple[SimulatedStep, ...]


@dataclass(frozen=True)
class CaseOffice:
    """Invents the matters of one cycle among the people who work then."""

    cycle: SimulatedCycle
    posts: list[Post]
    reference: SimulatedReference
    rng: Random

    def cases(self) -> list[SimulatedCase]:
        """All matters of the cycle, numbered in the order of their reports."""
        ways = [journey for journey in JOURNEYS for _ in range(journey.cases[self.cycle.manner])]
        reported = sorted((self._report_day(journey), place) for place, journey in enumerate(ways))
        return [self._case(number, ways[place], day) for number, (day, place) in enumerate(reported, start=1)]

    def _report_day(self, journey: Journey) -> date:
        since, until = REPORTED[self.cycle.manner]
        first, last = self.cycle.starts_on + since * ONE_DAY, self.cycle.polling_on + until * ONE_DAY
        share = self.rng.uniform(0.6, 1) if journey.is_open else self.rng.random()
        return working_day(first + timedelta(days=round((last - first).days * share)))

    def _case(self, number: int, journey: Journey, day: date) -> SimulatedCase:
        rng, year = self.rng, self.cycle.cycle
        own, others = place().agencies
        is_own = journey.is_own and ("disposisi_ppk" in journey.steps or rng.random() < OWN_BEFORE_PPK)
        form = rng.choice(CODE_FORMS if day < self.cycle.nominated_on else DISCIPLINE_FORMS)
        severities = {row["form_id"]: row["severity"] for row in self.reference.rows("forms")}
        kinds = DIRECT if journey.is_direct else REPORTS if "tidak_diregister" in journey.steps else ORIGINS
        origin = rng.choice(kinds)
        return SimulatedCase(
            number=f"{number:03d}/NTR/{year}",
            journey=journey.name,
            cycle=year,
            reported_on=day,
            origin=origin,
            agency=own if is_own else rng.choice(others),
            post=rng.choice(self.posts) if is_own else None,
            form=form,
            severity=severities[form],
            register=f"{number:03d}/REG/{year}",
            steps=self._steps(journey, day, form, origin),
        )

    def _steps(self, journey: Journey, from_on: date, form: str, origin: str) -> tuple[SimulatedStep, ...]:
        steps: list[SimulatedStep] = []
        is_finding = origin in ORIGINS and origin not in REPORTS
        way = steps_under(journey.steps, is_ethics=form.startswith("E"), is_finding=is_finding)
        for step_id, day in walk(way, from_on, self.rng):
            body, document = _body(step_id, day, origin), f"{step_id.upper()[:3]}-{self.rng.randrange(1, 999):03d}"
            reason = self.rng.choice(REASONS[step_id]) if step_id in REASONS else ""
            reason = reason.format(government=place().government["short_name"])
            step = SimulatedStep(step_id, day, body, document, reason)
            if step_id == "rekomendasi":
                step = self._with_recommendation(step, form)
            if step_id == "sk_sanksi":
                step = self._with_sanction(step, form, steps, is_dismissal="banding" in way)
            steps.append(step)
        return tuple(steps)

    def _with_sanction(
        self, step: SimulatedStep, form: str, before: list[SimulatedStep], *, is_dismissal: bool
    ) -> SimulatedStep:
        kind = self._dismissal(step.step_on) if is_dismissal else self._sanction(form, step.step_on, before)
        is_official = self.rng.random() < 0.7
        spelled = kind["name"] if is_official else self.rng.choice(kind["aliases"].split("|"))
        return replace(step, sanction_id=kind["sanction_id"], sanction=spelled)

    def _with_recommendation(self, step: SimulatedStep, form: str) -> SimulatedStep:
        """Most recommendations name a severity and no kind; dice of its own, so that no other case changes with it."""
        rng = Random(f"{step.document} {step.step_on}")
        severity = "moral" if form.startswith("E") else rng.choice(RECOMMENDED_SEVERITIES)
        kinds = [kind for kind in self.reference.rows("sanctions") if _is_in_force(kind, step.step_on)]
        kind = next(row for row in kinds if row["severity"] == severity and UNSAID in row["name"])
        said = rng.choice((kind["name"], *kind["aliases"].split("|")))
        return replace(step, sanction_id=kind["sanction_id"], sanction=said) if rng.random() < SAYS_SEVERITY else step

    def _dismissal(self, day: date) -> SimulatedRow:
        kinds = [kind for kind in self.reference.rows("sanctions") if _is_in_force(kind, day)]
        return self.rng.choice([kind for kind in kinds if kind["appeal"] == "banding"])

    def _sanction(self, form: str, day: date, before: list[SimulatedStep]) -> SimulatedRow:
        """Choose a sanction by the rule of the day; one that replaces another is milder, or of another kind."""
        earlier = [step for step in before if step.step_id == "sk_sanksi"]
        severity = "moral" if form.startswith("E") else self.rng.choice(DECIDED)
        if earlier and severity != "moral":
            severity = "ringan"
        kinds = [kind for kind in self.reference.rows("sanctions") if _is_in_force(kind, day)]
        used = {step.sanction_id for step in earlier}
        kinds = [kind for kind in kinds if kind["severity"] == severity and kind["sanction_id"] not in used]
        return self.rng.choice(kinds)


def _is_in_force(row: SimulatedRow, day: date) -> bool:
    return not row["employment"] and (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_until"] or "9")


def _body(step_id: str, day: date, origin: str) -> str:
    city = place()
    if (
        step_id == "putusan_banding"
        and "BAPEK" in city.bodies
        and day.isoformat() <= city.bodies["BAPEK"]["valid_until"]
    ):
        return "BAPEK"
    if step_id in ("rekomendasi", "dilimpahkan"):
        return city.recommender(day)
    if step_id == "laporan" and origin == "panwascam":
        return "Panwascam"
    said = BODIES.get(step_id, city.bodies["BAWASLU"]["name"])
    return said.format(head=city.head, personnel=city.personnel)
