"""One run of the alerts: look, decide, send, note; one run at a time, and each receiver by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from alerts import channels
from alerts.channels import NotSent
from alerts.context import AlertContext, AlertFinding
from alerts.due import Item, due
from alerts.message import Message, compose, sentence
from alerts.recipients import Plan, Recipient
from alerts.rules.registry import RULES, AlertRule
from settings import Settings
from storage import durable_files, reminder_log
from storage.reminder_log import ReminderEntry, ReminderKind

Said = Callable[[str], None]


def findings(situation: AlertContext) -> list[tuple[AlertRule, AlertFinding]]:
    """Collect what every rule finds."""
    return [(rule, finding) for rule in RULES for finding in rule.find(situation, rule.threshold)]


def waiting(situation: AlertContext, plan: Plan, settings: Settings) -> list[tuple[Recipient, Message]]:
    """Return the messages that are due and not sent, by recipient."""
    found = findings(situation) if plan.recipients else []
    lines = reminder_log.entries(situation.dataset, settings, situation.today)
    said = []
    for one in plan.recipients:
        items = due(found, lines, one, situation.dataset, situation.today)
        if items:
            letter = compose(items, one, dataset=situation.dataset, today=situation.today, link=plan.link)
            said.append((one, letter))
    return said


def tell(situation: AlertContext, plan: Plan, settings: Settings, say: Said) -> bool:
    """Send what is due and note it; whether all of it went out.

    Sent first, noted then: a crash between the two sends again, with the same id, rather than never.
    """
    lock = reminder_log.path(situation.dataset, settings).with_suffix(".lock")
    with durable_files.exclusive_lock(lock, wait=True):
        went = [
            _told(one, letter, situation, plan, settings, say) for one, letter in waiting(situation, plan, settings)
        ]
    return all(went)


def _told(
    recipient: Recipient, letter: Message, situation: AlertContext, plan: Plan, settings: Settings, say: Said
) -> bool:
    try:
        if recipient.mail and plan.server:
            channels.mail(letter, recipient, plan.server, settings.fetching)
        else:
            channels.webhook(letter, recipient, settings.fetching)
    except NotSent as fault:
        say(f"Tidak terkirim kepada {recipient.name} ({recipient.address}), dicoba lagi nanti: {fault}")
        reminder_log.append(
            _line(recipient, letter, situation, ReminderKind.FAILED, str(fault)), situation.dataset, settings
        )
        return False
    for item in letter.items:
        reminder_log.append(_noted(recipient, letter, situation, item), situation.dataset, settings)
    say(f"Terkirim kepada {recipient.name} ({recipient.address}): {letter.subject}")
    return True


def _line(
    recipient: Recipient, letter: Message, situation: AlertContext, kind: ReminderKind, text: str
) -> ReminderEntry:
    return ReminderEntry(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        on=situation.today.isoformat(),
        kind=kind.value,
        recipient=recipient.name,
        address=recipient.address,
        text=text,
        message_id=letter.message_id,
    )


def _noted(recipient: Recipient, letter: Message, situation: AlertContext, item: Item) -> ReminderEntry:
    line, finding = _line(recipient, letter, situation, item.kind, sentence(item)), item.finding
    return replace(
        line,
        rule=item.rule.name,
        title=item.rule.title,
        subject=finding.subject,
        unit_id=finding.unit_id,
        cycle=finding.cycle,
        to_unit=recipient.viewer.unit_id == finding.unit_id,
    )
