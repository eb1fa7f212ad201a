"""From claims to a role: the operator's mapping, its faults, and what a person cannot make of it."""

import tomllib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from access import identity
from access.identity import Policy, RoleMappingError, assign, is_expired, read_policy
from access.roles import Role, Viewer
from settings import ROOT
from tests.support.log_in import COOKIE_SECRET, PEOPLE
from tests.support.log_in import MAPPING as TEMPLATE

NOW = datetime(2026, 11, 22, 1, 14, tzinfo=UTC)
MAPPING = TEMPLATE.replace("{cookie_secret}", COOKIE_SECRET)
UNITS = {"DINKES", "DISDIKBUD"}


def policy(text: str = MAPPING) -> Policy:
    """The mapping as an operator's file has it."""
    read = tomllib.loads(text)
    return read_policy(read["auth"], read.get("netra", {}))


def assigned(claims: dict[str, Any], text: str = MAPPING) -> identity.Assigned:
    """Who somebody with these claims is."""
    return assign({"sub": "u", "iss": "https://masuk.contoh.test/r", **claims}, policy(text), UNITS.__contains__)


@pytest.mark.parametrize(
    ("sub", "role", "unit", "problem"),
    [
        ("uuid-1", "pimpinan", None, ""),
        ("uuid-2", "sekda", None, ""),  # the list has the address in small letters
        ("uuid-3", "pengelola", None, ""),
        ("uuid-4", "opd", "DINKES", ""),
        ("uuid-5", "bawaslu", None, ""),  # a claim within a claim, as Keycloak gives it
        ("uuid-6", "publik", None, "tanpa peran"),
        ("uuid-7", "publik", None, "tanpa peran"),  # its address is not verified
        ("uuid-8", "publik", None, "unit tidak ada"),
    ],
)
def test_each_made_up_person_has_the_role_of_the_mapping(sub: str, role: str, unit: str, problem: str) -> None:
    found = assigned({**PEOPLE[sub], "sub": sub})
    assert found.viewer == Viewer(Role(role), unit, f"{sub}@masuk.contoh.test")
    assert found.problem == problem


@pytest.mark.parametrize("unit", [None, "", [], ["DINKES", "DISDIKBUD"], 7, {"id": "DINKES"}])
def test_an_opd_without_one_clear_unit_is_publik(unit: object) -> None:
    found = assigned({"groups": ["opd"], "unit": unit})
    assert (found.viewer.role, found.problem) == (Role.PUBLIK, "opd tanpa satu unit yang jelas")


def test_a_unit_in_a_list_of_one_counts_as_that_unit() -> None:
    assert assigned({"groups": ["opd"], "unit": ["DISDIKBUD"]}).viewer.unit_id == "DISDIKBUD"


def test_the_first_rule_that_fits_counts() -> None:
    assert assigned({"groups": ["opd", "pimpinan", "bkpsdm"], "unit": "DINKES"}).viewer.role is Role.PENGELOLA


@pytest.mark.parametrize("groups", ["BKPSDM", "bkpsdm-tamu", "/bkpsdm", ["x bkpsdm"], {"bkpsdm": 1}, None, True])
def test_a_value_that_only_resembles_gives_no_role(groups: object) -> None:
    assert assigned({"groups": groups}).viewer.role is Role.PUBLIK


@pytest.mark.parametrize("verified", [False, None, "false", 0, "ya"])
def test_an_unverified_address_gives_no_role(verified: object) -> None:
    assert assigned({"email": "sekda@contoh.test", "email_verified": verified}).viewer.role is Role.PUBLIK


def test_a_unit_fixed_in_the_mapping_is_not_read_from_the_person() -> None:
    text = MAPPING.replace('unit_claim = "unit"', 'unit = "DISDIKBUD"')
    assert assigned({"groups": ["opd"], "unit": "DINKES"}, text).viewer.unit_id == "DISDIKBUD"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (COOKIE_SECRET, "pendek", "cookie_secret"),
        (COOKIE_SECRET, "GANTI-dengan-rahasia-acak-yang-panjang-sekali", "cookie_secret"),
        ('client_id = "netra"', "", "client_id belum diisi"),
        ('role = "sekda"', 'role = "admin"', "ke-3: role 'admin' tidak ada"),
        ('values = ["bkpsdm"]', 'values = "bkpsdm"', "ke-1: claim dan values"),
        ('values = ["bkpsdm"]', 'values = [""]', "ke-1: claim dan values"),
        ('values = ["bkpsdm"]', 'value = ["bkpsdm"]', "ke-1: value tidak dikenal"),
        ('unit_claim = "unit"', "", "ke-5: peran opd perlu"),
        ('values = ["bkpsdm"]', 'values = ["bkpsdm"]\nunit = "DINKES"', "ke-1: peran opd perlu"),
        ('[[netra.role]]\nrole = "pengelola"', '[netra]\nsession_hours = 0\n[[netra.role]]\nrole = "opd"', "session"),
    ],
)
def test_a_mapping_with_a_fault_is_refused_with_its_place(old: str, new: str, said: str) -> None:
    assert old in MAPPING
    with pytest.raises(RoleMappingError, match=said):
        policy(MAPPING.replace(old, new, 1))


def test_a_log_in_ends_when_the_provider_says_or_when_its_time_is_over() -> None:
    began = NOW.timestamp()
    claims = {"iat": began, "exp": began + 300}
    plain, eight_hours = Policy((), None), Policy((), timedelta(hours=8))
    assert not is_expired(claims, plain, NOW + timedelta(seconds=299))
    assert is_expired(claims, plain, NOW + timedelta(seconds=300))
    assert not is_expired(claims, eight_hours, NOW + timedelta(hours=7, minutes=59))
    assert is_expired(claims, eight_hours, NOW + timedelta(hours=8))


@pytest.mark.parametrize("time", [None, "4000000000", True, 1e300, float("nan")])
def test_a_log_in_whose_times_cannot_be_read_has_ended(time: object) -> None:
    assert is_expired({"iat": time, "exp": time}, Policy((), None), NOW)
    assert is_expired({"iat": time, "exp": 4e9}, Policy((), timedelta(hours=1)), NOW)


def test_the_example_file_is_a_mapping_that_only_lacks_its_secrets() -> None:
    text = (ROOT / ".streamlit" / "secrets.example.toml").read_text(encoding="utf-8")
    with pytest.raises(RoleMappingError, match="cookie_secret"):
        policy(text)
    filled = policy(text.replace("GANTI", "x" * 40))
    assert {rule.role for rule in filled.rules} == set(Role) - {Role.PUBLIK}
