"""Figures and tables as a page shows them, each with its caption, its rows, its file and its origin.

    from charts.compliance import bars
    from web import frame
    from web.panels import exhibit, query, text

    view = frame.enter(...)                                # header, controls, health line
    units = query.read("compliance_by_unit", view)         # cycle, day and scope of the view
    if units.empty:
        text.empty("Belum ada daftar wajib tanda tangan", kind="roster", supplier=view.names.personnel)
    else:
        exhibit.figure(view, "compliance_by_unit", bars.picture(units), units)

The metric's record says who is counted, what to know and how columns are headed; the chart module makes the picture
with its title and text alternative; the rows are those of "Lihat tabel" and of the CSV.
"""

from contextlib import nullcontext
from functools import partial

import pandas as pd
import streamlit as st

from charts.base import enlarged, style
from charts.base.picture import Picture
from metrics import catalogue
from metrics.definitions.record import AS_DECLARED, Labels
from metrics.selection import Selection
from narrative.exhibits import Exhibit
from narrative.provenance import nouns, origins
from storage import audit_log
from storage.audit_log import Event
from text import tables
from text.escaping import escape_all
from text.tables import to_dicts
from web.panels.query import may_read, query, read
from web.presentation import stage

SHORT = 45
"""Letters of what stands beside other things on a phone."""
PRINTED = 40
"""Rows of a table on paper, which has one of its own: the grid of the screen prints what it shows at the moment."""


def figure(view: Selection, metric: str, picture: Picture, rows: pd.DataFrame, *, opened: bool = False) -> None:
    """Show a picture with everything that belongs to it; `opened` shows its rows without being asked."""
    shown = _exhibit(view, metric, picture, rows)
    if stage.collect(shown.title, shown.short, partial(_large, shown, picture), mark=shown.mark):
        return
    with st.container(key=f"panel-{shown.key}"):
        st.subheader(escape_all(shown.title), anchor=False)
        _draw(shown, picture.chart, picture.alt, "wide" if picture.narrow else "chart")
        if picture.narrow:
            _draw(shown, picture.narrow, picture.alt, "narrow")
        _foot(shown, opened=opened)


def staged(view: Selection, metric: str, picture: Picture, rows: pd.DataFrame) -> None:
    """Hand one of a series of pictures to the hall, where it is shown alone: one for each OPD."""
    shown = _exhibit(view, metric, picture, rows)
    stage.collect(shown.title, shown.short, partial(_large, shown, picture), stage.UNITS)


def table(
    view: Selection,
    metric: str,
    rows: pd.DataFrame,
    title: str,
    *,
    labels: Labels = AS_DECLARED,
    key: str = "",
    wrapped: bool = False,
    lead: str = "",
) -> None:
    """Show a table that stands by itself, with its file and its origin; a short one with long texts `wrapped`.

    `lead` is the heading of the column that names a row: on a phone the rows then stand below each other as text.
    """
    if stage.current():
        return
    shown = Exhibit(view, metric, rows, title, _sources(view, metric), labels, key or f"{metric}-table")
    with st.container(key=f"panel-{shown.key}"):
        st.subheader(escape_all(title), anchor=False)
        with st.container(key=f"wide-{shown.key}") if lead else nullcontext():
            (_wrapped if wrapped else _rows)(shown)
        if lead:
            _listed(shown, lead)
        _foot(shown, has_table=True)


def _exhibit(view: Selection, metric: str, picture: Picture, rows: pd.DataFrame) -> Exhibit:
    labels = Labels(picture.population, picture.note, picture.headings)
    return Exhibit(view, metric, rows, picture.title, _sources(view, metric), labels, picture.key or metric)


def _sources(view: Selection, metric: str) -> tuple[str, ...]:
    return nouns(metric, query(view.viewer, "inputs", view.build))


def _draw(shown: Exhibit, chart: style.Figure, alt: str, form: str) -> None:
    # On a stage the mark stands in words as large as the others.
    mark, config = (shown.mark, style.CONFIG) if form != "stage" else ("", style.STILL)
    dressed = style.dress(chart, dark=st.context.theme.type == "dark", mark=mark)
    with st.container(key=f"{form}-{shown.key}"):
        st.plotly_chart(dressed, theme=None, config=config, alt=shown.alternative(alt), key=f"plot-{form}-{shown.key}")


def _large(shown: Exhibit, picture: Picture, height: int) -> str:
    """Draw the picture for the hall; returns what had to be left out."""
    drawn = enlarged.fit(picture.chart, height)
    st.html(f"<style>.st-key-stage-picture {{ --zoom: {drawn.scale:.3f} }}</style>")
    _draw(shown, drawn.figure, picture.alt, "stage")
    return drawn.note


def _foot(shown: Exhibit, *, has_table: bool = False, opened: bool = False) -> None:
    st.caption(escape_all(shown.caption))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"foot-{shown.key}"):
        wants_rows = not has_table and st.toggle("Lihat tabel", opened, key=f"table-{shown.key}")
        st.download_button(
            "Unduh CSV",
            partial(_handed_out, shown),
            file_name=shown.file_name,
            mime="text/csv",
            key=f"file-{shown.key}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        _origin(shown)
    if wants_rows and opened:
        _wrapped(shown)
    elif wants_rows:
        _rows(shown)


def _handed_out(shown: Exhibit) -> bytes:
    """Make the file behind a button at the click, once it is in the log that it was taken."""
    view, build = shown.view, shown.view.build
    audit_log.record(
        Event.DOWNLOAD, view.viewer, shown.metric, dataset=view.dataset, build=build.name, unit_id=view.unit_id
    )
    return shown.csv()


def _rows(shown: Exhibit) -> None:
    rows = shown.table
    if rows.empty:
        st.caption("Tidak ada baris.")
        return
    alt = shown.alternative(f"Tabel {len(rows)} baris.")
    st.dataframe(rows.style.format(tables.formats(rows)), hide_index=True, alt=alt, placeholder="–")
    with st.container(key=f"paper-{shown.key}"):
        _wrapped(shown, PRINTED)
        if len(rows) > PRINTED:
            st.caption(f"Dicetak {PRINTED} dari {len(rows)} baris; selengkapnya dalam berkas CSV.")


def _wrapped(shown: Exhibit, at_most: int | None = None) -> None:
    """Show a short table in full, its long texts folded into lines: for the screen, a phone and the printer."""
    rows = shown.table.iloc[:at_most].map(lambda cell: _unbroken(escape_all(tables.as_text(cell))))
    st.table(rows, border="horizontal", hide_index=True, alt=shown.alternative(f"Tabel {len(rows)} baris."))


def _listed(shown: Exhibit, lead: str) -> None:
    """Show each row as text for a phone: its name, what is short side by side, what is long on lines of its own."""
    items = []
    for row in to_dicts(shown.table):
        parts = {name: escape_all(tables.as_text(value)) for name, value in row.items() if value != ""}
        said = [f"{name}: {text}" for name, text in parts.items() if name != lead]
        short = " · ".join(text for text in said if len(text) <= SHORT)
        items.append("  \n  ".join([f"- **{parts[lead]}**", short, *(text for text in said if len(text) > SHORT)]))
    with st.container(key=f"narrow-{shown.key}"):
        st.markdown("\n".join(items))


def _unbroken(text: str, at_most: int = 15) -> str:
    """Keep a day or a short name on one line."""
    return text.replace(" ", "\u00a0") if len(text) <= at_most else text


def _origin(shown: Exhibit) -> None:
    with st.popover("Dari mana angka ini?", type="tertiary", icon=":material/info:", key=f"origin-{shown.key}"):
        record, fill = catalogue.find(shown.metric), shown.view.names.fill
        st.markdown(f"**{escape_all(record.title)}**  \n{escape_all(fill(record.definition))}")
        parts = {"Pembilang": record.numerator, "Penyebut": record.denominator, "Tidak dihitung": record.exclusions}
        st.markdown("  \n".join(f"**{label}:** {escape_all(fill(text))}" for label, text in parts.items() if text))
        lines = _behind(shown)
        st.markdown("**Berkas:**\n" + "\n".join(f"- {escape_all(line)}" for line in lines or ["data rujukan Netra"]))


def _behind(shown: Exhibit) -> list[str]:
    """Name the inputs behind a figure; with files and rows for those who may know, since rows are people."""
    if may_read("loads", shown.view):
        return origins(shown.metric, read("loads", shown.view))
    return list(shown.sources)
