"""Presentation mode before anything is drawn: the findings of a page, one per screen, and where the keys lead.

On a stage a page runs as ever, but its panels hand their findings to the stage instead of drawing them; one is drawn.
The address says which: `paparan=3` the third of the page, `paparan=opd-5` the fifth OPD, `paparan=akhir` the last.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from metrics.selection import Selection

PARAM = "paparan"
FINDINGS, UNITS = "temuan", "opd"
LAST = "akhir"


@dataclass(frozen=True)
class Slide:
    """One screen: its title, what stands below, how it is drawn into a height in px; `draw` says what it left out."""

    title: str
    caption: str
    draw: Callable[[int], str]


@dataclass
class Stage:
    """What a page has handed over in this run: its findings, and on Kepatuhan OPD one for each OPD."""

    view: Selection | None = None
    heading: str = ""
    parts: dict[str, list[Slide]] = field(default_factory=lambda: {FINDINGS: [], UNITS: []})


@dataclass(frozen=True)
class SlidePosition:
    """One screen in the address: page, the series of that page, the number in it; 0 is its last."""

    page: str
    part: str = FINDINGS
    number: int = 1

    def __str__(self) -> str:
        """As the address of its page has it."""
        said = str(self.number or LAST)
        return said if self.part == FINDINGS else f"{self.part}-{said}"


_open: ContextVar[Stage | None] = ContextVar("stage", default=None)


def current() -> Stage | None:
    """The stage that this run plays on; None for a page as it is read."""
    return _open.get()


@contextmanager
def opened() -> Iterator[Stage]:
    """A stage for the page that runs inside."""
    stage = Stage()
    token = _open.set(stage)
    try:
        yield stage
    finally:
        _open.reset(token)


def collect(title: str, caption: str, draw: Callable[[int], str], part: str = FINDINGS) -> bool:
    """Hand a finding to the stage; False where there is none, and the page draws it itself."""
    stage = _open.get()
    if stage is not None:
        stage.parts[part].append(Slide(title, caption, draw))
    return stage is not None


def collect_text(draw: Callable[[int], str], title: str = "") -> bool:
    """Hand over what has no title of its own: it gets that of its section."""
    stage = _open.get()
    if stage is None or stage.view is None:
        return False
    place = stage.view.scope.inline
    return collect(title or stage.heading, f"{place[:1].upper()}{place[1:]} · posisi {stage.view.position}", draw)


def read(page: str, wish: str) -> SlidePosition:
    """The screen that an address asks for; what cannot be read is the first."""
    part, _, number = wish.rpartition("-")
    part = part if part == UNITS else FINDINGS
    if number == LAST:
        return SlidePosition(page, part, 0)
    return SlidePosition(page, part, int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1)


def found(place: SlidePosition, stage: Stage) -> SlidePosition:
    """The place among what the page has: the last where it has fewer, its findings where it has no such series."""
    if not stage.parts[place.part]:
        place = SlidePosition(place.page)
    count = max(len(stage.parts[place.part]), 1)
    return replace(place, number=min(place.number or count, count) or 1)


def onward(place: SlidePosition, count: int, pages: Sequence[str]) -> SlidePosition:
    """The next screen, after the last of a page the first of the next; the very last stays."""
    if place.number < count:
        return replace(place, number=place.number + 1)
    rest = pages[pages.index(place.page) + 1 :]
    return SlidePosition(rest[0]) if rest else place


def back(place: SlidePosition, pages: Sequence[str]) -> SlidePosition:
    """The screen before, before the first of a page the last of the page before; from the first OPD to the findings."""
    if place.number > 1:
        return replace(place, number=place.number - 1)
    if place.part == UNITS:
        return SlidePosition(place.page, number=0)
    before = pages[: pages.index(place.page)]
    return SlidePosition(before[-1], number=0) if before else place
