"""The packs there are: for which meeting, in which forms, with which chapters."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from access.roles import Permission, Viewer, is_allowed
from metrics.disclosure import authorized
from metrics.disclosure.authorized import AccessDenied, Query
from metrics.selection import Selection
from narrative.briefing import situation
from narrative.briefing.sentences import Audience
from reports.chapters import bawaslu, monitoring, past_decisions, requested_decisions
from reports.chapters import cases as case_sections
from reports.chapters import compliance as compliance_sections
from reports.chapters import public as public_sections
from reports.chapters.material import Material, definitions
from reports.document import Pack, PackFormat, Section
from reports.stamp import stamp

Chapters = Callable[[Material], tuple[Section, ...]]


@dataclass(frozen=True)
class PackKind:
    """One pack: `page` is the address its code leads to, `needs` the right without which it is not offered.

    The names of the city are still to be put into title and audience.
    """

    name: str
    title: str
    audience: str
    forms: tuple[PackFormat, ...]
    page: str
    needs: Permission
    chapters: Chapters


def _wali_kota(material: Material) -> tuple[Section, ...]:
    compliance = compliance_sections
    position = compliance.position(material, Audience.PIMPINAN)
    places = (compliance.by_unit(material), compliance.region(material))
    decided = past_decisions.followed(material)
    return (position, *places, case_sections.severities(material), requested_decisions.needed(material, decided))


def _sekda(material: Material) -> tuple[Section, ...]:
    monev, cases = monitoring, case_sections
    compliance = (compliance_sections.position(material, Audience.SEKDA), compliance_sections.by_unit(material))
    known = (cases.open_cases(material),) if material.may_read("case_list") else ()
    decided = past_decisions.followed(material)
    closing = (monev.due(material), monev.obstacles(material), *decided, monev.minutes(material))
    return (*compliance, monev.against_target(material), *known, *closing)


def _bawaslu(material: Material) -> tuple[Section, ...]:
    cases = case_sections
    waiting = (bawaslu.ages(material), cases.waiting(material))
    return (bawaslu.registers(material), *waiting, cases.climbed(material), cases.severities(material))


def _public(material: Material) -> tuple[Section, ...]:
    public = public_sections
    return (public.position(material), *public.compliance(material), public.cases(material))


EXACT, MATCHED, OPEN = Permission.EXACT_AGGREGATES, Permission.RECONCILIATION, Permission.AGGREGATES
KINDS = (
    PackKind(
        "wali-kota",
        "Bahan paparan {head}",
        "{head}",
        (PackFormat.PPTX, PackFormat.PDF),
        "",
        EXACT,
        _wali_kota,
    ),
    PackKind(
        "sekda", "Laporan monev Sekda", "Sekda", (PackFormat.XLSX, PackFormat.PDF), "kepatuhan-opd", EXACT, _sekda
    ),
    PackKind(
        "bawaslu",
        "Bahan koordinasi dengan Bawaslu",
        "Bawaslu",
        (PackFormat.XLSX, PackFormat.PDF),
        "rekonsiliasi",
        MATCHED,
        _bawaslu,
    ),
    PackKind("publik", "Ringkasan untuk umum", "Umum", (PackFormat.PDF,), "", OPEN, _public),
)
"""Each is also had as a text for WhatsApp."""


def offered(viewer: Viewer) -> tuple[PackKind, ...]:
    """List the packs that a viewer may make."""
    is_public = not is_allowed(viewer, EXACT)
    return tuple(kind for kind in KINDS if is_allowed(viewer, kind.needs) and is_public == (kind.needs is OPEN))


def make(
    kind: PackKind,
    view: Selection,
    address: str,
    made_at: datetime,
    since: date | None = None,
    query: Query = authorized.query,
) -> Pack:
    """Make the pack of a view, compared with an earlier day (default: a week before); `address` is the dashboard's own.

    Raises AccessDenied where the view's viewer is not offered it, or a chapter asks for what he may not see.
    """
    if kind not in offered(view.viewer):
        raise AccessDenied(f"{view.viewer.role} is not offered {kind.name}")
    material = Material(view, since or view.as_of - situation.WEEK, query)
    sections = kind.chapters(material)
    named = [shown.metric for section in sections for shown in (*section.charts, *section.tables)]
    known = definitions(tuple(dict.fromkeys(name for name in named if name)), view.names, material.read("inputs"))
    sealed = stamp(view, address, kind.page, made_at)
    title, audience = view.names.fill(kind.title), view.names.fill(kind.audience)
    return Pack(kind.name, title, audience, view, sealed, sections, known, _message(sections))


def _message(sections: tuple[Section, ...]) -> tuple[str, ...]:
    return tuple(line for section in sections for line in section.sentences)[:10]
