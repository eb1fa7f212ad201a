"""A visitor without a browser: asks by HTTP, and speaks over the line with a session as a forger would."""

import http.client
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd
from google.protobuf.text_format import MessageToString
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg, DeferredFileRequestPayload
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import generate_xsrf_token_string
from websockets import Subprotocol
from websockets.sync.client import ClientConnection, connect

from access.roles import OPERATOR
from settings import read_settings
from storage import audit_log
from tests.support.builds import make_build, nip
from tests.support.patience import SECONDS
from tests.support.shared import copy_of

CASE = "012/NTR/2024"
ROSTER = [
    *((2024, nip(number), "Dinas Kesehatan", "", "", "pelaksana", "", "", "") for number in range(1, 15)),
    *((2024, nip(number), "Dinas Sosial P3AP2KB", "", "", "jpt", "", "", "") for number in (15, 16)),
]
SIGNINGS = [(2024, nip(number), "2024-08-26", "ya") for number in (*range(1, 8), 15)]
CASES = [(CASE, 2024, "2024-09-02", "masyarakat", "Pemkot Malang", "Dinas Kesehatan", "pelaksana", "D1", nip(1))]
STEPS = [(CASE, "laporan", "2024-09-02")]


def two_datasets(place: Path) -> Path:
    """A warehouse with sixteen people in two OPD and one case, as official and as simulated data."""

    def make(fresh: Path) -> None:
        make_build(fresh, roster=ROSTER, signing=SIGNINGS, case=CASES, step=STEPS)
        shutil.copytree(fresh / "warehouse" / "simulasi", fresh / "warehouse" / "resmi")

    return copy_of("two_datasets", make, place) / "warehouse"


def logged(warehouse: Path) -> pd.DataFrame:
    """What the log of a server holds, oldest first; other tests that ask this server are in it too."""
    settings = replace(read_settings(), warehouse=warehouse, log=None)
    return audit_log.entries(OPERATOR, settings=settings).iloc[::-1]


@dataclass(frozen=True)
class Answer:
    """What an address gave."""

    status: int
    headers: dict[str, str]
    body: str
    content: bytes = b""


def ask(address: str, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
    """One request with the path exactly as it is written; a header's `_` stands for `-`."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=SECONDS)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        found = connection.getresponse()
        content = found.read()
        headers = {name.lower(): value for name, value in found.getheaders()}
        return Answer(found.status, headers, content.decode("utf-8", "replace"), content)
    finally:
        connection.close()


@dataclass
class Session:
    """One open line; `frames` is all that has been heard on it."""

    line: ClientConnection
    cookie: str
    query: str = ""
    page: str = ""
    page_hash: str = ""
    frames: list[bytes] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    last: list[Element] = field(default_factory=list)
    asked: int = 0

    def run(self) -> list[Element]:
        """Run the page and give what it shows."""
        self.say(self._wish())
        return self.shown()

    def press(self, label: str) -> str:
        """Press the button of that label on the page as shown last; the address to which it leads away."""
        asked = self._wish()
        button = next(one.button for one in self.last if one.button.label == label)
        state = asked.rerun_script.widget_states.widgets.add()
        state.id, state.trigger_value = button.id, True
        self.say(asked)
        return next(one.auth_redirect.url for one in self.heard() if one.WhichOneof("type") == "auth_redirect")

    def _wish(self) -> BackMsg:
        asked = BackMsg()
        asked.rerun_script.query_string = self.query
        asked.rerun_script.page_name = self.page
        asked.rerun_script.page_script_hash = self.page_hash
        for name, value in self.states.items():
            state = asked.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = name, value
        return asked

    def say(self, message: BackMsg) -> None:
        self.line.send(message.SerializeToString())

    def shown(self) -> list[Element]:
        """The elements of the run that ends next and shows any; an address that completes itself runs twice."""
        found: list[Element] = []
        for message in self.heard():
            if message.WhichOneof("type") == "delta":
                found.append(message.delta.new_element)
            elif message.WhichOneof("type") == "script_finished" and found:
                break
        self.last = found
        return found

    def heard(self) -> Iterator[ForwardMsg]:
        while True:
            data = self.line.recv(timeout=SECONDS)
            assert isinstance(data, bytes)
            self.frames.append(data)
            yield ForwardMsg.FromString(data)

    def messages(self, kind: str) -> list[ForwardMsg]:
        """What has been heard so far of one kind."""
        return [one for one in map(ForwardMsg.FromString, self.frames) if one.WhichOneof("type") == kind]

    def take(self, number: int = 0) -> str:
        """The address of the file behind a button of the page as shown last, made as at a click."""
        buttons = [one.download_button for one in self.last if one.WhichOneof("type") == "download_button"]
        return self._ask_for(buttons[number].deferred_file_id)[-1].backend_operation_response.deferred_file.url

    def catch_up(self) -> list[ForwardMsg]:
        """Hear all that the server had to answer so far.

        It answers in order, so a file that there is none of is asked for, and everything heard up to that answer. A
        run of the page would not do: when it begins, Streamlit throws away what it has not sent yet.
        """
        return self._ask_for("none")[:-1]

    def _ask_for(self, file: str) -> list[ForwardMsg]:
        """Ask for a file; what is heard up to the answer, and the answer."""
        own = self.messages("new_session")[0].new_session.initialize.session_id
        self.asked += 1
        asked = BackendOperationRequest(
            request_id=str(self.asked), session_id=own, deferred_file=DeferredFileRequestPayload(file_id=file)
        )
        self.say(BackMsg(backend_operation_request=asked))
        found = []
        for message in self.heard():
            found.append(message)
            if message.backend_operation_response.request_id == asked.request_id:
                break
        return found

    def choose(self, label: str, value: str) -> list[Element]:
        """Choose in the box of that label, on the page as shown last, by the words that stand in it."""
        box = next(one.selectbox for one in self.last or self.run() if one.selectbox.label == label)
        self.states[box.id] = value
        return self.run()


@contextmanager
def session(address: str, page: str = "", query: str = "", **headers: str) -> Iterator[Session]:
    """A line as a browser opens it: with the cookie of the first page, from the page's own origin."""
    cookie = ask(address, "/").headers["set-cookie"].split(";")[0]
    sent = {"Origin": address, "Cookie": cookie} | headers
    url = address.replace("http", "ws") + "/_stcore/stream"
    # A cookie that says who one is counts for nothing without the token that only a page of ours can read.
    token = generate_xsrf_token_string()
    sent["Cookie"] += f"; _streamlit_xsrf={token}"
    protocols = [Subprotocol("streamlit"), Subprotocol(token)]
    with connect(
        url, additional_headers=sent, subprotocols=protocols, compression=None, max_size=None, proxy=None
    ) as line:
        yield Session(line, cookie, query, page)


def said(elements: list[Element]) -> str:
    """All text that a run shows, of whatever kind."""
    return "\n".join(MessageToString(one, as_utf8=True) for one in elements)
