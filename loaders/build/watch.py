"""Watch over a dataset: new files are built once they stop changing; a refused build waits for a change.

Looking every half minute is enough and works everywhere: network shares give no word of their changes.
"""

import json
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from threading import Event

from loaders.build.change_detection import WatchedPlaces, fingerprint_of_places
from loaders.contract.errors import Unreadable
from settings import ROOT, Settings
from storage import durable_files
from storage.errors import Busy, Refused
from text.indonesian import WIB, timestamp

EVERY_SECONDS = 30.0
SETTLE_SECONDS = 5.0
"""Between two looks that must see the same before anything is read: a file still being copied grows in that time."""
HOUR = timedelta(hours=1)
"""Between two looks at the alerts when nothing new has come, and before a build is tried again after our own fault."""


@dataclass(frozen=True)
class Memory:
    """Memory of a watch across runs: what was last tried and when (UTC), how it ended, when the alerts last ran."""

    tried: str = ""
    tried_at: str = ""
    ended: str = ""
    alerts_at: str = ""


@dataclass
class Watch:
    """One watch over one dataset; `build` makes a build as the command does, `alerts` looks at the alerts."""

    watched: WatchedPlaces
    build: Callable[[], object]
    alerts: Callable[[], object]
    every: float = EVERY_SECONDS
    settle: float = SETTLE_SECONDS
    stop: Event = field(default_factory=Event)

    def run(self, *, once: bool) -> int:
        """Look until stopped, or once; return 0 when done, 2 when the build was refused, 1 after another fault."""
        with durable_files.exclusive_lock(self.watched.note("lock"), wait=False) as is_alone:
            if not is_alone:
                say(f"Pengawas lain untuk data {self.watched.dataset} sedang berjalan.")
                return 0 if once else 2
            code = self.turn(wait_for_lock=once)
            while not once and not self.stop.wait(self.every):
                code = self.turn()
        return code if once else 0

    def turn(self, *, wait_for_lock: bool = False) -> int:
        """Look once: build what is new and no longer changing, then run the alerts."""
        memory, now = self._memory(), datetime.now(UTC)
        mark, ended = fingerprint_of_places(self.watched, now), memory.ended
        is_new = mark != memory.tried or _is_worth_another(memory, now)
        if is_new:
            mark = self._settled(mark)
            if self.stop.is_set():
                return 0
            ended = self._build(wait_for_lock)
            if not ended:
                return 0
            memory = replace(memory, tried=mark, tried_at=now.isoformat(), ended=ended)
            self._remember(memory)
        if not self.stop.is_set() and (is_new or _is_older(memory.alerts_at, HOUR, now)):
            self.alerts()
            self._remember(replace(memory, alerts_at=now.isoformat()))
        return {"refused": 2, "fault": 1}.get(ended, 0) if is_new else 0

    def _settled(self, mark: str) -> str:
        """Wait until two looks in a row see the same, or it is time to stop; return the last fingerprint."""
        while not self.stop.wait(self.settle):
            again = fingerprint_of_places(self.watched, datetime.now(UTC))
            if again == mark:
                break
            say("Berkas masih berubah; ditunggu sampai selesai ditulis.")
            mark = again
        return mark

    def _build(self, wait_for_lock: bool) -> str:
        """Build; return how it ended, or an empty text where another loader was at work."""
        while True:
            try:
                self.build()
            except Busy:
                say("Pemuatan lain sedang berjalan; ditunggu.")
                if not wait_for_lock or self.stop.wait(self.every):
                    return ""
            except (Refused, Unreadable) as error:
                say(f"Tidak dimuat; dicoba lagi setelah ada yang berubah. {error}")
                return "refused"
            except Exception:
                say("Kesalahan program atau mesin; dicoba lagi sejam lagi, atau setelah ada yang berubah.")
                traceback.print_exc()
                return "fault"
            else:
                return "ok"

    def _memory(self) -> Memory:
        try:
            return Memory(**json.loads(self.watched.note("json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Memory()  # the first look, or a file from another version: it is looked at anew

    def _remember(self, memory: Memory) -> None:
        durable_files.replace(self.watched.note("json"), json.dumps(asdict(memory)))


def _is_worth_another(memory: Memory, now: datetime) -> bool:
    """Tell whether to build again without a change: on another day, or an hour after a fault of the program."""
    if memory.ended == "ok":
        return datetime.fromisoformat(memory.tried_at).astimezone(WIB).date() != now.astimezone(WIB).date()
    return memory.ended == "fault" and _is_older(memory.tried_at, HOUR, now)


def _is_older(at: str, age: timedelta, now: datetime) -> bool:
    return not at or datetime.fromisoformat(at) + age <= now


def say(text: str) -> None:
    """Print one line with its time, for the journal or a log file."""
    print(f"{timestamp(datetime.now(UTC))}: {text}", flush=True)


@contextmanager
def ending_on_signals(stop: Event) -> Iterator[None]:
    """End the watch on SIGTERM or Ctrl+C between two steps; a build that has begun is finished."""
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def alerts_of(dataset: str, settings: Settings) -> Callable[[], object]:
    """Return a call that runs the alerts as a process of their own; it does nothing where nobody is to be alerted."""
    command = [sys.executable, "-m", "alerts", "--dataset", dataset, "--warehouse", str(settings.warehouse.resolve())]
    if dataset != "resmi" or not settings.alerts.exists():
        return lambda: None
    return lambda: subprocess.run(command, cwd=ROOT, check=False)
