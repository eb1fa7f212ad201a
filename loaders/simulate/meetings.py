"""What the Sekda's meetings of the newest cycle decided about single units: invented from the figures."""

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from loaders.simulate.days import ONE_DAY
from loaders.simulate.delivery import SHEET, Book, Headers, deliver
from loaders.simulate.flaws import Row
from loaders.simulate.people import Post
from loaders.simulate.place import BOTH, NEVER_VERIFIED, place
from loaders.simulate.recaps import is_listed
from loaders.simulate.reference import SimulatedCycle
from loaders.simulate.signings import Signature
from loaders.simulate.spelling import spell_day

MEETINGS: Headers = {
    "tanggal": "Tanggal Rapat",
    "siklus": "Siklus",
    "keputusan": "Keputusan Rapat",
    "unit_kerja": "PIC",
    "tenggat": "Tenggat",
    "ukuran": "Indikator",
    "dicabut": "Dicabut",
    "oleh": "Pimpinan Rapat",
    "keterangan": "Ket.",
}
FIRST, SECOND, THIRD = -19, -5, 37
"""Days from the due day on which the meetings were held."""
SPELLED = {
    "belum_ttd": ("belum_ttd", "Belum tanda tangan", "Belum TTD"),
    "belum_terverifikasi": ("Belum terverifikasi", "Verifikasi"),
    "perkara_lewat": ("Perkara lewat batas",),
}


@dataclass(frozen=True)
class Meeting:
    """One decision of a meeting; `unit` is named as in the list of units."""

    cycle: int
    held_on: date
    decision: str
    unit: str
    due_on: date
    measure: str
    is_withdrawn: bool = False
    note: str = ""


def decide(posts: list[Post], signatures: list[Signature], cycle: SimulatedCycle, case_unit: str) -> list[Meeting]:
    """Decisions of which one is fulfilled, one overdue, one has not moved, and one was taken back."""
    held = [cycle.due_on + days * ONE_DAY for days in (FIRST, SECOND, THIRD)]
    soon, later, before_polling = (
        cycle.due_on - 4 * ONE_DAY,
        cycle.due_on + 10 * ONE_DAY,
        cycle.polling_on - 5 * ONE_DAY,
    )
    left = _Left(posts, signatures)
    first, third, end = left.on(held[0]), left.on(held[2]), left.on(date.max)
    done = max((unit for unit in first if not end[unit]), key=first.__getitem__)
    behind = max(end, key=end.__getitem__)
    still = min((unit for unit in end if end[unit]), key=lambda unit: (third[unit] - end[unit], -end[unit]))
    meeting = partial(Meeting, cycle.cycle)
    everyone = "Selesaikan tanda tangan seluruh pegawai"
    one_by_one = "Panggil pegawai yang belum tanda tangan satu per satu"
    proof = "Periksa bukti tanda tangan kelurahan"
    silent = [post.unit.name for post in posts if NEVER_VERIFIED in post.unit.oddities]
    verify = [meeting(held[1], proof, unit, later, "belum_terverifikasi") for unit in silent[:1]]
    withdrawn = "rekap kelurahan tidak memuat verifikasi"
    return [
        meeting(held[0], everyone, done, soon, "belum_ttd"),
        meeting(held[0], everyone, behind, soon, "belum_ttd"),
        meeting(held[2], one_by_one, still, before_polling, "belum_ttd"),
        *verify,
        *(replace(one, held_on=held[2], is_withdrawn=True, note=withdrawn) for one in verify),
        meeting(held[2], "Selesaikan perkara yang lewat batas", case_unit, before_polling, "perkara_lewat"),
    ]


def hand_over_meetings(out: Path, meetings: list[Meeting], rng: Random) -> int:
    """Write the decisions as the Sekda's office keeps them; return their rows."""
    book = Book("Keputusan rapat pemantauan netralitas", signed_at=place().signed(max(one.held_on for one in meetings)))
    return deliver(out / "Keputusan rapat.xlsx", "decision", [_row(one, rng) for one in meetings], MEETINGS, book)


def _row(meeting: Meeting, rng: Random) -> Row:
    return {
        "tanggal": rng.choice((meeting.held_on, spell_day(meeting.held_on, rng))),
        "siklus": meeting.cycle,
        "keputusan": meeting.decision,
        "unit_kerja": meeting.unit,
        "tenggat": rng.choice((meeting.due_on, spell_day(meeting.due_on, rng))),
        "ukuran": rng.choice(SPELLED[meeting.measure]),
        "dicabut": "ya" if meeting.is_withdrawn else "",
        "oleh": "Sekda",
        "keterangan": meeting.note,
        SHEET: "Keputusan",
    }


@dataclass(frozen=True)
class _Left:
    """Who of each department with a list of its own, and nothing below it, has still to sign."""

    posts: list[Post]
    signatures: list[Signature]

    def on(self, day: date) -> dict[str, int]:
        """Of each department by its name, how many had not signed on that day."""
        signed = {one.person.number for one in self.signatures if one.signed_on <= day}
        left = {post.unit.name: 0 for post in self._obliged}
        for post in self._obliged:
            left[post.unit.name] += post.person.number not in signed
        return left

    @property
    def _obliged(self) -> list[Post]:
        with_others = {post.unit.top_id for post in self.posts if post.unit.unit_id != post.unit.top_id}
        return [
            post
            for post in self.posts
            if post.unit.kind in ("dinas", "badan")
            and post.unit.unit_id not in with_others
            and BOTH not in post.unit.oddities
            and is_listed(post.unit)
            and not post.exclusion
        ]
