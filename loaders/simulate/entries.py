"""A row of Bawaslu's register: the one that agrees with a case of ours, and the ways in which it may differ."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from loaders.simulate.cases import SimulatedCase

DAYS_APART = 3

# The status that agrees with the last step of ours: an earlier step gives way to a later one.
STATUS_OF = {
    "register": "diregister",
    "tidak_diregister": "tidak_diregister",
    "klarifikasi": "klarifikasi",
    "kajian": "kajian",
    "terbukti": "kajian",
    "bukan_pelanggaran": "bukan_pelanggaran",
    "penerusan": "direkomendasikan",
    "rekomendasi": "direkomendasikan",
    "dihentikan": "selesai",
    "dilimpahkan": "direkomendasikan",
    "selesai": "selesai",
}
LAGS_AT = {"direkomendasikan": "kajian", "selesai": "direkomendasikan"}


@dataclass(frozen=True)
class RegisterEntry:
    """One row of Bawaslu's register; number is the case number of ours as Bawaslu noted it."""

    register: str
    cycle: int
    reported_on: date
    origin: str
    agency: str
    unit: str
    form: str
    severity: str
    status: str
    status_on: date
    number: str


def entry_of(case: SimulatedCase) -> RegisterEntry:
    """Make the row that agrees with ours."""
    step = next(step for step in reversed(case.steps) if step.step_id in STATUS_OF)
    unit = case.post.unit.name if case.post else ""
    return RegisterEntry(
        case.register,
        case.cycle,
        case.reported_on,
        case.origin,
        case.agency,
        unit,
        case.form,
        case.severity,
        STATUS_OF[step.step_id],
        step.step_on,
        case.number,
    )


def with_other_status(entry: RegisterEntry, case: SimulatedCase) -> RegisterEntry:
    """Let Bawaslu's status lag one step behind."""
    status = LAGS_AT[entry.status]
    day = next(step.step_on for step in reversed(case.steps) if STATUS_OF.get(step.step_id) == status)
    return replace(entry, status=status, status_on=day)


def with_other_day(entry: RegisterEntry) -> RegisterEntry:
    """Report the case two days earlier."""
    return replace(entry, reported_on=entry.reported_on - timedelta(days=2))


def with_other_form(entry: RegisterEntry) -> RegisterEntry:
    """Note another form of the same class."""
    kind = entry.form[0]
    return replace(entry, form=f"{kind}7" if entry.form == f"{kind}4" else f"{kind}4")


def without_number(entry: RegisterEntry) -> RegisterEntry:
    """Leave out our number."""
    return replace(entry, number="")


def with_other_class(entry: RegisterEntry) -> RegisterEntry:
    """Swap kode etik and disiplin."""
    return replace(entry, form="D6" if entry.form.startswith("E") else "E4")


def with_other_severity(entry: RegisterEntry) -> RegisterEntry:
    """Note another alleged severity."""
    return replace(entry, severity="sedang" if entry.severity == "berat" else "berat")


def days_apart(entry: RegisterEntry) -> RegisterEntry:
    """Note the same case a few days earlier and without our number."""
    return replace(entry, reported_on=entry.reported_on - timedelta(days=DAYS_APART), number="")


def look_alike(entry: RegisterEntry, place: int) -> RegisterEntry:
    """Make another case of the same unit and form, a few days earlier."""
    return replace(days_apart(entry), register=f"{950 + place}/REG/{entry.cycle}")
