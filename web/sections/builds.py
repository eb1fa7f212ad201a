"""The section of the page Data on builds: which there are, which bear a name for good, and what changed between two."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from access.roles import Permission, is_allowed
from metrics.changes import words
from metrics.selection import Selection
from narrative import changes as change_tables
from storage import builds, pins
from storage.builds import Build
from storage.errors import Refused
from text.escaping import escape_all
from web import snapshots
from web.panels import exhibit, query
from web.panels import text as panels_text


def tab(view: Selection) -> list[str]:
    """The heading of the section, for those who may look at builds."""
    return ["Muatan dan perubahan"] if is_allowed(view.viewer, Permission.BUILDS) else []


def show(view: Selection) -> None:
    """All of it, for those who may look at builds; nothing for others."""
    if not is_allowed(view.viewer, Permission.BUILDS):
        return
    found = builds.builds(view.dataset)[::-1]
    names = pins.pins_of(view.dataset)
    _listed(view, found, dict(names))
    if is_allowed(view.viewer, Permission.PINS):
        _pins(view, found, dict(names))
    if len(found) < 2:
        panels_text.note("Baru ada satu muatan. Sesudah pemuatan berikutnya, di sini tampak apa yang berubah.")
    else:
        _compared(view, found, dict(names))


def _listed(view: Selection, found: list[Build], names: dict[str, str]) -> None:
    rows = pd.concat([query.query("build_summary", build, view.viewer) for build in found], ignore_index=True)
    shown = rows.assign(
        made=[words.known(build) for build in found],
        name=pd.Series([names.get(build.name) for build in found], dtype=object),
        remark=pd.Series([_remark(build, view) for build in found], dtype=object),
    )
    title = words.builds_title(len(found), len(names))
    exhibit.table(view, "build_summary", shown, title)


def _remark(build: Build, view: Selection) -> str | None:
    if build == (view.newest or view.build):
        return "terkini"
    return "yang sedang tampil" if build == view.build else None


def _pins(view: Selection, found: list[Build], names: dict[str, str]) -> None:
    """Give a build a name, or take it back. What went wrong is said where the button is."""
    with st.expander("Sematkan muatan dengan nama", icon=":material/keep:"):
        panels_text.note(
            "Muatan yang disematkan tidak pernah dihapus dan dapat dipilih sebagai “Keadaan data”, misalnya untuk "
            "melihat lagi apa yang diketahui pada suatu rapat."
        )
        labels = snapshots.called(found, names)
        with st.form("pin", border=False):
            build = st.selectbox("Muatan", list(labels), format_func=labels.__getitem__, key="pin_build")
            name = st.text_input("Nama", placeholder="mis. Rapat monev 26 Agustus 2024", key="pin_name")
            with st.container(horizontal=True, gap="small"):
                wants = st.form_submit_button("Sematkan", type="primary", key="pin_wanted")
                lets_go = st.form_submit_button("Lepas sematan", key="unpin_wanted")
        try:
            if wants:
                pins.pin(view.viewer, view.dataset, build, name)
            elif lets_go:
                pins.unpin(view.viewer, view.dataset, build)
        except Refused as problem:
            st.error(escape_all(str(problem)))
        else:
            if wants or lets_go:
                st.rerun()


def _compared(view: Selection, found: list[Build], names: dict[str, str]) -> None:
    panels_text.section("Apa yang berubah di antara dua muatan")
    by_name = {build.name: build for build in found}
    labels = snapshots.called(found, names)
    left, right = panels_text.beside()
    with left:
        after = by_name[query.choice("ke", "Muatan", _first(labels, view.build.name))]
    older = {name: text for name, text in labels.items() if name != after.name}
    with right:
        usual = _usual(list(older), after, names)
        before = by_name[query.choice("dari", "Dibandingkan dengan", _first(older, usual))]
    changes = query.compare_builds(view, before, after)
    tables, on = change_tables.tables(changes), replace(view, as_of=changes.as_of)
    same = [said.title for said in tables.values() if said.rows.empty]
    panels_text.sentences([words.summary(changes, words.known(before, names.get(before.name, ""))), *same])
    for part, said in ((part, said) for part, said in tables.items() if len(said.rows)):
        exhibit.table(on, f"changes_{part}", said.rows, said.title, labels=said.labels)


def _usual(older: list[str], after: Build, names: dict[str, str]) -> str:
    """What one compares with unless told otherwise: the last build with a name before it, else the one before it."""
    before = [name for name in older if name < after.name] or older
    return next((name for name in before if name in names), before[0])


def _first(labels: dict[str, str], name: str) -> dict[str, str]:
    return {name: labels[name]} | labels
