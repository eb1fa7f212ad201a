"""The chapter on what earlier meetings decided: what is open or fell due since, and whether its number moved."""

from narrative import decisions
from reports.chapters.material import Material
from reports.chapters.rows import table
from reports.document import Column, Kind, Section

METRIC = "decisions"
FOLLOWED = {
    "decision": Column("Keputusan", Kind.TEXT, 2.8),
    "short_name": Column("PIC", Kind.TEXT, 1.4),
    "decided_on": Column("Diputuskan", Kind.DAY, 1.4),
    "due_on": Column("Tenggat", Kind.DAY, 1.4),
    "measure_name": Column("Angka", Kind.TEXT, 1.4),
    "value_then": Column("Saat rapat", width=0.9),
    "value_before": Column("Rapat lalu", width=0.9),
    "value_now": Column("Kini", width=0.9),
    "moved": Column("Bergerak", Kind.TEXT, 1.1),
    "state": Column("Keadaan", Kind.TEXT, 1.4),
}
NOTE = "Saat rapat dan rapat lalu: angka pada hari rapat itu, menurut data yang dimuat sekarang."


def followed(material: Material) -> tuple[Section, ...]:
    """The chapter, or nothing where nothing is open or fell due since the earlier day."""
    if not material.may_read(METRIC):
        return ()
    rows = material.read(METRIC)
    waiting = decisions.waiting(rows, material.since).sort_values("due_on", kind="stable")
    if waiting.empty:
        return ()
    shown = table("Keputusan rapat", "Keputusan rapat sebelumnya", waiting, FOLLOWED, metric=METRIC, note=NOTE)
    return (Section(decisions.title(rows), tuple(decisions.overdue(waiting)), (), (shown,)),)


def agenda(material: Material) -> str:
    """The point of the agenda that earlier decisions give."""
    if not material.may_read(METRIC):
        return "Tindak lanjut keputusan rapat sebelumnya"
    return decisions.agenda(material.read(METRIC))
