"""Session state of an upload: findings, choices, accepted names and the message after a button."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from submissions.uploads import Choice, Upload

Found = TypeVar("Found")
Names = tuple[tuple[str, int, str], ...]
Key = tuple[object, ...]
MAX_KEPT = 20


def upload_number() -> int:
    """Return the number of the upload in this session: each gets a fresh file uploader."""
    return int(st.session_state.get("upload_turn", 0))


def start_over() -> None:
    """Forget the upload and offer an empty file uploader."""
    for name in ("upload_found", "upload_chosen", "upload_names", "upload_restoring"):
        st.session_state.pop(name, None)
    st.session_state["upload_turn"] = upload_number() + 1


def remember(key: Key, make: Callable[[], Found]) -> Found:
    """Return what was made before under this key, else make it: a click elsewhere makes no preview again."""
    kept = st.session_state.setdefault("upload_found", {})
    if key not in kept:
        kept[key] = make()
        while len(kept) > MAX_KEPT:
            del kept[next(iter(kept))]
    found: Found = kept[key]
    return found


def cache_key(what: str, content: str, upload: Upload, *more: object) -> Key:
    """Return what a finding about an upload depends on; `content` is a hash of its bytes."""
    return (what, content, upload.name, upload.choices, upload.names, upload.replaces, *more)


def forget_findings() -> None:
    """Forget all findings: the data has changed."""
    st.session_state.pop("upload_found", None)


def choice(key: Key, default: Choice) -> Choice:
    """Return what was chosen under this key, else the default."""
    chosen: Choice = st.session_state.get("upload_chosen", {}).get(key, default)
    return chosen


def keep_choice(key: Key, chosen: Choice) -> None:
    """Keep a choice for the next run."""
    st.session_state.setdefault("upload_chosen", {})[key] = chosen


def accepted_names() -> Names:
    """Return the unit names that were accepted for the upload."""
    accepted: Names = st.session_state.get("upload_names", ())
    return accepted


def keep_names(accepted: Names) -> None:
    """Keep accepted names for the next run."""
    st.session_state["upload_names"] = accepted


def restoring() -> str:
    """Return the path of the withdrawn file that is looked at in order to use it again; empty for none."""
    path: str = st.session_state.get("upload_restoring", "")
    return path


def keep_restoring(path: str) -> None:
    """Keep which withdrawn file is looked at."""
    st.session_state["upload_restoring"] = path


def leave_message(text: str, kind: str) -> None:
    """Leave a message for the next run; `kind` is success, warning or error."""
    st.session_state["upload_told"] = (text, kind)


def take_message() -> tuple[str, str]:
    """Return the message that was left, once; empty where there is none."""
    message: tuple[str, str] = st.session_state.pop("upload_told", ("", ""))
    return message
