"""What is lent to one browser: files that it was told of, and addresses to hand one in.

Streamlit gives an upload address to every session that asks and takes a file at any address. Here a session is heard
only while its page shows the place to drop files, which it does for those alone who may; and what lies in the server's
memory has an end, for one session and for all.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

BROWSERS, LENT = 5000, 128
EACH = 3
"""Files of a session at once: one, its successor, and one that failed; the oldest makes room for a fourth."""
MOST_BYTES = 300 << 20
"""What all uploads together may hold of the memory, until they are thrown away or their sessions end."""
FRAMING = 1 << 20
"""By how much a request may be longer than its file."""


class MediaGrants:
    """Which browser was told of which file: Streamlit names files by a hash of their content, which is no secret."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, OrderedDict[str, None]] = OrderedDict()

    def lend(self, browser: str, file: str) -> None:
        own = self._known.setdefault(browser, OrderedDict())
        self._known.move_to_end(browser)
        own[file] = None
        own.move_to_end(file)
        for kept, most in ((own, LENT), (self._known, BROWSERS)):
            while len(kept) > most:
                kept.popitem(last=False)

    def has(self, browser: str, file: str) -> bool:
        return file in self._known.get(browser, ())


@dataclass(eq=False)
class UploadOffer:
    """What one session may hand in now: files up to so many bytes, 0 for nothing; `drawn` is of the run so far."""

    browser: str
    most: int = 0
    drawn: int = 0
    has_left: bool = False

    def begins(self) -> None:
        """A run of the page begins."""
        self.drawn = 0

    def draws(self, most: int) -> None:
        """The run draws a place to drop files of that size: it may be used at once."""
        self.drawn = self.most = most

    def ends(self) -> None:
        """The run is over: what it did not draw is no longer offered."""
        self.most = self.drawn


class UploadGate:
    """The open addresses of all sessions; `throw_away` frees the memory of a file that makes room."""

    def __init__(self, throw_away: Callable[[str], None]) -> None:
        self._offers: dict[str, UploadOffer] = {}
        self._held: dict[str, int] = {}
        self._lock = threading.Lock()
        self._throw_away = throw_away

    def tell(self, offer: UploadOffer, addresses: list[str]) -> None:
        """Open addresses to the browser of an offer."""
        with self._lock:
            for address in addresses:
                own = [one for one, whose in self._offers.items() if whose is offer]
                for old in own[: max(0, len(own) - EACH + 1)]:
                    self._close(old)
                self._offers[address] = offer

    def may_put(self, browser: str, address: str, length: int) -> bool:
        """Whether a file of that length is taken there now; it is counted from then on."""
        with self._lock:
            offer = self._offers.get(address)
            if offer is None or not browser or offer.browser != browser or address in self._held:
                return False
            if not 0 < length <= offer.most + FRAMING or not self._has_room(length):
                return False
            self._held[address] = length
            return True

    def may_delete(self, browser: str, address: str) -> bool:
        """Whether a file is this browser's to throw away; it is counted no more."""
        with self._lock:
            offer = self._offers.get(address)
            if offer is None or not browser or offer.browser != browser:
                return False
            self._close(address)
            return True

    def leave(self, offer: UploadOffer) -> None:
        """A line has ended: its session may come back for its files, unless others need the room meanwhile."""
        with self._lock:
            offer.has_left = True
            for address in [one for one, whose in self._offers.items() if whose is offer and one not in self._held]:
                self._close(address)

    def _has_room(self, length: int) -> bool:
        for address in [one for one in self._held if self._offers[one].has_left]:
            if sum(self._held.values()) + length <= MOST_BYTES:
                break
            self._close(address)
        return sum(self._held.values()) + length <= MOST_BYTES

    def _close(self, address: str) -> None:
        del self._offers[address]
        if self._held.pop(address, 0):
            self._throw_away(address)
