"""The frame alone: what a session remembers of the addresses that it completed."""

from streamlit.testing.v1 import AppTest


def open_many_links() -> None:
    """A session that opens one link after another, each with one value of four."""
    from datetime import date
    from pathlib import Path

    import streamlit as st

    from metrics.selection import WHOLE_CITY, Selection
    from storage.builds import Build
    from web import frame

    day = date(2024, 8, 26)
    view = Selection(Build("simulasi", "x", Path("x")), 2024, day, WHOLE_CITY, ())
    for number in range(200):
        st.query_params.from_dict({"perkara": str(number)})
        frame._remember(view)


def test_a_session_remembers_the_last_fifty_addresses_that_it_completed_and_no_more() -> None:
    app = AppTest.from_function(open_many_links, default_timeout=30).run()
    assert not app.exception
    completed = app.session_state["completed"]
    assert [address["perkara"] for address in completed] == [str(number) for number in range(150, 200)]
    assert app.query_params["siklus"] == "2024"
