"""What is still to be said to whom: from what the rules find and what was told before."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from alerts.context import AlertFinding
from alerts.recipients import Recipient
from alerts.rules.registry import AlertRule
from storage.reminder_log import CLOSED, ReminderEntry, ReminderKind


@dataclass(frozen=True)
class Item:
    """One thing to tell one receiver: `times` counts its alerts with this one, `item_id` is the same on a retry."""

    rule: AlertRule
    finding: AlertFinding
    kind: ReminderKind
    times: int
    item_id: str


def due(
    found: Iterable[tuple[AlertRule, AlertFinding]],
    lines: Sequence[ReminderEntry],
    recipient: Recipient,
    dataset: str,
    today: date,
) -> list[Item]:
    """Decide what to tell a recipient today: new matters, those to be repeated, and those that are over."""
    items = []
    for rule, finding in found:
        if recipient.is_told(rule, finding):
            history = _history(lines, recipient, rule, finding)
            kind = _kind(finding, history, rule.repeat_days, today)
            if kind is not None:
                mark = (dataset, recipient.address, rule.name, finding.subject, kind, str(len(history)))
                item_id = hashlib.sha256("\n".join(mark).encode()).hexdigest()[:32]
                items.append(Item(rule, finding, kind, _times(history) + (kind not in CLOSED), item_id))
    return items


def _history(
    lines: Sequence[ReminderEntry], recipient: Recipient, rule: AlertRule, finding: AlertFinding
) -> list[ReminderEntry]:
    """Return what arrived there before on the same matter, oldest first."""
    return [
        line
        for line in lines
        if (line.rule, line.subject, line.address, line.recipient)
        == (rule.name, finding.subject, recipient.address, recipient.name)
        and line.kind != ReminderKind.FAILED
    ]


def _kind(
    finding: AlertFinding, history: Sequence[ReminderEntry], repeat_days: int, today: date
) -> ReminderKind | None:
    is_open = bool(history) and history[-1].kind not in CLOSED
    if not finding.fires:
        ending = ReminderKind.LAPSED if finding.has_lapsed else ReminderKind.RECOVERY
        return ending if is_open else None
    if not is_open:
        return ReminderKind.ALERT
    gone = (today - date.fromisoformat(history[-1].on)).days
    return ReminderKind.REPEAT if gone >= repeat_days else None


def _times(history: Sequence[ReminderEntry]) -> int:
    """How often it was told since it was last over."""
    times = 0
    for line in history:
        times = 0 if line.kind in CLOSED else times + 1
    return times
