"""The row types of handling against their metrics, and against what a build answers."""

from pathlib import Path

from metrics.rows.handling import ROWS
from metrics.rows.violations import ROWS as VIOLATIONS
from tests.support.builds import make_build, nip
from tests.support.row_types import other_columns, other_values


def test_the_keys_of_each_row_type_are_the_columns_of_its_metric() -> None:
    assert other_columns(ROWS) == {}


def test_a_build_answers_with_the_types_that_are_promised(tmp_path: Path) -> None:
    build = make_build(
        tmp_path,
        roster=[(2024, nip(1), "Dinkes", None, None, "jpt", None, None, None)],
        case=[
            # One that ended with a sanction, one that waits, one of another agency of which nothing else is known.
            ("A", 2024, "01/09/2024", "pers", "Pemkot Malang", "Dinkes", "jpt", "E1", nip(1)),
            ("B", 2024, "01/10/2024", "temuan", "Pemkot Malang", "Dinkes", None, "D6", None),
            ("C", 2024, None, None, "Provinsi", None, None, None, None),
        ],
        step=[
            ("A", "register", "02/09/2024", None, None),
            ("A", "sk_sanksi", "20/09/2024", "hukuman disiplin sedang", None),
            ("B", "register", "02/10/2024", None, None),
        ],
    )
    assert other_values({**ROWS, **VIOLATIONS}, build) == []
