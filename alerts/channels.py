"""The two ways out: mail by SMTP, and a webhook. Both encrypted, both with an end to their waiting."""

import hashlib
import hmac
import json
import smtplib
import ssl
import time
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime

import httpx2

from alerts.message import Message, sentence
from alerts.recipients import MailServer, Recipient
from settings import Fetching, secret

SECONDS = 20.0
PAUSES = (1.0, 4.0)
"""Before a webhook is tried again within the same run; what fails then is tried in the next one."""
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class NotSent(Exception):
    """A message that did not arrive; the text, in Indonesian, says why, without secrets."""


def mail(message: Message, recipient: Recipient, server: MailServer, fetching: Fetching) -> None:
    """Hand a message to the mail server; raises NotSent."""
    user, password = secret("NETRA_SMTP_USER"), secret("NETRA_SMTP_PASSWORD")
    try:
        with _connected(server, _trust(fetching)) as smtp:
            if user:
                smtp.login(user, password)
            smtp.send_message(_letter(message, recipient, server))
    except smtplib.SMTPResponseException as error:
        raise NotSent(f"server surel {server.host} menjawab {error.smtp_code}") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise NotSent(f"server surel {server.host} menolak alamat penerima") from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(f"server surel {server.host}: {_reason(error)}") from error


def _connected(server: MailServer, trust: ssl.SSLContext) -> smtplib.SMTP:
    if server.security == "tls":
        return smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=trust)
    smtp = smtplib.SMTP(server.host, server.port, timeout=SECONDS)
    try:
        smtp.starttls(context=trust)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _letter(message: Message, recipient: Recipient, server: MailServer) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = f"Netra <{server.sender}>"
    letter["To"] = recipient.mail
    letter["Subject"] = message.subject
    letter["Date"] = format_datetime(datetime.now(UTC))
    letter["Message-ID"] = f"<{message.message_id}@{server.sender.partition('@')[2]}>"
    letter["X-Netra-Id"] = message.message_id
    letter["Auto-Submitted"] = "auto-generated"
    letter["Content-Language"] = "id"
    letter.set_content(message.text)
    return letter


def webhook(message: Message, recipient: Recipient, fetching: Fetching) -> None:
    """Post a message as signed JSON, again after each pause where the fault may pass; raises NotSent."""
    key = secret("NETRA_WEBHOOK_SECRET")
    if not key:
        raise NotSent("NETRA_WEBHOOK_SECRET belum diisi, jadi pesan tidak dapat ditandatangani")
    body = json.dumps(payload(message, recipient), ensure_ascii=False).encode()
    with httpx2.Client(timeout=SECONDS, verify=_trust(fetching), proxy=fetching.proxy or None) as client:
        for pause in (*PAUSES, None):
            fault = _posted(client, recipient.webhook, body, signed(body, key, message.message_id))
            if not fault:
                return
            reason, may_pass = fault
            if pause is None or not may_pass:
                raise NotSent(f"webhook {recipient.address}: {reason}")
            time.sleep(pause)


def _posted(client: httpx2.Client, url: str, body: bytes, headers: dict[str, str]) -> tuple[str, bool] | None:
    """None when it was taken, else why not and whether that may pass."""
    try:
        answer = client.post(url, content=body, headers=headers)
    except httpx2.HTTPError as error:
        return _reason(error), True
    return None if answer.is_success else (f"dijawab {answer.status_code}", answer.status_code in PASSING)


def payload(message: Message, recipient: Recipient) -> dict[str, object]:
    """Build the body of a webhook call: the message as text, and each of its matters as an object."""
    items = [
        {
            "id": item.item_id,
            "rule": item.rule.name,
            "kind": item.kind.value,
            "subject": item.finding.subject,
            "unit_id": item.finding.unit_id,
            "cycle": item.finding.cycle,
            "times": item.times,
            "text": sentence(item),
        }
        for item in message.items
    ]
    said = {"subject": message.subject, "text": message.text}
    return {"id": message.message_id, "recipient": recipient.name, **said, "items": items}


def signed(body: bytes, key: str, message_id: str) -> dict[str, str]:
    """Headers that let the receiver check who wrote the body and when: HMAC-SHA256 over time, a dot and the body."""
    at = str(int(time.time()))
    mark = hmac.new(key.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "Netra",
        "X-Netra-Id": message_id,
        "X-Netra-Timestamp": at,
        "X-Netra-Signature": f"sha256={mark}",
    }


def _trust(fetching: Fetching) -> ssl.SSLContext:
    """Trust the system's certificates and those of the city's own servers."""
    context = ssl.create_default_context()
    if fetching.ca_file is not None:
        context.load_verify_locations(fetching.ca_file)
    return context


def _reason(error: Exception) -> str:
    """Describe a fault in a few words; texts of libraries may hold addresses with keys in them."""
    if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(error):
        return "sertifikatnya tidak dipercaya"
    if isinstance(error, TimeoutError | httpx2.TimeoutException):
        return "tidak menjawab pada waktunya"
    return f"tidak tercapai atau putus ({type(error).__name__})"
