"""Grants for one browser: media files that its pages show, and addresses at which it may upload a file.

Streamlit gives an upload address to every session that asks, and accepts a file at any address. Here a session may ask
only while its page shows the file uploader, and the uploads kept in memory are limited per session and in total.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MAX_BROWSERS, MAX_FILES_PER_BROWSER = 5000, 128
MAX_FILES_PER_SESSION = 3
"""One file, its successor, and one that failed; the oldest makes room for a fourth."""
MAX_TOTAL_BYTES = 300 << 20
"""Memory for the uploads of all sessions, until they are discarded or their sessions end."""
FRAMING_BYTES = 1 << 20
"""By how much a request may be longer than its file."""
MAX_INTERRUPTED_RUNS = 10
"""How many runs in a row may be interrupted before they draw the uploader; after more of them nothing is offered."""


class MediaGrants:
    """Which browser may fetch which media file: Streamlit names files by a hash, which is no secret."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    def grant(self, browser_id: str, file_id: str) -> None:
        """Let a browser fetch a file; the least recently granted are forgotten."""
        own = self._files.setdefault(browser_id, OrderedDict())
        self._files.move_to_end(browser_id)
        own[file_id] = None
        own.move_to_end(file_id)
        for granted, limit in ((own, MAX_FILES_PER_BROWSER), (self._files, MAX_BROWSERS)):
            while len(granted) > limit:
                granted.popitem(last=False)

    def is_granted(self, browser_id: str, file_id: str) -> bool:
        """Whether a browser was granted a file."""
        return file_id in self._files.get(browser_id, ())


@dataclass(eq=False)
class UploadOffer:
    """What one session may upload now: files of up to `max_bytes`, 0 for none.

    `drawn_bytes` is what the current run of the page has offered so far.
    """

    browser_id: str
    max_bytes: int = 0
    drawn_bytes: int = 0
    interrupted_runs: int = 0
    has_ended: bool = False

    def start_run(self) -> None:
        """Note that a run of the page begins; meanwhile the page of the last whole run stays usable."""
        self.drawn_bytes = 0
        self.interrupted_runs += 1
        if self.interrupted_runs > MAX_INTERRUPTED_RUNS:
            self.max_bytes = 0

    def draw(self, max_bytes: int) -> None:
        """Note that the run draws a file uploader of that size: it may be used at once."""
        self.drawn_bytes = self.max_bytes = max_bytes
        self.interrupted_runs = 0

    def finish_run(self) -> None:
        """Note that the run is over: what it did not draw is no longer offered."""
        self.max_bytes = self.drawn_bytes
        self.interrupted_runs = 0


class UploadGate:
    """The open upload addresses of all sessions; `discard` frees the memory of a file that makes room."""

    def __init__(self, discard: Callable[[str], None]) -> None:
        self._offers: dict[str, UploadOffer] = {}
        self._uploaded_bytes: dict[str, int] = {}
        self._lock = threading.Lock()
        self._discard = discard

    def register(self, offer: UploadOffer, addresses: list[str]) -> None:
        """Open addresses to the browser of an offer."""
        with self._lock:
            for address in addresses:
                own = [one for one, owner in self._offers.items() if owner is offer]
                for oldest in own[: max(0, len(own) - MAX_FILES_PER_SESSION + 1)]:
                    self._close(oldest)
                self._offers[address] = offer

    def may_upload(self, browser_id: str, address: str, length: int) -> bool:
        """Whether a file of that length is accepted there now; if so, it counts against the limits from then on."""
        with self._lock:
            offer = self._offers.get(address)
            if offer is None or not browser_id or offer.browser_id != browser_id or address in self._uploaded_bytes:
                return False
            if not offer.max_bytes or not 0 < length <= offer.max_bytes + FRAMING_BYTES:
                return False
            if not self._has_room(length):
                return False
            self._uploaded_bytes[address] = length
            return True

    def release(self, browser_id: str, address: str) -> bool:
        """Whether the address is this browser's to delete from; if so, it is closed and its file counts no more."""
        with self._lock:
            offer = self._offers.get(address)
            if offer is None or not browser_id or offer.browser_id != browser_id:
                return False
            self._close(address)
            return True

    def end_session(self, offer: UploadOffer) -> None:
        """Note that a connection has closed: its session may come back for its files, unless others need the room."""
        with self._lock:
            offer.has_ended = True
            own = [address for address, owner in self._offers.items() if owner is offer]
            for address in own:
                if address not in self._uploaded_bytes:
                    self._close(address)

    def _has_room(self, length: int) -> bool:
        """Whether a file fits into the total; files of ended sessions are discarded to make room."""
        for address in [one for one in self._uploaded_bytes if self._offers[one].has_ended]:
            if sum(self._uploaded_bytes.values()) + length <= MAX_TOTAL_BYTES:
                break
            self._close(address)
        return sum(self._uploaded_bytes.values()) + length <= MAX_TOTAL_BYTES

    def _close(self, address: str) -> None:
        del self._offers[address]
        if self._uploaded_bytes.pop(address, 0):
            self._discard(address)
