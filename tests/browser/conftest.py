"""One browser for all tests of this folder; each file of tests is a visitor of its own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support.server import chromium

# A page of the OIDC provider asks for a style sheet from outside: nothing but this machine has an address.
LOOPBACK_ONLY = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost"


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, closed before other tests begin: while it is open, no other event loop can run in this thread."""
    with chromium(LOOPBACK_ONLY) as browser:
        yield browser
