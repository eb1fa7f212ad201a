"""What the script of each page costs, warm, beside an empty Streamlit page that draws the same charts."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import plotly.graph_objects as go
from streamlit.testing.v1 import AppTest

from settings import ROOT

RUNS = 7


@dataclass(frozen=True)
class Page:
    """Median processor time of a run in milliseconds, ours and the empty page's, and how many charts both draw."""

    name: str
    charts: int
    ours_ms: float
    bare_ms: float


def empty_page(figures: "list[Any]") -> None:  # a text: the page sees its own source alone
    """The least that a page with these charts could do."""
    import streamlit as st

    for number, figure in enumerate(figures):
        st.plotly_chart(figure, key=str(number))


def measure() -> list[Page]:
    """Every page of the router, on the build that the environment points to."""
    files = sorted(path for path in (ROOT / "pages").glob("*.py") if path.stem != "router")
    return [_page(path) for path in files]


def _page(path: Path) -> Page:
    app = AppTest.from_file(str(ROOT / "pages" / "router.py"), default_timeout=60).run()
    if path.stem != "ringkasan":
        app.switch_page(str(path.relative_to(ROOT / "pages"))).run()
    _check(app, path.name)
    drawn = app.get("plotly_chart")
    figures = [go.Figure(json.loads(chart.proto.spec), skip_invalid=True) for chart in drawn]
    bare = AppTest.from_function(empty_page, args=(figures,), default_timeout=60).run()
    _check(bare, "empty page")
    ours_ms, bare_ms = [], []
    for _ in range(RUNS):
        ours_ms.append(_run(app))
        bare_ms.append(_run(bare))
    return Page(path.stem, len(figures), median(ours_ms), median(bare_ms))


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
