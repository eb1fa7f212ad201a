"""The button that downloads the empty template of an input."""

from functools import partial

import streamlit as st

from submissions import downloads

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template(kind: str, label: str = "Unduh templat", place: str = "") -> None:
    """Draw a button that downloads the template of an input."""
    st.download_button(
        label,
        partial(downloads.template, kind),
        file_name=f"templat-{kind}.xlsx",
        mime=XLSX,
        key=f"template-{kind}{place}",
        on_click="ignore",
        icon=":material/download:",
    )
