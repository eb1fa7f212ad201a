"""What a page is made of. A page asks metrics, makes figures in charts, and hands both to a panel:

    import frame, panels
    from charts import compliance, compliance_titles

    view = frame.enter("Kepatuhan OPD", "OPD mana yang belum selesai?")     # header, controls, health line
    units = panels.read("compliance_by_unit", view)                        # cycle, day and scope of the view
    if units.empty:
        panels.empty("Belum ada daftar wajib tanda tangan", kind="roster", supplier="BKPSDM")
    else:
        panels.figure(
            view,
            "compliance_by_unit",                      # the metric behind it: definition, sources, file name
            compliance.bars(units),                    # a Plotly figure from charts/, height in px
            units,                                     # the same data: 'Lihat tabel' and the CSV
            title=compliance_titles.units(units),      # the finding in words, made by rule
            alt="Batang mendatar per OPD ...",         # what the picture looks like, for those who do not see it
            population="ASN wajib tanda tangan",       # who is counted
        )

`read(..., all_cycles=True)` asks all cycles, `whole_city=True` drops the scope. Pages do no arithmetic and no SQL.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

import metrics
from access.roles import PERSONAL, PUBLIC, Role, Viewer
from charts.base import enlarged as large
from charts.base import style
from metrics.changes import Changes
from metrics.disclosure import authorized as given
from metrics.selection import LONGEST_WISH, Selection
from narrative.briefing import situation
from narrative.exhibits import NAMES, Exhibit, inputs, origins
from narrative.headlines import Headline
from settings import read_settings
from storage import audit_log as audit
from storage.audit_log import Event
from storage.builds import Build
from text import tables
from text.escaping import guarded, marked, plain, unguarded, verbatim
from web.presentation import stage
from web.sections import downloads as handout_panels

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

PRINTED = 40
"""Rows of a table on paper, which has one of its own: the grid of the screen prints what it shows at the moment."""


def read(name: str, view: Selection, *, all_cycles: bool = False, whole_city: bool = False) -> pd.DataFrame:
    """A metric's rows for the view: its build, cycle, day and scope."""
    return ask(
        name,
        view.build,
        view.viewer,
        cycle=None if all_cycles else view.cycle,
        as_of=view.as_of,
        unit_id=None if whole_city else view.unit_id,
        kecamatan_id=None if whole_city else view.kecamatan_id,
    )


def ask(
    name: str,
    build: Build,
    viewer: Viewer = PUBLIC,
    *,
    cycle: int | None = None,
    as_of: date | None = None,
    unit_id: str | None = None,
    kecamatan_id: str | None = None,
) -> pd.DataFrame:
    """A metric's rows as a viewer may have them, read once per build, question and rights; raises given.NotGiven.

    Words in them bear no marks (see verbatim.py). What tells of single persons is in the log before it is handed out.
    """
    # By name: Streamlit would look up the name of each argument given by its place, at half the price of an answer.
    found = _ask(
        path=str(build.path), role=viewer.role, own_unit=viewer.unit_id, name=name,
        cycle=cycle, as_of=as_of, unit_id=unit_id, kecamatan_id=kecamatan_id, _build=build,
    )  # fmt: skip
    if metrics.find(name).right in PERSONAL:
        audit.saw(viewer, name, dataset=build.dataset, build=build.name, unit_id=unit_id)
    return found


def for_file(viewer: Viewer, name: str, build: Build, **scope: Any) -> pd.DataFrame:
    """The same answer for a file, in which nothing is a mark: its words as they were delivered."""
    return unguarded(ask(name, build, viewer, **scope))


@st.cache_data(max_entries=512, show_spinner=False)
def _ask(
    path: str,  # noqa: ARG001  the build's name is part of the cache key
    name: str,
    cycle: int | None,
    as_of: date | None,
    unit_id: str | None,
    kecamatan_id: str | None,
    role: Role,
    own_unit: str | None,
    _build: Build,
) -> pd.DataFrame:
    viewer = Viewer(role, own_unit)
    rows = given.ask(viewer, name, _build, cycle=cycle, as_of=as_of, unit_id=unit_id, kecamatan_id=kecamatan_id)
    return guarded(rows)


def changes(view: Selection, before: Build, after: Build) -> Changes:
    """Two builds compared up to the day of the view, once per pair, day and rights; raises given.NotGiven."""
    return _changes(
        paths=(str(before.path), str(after.path)), role=view.viewer.role, own_unit=view.viewer.unit_id,
        as_of=view.as_of, _before=before, _after=after,
    )  # fmt: skip


@st.cache_data(max_entries=16, show_spinner="Membandingkan dua muatan ...")
def _changes(
    paths: tuple[str, str],  # noqa: ARG001  the names of the builds are part of the cache key
    role: Role,
    own_unit: str | None,
    as_of: date,
    _before: Build,
    _after: Build,
) -> Changes:
    found = given.changes(Viewer(role, own_unit), _before, _after, as_of)
    frames: dict[str, Any] = {
        name: guarded(rows) for name, rows in vars(found).items() if isinstance(rows, pd.DataFrame)
    }
    return replace(found, **frames)


def may_read(name: str, view: Selection) -> bool:
    """Whether this viewer is given anything of a metric."""
    return given.may_see(view.viewer, name)


def threshold() -> int:
    """Counts under this are not shown to the public."""
    return read_settings().threshold


def figure(
    view: Selection,
    metric: str,
    chart: style.Figure,
    data: pd.DataFrame,
    *,
    title: str,
    alt: str,
    population: str,
    note: str = "",
    narrow: style.Figure | None = None,
    headings: dict[str, str] | None = None,
    key: str = "",
    opened: bool = False,
) -> None:
    """One figure with everything that belongs to it; `narrow` is drawn instead on a phone.

    `key` tells two figures of the same metric on one page apart; `opened` shows the table without being asked.
    """
    shown = Exhibit(view, metric, data, title, population, note, headings, key or metric)
    if stage.offer(title, shown.short, partial(_large, shown, chart, alt)):
        return
    with st.container(key=f"panel-{shown.key}"):
        st.subheader(plain(title), anchor=False)
        _draw(shown, chart, alt, "wide" if narrow else "chart")
        if narrow:
            _draw(shown, narrow, alt, "narrow")
        _foot(shown, opened=opened)


def staged(
    view: Selection, metric: str, chart: style.Figure, data: pd.DataFrame, *, title: str, alt: str, population: str
) -> None:
    """One of a series of figures that are shown in a hall alone: one for each OPD."""
    shown = Exhibit(view, metric, data, title, population)
    stage.offer(title, shown.short, partial(_large, shown, chart, alt), stage.UNITS)


def table(
    view: Selection,
    metric: str,
    data: pd.DataFrame,
    *,
    title: str,
    population: str,
    note: str = "",
    headings: dict[str, str] | None = None,
    key: str = "",
    wrapped: bool = False,
) -> None:
    """A table that stands by itself, open, with its file and its origin; a short one with long texts `wrapped`."""
    if stage.current():
        return
    shown = Exhibit(view, metric, data, title, population, note, headings, key or f"{metric}-table")
    with st.container(key=f"panel-{shown.key}"):
        st.subheader(plain(title), anchor=False)
        (_wrapped if wrapped else _rows)(shown)
        _foot(shown, has_table=True)


def log(title: str, rows: pd.DataFrame) -> None:
    """What was done and when, newest first: no figure, so neither position day nor file."""
    if stage.current():
        return
    st.subheader(plain(title), anchor=False)
    st.dataframe(rows, hide_index=True, alt=f"{title}, {len(rows)} baris, terbaru di atas.")


def tiles(headlines: Sequence[Headline]) -> None:
    """The big digits side by side; on a phone two in a row."""
    if not stage.tell(partial(_tiles, headlines, 2)):
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
    said = "\n".join(f"- {marked(line)}" for line in lines if line)
    if not said or not stage.tell(partial(_sentences, said)):
        _sentences(said)


def _sentences(said: str, _: int = 0) -> str:
    st.markdown(said)
    return ""


def section(title: str) -> None:
    """A heading over several panels of a long page."""
    if played := stage.current():
        played.heading = title
        return
    st.header(plain(title), anchor=False)


def choice(param: str, label: str, names: dict[str, str]) -> str:
    """One more choice, of a page alone, in the address like the others: what that asks for, else the first."""
    wish, options = st.query_params.get(param), {verbatim(value): value for value in names}
    value = wish if wish in options else next(iter(options))
    if wish not in (None, value):
        missed = f"{label} “{wish[:LONGEST_WISH]}” tidak ada pada tampilan ini; yang tampil {value}."
        st.info(plain(missed), icon=":material/info:")
    if stage.current():
        return options[value]
    # A key of its own per value: the address alone decides what stands in the box, also after the back button.
    at, key = list(options).index(value), f"pilih_{param}_{value}"
    said = {value: verbatim(names[own]) for value, own in options.items()}
    picked = st.selectbox(label, list(options), at, key=key, format_func=said.__getitem__, filter_mode="contains")
    if picked is not None and picked != value:
        st.query_params[param] = picked
        st.rerun()
    return options[value]


def earlier(view: Selection) -> date:
    """The earlier day that the reader compares the view with: `sejak` in the address, else a week before."""
    days = situation.earlier_days(view, read("events", view))
    return date.fromisoformat(
        choice("sejak", "Dibandingkan dengan", {on.isoformat(): said for on, said in days.items()})
    )


def facts(parts: Sequence[Mapping[str, str]]) -> None:
    """Short lists side by side, each a name and what is known under it."""
    if stage.current():
        return
    for place, part in zip(st.columns(len(parts), gap="small"), parts, strict=True):
        place.markdown("\n".join(f"- **{name}:** {plain(text)}" for name, text in part.items()))


def told(texts: Sequence[str]) -> None:
    """What articles tell of the figures below, each in a box of its own."""
    for text in texts:
        st.info(marked(text), icon=":material/article:")


def switch(label: str, key: str) -> bool:
    """Something more that a reader may ask for."""
    return st.toggle(label, key=key)


def copied(text: str) -> None:
    """A text to be pasted elsewhere, with a button that copies it."""
    if not stage.current():
        st.code(verbatim(text), language=None, wrap_lines=True)


def note(text: str) -> None:
    """A remark that the reader needs for all that follows."""
    if not stage.current():
        st.caption(plain(text))


def beside(places: int | Sequence[float] = 2) -> Sequence["DeltaGenerator"]:
    """Places for panels side by side, as many or as wide as said; below each other on a phone."""
    return st.columns(places, gap="large")


def empty(what: str, *, supplier: str, kind: str = "", how: str = "") -> None:
    """What is missing, who supplies it, and how: with the template of an input kind to take along."""
    if stage.tell(partial(_sentences, plain(f"Disediakan oleh: {supplier}.")), what):
        return
    with st.container(border=True):
        st.markdown(f"**{plain(what)}**")
        st.markdown(f"Disediakan oleh: {plain(supplier)}.")
        if how:
            st.markdown(how)
        if kind:
            st.markdown("Isi templat ini, lalu serahkan seperti dijelaskan di dalamnya dan di halaman Data.")
            handout_panels.template(kind, place=f"-{what}")


def _draw(shown: Exhibit, chart: style.Figure, alt: str, form: str) -> None:
    # On a stage the mark stands in words as large as the others.
    mark, config = (shown.mark, style.CONFIG) if form != "stage" else ("", style.STILL)
    dressed = style.dress(chart, dark=st.context.theme.type == "dark", mark=mark)
    with st.container(key=f"{form}-{shown.key}"):
        st.plotly_chart(dressed, theme=None, config=config, alt=shown.alternative(alt), key=f"plot-{form}-{shown.key}")


def _large(shown: Exhibit, chart: style.Figure, alt: str, height: int) -> str:
    """The picture for the hall; returns what had to be left out."""
    drawn = large.fit(chart, height)
    st.html(f"<style>.st-key-stage-picture {{ --zoom: {drawn.scale:.3f} }}</style>")
    _draw(shown, drawn.figure, alt, "stage")
    return drawn.note


def _foot(shown: Exhibit, *, has_table: bool = False, opened: bool = False) -> None:
    st.caption(plain(shown.caption))
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
    """The file behind a button, made at the click, once it is in the log that it was taken."""
    view, build = shown.view, shown.view.build
    audit.record(
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
    """A short table in full, its long texts folded into lines: for the screen, a phone and the printer."""
    rows = shown.table.iloc[:at_most].map(lambda cell: _unbroken(plain(tables.said(cell))))
    st.table(rows, border="horizontal", hide_index=True, alt=shown.alternative(f"Tabel {len(rows)} baris."))


def _unbroken(text: str, at_most: int = 15) -> str:
    """A day or a short name stays on one line."""
    return text.replace(" ", "\u00a0") if len(text) <= at_most else text


def _origin(shown: Exhibit) -> None:
    with st.popover("Dari mana angka ini?", type="tertiary", icon=":material/info:", key=f"origin-{shown.key}"):
        record = metrics.find(shown.metric)
        st.markdown(f"**{plain(record.title)}**  \n{plain(record.definition)}")
        parts = {"Pembilang": record.numerator, "Penyebut": record.denominator, "Tidak dihitung": record.exclusions}
        st.markdown("  \n".join(f"**{label}:** {plain(text)}" for label, text in parts.items() if text))
        lines = _behind(shown)
        st.markdown("**Berkas:**\n" + "\n".join(f"- {plain(line)}" for line in lines or ["data rujukan Netra"]))


def _behind(shown: Exhibit) -> list[str]:
    """The inputs behind a figure; how many files and rows for those who may know, since rows are people."""
    if may_read("loads", shown.view):
        return origins(shown.metric, read("loads", shown.view))
    return [NAMES[kind] for kind in inputs(shown.metric)]
