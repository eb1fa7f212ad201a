"""The viewer of this run: the person logged in, or in `simulasi` the role being tried; and the controls for both.

The address never decides: a role comes from the signed identity of the log-in or, for simulated data only, from a
choice kept in the session.
"""

import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from access import identity
from access.roles import PUBLIC, Role, Viewer
from metrics.disclosure import authorized
from storage import audit_log, builds, city
from storage.audit_log import Event
from text.escaping import escape_all

TRIAL_SUBJECT = "percobaan"
DEFAULT_TRIAL_ROLE = Role.SEKDA
"""The role in which the simulated city opens: every page is filled, and nothing changes data. `publik` would show
suppressed cells first, `pengelola` the tools of an operator."""

_ended: set[str] = set()
"""Log-ins that ended in this process: logging out in one tab ends the other tabs of that browser."""


def viewer(dataset: str) -> Viewer:
    """Return the viewer of a dataset; called on every run, so that an expired identity ends at once."""
    person = _logged_in(dataset)
    return _trial_viewer(person, dataset) if dataset == "simulasi" else person


def _logged_in(dataset: str) -> Viewer:
    """Return the person logged in; the public without log-in, and after logging out or expiry."""
    policy, claims = _policy(), _claims()
    if policy is None or claims is None or identity.log_in(claims) in _ended:
        return PUBLIC
    assigned = identity.assign(claims, policy, lambda unit_id: unit_id in _units(dataset))
    if identity.is_expired(claims, policy, datetime.now(UTC)):
        audit_log.record(Event.EXPIRED, assigned.viewer)
        _end_log_in(claims)
        return PUBLIC
    _record_log_in(identity.log_in(claims), assigned, identity.name(claims))
    return assigned.viewer


def _claims() -> Mapping[str, Any] | None:
    """Return the claims of the signed log-in cookie; headers that name a user are never trusted."""
    if st.get_option("server.trustedUserHeaders") or st.user.get("is_logged_in") is not True:
        return None
    return st.user.to_dict()


def _policy() -> identity.Policy | None:
    """Read the operator's role mapping; None where log-in is not configured or wrongly so: then nobody has a role."""
    if not _has_log_in():
        return None
    try:
        return identity.read_policy(st.secrets["auth"], st.secrets.get("netra", {}))
    except identity.RoleMappingError as error:
        _log_fault(str(error))
        return None


def _has_log_in() -> bool:
    return st.secrets.load_if_toml_exists() and "auth" in st.secrets


@lru_cache(maxsize=64)
def _log_fault(problem: str) -> None:
    """Write each fault of the configuration into the server's log once."""
    logging.getLogger("netra").error("secrets.toml: %s. Tidak seorang pun dapat masuk.", problem)


@lru_cache(maxsize=4096)
def _record_log_in(log_in: str, assigned: identity.Assigned, name: str) -> None:  # noqa: ARG001  one line per log-in
    event = Event.REFUSED if assigned.problem else Event.LOG_IN
    audit_log.record(event, assigned.viewer, assigned.problem, unit_id=assigned.unit, name=name)


def _end_log_in(claims: Mapping[str, Any]) -> None:
    """End a log-in in this process and in the browser."""
    _ended.add(identity.log_in(claims))
    st.logout()


def _units(dataset: str) -> dict[str, str]:
    """Return the names of the units of a dataset's newest build by id."""
    build = builds.current(dataset)
    return dict(builds.rows(build, "SELECT unit_id, name FROM units ORDER BY name, unit_id")) if build else {}


def _top_units(dataset: str) -> dict[str, str]:
    """Return the OPD of the latest cycle by id, for the role switch."""
    if (build := builds.current(dataset)) is None:
        return {}
    units = authorized.query(PUBLIC, "units", build)
    latest = units[units["cycle"] == units["cycle"].max()]
    return dict(zip(latest["unit_id"], latest["unit"], strict=True))


def _trial_viewer(person: Viewer, dataset: str) -> Viewer:
    """Return the viewer in the role chosen with the switch; before a choice the person's own role, or the default."""
    own = person.role if person.role is not Role.PUBLIK else None
    role = st.session_state.get("tried_role") or own or DEFAULT_TRIAL_ROLE
    unit_id = st.session_state.get("tried_unit")
    if role is own and (role is not Role.OPD or unit_id in (None, person.unit_id)):
        return person
    if role is not Role.OPD:
        return Viewer(role, who=TRIAL_SUBJECT, is_trial=True)
    units = _top_units(dataset)
    tried = unit_id if unit_id in units else next(iter(units), None)
    return Viewer(role, tried, TRIAL_SUBJECT, is_trial=True) if tried else PUBLIC


def show_controls(viewer: Viewer, dataset: str) -> None:
    """Draw who is logged in, the buttons to log in and out, and in `simulasi` the role switch."""
    with st.container(key="who", gap="small"):
        _log_in_controls(dataset)
        if dataset == "simulasi":
            _role_switch(viewer, dataset)


def _log_in_controls(dataset: str) -> None:
    person, claims = _logged_in(dataset), _claims()
    if _policy() is None:
        if _has_log_in():
            st.caption("Masuk belum dapat dipakai: pengaturannya salah. Pengelola: lihat catatan server.")
    elif claims is None or not person.who:
        st.button("Masuk", key="log_in", on_click=st.login, icon=":material/login:", width="stretch")
    else:
        unit = _units(dataset).get(person.unit_id or "")
        role = " · ".join(escape_all(text) for text in (city.role_names()[person.role], unit) if text)
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
        _end_log_in(claims)


def _role_switch(viewer: Viewer, dataset: str) -> None:
    """Draw the role switch; the choice lives in the session alone, so that a copied link gives nobody a role."""
    hint = "Hanya pada data simulasi: mencoba apa yang dilihat tiap peran. Peran OPD melihat unitnya sendiri."
    _trial_box("role", "Lihat sebagai (percobaan)", viewer.role, city.role_names(), hint)
    if viewer.role is Role.OPD and viewer.unit_id:
        own = {viewer.unit_id: _units(dataset).get(viewer.unit_id, "")}
        _trial_box("unit", "OPD yang dicoba", viewer.unit_id, _top_units(dataset) | own)


def _trial_box(box: str, label: str, value: str, names: Mapping[Any, str], hint: str | None = None) -> None:
    """Draw one box of the switch; the choice is kept in the session as `tried_<box>`."""
    state_key, widget_key = f"tried_{box}", f"choose_{box}"
    st.session_state[widget_key] = value
    st.selectbox(
        label,
        list(names),
        key=widget_key,
        format_func=names.__getitem__,
        on_change=_keep_choice,
        args=(state_key, widget_key),
        help=hint,
    )


def _keep_choice(state_key: str, widget_key: str) -> None:
    """Keep a choice beyond its widget, whose state ends with the page."""
    st.session_state[state_key] = st.session_state[widget_key]
