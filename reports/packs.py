"""The packs there are: for which meeting, in which forms, with which chapters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from reports import compliance_sections
from reports.content import Form, Pack, Section
from reports.material import Material, definitions
from reports.stamp import stamp
from rights import Right, Viewer, may
from selection import Selection

Chapters = Callable[[Material], tuple[Section, ...]]


@dataclass(frozen=True)
class Kind:
    """One pack: `page` is the address its code leads to, `needs` the right without which it is not offered."""

    name: str
    title: str
    audience: str
    forms: tuple[Form, ...]
    page: str
    needs: Right
    chapters: Chapters


def _wali_kota(material: Material) -> tuple[Section, ...]:
    return (compliance_sections.by_unit(material),)


KINDS = (
    Kind(
        "wali-kota", "Bahan paparan Pj Wali Kota", "Pj Wali Kota", (Form.PPTX, Form.PDF, Form.TEXT), "",
        Right.EXACT_AGGREGATES, _wali_kota,
    ),
)  # fmt: skip


def offered(viewer: Viewer) -> tuple[Kind, ...]:
    """The packs that a viewer may have made."""
    return tuple(kind for kind in KINDS if may(viewer, kind.needs))


def make(kind: Kind, view: Selection, address: str, made_at: datetime) -> Pack:
    """The pack of a view; raises given.NotGiven where a chapter asks for what its viewer may not see."""
    material = Material(view)
    sections = kind.chapters(material)
    named = [shown.metric for section in sections for shown in (*section.charts, *section.tables)]
    known = definitions(tuple(dict.fromkeys(name for name in named if name)))
    sealed = stamp(view, address, kind.page, made_at)
    return Pack(kind.name, kind.title, kind.audience, view, sealed, sections, known, _message(sections))


def _message(sections: tuple[Section, ...]) -> tuple[str, ...]:
    return tuple(line for section in sections for line in section.sentences)[:10]
