"""Websocket messages between a browser and its session: which are accepted, and what is stripped from those sent.

Streamlit also accepts messages that no page here sends (clear everybody's cache, install files, give out addresses for
uploads), and sends every visitor the server's folders, versions and installation.
"""

import re

import streamlit as st
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from web.server.upload_gate import UploadOffer

ACCEPTED = {"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"}
OPERATIONS = {"deferred_file", "dataframe_chunk"}
"""A file that is made at the click, and further rows of a long table."""
MAX_QUERY_LENGTH = 2000
UPLOAD_PATH = "/_stcore/upload_file/"
_MEDIA_PATH = re.compile(r"/media/([0-9a-f]+)(?:\.\w+)?")
_ORIGIN = re.compile(r"https?://(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


def is_same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a websocket is opened by a page of ours; programs other than browsers send no origin.

    Checked before Streamlit does, which trusts any page of this machine and asks outside for its public address.
    """
    if origin is None or origin in st.get_option("server.corsAllowedOrigins"):
        return True
    return re.sub(r"^https?://", "", origin) == host


def is_accepted(data: bytes, *, may_upload: bool = False) -> bool:
    """Whether a message from a browser is one that our pages send; what cannot be parsed is left to Streamlit.

    Upload addresses are requested for one file at a time, and only while the page offers the upload.
    """
    try:
        message = BackMsg.FromString(data)
    except DecodeError:
        return True
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in OPERATIONS
    if kind == "file_urls_request":
        return may_upload and len(message.file_urls_request.file_names) == 1
    return kind in ACCEPTED and len(message.rerun_script.query_string) <= MAX_QUERY_LENGTH


def media_ids(message: ForwardMsg) -> list[str]:
    """Return the ids of the media files that a message tells a browser to fetch: downloads, pictures, the tab's icon.

    Only these fields count: an id inside a text may have been put there by the reader.
    """
    addresses = [message.backend_operation_response.deferred_file.url, message.page_config_changed.favicon]
    addresses += [picture.url for picture in message.delta.new_element.imgs.imgs]
    return [found[1] for address in addresses if (found := _MEDIA_PATH.fullmatch(address))]


def client_address(origin: str | None) -> str:
    """Return the address of the dashboard as the browser knows it, from its Origin header; empty for anything else.

    Pages cannot set this header; a program that forges it changes only the link in its own file.
    """
    return origin if origin and _ORIGIN.fullmatch(origin) else ""


def track_offer(message: ForwardMsg, offer: UploadOffer) -> list[str]:
    """Update a session's offer from a message to its browser; returns the upload addresses in it.

    A run of a fragment draws a part of the page, and changes no offer.
    """
    kind = message.WhichOneof("type")
    if kind == "new_session" and not message.metadata.run.fragment_ids:
        offer.start_run()
    elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
        offer.finish_run()
    elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "file_uploader":
        place = message.delta.new_element.file_uploader
        offer.draw(0 if place.disabled else place.max_upload_size_mb << 20)
    elif kind == "file_urls_response":
        return [urls.upload_url for urls in message.file_urls_response.file_urls]
    return []


def strip_server_details(message: ForwardMsg) -> bool:
    """Remove details of the server from a message to a browser; return whether it had any."""
    if not message.HasField("new_session"):
        return False
    session = message.new_session
    session.main_script_path = session.name
    for details in (session.initialize.environment_info, session.initialize.user_info):
        details.Clear()
        details.SetInParent()
    return True


def discard_upload(address: str) -> None:
    """Free the memory of an uploaded file by its address `.../session/file`; nothing once its session has ended."""
    *_, session, file = address.split("/")
    manager = get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    manager.remove_file(session_id=session, file_id=file)
