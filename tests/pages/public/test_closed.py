"""The closed page: who may see it, and how to ask for a role."""

from tests.pages.public.conftest import Visit
from tests.support.open_page import text


def test_a_closed_page_says_so_and_how_to_get_in(visit: Visit) -> None:
    app = visit("rekonsiliasi")
    assert app.title[0].value == "Halaman terbatas"
    assert "Halaman ini tidak terbuka untuk peran Anda." in text(app)
    assert "mintalah peran kepada pengelola dasbor" in text(app)
    assert not app.get("plotly_chart")
