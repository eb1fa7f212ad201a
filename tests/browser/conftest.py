"""One browser for each file of tests in this folder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.server import chromium

# A page of the OIDC provider asks for a style sheet from outside: nothing but this machine has an address.
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, closed before the tests of other files begin: while it is open no other event loop runs here."""
    with chromium(LOOPBACK_ONLY) as browser:
        yield browser
