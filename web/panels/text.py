"""Parts of a page that are no figure: sentences, tiles, notes, tabs, empty states."""

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from metrics.selection import Selection
from narrative.exhibits import mark
from narrative.headlines import Headline
from text.escaping import escape_all, escape_data_words, unguard_text
from web.panels import template_button
from web.presentation import stage


def log(title: str, rows: pd.DataFrame) -> None:
    """Draw a log, newest first; it is no figure and has neither position day nor file."""
    if stage.current():
        return
    st.subheader(escape_all(title), anchor=False)
    st.dataframe(rows, hide_index=True, alt=f"{title}, {len(rows)} baris, terbaru di atas.")


def tiles(headlines: Sequence[Headline]) -> None:
    """Draw the headlines side by side; on a phone two in a row."""
    if not stage.collect_text(partial(_tiles, headlines, 2)):
        _tiles(headlines, 4)


def _tiles(headlines: Sequence[Headline], in_a_row: int, _: int = 0) -> str:
    with st.grid(in_a_row, min_column_width=160, gap="small", key="tiles"):
        for headline in headlines:
            tile(headline)
    return ""


def tile(headline: Headline) -> None:
    """Draw one headline: percent or count, n/N with its unit, and a sparkline."""
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
    """Draw sentences one below the other, empty ones left out; ** in them is bold."""
    lines_of_text = "\n".join(f"- {escape_data_words(line)}" for line in lines if line)
    if not lines_of_text or not stage.collect_text(partial(_sentences, lines_of_text)):
        _sentences(lines_of_text)


def _sentences(lines_of_text: str, _: int = 0) -> str:
    st.markdown(lines_of_text)
    return ""


def section(title: str) -> None:
    """Draw a heading over several panels of a long page."""
    if slides := stage.current():
        slides.heading = title
        return
    st.header(escape_all(title), anchor=False)


def facts(parts: Sequence[Mapping[str, str]]) -> None:
    """Draw short lists side by side, each line a name and its value."""
    if stage.current():
        return
    for place, part in zip(st.columns(len(parts), gap="small"), parts, strict=True):
        place.markdown("\n".join(f"- **{name}:** {escape_all(text)}" for name, text in part.items()))


def articles(view: Selection, texts: Sequence[str]) -> None:
    """Draw what articles say about the figures below, each in a box; among simulated data it bears that it is real."""
    said = mark(view, "facts")
    for text in texts:
        st.info(escape_data_words(f"{said}: {text}" if said else text), icon=":material/article:")


def toggle(label: str, key: str) -> bool:
    """Draw a toggle for something that is shown on request; returns whether it is on."""
    return st.toggle(label, key=key)


def copyable_text(text: str) -> None:
    """Draw a text with a button that copies it."""
    if not stage.current():
        st.code(unguard_text(text), language=None, wrap_lines=True)


def tabs(names: Sequence[str]) -> dict[str, DeltaGenerator]:
    """Draw one tab for each name and return them by name."""
    return dict(zip(names, st.tabs(names), strict=True))


def note(text: str) -> None:
    """Draw a remark that applies to all that follows."""
    if not stage.current():
        st.caption(escape_all(text))


def columns(places: int | Sequence[float] = 2) -> Sequence[DeltaGenerator]:
    """Return columns for panels side by side, by number or by widths; below each other on a phone."""
    return st.columns(places, gap="large")


def empty(what: str, *, supplier: str, kind: str = "", how: str = "", is_delivered: bool = False) -> None:
    """Say what is missing, who supplies it and how, with the template of an input kind.

    What was delivered and has no row here is not missing: nothing is asked for.
    """
    if is_delivered:
        sentences([f"{what}."])
        return
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
