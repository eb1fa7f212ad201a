"""Presentation mode as it is seen: one finding of a page fills the screen, keys lead to the next; nothing to press."""

from collections.abc import Mapping

import streamlit as st

from metrics.selection import LONGEST_WISH, Selection
from narrative.exhibits import SIMULATED
from settings import ROOT
from text.escaping import escape_all
from web.navigation import Page
from web.presentation import stage
from web.presentation.stage import FINDINGS, PARAM, UNITS, Slide, SlidePosition, Stage

HEIGHT, PADDING, LINE, FOOT = 720, 50, 44, 56
"""Pixels of a screen, of its edges, of one line of title, of the foot in one line; see .streamlit/stage.css."""
LETTERS, FOOT_LETTERS = 66, 74
"""Letters in a line of title, and of the foot beside the number of the screen."""
HINT = "Tombol: → atau PageDown lanjut · ← atau PageUp kembali · {units}Esc selesai"
KEYS = {"onward": ("Right", "PageDown", "Space"), "back": ("Left", "PageUp")}


def is_on() -> bool:
    """Whether the address asks for a presentation."""
    return PARAM in st.query_params


def show(page: st.Page, name: str, pages: Mapping[str, st.Page]) -> None:
    """Run a page and show one finding of it; `pages` are those that may be shown, by name and in their order."""
    wished, _, wish = st.query_params[PARAM][:LONGEST_WISH].rpartition(".")
    if wished in pages and wished != name:
        st.switch_page(pages[wished], query_params=st.query_params.to_dict() | {PARAM: wish})
    st.html(ROOT / ".streamlit" / "stage.css")
    with stage.opened() as opened, st.container(key="stage-source"):
        page.run()
    if opened.view is None:
        return
    place = stage.found(stage.read(name, wish), opened)
    _keys(place, opened, list(pages))
    _screen(page, place, opened, opened.view)


def links(opened: st.Page, page: Page, params: Mapping[str, str]) -> None:
    """Draw the links into presentation mode on the pages that have one."""
    if not page.is_presentable or not params:
        return
    with st.container(key="paparan", gap=None):
        st.page_link(opened, label="Paparan", icon=":material/slideshow:", query_params=dict(params) | {PARAM: "1"})
        if page.has_unit_slides:
            ways = dict(params) | {PARAM: str(SlidePosition(page.name, UNITS))}
            st.page_link(opened, label="Paparan per OPD", icon=":material/slideshow:", query_params=ways)


def _screen(page: st.Page, place: SlidePosition, opened: Stage, view: Selection) -> None:
    """Title, picture and foot, as high as a screen."""
    parts = opened.parts[place.part]
    finding = parts[place.number - 1] if parts else Slide("Tidak ada gambar untuk tampilan ini", "", _nothing)
    mark = f"**{SIMULATED}** · " if view.is_simulated else ""
    hint = HINT.format(units="↓ satu per satu OPD · " if opened.parts[UNITS] and place.part == FINDINGS else "")
    lines = 1 + (place.number == 1)
    with st.container(key="stage"):
        st.header(escape_all(finding.title), anchor=False)
        room = HEIGHT - PADDING - LINE * -(-len(finding.title) // LETTERS) - FOOT * lines
        with st.container(key="stage-picture"):
            room -= 30 * (len(finding.caption) > FOOT_LETTERS)
            st.html(f"<style>.st-key-stage-picture {{ --room: {room}px }}</style>")
            cut = finding.draw(room)
        said = " · ".join(filter(None, (finding.caption, cut)))
        with st.container(horizontal=True, key="stage-foot", vertical_alignment="top"):
            st.markdown(f"{mark}{escape_all(said)}")
            st.markdown(f"{escape_all(page.title)} · {place.number} dari {max(len(parts), 1)}", width="content")
            params = view.params()
        if place.number == 1:
            with st.container(key="stage-hint", horizontal=True):
                st.markdown(hint)
                st.page_link(page, label="Tutup paparan", query_params=params, width="content")


def _nothing(_: int) -> str:
    return ""


def _keys(place: SlidePosition, opened: Stage, pages: list[str]) -> None:
    """Buttons that nobody sees, pressed by keys; a clicker for slides sends PageDown and PageUp."""
    onward = stage.onward(place, len(opened.parts[place.part]), pages)
    ways = {"onward": onward, "back": stage.back(place, pages)}
    with st.container(key="stage-keys"):
        for way, keys in KEYS.items():
            for key in keys:
                st.button(f"{way} {key}", shortcut=key, on_click=_go, args=(place, ways[way]))
        if opened.parts[UNITS]:
            st.button("down", shortcut="Down", on_click=_go, args=(place, SlidePosition(place.page, UNITS)))
            st.button("up", shortcut="Up", on_click=_go, args=(place, SlidePosition(place.page)))
        st.button("leave", shortcut="Esc", on_click=_leave)


def _go(here: SlidePosition, there: SlidePosition) -> None:
    st.query_params[PARAM] = str(there) if here.page == there.page else f"{there.page}.{there}"


def _leave() -> None:
    del st.query_params[PARAM]
