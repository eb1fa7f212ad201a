"""What the script of each page costs, warm, beside an empty Streamlit page that draws the same charts."""

import json
import sys
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Any

import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest

from access.roles import Role
from settings import ROOT

RUNS = 7
NO_PAGES = ("router", "__init__", "closed", "bahan_rapat")
"""Bahan rapat draws no chart: it sets a document, which no empty page does."""


@dataclass(frozen=True)
class MeasuredPage:
    """Median processor time of a run in milliseconds, ours and the empty page's, and how many charts both draw."""

    name: str
    charts: int
    ours_ms: float
    bare_ms: float


def empty_page(figures: "list[Any]") -> None:  # a text: the page sees its own source alone
    """Draw the charts and nothing else."""
    import streamlit as st

    for number, figure in enumerate(figures):
        st.plotly_chart(figure, key=str(number))


def measure() -> list[MeasuredPage]:
    """Every page of the simulated city on the build that the environment points to: the Sekda's, then the public's."""
    return [_page(name, role) for role in (Role.SEKDA, Role.PUBLIK) for name in _pages(role)]


def _pages(role: Role) -> list[str]:
    place = "public/" if role is Role.PUBLIK else ""
    files = sorted(path for path in (ROOT / "pages" / place).glob("*.py") if path.stem not in NO_PAGES)
    return [f"{place}{path.name}" for path in files]


def _page(name: str, role: Role) -> MeasuredPage:
    app = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=60)
    app.query_params["dataset"], app.session_state["tried_role"] = "simulasi", role
    app.run()
    if not name.endswith("ringkasan.py"):
        app.switch_page(name).run()
    _check(app, name)
    figures = [go.Figure(json.loads(chart.proto.spec)) for chart in app.get("plotly_chart")]
    bare = AppTest.from_function(empty_page, args=(figures,), default_timeout=60).run()
    _check(bare, "empty page")
    ours_ms, bare_ms = [], []
    for _ in range(RUNS):
        ours_ms.append(_run(app))
        bare_ms.append(_run(bare))
    return MeasuredPage(name.removesuffix(".py"), len(figures), median(ours_ms), median(bare_ms))


def _check(app: AppTest, name: str) -> None:
    if app.exception:
        raise RuntimeError(f"{name}: {app.exception[0].value}")


def _run(app: AppTest) -> float:
    begun = process_time()
    app.run()
    return (process_time() - begun) * 1000


if __name__ == "__main__":
    # A process of its own, so that the settings are those of the warehouse given to it.
    sys.stdout.write("\n" + json.dumps([vars(page) for page in measure()]))
