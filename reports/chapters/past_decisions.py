"""The chapter on what earlier meetings decided: what is open or fell due since, and whether its number moved."""

from narrative import decisions
from reports.chapters.material import Material
from reports.chapters.rows import table
from reports.document import ColumnKind, Section, TableColumn

METRIC = "decisions"
FOLLOWED = {
    "decision": TableColumn("Keputusan", ColumnKind.TEXT, 2.8),
    "short_name": TableColumn("PIC", ColumnKind.TEXT, 1.4),
    "decided_on": TableColumn("Diputuskan", ColumnKind.DAY, 1.4),
    "due_on": TableColumn("Tenggat", ColumnKind.DAY, 1.4),
    "measure_name": TableColumn("Angka", ColumnKind.TEXT, 1.4),
    "value_then": TableColumn("Saat rapat", width=0.9),
    "value_before": TableColumn("Rapat lalu", width=0.9),
    "value_now": TableColumn("Kini", width=0.9),
    "moved": TableColumn("Bergerak", ColumnKind.TEXT, 1.1),
    "state": TableColumn("Keadaan", ColumnKind.TEXT, 1.4),
}
NOTE = "Saat rapat dan rapat lalu: angka pada hari rapat itu, menurut data yang dimuat sekarang."


def followed(material: Material) -> tuple[Section, ...]:
    """Make the chapter, or none where nothing is open or fell due since the earlier day."""
    if not material.may_read(METRIC):
        return ()
    rows = material.read(METRIC)
    waiting = decisions.waiting(rows, material.since).sort_values("due_on", kind="stable")
    if waiting.empty:
        return ()
    shown = table("Keputusan rapat", "Keputusan rapat sebelumnya", waiting, FOLLOWED, metric=METRIC, note=NOTE)
    return (Section(decisions.title(rows), tuple(decisions.overdue(waiting)), (), (shown,)),)


def agenda(material: Material) -> str:
    """Write the point of the agenda that earlier decisions give."""
    if not material.may_read(METRIC):
        return "Tindak lanjut keputusan rapat sebelumnya"
    return decisions.agenda(material.read(METRIC))
