"""Parameters of tests that sweep over days, units or cycles: a few in every run, all of them in a thorough one."""

from collections.abc import Sequence
from typing import Any

import pytest


def few_of(values: Sequence[Any], few: int) -> list[Any]:
    """Return all values as parameters of a test, all but `few` of them marked for a thorough run.

    The few lie evenly, from the first to the last. `make thorough` runs the others.
    """
    chosen = {round(at * (len(values) - 1) / max(few - 1, 1)) for at in range(few)}
    return [
        value if at in chosen else pytest.param(value, marks=pytest.mark.thorough) for at, value in enumerate(values)
    ]
