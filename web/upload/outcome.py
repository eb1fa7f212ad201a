"""What becomes of a press that publishes: the build's name, or a message for the next run of the page."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from submissions import uploads
from web.upload import session

FAULT = "Penerbitan gagal karena kesalahan program. Data sebelumnya tetap berlaku; beri tahu pengelola server."


@dataclass(frozen=True)
class Remarks:
    """What is added where another loader is at work, and where publishing was refused."""

    busy: str
    refused: str


def publish(act: Callable[[], str], remarks: Remarks) -> str:
    """Publish and return the build's name; empty where it failed, and then a message says why."""
    try:
        with st.spinner("Menerbitkan ..."):
            return act()
    except uploads.StalePreview as error:
        session.forget_findings()
        session.leave_message(str(error), "warning")
    except uploads.Busy as error:
        session.leave_message(f"{error} {remarks.busy}", "warning")
    except (uploads.Refused, uploads.Unreadable) as error:
        session.leave_message(f"{remarks.refused} {error}", "error")
    except Exception:
        logging.getLogger("netra").exception("publish")
        session.leave_message(FAULT, "error")
    return ""
