"""Where alerts arrive in the tests: a real mail server and a real webhook on loopback, with a certificate authority."""

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.support.ports import free_port

USER, PASSWORD, KEY = "netra", "rahasia surel", "kunci-webhook"


@dataclass
class PostOffice:
    """What has arrived; `answers` are the codes that the webhook gives before it is content."""

    authority: trustme.CA
    folder: Path
    letters: list[EmailMessage] = field(default_factory=list)
    calls: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    mail_port: int = 0
    """Speaks STARTTLS and wants a log-in; the next one speaks TLS from the first word and wants none."""
    tls_port: int = 0
    hook_port: int = 0

    def config(self, *recipients: str, security: str = "starttls", port: int | None = None) -> Path:
        """A file of who is told, for this mail server."""
        path = self.folder / "alerts.toml"
        server = f'host = "localhost"\nport = {port or self.mail_port}\nsecurity = "{security}"'
        head = f'link = "https://netra.contoh.go.id"\n[mail]\n{server}\nfrom = "netra@contoh.go.id"\n'
        path.write_text(head + "\n".join(recipients))
        return path

    @property
    def hook(self) -> str:
        return f"https://localhost:{self.hook_port}/kunci/netra"

    def texts(self) -> list[str]:
        """The letters as people read them."""
        return [str(letter.get_content()) for letter in self.letters]

    def posted(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.calls]


class _Box:
    def __init__(self, office: PostOffice) -> None:
        self.office = office

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: ARG002
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.office.letters.append(letter)
        return "250 OK"


def _check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:  # noqa: ARG001
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)  # the server says 535 itself


@contextmanager
def open_office(folder: Path) -> Iterator[PostOffice]:
    """Both servers, running; trust them with NETRA_CA_FILE = folder/ca.pem."""
    office = PostOffice(trustme.CA(), folder, mail_port=free_port(), tls_port=free_port())
    office.authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    office.authority.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    mail = Controller(
        _Box(office),
        hostname="127.0.0.1",
        port=office.mail_port,
        tls_context=context,
        require_starttls=True,
        authenticator=_check,
        auth_required=True,
    )
    closed = Controller(_Box(office), hostname="127.0.0.1", port=office.tls_port, ssl_context=context)
    hook = ThreadingHTTPServer(("127.0.0.1", 0), _answering(office))
    hook.socket = context.wrap_socket(hook.socket, server_side=True)
    threading.Thread(target=hook.serve_forever, daemon=True).start()
    mail.start()
    closed.start()
    office.hook_port = hook.server_port
    try:
        yield office
    finally:
        mail.stop()
        closed.stop()
        hook.shutdown()
        hook.server_close()


def _answering(office: PostOffice) -> type[BaseHTTPRequestHandler]:
    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            code = office.answers.pop(0) if office.answers else 200
            if code == 200:
                office.calls.append((dict(self.headers), body))
            self.send_response(code)
            self.send_header("Location", "https://localhost/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Nothing on the screen of the tests."""

    return Hook
