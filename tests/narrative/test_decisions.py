"""The decisions of meetings where people read them: on the page, in the packs, and for whom."""

from datetime import date

import pytest

from access.roles import PUBLIC, Role, Viewer
from metrics.disclosure.authorized import AccessDenied, may_see, query
from narrative import decisions
from reports.document import Section
from storage.builds import Build
from tests.metrics.definitions.test_decisions import DECISIONS, RECAPS, ROWS, SIGNINGS
from tests.support.builds import make_build
from tests.support.open_page import headings, open_page, text
from tests.support.packs import pack, selection


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    place = tmp_path_factory.mktemp("followups")
    return make_build(place, roster=ROWS, signing=SIGNINGS, recap=RECAPS, decision=DECISIONS)


@pytest.fixture
def shown(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(build.path.parents[1]))


VIEW = {"dataset": "simulasi", "siklus": "2024", "posisi": "2024-09-18", "lingkup": "kota"}


@pytest.mark.usefixtures("shown")
def test_the_page_says_what_became_of_the_decisions_and_offers_a_tried_role_no_press() -> None:
    app = open_page("bahan_rapat", Role.SEKDA, **VIEW)
    # Of eight that stand on 18 September one is done; Dishub and Kecamatan Sukun were due on the 6th. Nobody keeps a
    # register of cases in this town, so that decision is not known to be done.
    assert "7 dari 8 keputusan rapat belum tercapai, 2 di antaranya lewat tenggat" in headings(app)
    said = text(app)
    assert "belum tanda tangan 6 → 0 orang" in said and "dicabut" in said
    assert "Peran ini sedang dicoba" in said
    assert [button.disabled for button in app.button if button.label in ("Catat keputusan", "Cabut")] == [True, True]


@pytest.mark.usefixtures("shown")
def test_who_may_not_record_sees_no_form_and_an_office_what_it_has_to_do_itself() -> None:
    app = open_page("bahan_rapat", Role.OPD, "DISHUB", **VIEW)
    said = text(app)
    assert "belum tanda tangan 3 → 3 orang" in said and "6 → 0 orang" not in said
    assert "Catat keputusan" not in [button.label for button in app.button]
    app = open_page("bahan_rapat", Role.PIMPINAN, **VIEW)
    assert "6 → 0 orang" in text(app) and "Catat keputusan" not in [button.label for button in app.button]


def test_the_public_is_given_no_decision_and_an_office_its_own(build: Build) -> None:
    assert not may_see(PUBLIC, "decisions")
    with pytest.raises(AccessDenied):
        query(PUBLIC, "decisions", build)
    own = query(Viewer(Role.OPD, "DISHUB"), "decisions", build, cycle=2024, unit_id="DINKES")
    assert set(own["unit_id"]) == {"DISHUB"}
    public = pack("publik", selection(build, as_of=date(2024, 9, 24), viewer=PUBLIC))
    assert "decisions" not in {table.metric for table in public.tables()}


def chapter(name: str, build: Build, as_of: date, role: Role = Role.SEKDA) -> Section:
    """The chapter on decisions of a pack."""
    sections = pack(name, selection(build, as_of=as_of, viewer=Viewer(role))).sections
    return next(section for section in sections if any(table.metric == "decisions" for table in section.tables))


def test_both_packs_hold_what_is_open_or_fell_due_since(build: Build) -> None:
    for name, role in (("sekda", Role.SEKDA), ("wali-kota", Role.PIMPINAN)):
        section = chapter(name, build, date(2024, 9, 24), role)
        (table,) = (table for table in section.tables if table.metric == "decisions")
        # Dinas Kesehatan reached its number by the 18th and fell due on the 20th: since the 17th, so it is told.
        done = [row for row in table.rows if row[-1] == "tercapai"]
        assert [(row[1], row[5], row[7]) for row in done] == [("Dinkes", 6, 0)]
        assert "dicabut" not in [row[-1] for row in table.rows]
        assert [row[3] for row in table.rows] == sorted(row[3] for row in table.rows)  # type: ignore[type-var]
    late = chapter("sekda", build, date(2024, 9, 18))
    assert [row[-1] for row in late.tables[0].rows][:2] == ["lewat tenggat"] * 2
    told = "Selesaikan tanda tangan (belum tanda tangan 3 → 3 orang, tidak bergerak)."
    assert late.sentences[0] == f"**Dishub, tenggat 6 September 2024:** {told}"


def test_the_agenda_of_the_next_meeting_counts_them_and_the_chapter_stands_before_it(build: Build) -> None:
    sections = pack("sekda", selection(build, as_of=date(2024, 9, 18))).sections
    assert sections[-1].title == "Notula rapat" and sections[-2].tables[0].metric == "decisions"
    agenda = [row[1] for row in sections[-1].tables[0].rows]
    assert "Tindak lanjut 7 keputusan rapat sebelumnya (2 lewat tenggat)" in agenda
    before = pack("sekda", selection(build, as_of=date(2024, 8, 27))).sections
    assert "Tindak lanjut keputusan rapat sebelumnya" in [row[1] for row in before[-1].tables[0].rows]
    assert not any(table.metric == "decisions" for section in before for table in section.tables)


def test_titles_say_all_done_and_none_yet(build: Build) -> None:
    rows = query(Viewer(Role.SEKDA), "decisions", build, cycle=2024, as_of=date(2024, 9, 18))
    assert decisions.title(rows[rows["state"] == "tercapai"]) == "Semua keputusan rapat tercapai (1 keputusan)"
    assert decisions.title(rows.head(0)) == "Belum ada keputusan rapat"
