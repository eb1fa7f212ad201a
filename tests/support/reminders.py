"""Entries in the log of reminders: what two units were sent in 2024, and what counts as no reminder."""

from dataclasses import replace

from storage.reminder_log import ReminderEntry, ReminderKind


def line(on: str, unit_id: str = "DINKES", **changed: object) -> ReminderEntry:
    entry = ReminderEntry(
        at=f"{on}T01:00:00+00:00",
        on=on,
        kind=ReminderKind.ALERT,
        recipient="Kontak",
        address="kontak@contoh.go.id",
        rule="pace_behind",
        title="Laju penandatanganan tertinggal",
        subject=f"2024 {unit_id}",
        text="Dinas Kesehatan: 33 dari 44 ASN belum tanda tangan.",
        unit_id=unit_id,
        cycle=2024,
        to_unit=True,
    )
    return replace(entry, **changed)  # type: ignore[arg-type]


ENTRIES = [
    line("2024-08-07"),
    line("2024-08-14", kind=ReminderKind.REPEAT),
    line("2024-08-14", kind=ReminderKind.REPEAT, address="kedua@contoh.go.id"),  # the same day is the same reminder
    line("2024-08-15", to_unit=False, recipient="Sekda"),  # others were told, the unit was not
    line("2024-08-16", kind=ReminderKind.FAILED),
    line("2024-08-17", rule="case_over_limit"),
    line("2024-08-21", kind=ReminderKind.REPEAT),
    line("2024-08-30", kind=ReminderKind.RECOVERY),
    line("2024-08-20", unit_id="DISHUB"),
    line("2023-11-20", cycle=2023),
]
