"""The records of the pages: every file has one, and the file and question that each viewer gets."""

import pytest

from access.roles import PUBLIC, Permission, Role, Viewer
from settings import ROOT
from web.navigation import CLOSED, PAGES, find, page_of

OFFICIALS = Viewer(Role.SEKDA)
OPD = Viewer(Role.OPD, "DINKES")


def test_every_file_in_pages_has_a_record_and_every_record_its_files() -> None:
    files = {path.relative_to(ROOT / "pages").as_posix() for path in (ROOT / "pages").rglob("*.py")}
    forms = {f"{page.name}.py" for page in PAGES} | {f"public/{page.name}.py" for page in PAGES if page.has_public_form}
    assert files == forms | {"public/closed.py", "router.py", "__init__.py", "public/__init__.py"}


def test_names_and_addresses_are_given_once_and_the_first_page_is_the_root() -> None:
    assert len({page.name for page in PAGES}) == len({page.path for page in PAGES}) == len(PAGES)
    assert [page.name for page in PAGES if not page.path] == ["ringkasan"]
    assert all(page.title and page.question.endswith("?") for page in PAGES)


@pytest.mark.parametrize(
    ("name", "official", "opd", "public"),
    [
        ("ringkasan", "ringkasan.py", "ringkasan.py", "public/ringkasan.py"),
        ("rekonsiliasi", "rekonsiliasi.py", "public/closed.py", "public/closed.py"),
        ("tahapan", "tahapan.py", "tahapan.py", "tahapan.py"),
    ],
)
def test_a_viewer_gets_the_whole_page_its_public_form_or_the_closed_one(
    name: str, official: str, opd: str, public: str
) -> None:
    assert [find(name).file_for(viewer) for viewer in (OFFICIALS, OPD, PUBLIC)] == [official, opd, public]


def test_only_a_page_that_needs_a_permission_is_closed() -> None:
    assert {page.name: page.needs for page in PAGES if page.needs} == {"rekonsiliasi": Permission.RECONCILIATION}
    assert [page.name for page in PAGES if not page.is_open_to(PUBLIC)] == ["rekonsiliasi"]


def test_the_public_form_asks_its_own_question_only_where_it_has_one() -> None:
    assert page_of("/x/pages/data.py").question == "Dapatkah angka ini dipercaya, dan bagaimana data masuk?"
    assert page_of("/x/pages/public/data.py").question == "Dapatkah angka ini dipercaya?"
    assert page_of("/x/pages/public/kepatuhan_opd.py") == find("kepatuhan_opd")
    assert page_of("/x/pages/public/closed.py") is CLOSED


def test_a_file_without_a_record_is_named() -> None:
    with pytest.raises(LookupError, match="'lain'"):
        page_of("/x/pages/lain.py")


def test_pages_that_draw_no_figure_of_the_city_are_not_presented() -> None:
    assert {page.name for page in PAGES if not page.is_presentable} == {"bahan_rapat", "dasar_hukum", "data", "panduan"}
    assert [page.name for page in PAGES if page.has_unit_slides] == ["kepatuhan_opd"]
