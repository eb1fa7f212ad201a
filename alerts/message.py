"""The words of a message: what is new, what goes on, what is over; by rule, in Indonesian, without a person."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from alerts.due import Item
from alerts.recipients import Recipient
from storage.reminder_log import CLOSED, ReminderKind
from text.indonesian import day, first_upper, join_words, number

LONG_NUMBER = re.compile(r"\d(?:[ .'-]?\d){14,}")
"""A NIP in whatever spelling: a message of the loader may repeat what stood in a file."""
WORDS = {
    ReminderKind.ALERT: "baru",
    ReminderKind.REPEAT: "masih berlangsung",
    ReminderKind.RECOVERY: "selesai",
    ReminderKind.LAPSED: "ditutup",
}
LONGEST_SUBJECT = 160


@dataclass(frozen=True)
class Message:
    """One message to one receiver, of all that is due; `message_id` is the same when it has to be sent again."""

    message_id: str
    subject: str
    text: str
    items: tuple[Item, ...]


def compose(items: Sequence[Item], recipient: Recipient, *, dataset: str, today: date, link: str) -> Message:
    """Compose a message of at least one item."""
    mark = " SIMULASI" if dataset == "simulasi" else ""
    message_id = hashlib.sha256("\n".join(item.item_id for item in items).encode()).hexdigest()[:32]
    blocks = [_block(kind, [item for item in items if item.kind is kind]) for kind in WORDS]
    text = "\n\n".join(
        part for part in (_opening(recipient, today, mark), *blocks, _closing(items, link, dataset)) if part
    )
    return Message(
        message_id,
        shorten(f"[Netra{mark}] {_subject(items)}", LONGEST_SUBJECT, placeholder=" …"),
        text + "\n",
        tuple(items),
    )


def sentence(item: Item) -> str:
    """Write one matter as one line."""
    line = " ".join(LONG_NUMBER.sub("…", item.finding.text).split())
    return f"{line} (peringatan ke-{number(item.times)})" if item.kind is ReminderKind.REPEAT else line


def _subject(items: Sequence[Item]) -> str:
    if len(items) == 1:
        item = items[0]
        ended = f"{first_upper(WORDS[item.kind])}: " if item.kind in CLOSED else ""
        return f"{ended}{item.rule.title}: {sentence(item)}".split(";")[0].split(". ")[0].rstrip(".")
    counts = [(sum(item.kind is kind for item in items), words) for kind, words in WORDS.items()]
    return f"{number(len(items))} hal: {join_words([f'{number(count)} {words}' for count, words in counts if count])}"


def _opening(recipient: Recipient, today: date, mark: str) -> str:
    shown = "\nSIMULASI: data latihan, bukan keadaan sebenarnya." if mark else ""
    return f"Kepada {recipient.name}\n{day(today)}{shown}"


def _block(kind: ReminderKind, items: Sequence[Item]) -> str:
    """Write the matters of one kind under their heading, rule by rule."""
    lines = []
    for title in dict.fromkeys(item.rule.title for item in items):
        lines += [title, *(f"- {sentence(item)}" for item in items if item.rule.title == title)]
    return "\n".join([WORDS[kind].upper(), *lines]) if items else ""


def _closing(items: Sequence[Item], link: str, dataset: str) -> str:
    repeated = sorted({item.rule.repeat_days for item in items if item.kind not in CLOSED})
    said = [f"Diingatkan lagi setelah {join_words([str(days) for days in repeated])} hari selama belum selesai."]
    where = [f"Selengkapnya: {link}/?dataset={dataset}"] if link else []
    return "\n".join([*(said if repeated else []), *where, "Ditulis otomatis oleh Netra; tidak perlu dibalas."])
