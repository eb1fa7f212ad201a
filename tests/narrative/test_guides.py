"""The guides: five steps for each kind of reader, on pages they may open, each with its picture."""

from pathlib import Path

import pytest
from PIL import Image

from access.roles import Role, Viewer
from narrative.guides import FOLDER, GUIDES, Guide, document, picture_of
from storage import city
from tests.support import small_city
from tests.support.open_page import headings, open_page
from web.navigation import PAGES, find

NAMES = [guide.name for guide in GUIDES]


@pytest.mark.parametrize("guide", GUIDES, ids=NAMES)
def test_a_guide_has_five_steps_on_pages_that_its_reader_may_open(guide: Guide) -> None:
    assert len(guide.steps) == 5
    for step in guide.steps:
        assert step.page in {page.name for page in PAGES}
        assert find(step.page).is_open_to(Viewer(guide.role))


@pytest.mark.parametrize("guide", GUIDES, ids=NAMES)
def test_every_step_has_a_picture_and_the_document_is_the_guide(guide: Guide) -> None:
    for step in guide.steps:
        with Image.open(FOLDER / picture_of(guide, step)) as picture:
            assert picture.width >= 600 and picture.height >= 100
    assert (FOLDER / f"{guide.name}.md").read_text(encoding="utf-8") == document(guide, city.names())


def test_no_picture_is_left_of_a_step_that_is_gone() -> None:
    wanted = {picture_of(guide, step) for guide in GUIDES for step in guide.steps}
    assert {path.name for path in Path(FOLDER).glob("*.png")} == wanted


@pytest.mark.parametrize("role", [Role.SEKDA, Role.PENGELOLA, Role.OPD])
def test_the_page_opens_with_the_guide_of_its_reader_and_a_way_to_each_step(
    role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_WAREHOUSE", str(small_city.built().path.parents[1]))
    app = open_page("panduan", role, "DINKES" if role is Role.OPD else "", dataset="simulasi")
    assert not app.exception
    own = next(guide for guide in GUIDES if guide.role is (Role.PENGELOLA if role is Role.OPD else role))
    assert headings(app) == [f"{at}. {step.title}" for at, step in enumerate(own.steps, start=1)]
    assert len(app.get("image")) == 5
