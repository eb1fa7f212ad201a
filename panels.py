"""What a page is made of. A page asks metrics, makes figures in charts, and hands both to a panel:

    import frame, panels
    from charts import compliance

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
            title=compliance.bars_title(units),        # the finding in words, made by rule
            alt="Batang mendatar per OPD ...",         # what the picture looks like, for those who do not see it
            population="ASN wajib tanda tangan",       # who is counted
        )

`read(..., all_cycles=True)` asks all cycles, `whole_city=True` drops the scope. Pages do no arithmetic and no SQL.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

import metrics
import tables
from charts import style
from selection import Selection
from warehouse import Build
from wording import number

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from streamlit.delta_generator import DeltaGenerator

SIMULATED = "SIMULASI"
INPUTS = {
    "compliance": ("roster", "signing", "recap"),
    "signings": ("roster", "signing", "recap"),
    "units": ("roster", "recap"),
    "kelurahan": ("roster", "recap"),
    "violations": ("case", "step"),
    "case": ("case", "step"),
    "events": ("event",),
}
SOURCES = {
    "roster": "daftar wajib",
    "signing": "tanda tangan",
    "recap": "rekap unit kerja",
    "case": "register perkara Pemkot",
    "step": "langkah perkara",
    "event": "kegiatan",
}


def read(name: str, view: Selection, *, all_cycles: bool = False, whole_city: bool = False) -> pd.DataFrame:
    """A metric's rows for the view: its build, cycle, day and scope."""
    return ask(
        name,
        view.build,
        cycle=None if all_cycles else view.cycle,
        as_of=view.as_of,
        unit_id=None if whole_city else view.unit_id,
        kecamatan_id=None if whole_city else view.kecamatan_id,
    )


def ask(
    name: str,
    build: Build,
    *,
    cycle: int | None = None,
    as_of: date | None = None,
    unit_id: str | None = None,
    kecamatan_id: str | None = None,
) -> pd.DataFrame:
    """A metric's rows, read once per build and question."""
    return _ask(str(build.path), name, cycle, as_of, unit_id, kecamatan_id, build)


@st.cache_data(max_entries=512, show_spinner=False)
def _ask(
    path: str,  # noqa: ARG001  the build's name is part of the cache key
    name: str,
    cycle: int | None,
    as_of: date | None,
    unit_id: str | None,
    kecamatan_id: str | None,
    _build: Build,
) -> pd.DataFrame:
    return metrics.ask(name, _build, cycle=cycle, as_of=as_of, unit_id=unit_id, kecamatan_id=kecamatan_id)


def figure(
    view: Selection,
    metric: str,
    chart: "go.Figure",
    data: pd.DataFrame,
    *,
    title: str,
    alt: str,
    population: str,
    note: str = "",
    narrow: "go.Figure | None" = None,
    headings: dict[str, str] | None = None,
    key: str = "",
) -> None:
    """One figure with everything that belongs to it; `narrow` is drawn instead on a phone.

    `key` tells two figures of the same metric on one page apart.
    """
    key = key or metric
    with st.container(key=f"panel-{key}"):
        st.subheader(plain(title), anchor=False)
        _draw(view, chart, f"{title}. {alt}", key=f"{'wide' if narrow else 'chart'}-{key}")
        if narrow is not None:
            _draw(view, narrow, f"{title}. {alt}", key=f"narrow-{key}")
        _foot(view, metric, data, title, population, note, headings, key)


def _draw(view: Selection, chart: "go.Figure", alt: str, key: str) -> None:
    dark = st.context.theme.type == "dark"
    shown = style.dress(chart, dark=dark, mark=SIMULATED if view.is_simulated else "")
    with st.container(key=key):
        st.plotly_chart(shown, theme=None, config=style.CONFIG, alt=_marked(view, alt), key=f"plot-{key}")


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
) -> None:
    """A table that stands by itself, open, with its file and its origin."""
    key = key or f"{metric}-table"
    with st.container(key=f"panel-{key}"):
        st.subheader(plain(title), anchor=False)
        _rows(tables.readable(data, headings), alt=title)
        st.caption(plain(_caption(view, metric, population, note)))
        with st.container(horizontal=True, gap="small", key=f"foot-{key}"):
            _file(view, metric, data, title, population, note, headings, key)
            _origin(view, metric, key)


def tile(
    label: str,
    value: str,
    detail: str = "",
    *,
    trend: Sequence[float] | None = None,
    bars: Sequence[float] | None = None,
    drawn: str = "",
) -> None:
    """One figure in big digits: percent or count as value, n/N with its unit as detail.

    Under it a sparkline: its course (`trend`) or its parts side by side (`bars`); `drawn` says what it shows.
    """
    course = trend if bars is None else bars
    with st.container(border=True, key=f"tile-{label}"):
        st.metric(
            label,
            value,
            delta=detail or None,
            delta_color="blue",
            delta_arrow="off",
            chart_data=course if course is not None and len(course) > 1 else None,
            chart_type="line" if bars is None else "bar",
        )
        if drawn:
            st.caption(drawn)


def spark(values: pd.Series, points: int = 60) -> list[float]:
    """A course thinned to what a sparkline can show, its last value kept."""
    step = max(1, len(values) // points)
    return [float(value) for value in values[::-1][::step][::-1]]


def sentences(lines: Sequence[str | None]) -> None:
    """Sentences one below the other; those with nothing to say are left out. They may mark what counts with **."""
    st.markdown("\n".join(f"- {line}" for line in lines if line))


def tiles() -> "DeltaGenerator":
    """The row the tiles stand in; on a phone they go below each other."""
    return st.grid(4, min_column_width=160, gap="small", key="tiles")


def note(text: str) -> None:
    """A remark that the reader needs for all that follows."""
    st.caption(plain(text))


def beside(count: int = 2) -> Sequence["DeltaGenerator"]:
    """Places for panels side by side; below each other on a phone."""
    return st.columns(count, gap="large")


def empty(what: str, *, supplier: str, kind: str = "", how: str = "") -> None:
    """What is missing, who supplies it, and how: with the command that writes the template of an input kind."""
    with st.container(border=True):
        st.markdown(f"**{plain(what)}**")
        st.markdown(f"Disediakan oleh: {plain(supplier)}.")
        if how:
            st.markdown(how)
        if kind:
            st.markdown("Templat isian dibuat dengan perintah ini, lalu berkas terisi ditaruh di `data/inbox/`:")
            st.code(f"python -m loaders template {kind} --out {kind}.xlsx", language=None)


def plain(text: str) -> str:
    """Text from data as it is, whatever Markdown would make of it."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>$#~|" else sign for sign in text)


def _foot(
    view: Selection,
    metric: str,
    data: pd.DataFrame,
    title: str,
    population: str,
    note: str,
    headings: dict[str, str] | None,
    key: str,
) -> None:
    st.caption(plain(_caption(view, metric, population, note)))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"foot-{key}"):
        shown = st.toggle("Lihat tabel", key=f"table-{key}")
        _file(view, metric, data, title, population, note, headings, key)
        _origin(view, metric, key)
    if shown:
        _rows(tables.readable(data, headings), alt=f"Tabel: {title}")


def _rows(shown: pd.DataFrame, alt: str) -> None:
    st.dataframe(shown.style.format(tables.formats(shown)), hide_index=True, alt=alt)


def _file(
    view: Selection,
    metric: str,
    data: pd.DataFrame,
    title: str,
    population: str,
    note: str,
    headings: dict[str, str] | None,
    key: str,
) -> None:
    lines = [_marked(view, title), _caption(view, metric, population, note)]
    st.download_button(
        "Unduh CSV",
        lambda: tables.csv(tables.readable(data, headings), lines),
        file_name=file_name(view, metric),
        mime="text/csv",
        key=f"file-{key}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


def file_name(view: Selection, metric: str) -> str:
    """netra-compliance_by_unit-2024-20240826-kota-SIMULASI.csv"""
    parts = ["netra", metric, str(view.cycle), f"{view.as_of:%Y%m%d}", view.scope.scope_id]
    return "-".join([*parts, SIMULATED] if view.is_simulated else parts) + ".csv"


def _caption(view: Selection, metric: str, population: str, note: str) -> str:
    names = [SOURCES[kind] for kind in _inputs(metric)]
    parts = [f"{population}, {view.scope.inline}", f"posisi data per {view.position}"]
    if names:
        parts.append(f"sumber: {', '.join(names)}")
    return _marked(view, f"{' · '.join(parts)}. {note}".strip())


def _marked(view: Selection, text: str) -> str:
    return f"{SIMULATED}: {text}" if view.is_simulated else text


def _inputs(metric: str) -> tuple[str, ...]:
    return INPUTS.get(metric.split("_")[0], ())


def _origin(view: Selection, metric: str, key: str) -> None:
    with st.popover("Dari mana angka ini?", type="tertiary", icon=":material/info:", key=f"origin-{key}"):
        record = metrics.find(metric)
        st.markdown(f"**{plain(record.title)}**  \n{plain(record.definition)}")
        parts = {"Pembilang": record.numerator, "Penyebut": record.denominator, "Tidak dihitung": record.exclusions}
        for label, text in parts.items():
            if text:
                st.markdown(f"**{label}:** {plain(text)}")
        st.markdown("\n".join(f"- {plain(line)}" for line in _sources(view, metric)) or "Tanpa berkas masukan.")


def _sources(view: Selection, metric: str) -> list[str]:
    loads = ask("loads", view.build)
    behind = loads[loads["kind"].isin(_inputs(metric))] if len(loads) else loads
    counted = behind.groupby("kind").agg(files=("file", "nunique"), rows=("rows_loaded", "sum")).reset_index()
    return [
        f"{SOURCES.get(row['kind'], row['kind'])}: {number(row['files'])} berkas, {number(row['rows'])} baris"
        for row in tables.records(counted)
    ]
