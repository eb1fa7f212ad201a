"""The meeting packs on Bahan rapat: which are offered to whom, and what is shown of one."""

import pytest

from access.roles import Role, Viewer
from reports import forms
from reports import packs as kinds
from storage.builds import Build
from tests.support.sections import draw, view_of
from tests.support.small_city import SEKDA
from web.sections import packs


@pytest.mark.parametrize("role", [Role.PUBLIK, Role.SEKDA, Role.BAWASLU])
def test_each_role_chooses_among_its_own_packs(city: Build, role: Role) -> None:
    viewer = Viewer(role)
    view = view_of(city, viewer)
    app = draw(packs.choose, view)
    assert app.selectbox[0].options == [view.names.fill(kind.title) for kind in kinds.offered(viewer)]
    # The public has published days alone and compares none.
    assert [box.label for box in app.selectbox][1:] == ([] if role is Role.PUBLIK else ["Dibandingkan dengan"])


def test_a_pack_has_a_button_for_each_of_its_formats_and_a_message_to_copy(city: Build) -> None:
    view = view_of(city, SEKDA)
    kind = next(kind for kind in kinds.offered(SEKDA) if kind.name == "sekda")
    pack = packs.compose(kind, view, None)
    app = draw(packs.show_downloads, pack, kind)
    labels = [button.proto.label for button in app.get("download_button")]
    assert len(labels) == len(set(labels)) == len(forms.writers(kind))
    message = draw(packs.show_message, pack).code[0].value
    assert "27/47" in message and "SIMULASI" in message


def test_the_content_is_there_as_text(city: Build) -> None:
    kind = next(kind for kind in kinds.offered(SEKDA) if kind.name == "sekda")
    pack = packs.compose(kind, view_of(city, SEKDA), None)
    app = draw(packs._show_text, pack.sections)
    headings = [element.value for element in app.markdown if element.value.startswith("**")]
    assert len(headings) == len(pack.sections)
