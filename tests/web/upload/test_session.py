"""Session state of an upload: made once, kept while the upload lasts, and forgotten with it."""

from streamlit.testing.v1 import AppTest

from submissions.uploads import Choice, Upload
from tests.support.patience import SECONDS
from web.upload import session


def run_of_a_page() -> None:
    from collections.abc import Callable

    import streamlit as st

    from submissions.uploads import Choice
    from web.upload import session

    made = st.session_state.setdefault("made", [])

    def maker(number: int) -> Callable[[], int]:
        def make() -> int:
            made.append(number)
            return number * 10

        return make

    for number in range(session.MAX_KEPT + 1):
        session.remember(("preview", number), maker(number))
    session.remember(("preview", session.MAX_KEPT), maker(-1))  # remembered: not made again
    session.remember(("preview", 0), maker(0))  # the oldest was forgotten: made again
    session.keep_choice(("sheet", 1), Choice("roster"))
    session.keep_names((("Dinkes Kota", 2024, "Dinas Kesehatan"),))
    session.leave_message("Terbit", "success")
    st.text(f"{session.choice(('sheet', 1), Choice())} {session.choice(('sheet', 2), Choice('case')).kind}")
    st.text(str(session.take_message() + session.take_message()))
    st.text(f"{session.upload_number()} {len(session.accepted_names())}")
    session.start_over()
    st.text(
        f"{session.upload_number()} {len(session.accepted_names())} {session.choice(('sheet', 1), Choice()).kind!r}"
    )


def test_findings_choices_names_and_messages_last_as_long_as_they_should() -> None:
    app = AppTest.from_function(run_of_a_page, default_timeout=SECONDS).run()
    assert not app.exception
    assert app.session_state["made"] == [*range(session.MAX_KEPT + 1), 0]
    chosen, message, before, after = (str(element.value) for element in app.text)
    assert chosen == f"{Choice('roster')} case"
    assert message == "('Terbit', 'success', '', '')"
    assert (before, after) == ("0 1", "1 0 ''")


def test_a_finding_depends_on_the_bytes_the_name_and_all_choices() -> None:
    one = Upload("a.csv", b"x")
    assert session.cache_key("look", "hash", one) == session.cache_key("look", "hash", Upload("a.csv", b"x"))
    assert session.cache_key("look", "hash", one) != session.cache_key("look", "other", one)
    assert session.cache_key("look", "hash", one) != session.cache_key("preview", "hash", one)
    assert session.cache_key("look", "hash", one) != session.cache_key("look", "hash", Upload("b.csv", b"x"))
