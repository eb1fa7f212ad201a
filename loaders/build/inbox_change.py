"""A change of the inbox from the screen: a file that comes in, one that goes out of use, one that is used again.

It is tried on the inputs of a build first, and carried out once that build is verified.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from loaders.build import package
from loaders.build.assembly import BuildInputs
from loaders.build.package import StalePreview, UploadPackage
from loaders.sources import withdrawals
from loaders.sources.manifest import Source
from loaders.sources.withdrawals import Withdrawal
from storage.errors import Refused

GONE = "Berkas itu sudah ditarik, dikembalikan, atau diganti isinya sejak halaman ini dibuka. Pilih lagi."
LAST = "Ini satu-satunya berkas data simulasi: tanpa berkas ini tidak ada yang dapat ditampilkan."


@dataclass(frozen=True)
class InboxChange:
    """What is handed in, what is withdrawn with the note for it, what is restored; files by their path in the inbox.

    With two of them the file that is withdrawn makes room for the other, and both happen or neither.
    """

    upload: UploadPackage | None = None
    withdrawn: str = ""
    note: Withdrawal | None = None
    restored: str = ""

    def apply(
        self, inputs: BuildInputs, dataset: str, inbox: Path, room: Path
    ) -> tuple[BuildInputs, tuple[Source, ...]]:
        """Return the inputs as they will be, and those that are new; an upload is laid into the room.

        Raises Refused where a file is no longer what was chosen, or nothing would be left.
        """
        if self.withdrawn:
            rest = inputs.without(self.withdrawn)
            if rest == inputs:
                raise StalePreview(GONE)
            inputs = rest
        own = [*self._restored(inbox), *(self.upload.lay(room, datetime.now(UTC)) if self.upload else ())]
        changed = inputs.joined(own)
        if dataset == "simulasi" and not changed.found:
            raise Refused(LAST)
        return changed, tuple(own)

    def carry_out(self, inbox: Path, room: Path) -> None:
        """Change the inbox. The last step alone decides: until then all is as before, however a process ends."""
        if self.withdrawn and self.note:
            successor = self.restored or _label_of_upload(room)
            note = replace(self.note, for_file=successor, is_waiting=bool(successor))
            withdrawals.put(withdrawals.beside(inbox / self.withdrawn), note)
        if self.restored:
            withdrawals.take_away(withdrawals.beside(inbox / self.restored))
        if self.upload:
            package.move(room, inbox)
        withdrawals.settle(inbox)

    def _restored(self, inbox: Path) -> list[Source]:
        if not self.restored:
            return []
        found = [source for source, _ in withdrawals.withdrawn_sources(inbox) if source.name == self.restored]
        if not found:
            raise StalePreview(GONE)
        return found


def _label_of_upload(room: Path) -> str:
    files = package.laid(room)
    return files[-1].relative_to(room).as_posix() if files else ""
