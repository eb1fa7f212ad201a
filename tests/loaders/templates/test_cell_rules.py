"""What Excel lets a person type into a template."""

import pytest

from loaders.contract.inputs import INPUTS, RECAP, ROSTER, SIGNING, InputColumn
from loaders.templates.cell_rules import LONGEST_MESSAGE, LONGEST_TITLE, how, needed, rule


def test_whether_a_column_is_needed_is_said_in_words() -> None:
    assert needed(SIGNING.column("nip"), ()) == "wajib"
    assert needed(SIGNING.column("cara"), ()) == "boleh kosong"
    assert needed(RECAP.column("kelurahan"), RECAP.any_of) == "salah satu: unit_kerja atau kelurahan"


@pytest.mark.parametrize(
    ("column", "choices", "validate", "error_type"),
    [
        (ROSTER.column("unit_kerja"), "=Pilihan!$A$2:$A$9", "list", "warning"),  # a school is in no list
        (ROSTER.column("jenjang"), "=Pilihan!$A$2:$A$9", "list", None),
        (ROSTER.column("nip"), "", "custom", None),
        (SIGNING.column("tanggal_ttd"), "", "custom", "warning"),
        (RECAP.column("wajib"), "", "integer", None),
        (ROSTER.column("nama"), "", "any", None),
    ],
)
def test_each_kind_of_column_has_its_rule(
    column: InputColumn, choices: str, validate: str, error_type: str | None
) -> None:
    found = rule(column, "A2", choices, ())
    assert (found["validate"], found.get("error_type")) == (validate, error_type)
    assert "{cell}" not in str(found.get("value", ""))


def test_messages_fit_into_what_excel_takes() -> None:
    for input_ in INPUTS:
        for column in input_.columns:
            found = rule(column, "A2", "", input_.any_of)
            assert len(found["input_title"]) <= LONGEST_TITLE and len(found["input_message"]) <= LONGEST_MESSAGE


def test_what_may_be_unknown_says_how_to_write_that() -> None:
    columns = [column for input_ in INPUTS for column in input_.columns if column.may_be_unknown]
    assert columns and all("belum diketahui" in how(column) for column in columns)
