"""The row types of deliveries against their metrics."""

from metrics.rows.deliveries import ROWS
from tests.support.row_types import other_columns


def test_the_keys_of_each_row_type_are_the_columns_of_its_metric() -> None:
    assert other_columns(ROWS) == {}
