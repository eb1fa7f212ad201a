"""Sentences, tiles, notes and other parts of a page that are no figure."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from narrative.headlines import Headline
from text.escaping import escape_all, escape_data_words, unguard_text
from web.panels import template_button
from web.presentation import stage


def log(title: str, rows: pd.DataFrame) -> None:
    """What was done and when, newest first: no figure, so neither position day nor file."""
    if stage.current():
        return
    st.subheader(escape_all(title), anchor=False)
    st.dataframe(rows, hide_index=True, alt=f"{title}, {len(rows)} baris, terbaru di atas.")


def tiles(headlines: Sequence[Headline]) -> None:
    """The big digits side by side; on a phone two in a row."""
    if not stage.collect_text(partial(_tiles, headlines, 2)):
        _tiles(headlines, 4)


def _tiles(headlines: Sequence[Headline], columns: int, _: int = 0) -> str:
    with st.grid(columns, min_column_width=160, gap="small", key="tiles"):
        for headline in headlines:
            tile(headline)
    return ""


def tile(headline: Headline) -> None:
    """One figure in big digits: percent or count, n/N with its unit, and a sparkline."""
    with st.container(border=True, height="stretch", key=f"tile-{headline.label}"):
        st.metric(
            headline.label,
            headline.value,
            delta=headline.detail,
            delta_color="blue",
            delta_arrow="off",
            chart_data=headline.course if len(headline.course) > 1 else None,
            chart_type="bar" if headline.is_bars else "line",
        )
        if headline.drawn:
            st.caption(headline.drawn)


def sentences(lines: Sequence[str | None]) -> None:
    """Sentences one below the other; those with nothing to say are left out. They may mark what counts with **."""
    said = "\n".join(f"- {escape_data_words(line)}" for line in lines if line)
    if not said or not stage.collect_text(partial(_sentences, said)):
        _sentences(said)


def _sentences(said: str, _: int = 0) -> str:
    st.markdown(said)
    return ""


def section(title: str) -> None:
    """A heading over several panels of a long page."""
    if played := stage.current():
        played.heading = title
        return
    st.header(escape_all(title), anchor=False)


def facts(parts: Sequence[Mapping[str, str]]) -> None:
    """Short lists side by side, each a name and what is known under it."""
    if stage.current():
        return
    for place, part in zip(st.columns(len(parts), gap="small"), parts, strict=True):
        place.markdown("\n".join(f"- **{name}:** {escape_all(text)}" for name, text in part.items()))


def told(texts: Sequence[str]) -> None:
    """What articles tell of the figures below, each in a box of its own."""
    for text in texts:
        st.info(escape_data_words(text), icon=":material/article:")


def switch(label: str, key: str) -> bool:
    """Something more that a reader may ask for."""
    return st.toggle(label, key=key)


def copied(text: str) -> None:
    """A text to be pasted elsewhere, with a button that copies it."""
    if not stage.current():
        st.code(unguard_text(text), language=None, wrap_lines=True)


def tabs(names: Sequence[str]) -> dict[str, DeltaGenerator]:
    """Draw one tab for each name and return them by name."""
    return dict(zip(names, st.tabs(names), strict=True))


def note(text: str) -> None:
    """A remark that the reader needs for all that follows."""
    if not stage.current():
        st.caption(escape_all(text))


def beside(places: int | Sequence[float] = 2) -> Sequence[DeltaGenerator]:
    """Places for panels side by side, as many or as wide as said; below each other on a phone."""
    return st.columns(places, gap="large")


def empty(what: str, *, supplier: str, kind: str = "", how: str = "") -> None:
    """What is missing, who supplies it, and how: with the template of an input kind to take along."""
    if stage.collect_text(partial(_sentences, escape_all(f"Disediakan oleh: {supplier}.")), what):
        return
    with st.container(border=True):
        st.markdown(f"**{escape_all(what)}**")
        st.markdown(f"Disediakan oleh: {escape_all(supplier)}.")
        if how:
            st.markdown(how)
        if kind:
            st.markdown("Isi templat ini, lalu serahkan seperti dijelaskan di dalamnya dan di halaman Data.")
            template_button.template(kind, place=f"-{what}")
