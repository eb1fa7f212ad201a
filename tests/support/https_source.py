"""A real HTTPS server on loopback with a certificate authority of its own, whose answers a test scripts."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import trustme


class Request(BaseHTTPRequestHandler):
    """One request, with the few ways to answer that the tests need."""

    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        """Answer as the site's script says, and hang up, so that a cut answer is one."""
        self.close_connection = True
        self.server.site.seen.append(self)
        self.server.site.script(self)

    @property
    def asked(self) -> dict[str, str]:
        """The values after the question mark."""
        return dict(parse_qsl(urlsplit(self.path).query))

    def give(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """A whole answer; underscores in the names of headers stand for hyphens."""
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in {"Content_Length": str(len(content)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The server of a site."""

    daemon_threads = True
    site: "Site"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is what many of the tests are about."""


Script = Callable[[Request], None]


@dataclass
class Site:
    """A running site: what it answers with, what it was asked, and the authority that vouches for it."""

    authority: trustme.CA
    ca_file: Path
    script: Script = lambda request: request.give("")
    seen: list[Request] = field(default_factory=list)
    server: Server = field(init=False)
    thread: threading.Thread = field(init=False)

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://localhost:{self.server.server_port}"

    def gives(self, body: str | bytes, status: int = 200, **headers: str) -> None:
        """Answer everything with this."""
        self.script = lambda request: request.give(body, status, **headers)

    def start(self, name: str = "localhost", authority: trustme.CA | None = None) -> None:
        """Serve at a free port, with a certificate for this name."""
        self.server = Server(("127.0.0.1", 0), Request)
        self.server.site = self
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        (authority or self.authority).issue_cert(name).configure_cert(context)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()

    def stop(self) -> None:
        """Be gone."""
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def restart(self, name: str = "localhost", authority: trustme.CA | None = None) -> None:
        """Come back with another certificate, at another port."""
        self.stop()
        self.start(name, authority)


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """Run a site; the certificate of its authority lies in the folder."""
    running = Site(trustme.CA(), folder / "ca.pem")
    running.authority.cert_pem.write_to_path(running.ca_file)
    running.start()
    try:
        yield running
    finally:
        running.stop()
