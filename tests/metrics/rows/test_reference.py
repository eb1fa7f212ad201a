"""The row types of the reference lists against their metrics, and against what a build answers."""

from pathlib import Path

from metrics.rows.deliveries import ROWS as DELIVERIES
from metrics.rows.reconciliation import ROWS as RECONCILIATION
from metrics.rows.reference import ROWS
from tests.support.builds import make_build
from tests.support.row_types import other_columns, other_values


def test_the_keys_of_each_row_type_are_the_columns_of_its_metric() -> None:
    assert other_columns(ROWS) == {}


def test_a_build_answers_with_the_types_that_are_promised(tmp_path: Path) -> None:
    build = make_build(
        tmp_path,
        case=[("A", 2024, "01/09/2024", "pers", "Pemkot Malang", "Dinkes", None, "E1", None)],
        event=[(2024, "26/08/2024", "ikrar", "Ikrar, bersama", None, None)],
        # One decision with all that can be said of it, one with nothing but its words.
        decision=[
            ("05/09/2024", 2024, "Sisir daftar", "Dinkes", "20/09/2024", "belum_ttd", None, None, None),
            ("05/09/2024", 2024, "Bahas lagi", None, None, None, None, None, None),
        ],
    )
    assert other_values({**ROWS, **DELIVERIES, **RECONCILIATION}, build) == []
