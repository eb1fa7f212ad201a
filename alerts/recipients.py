"""Who is told: the operator's file `alerts.toml`, checked whole before anything is sent. No secret stands in it."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from access.roles import Role, Viewer, is_allowed
from alerts.context import AlertFinding
from alerts.rules.registry import RULES, AlertRule
from text.indonesian import join_words

ADDRESS = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
SECURITIES = ("starttls", "tls")
NAMES = tuple(rule.name for rule in RULES)


class RecipientsError(Exception):
    """The file cannot be used; the message, in Indonesian, says where and what to do. Nobody is told anything."""


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in; user and password are in the environment (NETRA_SMTP_USER, NETRA_SMTP_PASSWORD)."""

    host: str
    port: int
    security: str
    sender: str


@dataclass(frozen=True)
class Recipient:
    """Somebody who is told, by mail or by webhook; the role decides what of it they may be told."""

    name: str
    viewer: Viewer
    rules: tuple[str, ...]
    mail: str = ""
    webhook: str = ""

    @property
    def address(self) -> str:
        """Where it goes; of a webhook the server alone, since the rest of its address can be a key."""
        return self.mail or f"https://{urlsplit(self.webhook).netloc}"

    def is_told(self, rule: AlertRule, finding: AlertFinding) -> bool:
        """Whether this is for them: asked for, allowed, and for a unit's contact of that unit."""
        own = self.viewer.unit_id
        is_theirs = own is None or own == finding.unit_id
        return rule.name in self.rules and is_theirs and is_allowed(self.viewer, rule.right, finding.unit_id or None)


@dataclass(frozen=True)
class Plan:
    """The file as a whole; `link` is the dashboard's address for the end of a message."""

    recipients: tuple[Recipient, ...]
    server: MailServer | None = None
    link: str = ""


def read_plan(path: Path) -> Plan:
    """Read the plan of a file; without the file nobody is told. Raises RecipientsError."""
    if not path.exists():
        return Plan(())
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RecipientsError(f"{path.name}: tidak terbaca sebagai TOML ({error})") from error
    try:
        _only(said, {"mail", "recipient", "link"}, "berkas")
        server = _server(said["mail"]) if "mail" in said else None
        recipients = tuple(_recipient(entry, number) for number, entry in enumerate(said.get("recipient", []), 1))
    except (TypeError, ValueError, AttributeError) as error:
        raise RecipientsError(f"{path.name}: {error}") from error
    if server is None and any(one.mail for one in recipients):
        raise RecipientsError(f"{path.name}: ada penerima surel, tetapi bagian [mail] tidak ada")
    return Plan(recipients, server, str(said.get("link", "")).rstrip("/"))


def _server(entry: dict[str, Any]) -> MailServer:
    _only(entry, {"host", "port", "security", "from"}, "[mail]")
    missing = {"host", "from"} - set(entry)
    if missing:
        raise ValueError(f"[mail]: {join_words(sorted(missing))} belum diisi")
    security = entry.get("security", "starttls")
    if security not in SECURITIES:
        raise ValueError(f"[mail]: security {security!r}; pilihannya {join_words(SECURITIES)} (tanpa sandi tidak ada)")
    if not ADDRESS.fullmatch(str(entry["from"])):
        raise ValueError(f"[mail]: from {entry['from']!r} bukan alamat surel")
    return MailServer(
        str(entry["host"]), int(entry.get("port", 587 if security == "starttls" else 465)), security, str(entry["from"])
    )


def _recipient(entry: dict[str, Any], number: int) -> Recipient:
    where = f"penerima ke-{number}"
    _only(entry, {"name", "role", "unit", "rules", "mail", "webhook"}, where)
    mail, webhook = str(entry.get("mail", "")), str(entry.get("webhook", ""))
    if bool(mail) == bool(webhook):
        raise ValueError(f"{where}: harus ada tepat satu dari mail, webhook")
    if mail and not ADDRESS.fullmatch(mail):
        raise ValueError(f"{where}: {mail!r} bukan alamat surel")
    if webhook and (not webhook.startswith("https://") or not urlsplit(webhook).hostname or "@" in webhook):
        raise ValueError(f"{where}: webhook harus alamat https:// tanpa nama dan sandi")
    rules = tuple(entry.get("rules", ()))
    unknown = [str(name) for name in rules if name not in NAMES]
    if unknown or not rules:
        raise ValueError(f"{where}: rules {join_words(unknown) or 'kosong'}; pilihannya {join_words(NAMES, 9)}")
    return Recipient(_one_line(entry.get("name") or mail or where), _viewer(entry, where), rules, mail, webhook)


def _viewer(entry: dict[str, Any], where: str) -> Viewer:
    role = str(entry.get("role", ""))
    told = [one.value for one in Role if one is not Role.PUBLIK]
    if role not in told:
        raise ValueError(f"{where}: role {role!r}; pilihannya {join_words(told, 9)}")
    try:
        return Viewer(Role(role), entry.get("unit"))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


def _only(entry: dict[str, Any], known: set[str], where: str) -> None:
    """Refuse unknown keys: each is a slip, or a secret in the wrong place."""
    for key in sorted(set(entry) - known):
        raise ValueError(
            f"{where}: {key!r} tidak dikenal; yang ada: {join_words(sorted(known), 9)}. "
            "Nama pengguna, sandi dan kunci disimpan dalam variabel lingkungan"
        )


def _one_line(text: str) -> str:
    return " ".join(str(text).split())
