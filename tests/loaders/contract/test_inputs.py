"""The records of the inputs: what other rooms are told of them must be true of their own columns."""

import pytest

from access.roles import Permission
from loaders.contract import inputs
from loaders.contract.inputs import INPUTS, Input, find


@pytest.mark.parametrize("input_", INPUTS, ids=lambda input_: input_.kind)
def test_key_subject_and_day_are_fields_of_the_input(input_: Input) -> None:
    fields = {column.field for column in input_.columns}
    named = {*input_.key, input_.subject, input_.day_field or input_.subject}
    assert named <= fields
    assert len(fields) == len(input_.columns)


def test_every_input_is_compared_between_builds_and_no_table_twice() -> None:
    tables = [input_.compared.table for input_ in INPUTS if input_.compared]
    assert len(tables) == len(set(tables)) == len(INPUTS)


def test_a_column_is_compared_under_its_own_name_or_under_the_word_given_for_it() -> None:
    assert find("signing").compared_columns == {
        "signed_on": "tanggal tanda tangan",
        "method": "cara",
        "activity": "kegiatan",
        "evidence": "bukti",
        "is_verified": "verifikasi",
    }
    assert find("decision").compared_columns == {"due_on": "tenggat", "decided_by": "oleh", "note": "keterangan"}


def test_what_is_left_out_of_the_table_is_not_compared() -> None:
    assert find("recap").compared_columns == {
        "obliged": "wajib",
        "signed": "sudah tanda tangan",
        "verified": "terverifikasi",
    }


def test_only_a_decision_needs_another_permission_than_uploading() -> None:
    assert {input_.kind: input_.needs for input_ in INPUTS if input_.needs is not Permission.UPLOAD} == {
        "decision": Permission.DECIDE
    }


def test_an_unknown_kind_is_answered_with_the_kinds_that_exist() -> None:
    with pytest.raises(KeyError, match=r"'pakta' tidak dikenal; yang ada: roster, signing"):
        find("pakta")


def test_a_name_is_compared_by_its_letters_and_digits() -> None:
    assert inputs.letters("Rampal Celaket (1)") == "rampalcelaket1"


def test_an_optional_input_is_expected_only_where_it_was_delivered() -> None:
    assert "decision" not in inputs.expected_kinds()
    assert inputs.expected_kinds({"decision"})[-1] == "decision"
