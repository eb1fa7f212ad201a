"""The small city as a build, for the tests of the sections."""

import pytest

from storage.builds import Build, current
from tests.support import small_city


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The newest build of the small city, which every read of this module finds."""
    warehouse = small_city.make(tmp_path_factory.mktemp("sections"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NETRA_WAREHOUSE", str(warehouse))
        build = current("simulasi")
    assert build is not None
    return build
