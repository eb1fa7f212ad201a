"""The row types of reconciliation against their metrics."""

from metrics.rows.reconciliation import ROWS
from tests.support.row_types import other_columns


def test_the_keys_of_each_row_type_are_the_columns_of_its_metric() -> None:
    assert other_columns(ROWS) == {}
