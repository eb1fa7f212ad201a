"""What the Sekda's meetings of 2024 decided about single units: invented, of the figures as they were then."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from loaders.simulate.delivery import SHEET, Book, Headers, deliver
from loaders.simulate.flaws import Row
from loaders.simulate.people import Post
from loaders.simulate.recaps import BOTH, NEVER_VERIFIED, is_listed
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
CYCLE, FIRST, SECOND, THIRD = 2024, date(2024, 9, 5), date(2024, 9, 19), date(2024, 10, 31)
SPELLED = {
    "belum_ttd": ("belum_ttd", "Belum tanda tangan", "Belum TTD"),
    "belum_terverifikasi": ("Belum terverifikasi", "Verifikasi"),
    "perkara_lewat": ("Perkara lewat batas",),
}


@dataclass(frozen=True)
class Meeting:
    """One decision of a meeting; `unit` is named as in the list of units."""

    held_on: date
    decision: str
    unit: str
    due_on: date
    measure: str
    is_withdrawn: bool = False
    note: str = ""


def decide(posts: list[Post], signatures: list[Signature], case_unit: str) -> list[Meeting]:
    """Decisions of which one is fulfilled, one overdue, one has not moved, and one was taken back."""
    left = _Left(posts, signatures)
    first, third, end = left.on(FIRST), left.on(THIRD), left.on(date.max)
    done = max((unit for unit in first if not end[unit]), key=first.__getitem__)
    behind = max(end, key=end.__getitem__)
    still = min((unit for unit in end if end[unit]), key=lambda unit: (third[unit] - end[unit], -end[unit]))
    verify = Meeting(
        SECOND, "Periksa bukti tanda tangan kelurahan", NEVER_VERIFIED, date(2024, 10, 4), "belum_terverifikasi"
    )
    return [
        Meeting(FIRST, "Selesaikan tanda tangan seluruh pegawai", done, date(2024, 9, 20), "belum_ttd"),
        Meeting(FIRST, "Selesaikan tanda tangan seluruh pegawai", behind, date(2024, 9, 20), "belum_ttd"),
        Meeting(THIRD, "Panggil pegawai yang belum tanda tangan satu per satu", still, date(2024, 11, 22), "belum_ttd"),
        verify,
        replace(verify, held_on=THIRD, is_withdrawn=True, note="rekap kelurahan tidak memuat verifikasi"),
        Meeting(THIRD, "Selesaikan perkara yang lewat batas", case_unit, date(2024, 11, 22), "perkara_lewat"),
    ]


def hand_over_meetings(out: Path, meetings: list[Meeting], rng: Random) -> int:
    """Write the decisions as the Sekda's office keeps them; return their rows."""
    book = Book("Keputusan rapat pemantauan netralitas", signed_at="Malang, 31 Oktober 2024")
    return deliver(out / "Keputusan rapat.xlsx", "decision", [_row(one, rng) for one in meetings], MEETINGS, book)


def _row(meeting: Meeting, rng: Random) -> Row:
    return {
        "tanggal": rng.choice((meeting.held_on, spell_day(meeting.held_on, rng))),
        "siklus": CYCLE,
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
            and post.unit.unit_id != BOTH
            and is_listed(post.unit, CYCLE)
            and not post.exclusion
        ]
