"""What a session knows of its uploads: found out once, chosen, accepted, and told after a press."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from submissions.uploads import Choice, Upload

Found = TypeVar("Found")
Names = tuple[tuple[str, int, str], ...]
Key = tuple[object, ...]
KEPT = 20


def turn() -> int:
    """Counts the uploads of the session: each has a place of its own to be dropped."""
    return int(st.session_state.get("upload_turn", 0))


def begin_anew() -> None:
    """Forget the upload and offer an empty place."""
    for name in ("upload_found", "upload_chosen", "upload_names"):
        st.session_state.pop(name, None)
    st.session_state["upload_turn"] = turn() + 1


def once(key: Key, make: Callable[[], Found]) -> Found:
    """What was found out before under this key, else made now: a click elsewhere makes no preview again."""
    kept = st.session_state.setdefault("upload_found", {})
    if key not in kept:
        kept[key] = make()
        while len(kept) > KEPT:
            del kept[next(iter(kept))]
    found: Found = kept[key]
    return found


def key_of(what: str, content: str, upload: Upload, *more: object) -> Key:
    """What an answer about an upload depends on; `content` stands for its bytes."""
    return (what, content, upload.name, upload.choices, upload.names, *more)


def look_again() -> None:
    """Forget what was found out: the data has changed."""
    st.session_state.pop("upload_found", None)


def choice(key: Key, otherwise: Choice) -> Choice:
    """What was chosen under this key, else the other."""
    chosen: Choice = st.session_state.get("upload_chosen", {}).get(key, otherwise)
    return chosen


def choose(key: Key, chosen: Choice) -> None:
    """Keep a choice for the next run."""
    st.session_state.setdefault("upload_chosen", {})[key] = chosen


def names() -> Names:
    """The names of units that were accepted for the upload."""
    accepted: Names = st.session_state.get("upload_names", ())
    return accepted


def accept(accepted: Names) -> None:
    """Keep accepted names for the next run."""
    st.session_state["upload_names"] = accepted


def say(text: str, how: str) -> None:
    """Leave word of how a press ended, to be shown by the next run: success, warning or error."""
    st.session_state["upload_told"] = (text, how)


def told() -> tuple[str, str]:
    """The word that was left, once; empty where there is none."""
    said: tuple[str, str] = st.session_state.pop("upload_told", ("", ""))
    return said
