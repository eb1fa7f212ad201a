"""What goes over the line between a browser and its session: what a page of ours causes, and nothing of the machine.

Streamlit also listens for messages that no page here sends (clear everybody's cache, install files, hand out addresses
for uploads), and tells every visitor the server's folders, versions and installation.
"""

import re
import sys

import streamlit as st
from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime import get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

from web.server.upload_gate import UploadOffer

HEARD = {"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"}
OPERATIONS = {"deferred_file", "dataframe_chunk"}
"""A file that is made at the click, and the further rows of a long table."""
LONGEST_ADDRESS = 2000
UPLOADS = "/_stcore/upload_file/"
_FILE = re.compile(r"/media/([0-9a-f]+)(?:\.\w+)?")
_ORIGIN = re.compile(r"https?://(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
DROP = "tempat-berkas"
"""The key of the place to drop files, so that the message that draws it is found without reading every message."""
_VERSION = ".".join(map(str, sys.version_info)).encode()
"""Stands in the first message of every run, and is looked for because reading every message whole would cost."""


def is_same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a line is opened by a page of ours; programs that are no browser name no origin.

    Asked before Streamlit, which trusts any page of this machine and looks up its outer address outside to do so.
    """
    if origin is None or origin in st.get_option("server.corsAllowedOrigins"):
        return True
    return re.sub(r"^https?://", "", origin) == host


def is_accepted(data: bytes, *, may_upload: bool = False) -> bool:
    """Whether a message from a browser is one that a page of ours sends; what cannot be read is left to Streamlit.

    Addresses for uploads are asked for one file at a time, and only where the page offers the upload.
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
    return kind in HEARD and len(message.rerun_script.query_string) <= LONGEST_ADDRESS


def files_named(data: bytes) -> list[str]:
    """The ids of the files that a message tells a browser to fetch: one it asked for, pictures, that of the tab.

    Read from these places alone: an id that merely stands in a text may have been put there by the reader.
    """
    if b"/media/" not in data:
        return []
    message = ForwardMsg.FromString(data)
    told = [message.backend_operation_response.deferred_file.url, message.page_config_changed.favicon]
    told += [picture.url for picture in message.delta.new_element.imgs.imgs]
    return [found[1] for address in told if (found := _FILE.fullmatch(address))]


def address(origin: str | None) -> str:
    """Where a browser stands that opened its line from a page of ours; empty where that is no address.

    A browser says it itself and lets no page write it; whoever forges it forges the link in his own file.
    """
    return origin if origin and _ORIGIN.fullmatch(origin) else ""


def notice(data: bytes, offer: UploadOffer) -> list[str]:
    """Note in a session's offer what a message to its browser draws; returns the upload addresses that it tells."""
    is_short = len(data) < 8  # the end of a run says nothing but how it ended
    if not (is_short or _VERSION in data or DROP.encode() in data or UPLOADS.encode() in data):
        return []
    message = ForwardMsg.FromString(data)
    kind = message.WhichOneof("type")
    if kind == "new_session":
        offer.begins()
    elif kind == "script_finished" and message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
        offer.ends()
    elif kind == "delta" and message.delta.new_element.WhichOneof("type") == "file_uploader":
        place = message.delta.new_element.file_uploader
        offer.draws(0 if place.disabled else place.max_upload_size_mb << 20)
    elif kind == "file_urls_response":
        return [told.upload_url for told in message.file_urls_response.file_urls]
    return []


def without_internals(data: bytes) -> bytes:
    """A message to a browser without what it tells of the machine."""
    if _VERSION not in data:
        return data
    message = ForwardMsg.FromString(data)
    if not message.HasField("new_session"):
        return data
    session = message.new_session
    session.main_script_path = session.name
    for told in (session.initialize.environment_info, session.initialize.user_info):
        told.Clear()
        told.SetInParent()
    return bytes(message.SerializeToString())


def throw_away(address: str) -> None:
    """Free the memory that an uploaded file takes, by `.../session/file`; nothing where its session has ended."""
    *_, session, file = address.split("/")
    manager = get_instance().uploaded_file_mgr
    assert isinstance(manager, MemoryUploadedFileManager)
    manager.remove_file(session_id=session, file_id=file)
