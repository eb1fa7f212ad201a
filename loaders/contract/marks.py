"""Marks and words that mean yes or no, and those for somebody who was not there."""

import re

from loaders.contract.inputs import letters
from text.plain import plain

YES = {
    *(
        "ya",
        "y",
        "yes",
        "iya",
        "sudah",
        "sdh",
        "true",
        "1",
        "v",
        "ok",
        "oke",
        "ada",
        "sah",
        "valid",
        "benar",
        "lengkap",
    ),
    *("verifikasi", "terverifikasi", "diverifikasi", "sudahverifikasi", "sudahdiverifikasi", "sudahterverifikasi"),
}
SIGNED = {
    "sudahttd",
    "ttd",
    "hadir",
    "sudahtandatangan",
    "tandatangan",
    "paraf",
    "menandatangani",
    "sudahmenandatangani",
}
"""What means yes in a list of those who sign."""
NO = {
    *("tidak", "t", "no", "belum", "blm", "false", "0", "tdk", "n", "nihil", "tidakada", "belumada", "tidaksah"),
    *("belumsah", "tidakvalid", "belumvalid", "salah", "belumverifikasi", "belumterverifikasi", "belumdiverifikasi"),
    *("tidakterverifikasi", "tidakdiverifikasi", "belumlengkap", "tidaklengkap"),
}
TICKS, CROSSES = set("√✓✔☑✅🗸●■"), set("✗✘❌☐□○")
"""Signs that mean yes or no by themselves. An x or a box with an x does not: it marks as often as it strikes out."""
NOTHING = set("-.…_ ")
"""What people put where there is nothing to write."""
ABSENT = re.compile(
    r"(?!.*diketahui)(?:(?:belum|blm|batal|dibatalkan|ditolak|"
    r"tidak|tdk|nihil|kosong|izin|ijin|sakit|cuti|alpa|alpha|absen|tk|dl|tb|dinas luar|tugas belajar)\b"
    r"[a-z /().-]*|[✗✘❌☐□○]|-+)"
)
"""What stands in place of the day of those who have not signed: words without a number."""


def is_yes(text: str, *, of_signature: bool = True) -> bool:
    """Tell whether a text or sign means yes; in a list of those who sign also "hadir" and the like."""
    key, signs = letters(text), set(plain(text)) - NOTHING
    return key in YES or (of_signature and key in SIGNED) or bool(signs and signs <= TICKS)


def is_no(text: str) -> bool:
    """Tell whether a text or sign means no."""
    key, signs = letters(text), set(plain(text)) - NOTHING
    return key in NO or bool(signs and signs <= CROSSES)
