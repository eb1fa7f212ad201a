"""Who may hand a file in through the wall: those whose page offers it, at addresses they were told, within limits."""

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLsRequest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string

from tests.support.visitor import Session, ask, session
from web.server.messages import track_offer
from web.server.upload_gate import (
    FRAMING_BYTES,
    MAX_BROWSERS,
    MAX_FILES_PER_BROWSER,
    MAX_FILES_PER_SESSION,
    MAX_INTERRUPTED_RUNS,
    MAX_TOTAL_BYTES,
    MediaGrants,
    UploadGate,
    UploadOffer,
)

WHOLE = "dataset=simulasi&siklus=2024&posisi=2024-09-02&lingkup=kota"
SWITCH = "Lihat sebagai (percobaan)"
A, B = "a" * 32, "b" * 32
BODY = b'--x\r\nContent-Disposition: form-data; name="f"; filename="x.csv"\r\n\r\n1;2\r\n--x--\r\n'


def opened(*browsers: str, most: int = 100) -> tuple[UploadGate, list[UploadOffer], list[str]]:
    """A gate with an offer for each browser, and what it threw away."""
    gone: list[str] = []
    offers = [UploadOffer(browser) for browser in browsers]
    for offer in offers:
        offer.draw(most)
        offer.finish_run()
    return UploadGate(gone.append), offers, gone


def test_an_address_takes_one_file_of_the_browser_that_was_told() -> None:
    gate, (mine, _), _ = opened(A, B)
    gate.register(mine, ["/x"])
    assert not gate.may_upload(B, "/x", 5) and not gate.may_upload("", "/x", 5) and not gate.may_upload(A, "/y", 5)
    assert gate.may_upload(A, "/x", 5) and not gate.may_upload(A, "/x", 5)
    assert not gate.release(B, "/x") and gate.release(A, "/x") and not gate.may_upload(A, "/x", 5)


def test_a_browser_without_a_cookie_is_given_nothing() -> None:
    gate, (nobody,), _ = opened("")
    gate.register(nobody, ["/x"])
    assert not gate.may_upload("", "/x", 5) and not gate.release("", "/x")


def test_a_file_is_as_long_as_the_page_offers_and_no_longer() -> None:
    gate, (mine,), _ = opened(A, most=100)
    gate.register(mine, ["/x"])
    assert not gate.may_upload(A, "/x", 100 + FRAMING_BYTES + 1) and not gate.may_upload(A, "/x", 0)
    assert gate.may_upload(A, "/x", 100 + FRAMING_BYTES)


def test_an_offer_lasts_while_the_page_draws_it() -> None:
    offer = UploadOffer(A)
    assert offer.max_bytes + offer.drawn_bytes == 0
    offer.start_run()
    offer.draw(7)
    assert (offer.max_bytes, offer.drawn_bytes) == (7, 7)  # before the run has ended
    offer.finish_run()
    offer.start_run()
    assert offer.max_bytes == 7  # the page is still there while it runs again
    offer.finish_run()
    assert offer.max_bytes + offer.drawn_bytes == 0


def test_an_offer_ends_for_whoever_interrupts_every_run() -> None:
    offer = UploadOffer(A)
    offer.draw(7)
    for _ in range(MAX_INTERRUPTED_RUNS):
        offer.start_run()
    assert offer.max_bytes == 7  # a visitor who clicks on and on before the page is whole
    offer.start_run()
    assert offer.max_bytes == 0
    offer.draw(7)
    offer.start_run()
    assert offer.max_bytes == 7


def test_a_run_of_a_part_of_the_page_changes_no_offer() -> None:
    offer, run = UploadOffer(A), ForwardMsg()
    offer.draw(7)
    run.new_session.SetInParent()
    run.metadata.run.fragment_ids.append("table")
    track_offer(run, offer)
    track_offer(ForwardMsg(script_finished=ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY), offer)
    assert (offer.max_bytes, offer.drawn_bytes, offer.interrupted_runs) == (7, 7, 0)


def test_an_address_that_was_told_is_worth_nothing_once_the_page_offers_nothing() -> None:
    gate, (mine,), _ = opened(A)
    gate.register(mine, ["/x"])
    mine.start_run()
    mine.finish_run()
    assert not gate.may_upload(A, "/x", 5)


def test_the_oldest_file_of_a_session_makes_room_and_is_thrown_away() -> None:
    gate, (mine,), gone = opened(A)
    for number in range(MAX_FILES_PER_SESSION + 1):
        gate.register(mine, [f"/{number}"])
        assert gate.may_upload(A, f"/{number}", 5)
    assert gone == ["/0"] and not gate.release(A, "/0") and gate.release(A, "/1")


def test_all_files_together_have_a_limit_and_those_of_the_gone_go_first() -> None:
    half = MAX_TOTAL_BYTES // 2
    gate, (mine, others), gone = opened(A, B, most=half)
    gate.register(mine, ["/m1", "/m2"])
    gate.register(others, ["/o1"])
    assert gate.may_upload(A, "/m1", half) and gate.may_upload(B, "/o1", half)
    assert not gate.may_upload(A, "/m2", 5) and not gone
    gate.end_session(others)
    assert gate.may_upload(A, "/m2", 5) and gone == ["/o1"]


def test_a_media_file_is_granted_to_one_browser_and_the_oldest_grants_are_forgotten() -> None:
    grants = MediaGrants()
    for number in range(MAX_FILES_PER_BROWSER + 1):
        grants.grant(A, str(number))
    assert grants.is_granted(A, "1") and grants.is_granted(A, str(MAX_FILES_PER_BROWSER))
    assert not grants.is_granted(A, "0") and not grants.is_granted(B, "1") and not grants.is_granted("", "1")
    for number in range(MAX_BROWSERS):
        grants.grant(f"{number:032x}", "x")
    assert not grants.is_granted(A, "1")


def tries(visitor: Session, role: str) -> None:
    """Choose a role, and see the page as that role does."""
    visitor.choose(SWITCH, role)
    assert [one.selectbox.raw_value for one in visitor.last if one.selectbox.label == SWITCH] == [role]


def wishes(visitor: Session, *names: str) -> None:
    visitor.say(BackMsg(file_urls_request=FileURLsRequest(request_id="1", file_names=names)))


def told(visitor: Session) -> str:
    """The address that the session is given for one file."""
    wishes(visitor, "x.csv")
    answer = next(one.file_urls_response for one in visitor.heard() if one.HasField("file_urls_response"))
    return str(answer.file_urls[0].upload_url)


def is_heard(visitor: Session, *names: str) -> bool:
    """Whether a wish is answered."""
    wishes(visitor, *names)
    return any(message.HasField("file_urls_response") for message in visitor.catch_up())


def put(address: str, path: str, cookie: str, body: bytes = BODY, **headers: str) -> int:
    """Send a file as a browser would."""
    token = generate_xsrf_token_string()
    sent = {"Cookie": f"{cookie}; _streamlit_xsrf={token}", "X_Xsrftoken": token, **headers}
    return ask(address, path, method="PUT", body=body, Content_Type="multipart/form-data; boundary=x", **sent).status


@pytest.mark.parametrize("page", ["", "data"])
def test_the_public_is_not_heard_when_it_asks_for_an_address(address: str, page: str) -> None:
    with session(address, page, "dataset=resmi") as visitor:
        visitor.run()
        assert not is_heard(visitor, "x.csv")


def test_who_tries_a_role_hands_in_one_small_file_at_the_told_address_and_no_more(address: str) -> None:
    with session(address, "data", WHOLE) as visitor, session(address, "data", WHOLE) as other:
        other.run()
        assert not is_heard(other, "x.csv")  # as Sekda, who uploads nothing
        tries(visitor, "Pengelola (BKPSDM)")
        assert is_heard(visitor, "x.csv") and not is_heard(visitor, "x.csv", "y.csv")
        path = told(visitor)
        assert put(address, path, other.cookie) == put(address, path, "x=y") == 404
        assert put(address, path + "0", visitor.cookie) == 404
        assert put(address, path, visitor.cookie, Sec_Fetch_Site="cross-site") == 403
        assert put(address, path, visitor.cookie, b"x" * (7 << 20)) == 404
        assert ask(address, path, method="POST", body=BODY, Cookie=visitor.cookie).status == 404
        assert ask(address, path, Cookie=visitor.cookie).status == 404
        assert put(address, path, visitor.cookie) == 204
        assert put(address, path, visitor.cookie) == 404
        # Streamlit's own token is missing: another site cannot use the cookies of a visitor.
        assert ask(address, told(visitor), method="PUT", body=BODY, Cookie=visitor.cookie).status == 403
        unused = told(visitor)
        tries(visitor, "Publik")
        assert not is_heard(visitor, "x.csv")
        assert put(address, unused, visitor.cookie) == 404
