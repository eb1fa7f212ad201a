"""What a change of the inbox would do, shown before it is published: rows of each input, and the compliance per OPD."""

from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd
import streamlit as st

from submissions.uploads import Preview, Step
from text.escaping import escape_all
from text.indonesian import number
from web.upload import words

FIRST = 8
"""Rows that are shown at once, so that the button after them is not lost on a phone."""


@contextmanager
def progress() -> Iterator[Step]:
    """Draw a bar while a preview is made; yields what moves it. It is drawn with the first step."""
    place = st.empty()

    def show_step(text: str, share: float) -> None:
        place.progress(share, f"Pratinjau: {escape_all(text)}")

    try:
        yield show_step
    finally:
        place.empty()


def show(shown: Preview, *, warns: bool) -> None:
    """Draw what would change; `warns` where a file goes out of use, and with it perhaps the last of its kind."""
    if warns:
        for warning in words.last_of_kind(shown):
            st.warning(escape_all(warning), icon=":material/warning:")
    if shown.rows:
        st.markdown("\n".join(f"- {escape_all(line)}" for line in words.row_changes(shown)))
    show_figures(shown)


def show_figures(shown: Preview) -> None:
    """Draw n/N of each OPD that changes, under a title that says how many do."""
    st.subheader(words.changes_title(shown), anchor=False)
    rows = words.changes(shown)
    if len(rows):
        _table(rows[:FIRST])
    if len(rows) > FIRST:
        with st.expander(f"{number(len(rows) - FIRST)} baris lainnya"):
            _table(rows[FIRST:])


def _table(rows: pd.DataFrame) -> None:
    st.table(rows.map(escape_all), border="horizontal", hide_index=True, alt=f"Perubahan capaian, {len(rows)} baris.")
