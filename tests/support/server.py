"""The product as it runs: a server of ours on a free port, and Debian's Chromium without a screen."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from settings import ROOT
from tests.support.patience import SECONDS
from tests.support.ports import free_port

WAIT = SECONDS * 1000
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_address() -> str:
    """An address on this machine at which nobody answers yet."""
    return f"http://localhost:{free_port()}"


@contextmanager
def serving(warehouse: Path, *options: str, at: str = "") -> Iterator[str]:
    """A fresh server; yields its address once it answers there."""
    address = at or free_address()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    port = ["--server.port", address.rsplit(":", 1)[1]]
    environment = {**os.environ, "NETRA_WAREHOUSE": str(warehouse)}
    server = subprocess.Popen([*command, *port, *options], env=environment, cwd=ROOT)
    try:
        _wait_until_answered(f"{address}/sehat")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=SECONDS)


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """A browser with no profile; what is expected of its pages may take as long as a busy machine needs."""
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=[*FLAGS, *flags])
        yield browser
        browser.close()


def new_visitor(browser: Browser, **options: Any) -> BrowserContext:
    """A visitor with no cookies, who wants no motion: drawing it without a graphics card takes longer than the page."""
    visitor = browser.new_context(reduced_motion="reduce", **options)
    visitor.set_default_timeout(WAIT)
    return visitor


def _wait_until_answered(url: str) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} did not answer")
