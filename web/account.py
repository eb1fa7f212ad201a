"""Who is looking: the person logged in, or in `simulasi` the role being tried; and the controls for both.

`viewer` decides, `control` draws, `log_section` shows the log. Nothing of the address counts: a role comes from the
signed identity of the log-in, or, for simulated data only, from a switch that lives in the session.
"""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from access import identity
from access.roles import PUBLIC, ROLE_NAMES, Role, Viewer
from metrics.disclosure import authorized
from storage import audit_log, builds
from storage.audit_log import Event
from text.escaping import escape_all

TRIAL = "percobaan"
FIRST = Role.SEKDA
"""What a visitor of the simulated city sees first: every page filled, names of simulated people included, and nothing
that changes data. As `publik` it would open with masked cells, as `pengelola` with tools that are not the visitor's."""

_ended: set[str] = set()
"""Log-ins that were ended in this process: the other tabs of that browser end with the one that was used for it."""


def viewer(dataset: str) -> Viewer:
    """Who may see what on this run; asked anew on every run, so that an identity that expires ends there."""
    person = _person(dataset)
    return _tried(person, dataset) if dataset == "simulasi" else person


def _person(dataset: str) -> Viewer:
    policy, claims = _policy(), _claims()
    if policy is None or claims is None or identity.log_in(claims) in _ended:
        return PUBLIC
    assigned = identity.assign(claims, policy, lambda unit_id: unit_id in _units(dataset))
    if identity.is_expired(claims, policy, datetime.now(UTC)):
        audit_log.record(Event.EXPIRED, assigned.viewer)
        _leave(claims)
        return PUBLIC
    _note(identity.log_in(claims), assigned, identity.name(claims))
    return assigned.viewer


def _claims() -> Mapping[str, Any] | None:
    """What the signed cookie of the log-in says; headers that claim to know a person are never believed."""
    if st.get_option("server.trustedUserHeaders") or st.user.get("is_logged_in") is not True:
        return None
    return st.user.to_dict()


def _policy() -> identity.Policy | None:
    """The operator's mapping; None where log-in is not configured, or wrongly so, and then nobody has a role."""
    if not _has_log_in():
        return None
    try:
        return identity.read_policy(st.secrets["auth"], st.secrets.get("netra", {}))
    except identity.RoleMappingError as error:
        _complain(str(error))
        return None


def _has_log_in() -> bool:
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


@lru_cache(maxsize=64)
def _complain(problem: str) -> None:
    """Each fault once in the server's log."""
    logging.getLogger("netra").error("secrets.toml: %s. Tidak seorang pun dapat masuk.", problem)


@lru_cache(maxsize=4096)
def _note(log_in: str, assigned: identity.Assigned, name: str) -> None:  # noqa: ARG001  one line per log-in
    event = Event.REFUSED if assigned.problem else Event.LOG_IN
    audit_log.record(event, assigned.viewer, assigned.problem, unit_id=assigned.unit, name=name)


def _leave(claims: Mapping[str, Any]) -> None:
    _ended.add(identity.log_in(claims))
    st.logout()


def _units(dataset: str) -> dict[str, str]:
    """The units of a dataset's build by id."""
    build = builds.current(dataset)
    return dict(builds.rows(build, "SELECT unit_id, name FROM units ORDER BY name, unit_id")) if build else {}


def _top_units(dataset: str) -> dict[str, str]:
    """The OPD of the latest cycle, for the switch."""
    if (build := builds.current(dataset)) is None:
        return {}
    units = authorized.query(PUBLIC, "units", build)
    latest = units[units["cycle"] == units["cycle"].max()]
    return dict(zip(latest["unit_id"], latest["unit"], strict=True))


def _tried(person: Viewer, dataset: str) -> Viewer:
    """The role chosen with the switch; before a choice the person's own role, or the one to begin with."""
    own = person.role if person.role is not Role.PUBLIK else None
    role = st.session_state.get("tried_role") or own or FIRST
    unit_id = st.session_state.get("tried_unit")
    if role is own and (role is not Role.OPD or unit_id in (None, person.unit_id)):
        return person
    if role is not Role.OPD:
        return Viewer(role, who=TRIAL, is_trial=True)
    units = _top_units(dataset)
    tried = unit_id if unit_id in units else next(iter(units), None)
    return Viewer(role, tried, TRIAL, is_trial=True) if tried else PUBLIC


def control(viewer: Viewer, dataset: str) -> None:
    """Who one is, the way in and out, and in `simulasi` the switch."""
    with st.container(key="who", gap="small"):
        _door(dataset)
        if dataset == "simulasi":
            _switch(viewer, dataset)


def _door(dataset: str) -> None:
    person, claims = _person(dataset), _claims()
    if _policy() is None:
        if _has_log_in():
            st.caption("Masuk belum dapat dipakai: pengaturannya salah. Pengelola: lihat catatan server.")
    elif claims is None or not person.who:
        st.button("Masuk", key="log_in", on_click=st.login, icon=":material/login:", width="stretch")
    else:
        unit = _units(dataset).get(person.unit_id or "")
        role = " · ".join(escape_all(text) for text in (ROLE_NAMES[person.role], unit) if text)
        st.markdown(f":small[Anda masuk sebagai **{escape_all(identity.name(claims))}**]  \n:small[{role}]")
        if person.role is Role.PUBLIK:
            st.markdown(
                ":small[Akun ini belum diberi peran: data resmi tampil seperti untuk publik. "
                "Mintalah peran kepada pengelola dasbor.]"
            )
        st.button("Keluar", key="log_out", on_click=_log_out, args=(person,), icon=":material/logout:", width="stretch")


def _log_out(person: Viewer) -> None:
    if claims := _claims():
        audit_log.record(Event.LOG_OUT, person)
        _leave(claims)


def _switch(viewer: Viewer, dataset: str) -> None:
    """The role to look with; kept for the session alone, so that a copied link gives nobody a role."""
    trying = "Hanya pada data simulasi: mencoba apa yang dilihat tiap peran. Peran OPD melihat unitnya sendiri."
    _pick("role", "Lihat sebagai (percobaan)", viewer.role, ROLE_NAMES, trying)
    if viewer.role is Role.OPD and viewer.unit_id:
        own = {viewer.unit_id: _units(dataset).get(viewer.unit_id, "")}
        _pick("unit", "OPD yang dicoba", viewer.unit_id, _top_units(dataset) | own)


def _pick(what: str, label: str, value: str, names: Mapping[Any, str], remark: str | None = None) -> None:
    """One box of the switch; what is taken stands in the session as `tried_<what>`."""
    kept, widget = f"tried_{what}", f"choose_{what}"
    st.session_state[widget] = value
    said = names.__getitem__
    st.selectbox(label, list(names), key=widget, format_func=said, on_change=_choose, args=(kept, widget), help=remark)


def _choose(kept: str, widget: str) -> None:
    """A widget's state ends with its page, the choice does not."""
    st.session_state[kept] = st.session_state[widget]
