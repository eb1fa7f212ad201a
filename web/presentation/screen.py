"""Presentation mode on the screen: one slide fills it, and keys move to the next."""

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
"""Pixels of the screen, its edges, one line of title, and a foot of one line; see .streamlit/stage.css."""
LETTERS, FOOT_LETTERS = 66, 74
"""Letters in a line of the title, and in the foot beside the slide number."""
HINT = "Tombol: → atau PageDown lanjut · ← atau PageUp kembali · {units}Esc selesai"
KEYS = {"onward": ("Right", "PageDown", "Space"), "back": ("Left", "PageUp")}


def is_on() -> bool:
    """Whether the address asks for a presentation."""
    return PARAM in st.query_params


def show_slide(page: st.Page, name: str, pages: Mapping[str, st.Page]) -> None:
    """Run a page and show one slide of it; `pages` are those in presentation mode, by name and in order."""
    requested_page, _, requested = st.query_params[PARAM][:LONGEST_WISH].rpartition(".")
    if requested_page in pages and requested_page != name:
        st.switch_page(pages[requested_page], query_params=st.query_params.to_dict() | {PARAM: requested})
    st.html(ROOT / ".streamlit" / "stage.css")
    with stage.collecting() as opened, st.container(key="stage-source"):
        page.run()
    if opened.view is None:
        return
    position = stage.clamp(stage.parse(name, requested), opened)
    _keys(position, opened, list(pages))
    _screen(page, position, opened, opened.view)


def show_links(opened: st.Page, page: Page, params: Mapping[str, str]) -> None:
    """Draw the links into presentation mode on the pages that have one."""
    if not page.is_presentable or not params:
        return
    with st.container(key="paparan", gap=None):
        st.page_link(opened, label="Paparan", icon=":material/slideshow:", query_params=dict(params) | {PARAM: "1"})
        if page.has_unit_slides:
            targets = dict(params) | {PARAM: str(SlidePosition(page.name, UNITS))}
            st.page_link(opened, label="Paparan per OPD", icon=":material/slideshow:", query_params=targets)


def _screen(page: st.Page, position: SlidePosition, opened: Stage, view: Selection) -> None:
    """Draw title, picture and foot, as high as the screen."""
    parts = opened.parts[position.part]
    slide = parts[position.number - 1] if parts else Slide("Tidak ada gambar untuk tampilan ini", "", _draw_nothing)
    word = slide.mark or (SIMULATED if view.is_simulated else "")
    mark = f"**{word}** · " if word else ""
    hint = HINT.format(units="↓ satu per satu OPD · " if opened.parts[UNITS] and position.part == FINDINGS else "")
    lines = 1 + (position.number == 1)
    with st.container(key="stage"):
        st.header(escape_all(slide.title), anchor=False)
        height = HEIGHT - PADDING - LINE * -(-len(slide.title) // LETTERS) - FOOT * lines
        with st.container(key="stage-picture"):
            height -= 30 * (len(slide.caption) > FOOT_LETTERS)
            st.html(f"<style>.st-key-stage-picture {{ --room: {height}px }}</style>")
            cut = slide.draw(height)
        caption = " · ".join(filter(None, (slide.caption, cut)))
        with st.container(horizontal=True, key="stage-foot", vertical_alignment="top"):
            st.markdown(f"{mark}{escape_all(caption)}")
            st.markdown(f"{escape_all(page.title)} · {position.number} dari {max(len(parts), 1)}", width="content")
            params = view.params()
        if position.number == 1:
            with st.container(key="stage-hint", horizontal=True):
                st.markdown(hint)
                st.page_link(page, label="Tutup paparan", query_params=params, width="content")


def _draw_nothing(_: int) -> str:
    """Draw the slide of a page without pictures."""
    return ""


def _keys(position: SlidePosition, opened: Stage, pages: list[str]) -> None:
    """Draw hidden buttons with keys as shortcuts; a presenter sends PageDown and PageUp."""
    onward = stage.next_position(position, len(opened.parts[position.part]), pages)
    targets = {"onward": onward, "back": stage.previous_position(position, pages)}
    with st.container(key="stage-keys"):
        for direction, keys in KEYS.items():
            for key in keys:
                st.button(f"{direction} {key}", shortcut=key, on_click=_go, args=(position, targets[direction]))
        if opened.parts[UNITS]:
            st.button("down", shortcut="Down", on_click=_go, args=(position, SlidePosition(position.page, UNITS)))
            st.button("up", shortcut="Up", on_click=_go, args=(position, SlidePosition(position.page)))
        st.button("leave", shortcut="Esc", on_click=_leave)


def _go(current: SlidePosition, target: SlidePosition) -> None:
    st.query_params[PARAM] = str(target) if current.page == target.page else f"{target.page}.{target}"


def _leave() -> None:
    del st.query_params[PARAM]
