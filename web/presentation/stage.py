"""The slides of a page in presentation mode, and the order in which keys move through them.

In presentation mode a page runs as usual, but its panels add slides to the stage instead of drawing themselves, and one
slide is drawn. The address says which: `paparan=3` is the third of the page, `paparan=opd-5` the fifth OPD,
`paparan=akhir` the last.
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
    """One slide; `draw` draws it into a height in px and returns a note on what it left out."""

    title: str
    caption: str
    draw: Callable[[int], str]
    mark: str = ""
    """SIMULASI, or NYATA for what is real in the simulated dataset."""


@dataclass
class Stage:
    """The slides that a page has added in this run: its findings, and on some pages one for each OPD."""

    view: Selection | None = None
    heading: str = ""
    parts: dict[str, list[Slide]] = field(default_factory=lambda: {FINDINGS: [], UNITS: []})


@dataclass(frozen=True)
class SlidePosition:
    """The position of a slide: page, series of that page, number in the series; 0 is the last."""

    page: str
    part: str = FINDINGS
    number: int = 1

    def __str__(self) -> str:
        """Write the position as the address of its page has it."""
        number = str(self.number or LAST)
        return number if self.part == FINDINGS else f"{self.part}-{number}"


_open: ContextVar[Stage | None] = ContextVar("stage", default=None)


def current() -> Stage | None:
    """Return the stage that collects the slides of this run; None outside presentation mode."""
    return _open.get()


@contextmanager
def collecting() -> Iterator[Stage]:
    """Collect the slides of the page that runs inside."""
    stage = Stage()
    token = _open.set(stage)
    try:
        yield stage
    finally:
        _open.reset(token)


def collect(title: str, caption: str, draw: Callable[[int], str], part: str = FINDINGS, mark: str = "") -> bool:
    """Add a slide; returns False outside presentation mode, where the page draws the panel itself."""
    stage = _open.get()
    if stage is not None:
        stage.parts[part].append(Slide(title, caption, draw, mark))
    return stage is not None


def collect_text(draw: Callable[[int], str], title: str = "") -> bool:
    """Add a slide of text under the heading of its section; returns False outside presentation mode."""
    stage = _open.get()
    if stage is None or stage.view is None:
        return False
    place = stage.view.scope.inline
    return collect(title or stage.heading, f"{place[:1].upper()}{place[1:]} · posisi {stage.view.position}", draw)


def parse(page: str, requested: str) -> SlidePosition:
    """Read a position from the address; what cannot be read is the first slide."""
    part, _, number = requested.rpartition("-")
    part = part if part == UNITS else FINDINGS
    if number == LAST:
        return SlidePosition(page, part, 0)
    return SlidePosition(page, part, int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1)


def clamp(position: SlidePosition, stage: Stage) -> SlidePosition:
    """Move a position into what the page has: to its last slide, or to its findings where it has no such series."""
    if not stage.parts[position.part]:
        position = SlidePosition(position.page)
    count = max(len(stage.parts[position.part]), 1)
    return replace(position, number=min(position.number or count, count) or 1)


def next_position(position: SlidePosition, count: int, pages: Sequence[str]) -> SlidePosition:
    """Return the next position: after the last of a page the first of the next page; the very last stays."""
    if position.number < count:
        return replace(position, number=position.number + 1)
    rest = pages[pages.index(position.page) + 1 :]
    return SlidePosition(rest[0]) if rest else position


def previous_position(position: SlidePosition, pages: Sequence[str]) -> SlidePosition:
    """Return the previous position: before a page the last of the page before, before the first OPD the findings."""
    if position.number > 1:
        return replace(position, number=position.number - 1)
    if position.part == UNITS:
        return SlidePosition(position.page, number=0)
    before = pages[: pages.index(position.page)]
    return SlidePosition(before[-1], number=0) if before else position
