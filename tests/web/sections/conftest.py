"""The small city as a build, for the tests of the sections."""

import pytest

from storage.builds import Build
from tests.support import small_city


@pytest.fixture(scope="session")
def city() -> Build:
    """The newest build of the small city, which every read finds."""
    return small_city.built()
