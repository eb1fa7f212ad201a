"""One section of a page alone, drawn for a view as a page would draw it."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from access.roles import Permission, Viewer, is_allowed
from metrics import options
from metrics.selection import Selection, choose
from storage.builds import Build
from tests.support.patience import SECONDS
from web.panels import query


def view_of(build: Build, viewer: Viewer, as_of: date = date(2024, 9, 25), **address: str) -> Selection:
    """Return the view of a day that an address opens for a viewer, on a day that is published for the public."""
    requested = {"posisi": as_of.isoformat(), "siklus": "2024"} | address
    view, _ = choose(requested, options.available(query.query, build, requested, viewer))
    on = as_of if is_allowed(viewer, Permission.EXACT_AGGREGATES) else view.as_of
    return Selection(view.build, view.cycle, on, view.scope, view.cycles, viewer, build)


def draw(show: Callable[..., object], *args: object) -> AppTest:
    """Run one function of a section with its arguments."""

    def page(show, args):  # type: ignore[no-untyped-def]  # Streamlit runs the source of this function alone
        show(*args)

    app = AppTest.from_function(page, kwargs={"show": show, "args": args}, default_timeout=SECONDS).run()
    assert not app.exception, app.exception
    return app
