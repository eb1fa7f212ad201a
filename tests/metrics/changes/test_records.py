"""The records of a comparison against its frames."""

import pytest

from access.roles import Permission
from metrics.catalogue import UnknownMetric
from metrics.changes import Changes
from metrics.changes.records import COMPARISONS
from metrics.engine import query_exact
from storage.builds import Build


def test_a_comparison_is_no_metric_of_one_build(pair: tuple[Build, Build]) -> None:
    for record in COMPARISONS:
        assert record.question.endswith("?") and record.right is Permission.BUILDS
        with pytest.raises(UnknownMetric, match="python -m metrics changes"):
            query_exact(record.name, pair[0])


def test_each_frame_has_the_columns_that_its_record_declares(changes: Changes) -> None:
    for record in COMPARISONS:
        rows = getattr(changes, record.name.removeprefix("changes_"))
        assert tuple(rows.columns) == record.columns, record.name
