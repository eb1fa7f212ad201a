"""How officials spell days, NIP, units and numbers: every way that inputs.md says must simply work."""

from datetime import date
from random import Random

from loaders.simulate.reference import Unit

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")

REASONS = {
    "cuti di luar tanggungan negara": ("cuti di luar tanggungan negara", "CLTN", "Cuti diluar tanggungan negara"),
    "tugas belajar": ("tugas belajar", "Tugas Belajar S2", "TUBEL"),
    "diperbantukan ke instansi lain": ("diperbantukan ke instansi lain", "DPK", "Penugasan di Bawaslu"),
    # The last one stands in no reference, as some reasons do.
    "sakit menahun": ("sakit menahun", "Sakit", "cuti sakit", "dalam perawatan"),
}
"""How offices write a reason of exclusion."""


def long_day(day: date) -> str:
    """Write a day as 26 Agustus 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spell_day(day: date, rng: Random) -> str:
    """Write a day in one of the six ways in which it is typed."""
    return rng.choice(
        (
            day.isoformat(),
            f"{day:%d/%m/%Y}",
            f"{day.day}-{day.month}-{day.year}",
            long_day(day),
            f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}",
            f"{DAYS[day.weekday()]}, {long_day(day)}",
        )
    )


def short_year(day: date) -> str:
    """Write 26/08/24, whose century nobody tells."""
    return f"{day:%d/%m/%y}"


def spell_nip(nip: str, rng: Random) -> str:
    """Write a NIP mostly as 18 digits; sometimes with spaces, dots or the apostrophe that keeps it a text in Excel."""
    birth, appointed, sex, serial = nip[:8], nip[8:14], nip[14], nip[15:]
    spaced = f"{birth} {appointed} {sex} {serial}"
    return nip if rng.random() < 0.85 else rng.choice((spaced, spaced.replace(" ", "."), f"'{nip}"))


def spell_unit(unit: Unit, rng: Random) -> str:
    """Write a unit mostly by its official name; sometimes by its abbreviation or another name in use."""
    return unit.name if not unit.spellings or rng.random() < 0.8 else rng.choice(unit.spellings)


def spell_choice(value: str, rng: Random) -> str:
    """Write a choice as kepala_sekolah, Kepala Sekolah or KEPALA SEKOLAH."""
    words = value.replace("_", " ")
    return rng.choice((value, value, words.title(), words.upper()))


def spell_reason(reason: str, number: int) -> str:
    """Write a reason as the office of this person does, chosen by the person's number, not by chance."""
    spellings = REASONS.get(reason, (reason,))
    return spellings[number % len(spellings)]


def thousands(number: int) -> str:
    """Write 1.480 for one thousand four hundred and eighty."""
    return f"{number:,}".replace(",", ".")
