"""NIP as BKN builds them, every one different by counting who shares the first 15 digits."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date


@dataclass
class NipOffice:
    """Hands out NIP; the serial counts within the same birth date, appointment, and sex, from 001."""

    _given: Counter[str] = field(default_factory=Counter)

    def issue(self, born: date, appointed: date, is_woman: bool, employment: str) -> str:
        """Issue the next NIP (PNS) or NI PPPK: digits 13 and 14 are a month, or 21 for a first contract."""
        second = "21" if employment == "PPPK" else f"{appointed:%m}"
        stem = f"{born:%Y%m%d}{appointed:%Y}{second}{2 if is_woman else 1}"
        self._given[stem] += 1
        if self._given[stem] > 999:
            raise ValueError(f"more than 999 persons share {stem}")
        return f"{stem}{self._given[stem]:03d}"
