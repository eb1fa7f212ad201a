"""The table `inputs` of a build: what each input is called, what it is about, and how its rows are compared."""

import duckdb
import pyarrow as pa

from loaders.contract.inputs import INPUTS, Input
from loaders.transform import tables

SCHEMA = pa.schema(
    [
        ("input_order", pa.int32()),
        ("kind", pa.string()),
        ("title", pa.string()),
        ("noun", pa.string()),
        ("noun_of_row", pa.string()),
        ("subject", pa.string()),
        ("is_of_cases", pa.bool_()),
        ("is_optional", pa.bool_()),
        ("permission", pa.string()),
        ("compared_table", pa.string()),
        ("compared_place", pa.string()),
        ("compared_key", pa.list_(pa.string())),
        ("compared_columns", pa.map_(pa.string(), pa.string())),
        ("added_words", pa.string()),
        ("gone_words", pa.string()),
        ("changed_words", pa.string()),
    ]
)


def create_inputs(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the words and rules of each input, so that whoever reads a build needs no other list of inputs."""
    rows = [_input_row(order, input_) for order, input_ in enumerate(INPUTS, start=1)]
    tables.create_from_rows(connection, "inputs", rows, SCHEMA)


def _input_row(order: int, input_: Input) -> dict[str, object]:
    compared = input_.compared
    return {
        "input_order": order,
        "kind": input_.kind,
        "title": input_.title,
        "noun": input_.noun,
        "noun_of_row": input_.noun_of_row,
        "subject": input_.subject,
        "is_of_cases": input_.of_cases,
        "is_optional": input_.is_optional,
        "permission": input_.needs,
        "compared_table": compared.table if compared else None,
        "compared_place": compared.place if compared else None,
        "compared_key": list(input_.compared_key) if compared else [],
        "compared_columns": input_.compared_columns,
        "added_words": compared and (compared.added or f"{input_.noun_of_row} baru"),
        "gone_words": compared and (compared.gone or f"{input_.noun_of_row} dihapus"),
        "changed_words": compared and (compared.changed or f"{input_.noun_of_row} dikoreksi"),
    }
