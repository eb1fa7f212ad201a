"""From what the log-in says of a person (claims) to a role: the operator's mapping in `secrets.toml`, read and applied.

    [netra]
    session_hours = 8            # optional; else an identity ends when the provider says

    [[netra.role]]               # from top to bottom, the first that fits counts
    role = "pengelola"
    claim = "groups"
    values = ["bkpsdm"]

    [[netra.role]]
    role = "opd"
    claim = "groups"
    values = ["opd"]
    unit_claim = "unit"          # the claim that bears the unit's id; or unit = "DISDIKBUD"

Pure: no screen, no provider. A mapping with a fault is refused as a whole, so that nobody has a role by accident.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from access.roles import Role, Viewer

Claims = Mapping[str, Any]
REQUIRED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
KNOWN = {"role", "claim", "values", "unit", "unit_claim"}
SHORTEST_SECRET = 32


class RoleMappingError(ValueError):
    """What in `secrets.toml` is wrong and what to do; nobody can log in until it is mended."""


@dataclass(frozen=True)
class RoleRule:
    """Who has `claim` with one of `values` has `role`; an OPD's unit is fixed or read from another claim."""

    role: Role
    claim: str
    values: frozenset[str]
    unit: str | None
    unit_claim: str | None


@dataclass(frozen=True)
class Policy:
    """The rules in their order, and how long a log-in holds at most; None: as long as the provider says."""

    rules: tuple[RoleRule, ...]
    session: timedelta | None


@dataclass(frozen=True)
class Assigned:
    """The viewer that a person is, and why they are nobody in particular, if so."""

    viewer: Viewer
    problem: str = ""
    unit: str = ""


def read_policy(auth: Mapping[str, Any], own: Mapping[str, Any]) -> Policy:
    """Read the sections `[auth]` and `[netra]` of `secrets.toml`; raises RoleMappingError at the first fault."""
    missing = [name for name in REQUIRED if not auth.get(name)]
    if missing:
        raise RoleMappingError(f"[auth]: {', '.join(missing)} belum diisi")
    secret = str(auth["cookie_secret"])
    if len(secret) < SHORTEST_SECRET or secret.lower().startswith("ganti"):
        raise RoleMappingError(f"[auth] cookie_secret: isi dengan rahasia acak, paling sedikit {SHORTEST_SECRET} huruf")
    hours = own.get("session_hours")
    if hours is not None and (isinstance(hours, bool) or not isinstance(hours, int | float) or hours <= 0):
        raise RoleMappingError("[netra] session_hours: isi dengan jumlah jam di atas nol, atau hapus barisnya")
    rules = tuple(_rule(entry, number) for number, entry in enumerate(own.get("role", []), 1))
    return Policy(rules, None if hours is None else timedelta(hours=hours))


def _rule(entry: Mapping[str, Any], number: int) -> RoleRule:
    where = f"[[netra.role]] ke-{number}"
    unknown = set(entry) - KNOWN
    if unknown:
        raise RoleMappingError(
            f"{where}: {', '.join(sorted(unknown))} tidak dikenal (yang ada: {', '.join(sorted(KNOWN))})"
        )
    if entry.get("role") not in list(Role):
        raise RoleMappingError(f"{where}: role {entry.get('role')!r} tidak ada (yang ada: {', '.join(Role)})")
    values = entry.get("values")
    if not entry.get("claim") or not isinstance(values, list) or not all(v and isinstance(v, str) for v in values):
        raise RoleMappingError(f'{where}: claim dan values wajib ada; values daftar teks, misalnya ["bkpsdm"]')
    if (entry["role"] == Role.OPD) != (bool(entry.get("unit")) != bool(entry.get("unit_claim"))):
        raise RoleMappingError(f"{where}: peran opd perlu satu dari unit atau unit_claim; peran lain tidak")
    return RoleRule(Role(entry["role"]), entry["claim"], frozenset(values), entry.get("unit"), entry.get("unit_claim"))


def assign(claims: Claims, policy: Policy, unit_exists: Callable[[str], bool]) -> Assigned:
    """Who a logged-in person is: the first rule that fits; without one, or without an existing unit, publik."""
    who = subject(claims)
    rule = next((rule for rule in policy.rules if _fits(rule, claims)), None)
    if rule is None:
        return Assigned(Viewer(Role.PUBLIK, who=who), "tanpa peran")
    if rule.role is not Role.OPD:
        return Assigned(Viewer(rule.role, who=who))
    units = [rule.unit] if rule.unit else _texts(claims, rule.unit_claim or "")
    if len(units) != 1:
        return Assigned(Viewer(Role.PUBLIK, who=who), "opd tanpa satu unit yang jelas")
    if not unit_exists(units[0]):
        return Assigned(Viewer(Role.PUBLIK, who=who), "unit tidak ada", units[0])
    return Assigned(Viewer(Role.OPD, units[0], who))


def _fits(rule: RoleRule, claims: Claims) -> bool:
    """Whether a claim has one of the values. An e-mail address that nobody has verified could be anybody's."""
    if rule.claim != "email":
        return not rule.values.isdisjoint(_texts(claims, rule.claim))
    wanted = {value.casefold() for value in rule.values}
    is_verified = claims.get("email_verified") in (True, "true")
    return is_verified and not wanted.isdisjoint(text.casefold() for text in _texts(claims, "email"))


def _texts(claims: Claims, name: str) -> list[str]:
    """Return a claim's texts, one or a list; a dotted name (`realm_access.roles`) is also looked up step by step."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for step in name.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
    listed = found if isinstance(found, list | tuple) else [found]
    return [value for value in listed if isinstance(value, str) and value]


def subject(claims: Claims) -> str:
    """Return the stable id of a person for the log: the provider's subject at that provider."""
    return f"{claims.get('sub', '')}@{urlsplit(str(claims.get('iss', ''))).netloc}"


def name(claims: Claims) -> str:
    """Return the name shown to a person on their own screen."""
    return next((str(claims[key]) for key in ("name", "preferred_username", "email", "sub") if claims.get(key)), "")


def log_in(claims: Claims) -> str:
    """Return the id of one log-in of a person; all tabs of a browser share it."""
    return "|".join([subject(claims), str(claims.get("iat")), str(claims.get("nonce"))])


def is_expired(claims: Claims, policy: Policy, now: datetime) -> bool:
    """Whether a log-in has ended; one that does not say when it began or ends has."""
    began, ends = _time(claims.get("iat")), _time(claims.get("exp"))
    if policy.session is not None:
        ends = began + policy.session if began else None
    return ends is None or now >= ends


def _time(seconds: object) -> datetime | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
