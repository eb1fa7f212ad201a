"""What people decided about pairs of rows that no number joins: the small file that confirms or refuses them."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from loaders.simulate.days import working_day
from loaders.simulate.delivery import SHEET, Book, Headers, deliver
from loaders.simulate.flaws import Row
from loaders.simulate.place import place
from loaders.simulate.spelling import spell_day

MATCHES: Headers = {
    "nomor_perkara": "No. Perkara",
    "nomor_register": "No. Register Bawaslu",
    "keputusan": "Keputusan",
    "tanggal": "Tanggal",
    "oleh": "Diputuskan oleh",
    "keterangan": "Ket.",
}
SPELLED = {"cocok": ("cocok", "Cocok", "perkara yang sama"), "bukan": ("bukan", "Tidak cocok", "perkara lain")}
NOTES = {
    "cocok": "berkas kedua register dibandingkan",
    "bukan": "terlapor berbeda, hanya unit dan bentuknya yang sama",
}
DAYS_LATER = (21, 60)


@dataclass(frozen=True)
class MatchDecision:
    """A person's word about one case of ours and one entry of Bawaslu: cocok or bukan."""

    number: str
    register: str
    decision: str
    decided_on: date


def decide(number: str, register: str, decision: str, known_on: date, rng: Random) -> MatchDecision:
    """Decided some weeks after both were known, and before the last known day."""
    day = working_day(known_on + timedelta(days=rng.randint(*DAYS_LATER)))
    return MatchDecision(number, register, decision, min(day, place().last_known_on))


def hand_over_matches(out: Path, decisions: list[MatchDecision], rng: Random) -> int:
    """Write the decisions as BKPSDM keeps them; return their rows."""
    rows = [_row(decision, rng) for decision in decisions]
    book = Book("Padanan perkara Pemkot dan Bawaslu", signed_at=place().signed(place().last_known_on))
    return deliver(out / "Padanan perkara.xlsx", "match", rows, MATCHES, book)


def _row(decision: MatchDecision, rng: Random) -> Row:
    return {
        "nomor_perkara": rng.choice((decision.number, decision.number.replace("/", " / "))),
        "nomor_register": rng.choice((decision.register, decision.register.lower())),
        "keputusan": rng.choice(SPELLED[decision.decision]),
        "tanggal": rng.choice((decision.decided_on, spell_day(decision.decided_on, rng))),
        "oleh": rng.choice((place().personnel, f"Rakor {place().personnel} dan Bawaslu")),
        "keterangan": NOTES[decision.decision],
        SHEET: "Padanan",
    }
