"""Every cell of "who sees what", written out by hand from the order of the city, against the table in the code."""

from dataclasses import replace

import pytest

from access.roles import MATRIX, OPERATOR, PUBLIC, ROLE_NAMES, Grant, Permission, Role, Viewer, grant_of, is_allowed

# One line per right and role, as the order's table reads: yes, no, or own (an OPD: its own unit only).
BY_HAND = """
aggregates        publik yes  pimpinan yes  sekda yes  pengelola yes  opd yes  bawaslu yes
exact_aggregates  publik no   pimpinan yes  sekda yes  pengelola yes  opd yes  bawaslu yes
names_unsigned    publik no   pimpinan no   sekda yes  pengelola yes  opd own  bawaslu no
cases             publik no   pimpinan yes  sekda yes  pengelola yes  opd own  bawaslu yes
case_names        publik no   pimpinan no   sekda yes  pengelola yes  opd no   bawaslu yes
reconciliation    publik no   pimpinan yes  sekda yes  pengelola yes  opd no   bawaslu yes
rejects           publik no   pimpinan no   sekda yes  pengelola yes  opd own  bawaslu no
builds            publik no   pimpinan no   sekda yes  pengelola yes  opd no   bawaslu no
pins              publik no   pimpinan no   sekda no   pengelola yes  opd no   bawaslu no
upload            publik no   pimpinan no   sekda no   pengelola yes  opd own  bawaslu no
log               publik no   pimpinan no   sekda no   pengelola yes  opd no   bawaslu no
reminders         publik no   pimpinan no   sekda yes  pengelola yes  opd own  bawaslu no
decisions         publik no   pimpinan yes  sekda yes  pengelola yes  opd own  bawaslu yes
decide            publik no   pimpinan no   sekda yes  pengelola yes  opd no   bawaslu no
"""
CELLS = [
    (line.split()[0], role, said)
    for line in BY_HAND.strip().splitlines()
    for role, said in zip(line.split()[1::2], line.split()[2::2], strict=True)
]


def someone(role: str) -> Viewer:
    """A viewer of a role; an OPD is Dinas Pendidikan."""
    return Viewer(Role(role), "DISDIKBUD" if role == "opd" else None, "orang-1")


def test_the_table_by_hand_has_every_right_and_every_role_once() -> None:
    assert sorted((right, role) for right, role, _ in CELLS) == sorted(
        (right, role) for right in Permission for role in Role
    )
    assert {(role, right) for role in MATRIX for right in MATRIX[role]} == {(r, x) for r in Role for x in Permission}
    assert set(ROLE_NAMES) == set(Role)


@pytest.mark.parametrize(("right", "role", "said"), CELLS)
def test_a_viewer_may_what_the_table_says_and_nothing_else(right: str, role: str, said: str) -> None:
    asks = (someone(role), Permission(right))
    assert grant_of(*asks) is {"yes": Grant.YES, "no": Grant.NO, "own": Grant.OWN}[said]
    assert is_allowed(*asks) is (said == "yes")
    assert is_allowed(*asks, unit_id="DISDIKBUD") is (said != "no")
    assert is_allowed(*asks, unit_id="DINKES") is (said == "yes")


def test_only_an_opd_has_a_unit_and_it_must_have_one() -> None:
    for role, unit in [("opd", None), ("opd", ""), ("sekda", "DINKES"), ("publik", "DINKES")]:
        with pytest.raises(ValueError, match="hanya peran opd"):
            Viewer(Role(role), unit)


def test_the_operator_may_all_and_the_public_only_suppressed_aggregates() -> None:
    assert all(is_allowed(OPERATOR, right) for right in Permission)
    assert [right for right in Permission if is_allowed(PUBLIC, right, "DINKES")] == [Permission.AGGREGATES]


def test_a_tried_role_sees_the_same_and_changes_nothing() -> None:
    for role in Role:
        real, tried = someone(role), replace(someone(role), is_trial=True)
        assert [x for x in Permission if grant_of(tried, x) != grant_of(real, x)] == [
            x for x in [Permission.PINS, Permission.UPLOAD, Permission.DECIDE] if grant_of(real, x) is not Grant.NO
        ]
    assert not is_allowed(replace(OPERATOR, is_trial=True), Permission.UPLOAD)


def test_a_subject_is_not_shown_by_printing_a_viewer() -> None:
    assert "orang-1" not in repr(someone("sekda")) and "orang-1" not in str(someone("opd"))
