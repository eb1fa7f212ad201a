"""Websocket messages: which are accepted from a browser, and what is read from and stripped of those sent to it."""

import sys

import pytest
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg, DeferredFileRequestPayload
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Common_pb2 import FileURLsRequest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.support.forged_messages import UNHEARD
from web.server import messages
from web.server.messages import client_address as own_address
from web.server.upload_gate import UploadOffer


@pytest.mark.parametrize("what", UNHEARD)
def test_a_message_that_no_page_sends_is_not_heard(what: str) -> None:
    assert not messages.is_accepted(UNHEARD[what].SerializeToString())


def test_the_messages_of_our_pages_are_heard() -> None:
    file = BackendOperationRequest(deferred_file=DeferredFileRequestPayload(file_id="x"))
    for heard in (
        BackMsg(rerun_script=ClientState()),
        BackMsg(app_heartbeat=True),
        BackMsg(backend_operation_request=file),
    ):
        assert messages.is_accepted(heard.SerializeToString())


@pytest.mark.parametrize("origin", ["https://netra.kota.go.id", "http://10.0.0.7:8501", "http://[::1]:8501"])
def test_a_link_leads_to_where_the_browser_stands(origin: str) -> None:
    assert own_address(origin) == origin


@pytest.mark.parametrize(
    "origin",
    [None, "", "null", "javascript:alert(1)", "https://a.id/x?y", "https://a b", "https://a\n.id", "https://x@y"],
)
def test_what_is_no_plain_address_comes_into_no_file(origin: str | None) -> None:
    assert own_address(origin) == ""


def test_an_upload_address_is_requested_for_one_file_and_only_where_the_page_offers_it() -> None:
    one, two = (
        BackMsg(file_urls_request=FileURLsRequest(file_names=names)).SerializeToString()
        for names in (["a"], ["a", "b"])
    )
    assert messages.is_accepted(one, may_upload=True) and not messages.is_accepted(one)
    assert not messages.is_accepted(two, may_upload=True)


def test_what_cannot_be_parsed_is_left_to_streamlit() -> None:
    assert messages.is_accepted(b"\xff\xff\xff")


@pytest.mark.parametrize(
    ("origin", "host", "expected"),
    [
        ("https://netra.id", "netra.id", True),
        ("http://localhost:8501", "localhost:8501", True),
        (None, "netra.id", True),  # a program other than a browser
        ("https://netra.id", "lain.id", False),
        ("https://netra.id:444", "netra.id", False),
        ("null", "netra.id", False),
        ("", "netra.id", False),
    ],
)
def test_a_websocket_is_opened_by_a_page_of_the_same_host(origin: str | None, host: str, expected: bool) -> None:
    assert messages.is_same_origin(origin, host) is expected


def test_media_are_those_that_a_message_points_to_and_not_those_that_a_text_names() -> None:
    message = ForwardMsg()
    message.page_config_changed.favicon = "/media/0a1b.png"
    assert messages.media_ids(message) == ["0a1b"]
    message = ForwardMsg()
    message.delta.new_element.imgs.imgs.add().url = "/media/ff00.png"
    message.delta.new_element.imgs.imgs.add().url = "/media/../settings.py"
    assert messages.media_ids(message) == ["ff00"]
    message = ForwardMsg()
    message.delta.new_element.markdown.body = "/media/0a1b.png"
    assert messages.media_ids(message) == []


def _new_session() -> ForwardMsg:
    message = ForwardMsg()
    message.new_session.name, message.new_session.main_script_path = "router.py", "/srv/netra/pages/router.py"
    message.new_session.initialize.environment_info.python_version = ".".join(map(str, sys.version_info))
    message.new_session.initialize.user_info.installation_id = "x"
    return message


def test_a_session_learns_nothing_of_the_server() -> None:
    message = _new_session()
    assert messages.strip_server_details(message) and not messages.strip_server_details(ForwardMsg())
    session = message.new_session
    assert session.main_script_path == session.name == "router.py"
    assert session.initialize.HasField("environment_info") and session.initialize.HasField("user_info")
    assert not session.initialize.environment_info.python_version and not session.initialize.user_info.installation_id


def test_an_offer_follows_what_the_runs_of_a_page_draw() -> None:
    offer = UploadOffer("a" * 32)
    uploader = ForwardMsg()
    uploader.delta.new_element.file_uploader.max_upload_size_mb = 5
    done = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY)
    assert messages.track_offer(_new_session(), offer) == []
    messages.track_offer(uploader, offer)
    assert offer.max_bytes == 5 << 20
    messages.track_offer(done, offer)
    assert offer.max_bytes == 5 << 20
    messages.track_offer(_new_session(), offer)
    messages.track_offer(done, offer)
    assert offer.max_bytes == 0  # the last run drew no uploader


def test_the_upload_addresses_of_a_message_are_returned() -> None:
    message = ForwardMsg()
    message.file_urls_response.file_urls.add().upload_url = f"{messages.UPLOAD_PATH}session/file"
    assert messages.track_offer(message, UploadOffer("a" * 32)) == ["/_stcore/upload_file/session/file"]
