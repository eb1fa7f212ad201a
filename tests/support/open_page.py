"""A page opened without a browser: by its address and in one run, as a link of a visitor's opens it."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from access.roles import Role
from settings import ROOT
from tests.support.patience import SECONDS
from web.navigation import PAGES

PATHS = {page.name: page.path or page.name for page in PAGES}


def open_page(name: str = "ringkasan", role: Role | None = None, unit: str = "", /, **address: str) -> AppTest:
    """Open a page with the parameters of an address; in the simulated data a role is tried.

    Without log-in the simulated data is seen as the Sekda sees it, the official data as the public does.
    """
    app = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=SECONDS)
    # What an address is to Streamlit: AppTest itself would run another page first, to learn which there are.
    app._page_hash = calc_hash(PATHS[name])
    for key, value in address.items():
        app.query_params[key] = value
    for key, tried in {"tried_role": role, "tried_unit": unit}.items():
        if tried:
            app.session_state[key] = tried
    app.run()
    assert app._finished_page_script_hash == app._page_hash, f"{name}: another page was shown"
    return app


def headings(app: AppTest) -> list[str]:
    """The headings of the figures, as they are read."""
    return [str(element.value).replace("\\", "") for element in app.subheader]


def text(app: AppTest) -> str:
    """All that a page says: words, tables, choices, and the data of its pictures."""
    words = (app.title, app.header, app.markdown, app.caption, app.subheader, app.info, app.warning)
    said = [str(element.value) for kind in words for element in kind]
    choices = [str(option) for box in app.selectbox for option in box.options]
    tables = [str(frame.value.to_csv()) for frame in (*app.dataframe, *app.table)]
    return "\n".join([*said, *choices, *tables, *(str(chart.proto) for chart in app.get("plotly_chart"))])
