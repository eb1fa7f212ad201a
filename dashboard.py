"""The entry script: `streamlit run dashboard.py` serves the pages and the health route /sehat."""

import atexit
import gc

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Route

from access.roles import PUBLIC
from metrics.disclosure import authorized
from metrics.selection import opening
from settings import DATASETS
from storage import builds
from web.server.middleware import ServerMiddleware, error_page


def health(_: Request) -> JSONResponse:
    """Return dataset, build, loaded_at (UTC) and position day of what a visitor sees first; nulls before any build."""
    found = {name: build for name in DATASETS if (build := builds.current(name))}
    build = opening(found, authorized.has_people)
    if build is None:
        return JSONResponse({"dataset": None, "build": None, "loaded_at": None, "position_on": None})
    position = authorized.query(PUBLIC, "build_info", build)["position_on"].iloc[0]
    return JSONResponse(
        {
            "dataset": build.dataset,
            "build": build.name,
            "loaded_at": build.loaded_at.isoformat(),
            "position_on": f"{position:%Y-%m-%d}",
        }
    )


def apologise(_: Exception) -> bool:
    """Show an apology when a page fails; the error itself goes to the log."""
    st.error("Halaman ini gagal ditampilkan. Muat ulang halaman; bila tetap gagal, beri tahu pengelola dasbor.")
    return True


def failed(_: Request, __: Exception) -> HTMLResponse:
    """Answer with an error page when the server itself fails; the error itself goes to the log."""
    return error_page(500)


app = st.App(
    "pages/router.py",
    routes=[Route("/sehat", health)],
    middleware=[Middleware(ServerMiddleware)],
    exception_handlers={Exception: failed},
    on_script_error=apologise,
)

# Streamlit collects garbage after every page run. What is loaded once is no garbage: looking through all of it again
# each time would take as long as the page itself. At the end DuckDB wants to be looked through, or it reports leaks.
gc.freeze()
atexit.register(gc.unfreeze)
