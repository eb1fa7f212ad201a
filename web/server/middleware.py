"""The outer wall: what of the server can be reached at all, and what every answer carries.

An ASGI layer around Streamlit, which serves more than this dashboard needs: figures of the process, an interface for
programs, uploads, components, static files of the app. What is not named here does not exist for a visitor.
"""

import base64
import hashlib
import re
import secrets
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.navigation import PAGES
from web.server import messages
from web.server.upload_gate import MediaGrants, UploadGate, UploadOffer

DOCUMENTS = {f"/{page.path}" for page in PAGES}
SINGLE = {"/sehat", "/favicon.png", "/_stcore/health", "/_stcore/host-config"}
LOG_IN = {"/auth/login", "/auth/logout", "/oauth2callback"}
ASSETS, FILES, STREAM = "/static/", "/media/", "/_stcore/stream"
METHODS = {"GET", "HEAD"}
BROWSER = "netra_peramban"
"""The cookie that tells one browser from another; it says nothing of who one is."""
SAYING = {
    403: "Permintaan ini ditolak.",
    404: "Halaman ini tidak ada.",
    405: "Permintaan ini tidak dikenal.",
    500: "Server gagal menjawab. Coba lagi; bila tetap gagal, beri tahu pengelola dasbor.",
}
_ID, _HOST = re.compile(r"[0-9a-f]{32}"), re.compile(r"[A-Za-z0-9.:\[\]-]+")
_PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Netra</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body {{ font: 1.1rem/1.6 system-ui, sans-serif; margin: 4rem auto; max-width: 40rem; padding: 0 1rem }}</style>
</head><body><h1>Netra</h1><p>{said}</p><p><a href="{home}/">Ke halaman Ringkasan</a></p></body></html>"""


def _scripts() -> str:
    """The hashes of the few lines of script in Streamlit's own page: no other line in a page may run."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    lines = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(line.encode()).digest()).decode()}'" for line in lines)


POLICY = {
    "default-src": "'none'",
    "script-src": f"'self' {_scripts()}",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self'",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in POLICY.items()),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{name}=()" for name in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ServerMiddleware:
    """The layer itself; outermost, so that its headers stand on whatever is answered behind it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.loans = MediaGrants()
        self.gate = UploadGate(messages.throw_away)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._listen(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = HTTPConnection(scope)
        browser, path = _browser(asked), _path(scope["path"])
        status = _refused(scope["method"], path, asked) or self._at_the_gate(scope["method"], path, asked)
        if path.startswith(FILES) and not self.loans.has(browser, Path(path).stem):
            status = status or 404
        new = secrets.token_hex(16) if path in DOCUMENTS and not browser and not status else ""

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                _dress(MutableHeaders(scope=message), asked, new)
            await send(message)

        app = error_page(status) if status else self.app
        await app(scope, receive, sent)

    def _at_the_gate(self, method: str, path: str, asked: HTTPConnection) -> int:
        """The status of an upload that is not taken; for whom no address is open there is none."""
        if not path.startswith(messages.UPLOADS):
            return 0
        browser = _browser(asked)
        if method == "PUT" and asked.headers.get("content-length", "").isdigit():
            return 0 if self.gate.may_put(browser, path, int(asked.headers["content-length"])) else 404
        return 0 if method == "DELETE" and self.gate.may_delete(browser, path) else 404

    async def _listen(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = HTTPConnection(scope)
        browser = _browser(asked)
        if _path(scope["path"]) != STREAM or not messages.is_same_origin(
            asked.headers.get("origin"), asked.headers.get("host")
        ):
            await send({"type": "websocket.close", "code": 1008})
            return

        offer = UploadOffer(browser)

        async def heard() -> Message:
            while True:
                message = await receive()
                data, may_upload = message.get("bytes") or b"", offer.most > 0
                if message["type"] != "websocket.receive" or messages.is_accepted(data, may_upload=may_upload):
                    return message

        async def said(message: Message) -> None:
            if message["type"] == "websocket.send" and message.get("bytes"):
                for file in messages.files_named(message["bytes"]) if browser else ():
                    self.loans.lend(browser, file)
                self.gate.tell(offer, messages.notice(message["bytes"], offer))
                message = {**message, "bytes": messages.without_internals(message["bytes"])}
            await send(message)

        try:
            await self.app(scope, heard, said)
        finally:
            self.gate.leave(offer)


def error_page(status: int) -> HTMLResponse:
    """A plain page of one sentence, and the way back."""
    return HTMLResponse(_PAGE.format(said=SAYING[status], home=_base()), status, HEADERS)


def _base() -> str:
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def _path(path: str) -> str:
    """The path below the dashboard's own address; a slash at the end says nothing."""
    below = path.removeprefix(_base()) if path.startswith(_base() or "/") else ""
    return below.rstrip("/") or "/"


def _refused(method: str, path: str, asked: HTTPConnection) -> int:
    """The status of a request that is not let through, else 0."""
    if path.startswith(messages.UPLOADS):
        return 0 if asked.headers.get("sec-fetch-site", "same-origin") == "same-origin" else 403
    known = path in DOCUMENTS | SINGLE | LOG_IN or path.startswith((ASSETS, FILES))
    if not known:
        return 404
    if method not in METHODS:
        return 405
    is_foreign = asked.headers.get("sec-fetch-site", "none") in ("cross-site", "same-site")
    is_link = asked.headers.get("sec-fetch-mode") == "navigate" and path not in LOG_IN - {"/oauth2callback"}
    return 403 if is_foreign and not is_link else 0


def _browser(asked: HTTPConnection) -> str:
    """Which browser asks; an empty text for one that has no cookie of ours."""
    said = asked.cookies.get(BROWSER, "")
    return said if _ID.fullmatch(said) else ""


def _dress(headers: MutableHeaders, asked: HTTPConnection, new: str) -> None:
    headers.update(HEADERS)
    host = asked.headers.get("host", "")
    if _HOST.fullmatch(host):
        # Older browsers do not take a line to the page's own server for its own.
        own = f"connect-src 'self' ws://{host} wss://{host}"
        headers["Content-Security-Policy"] = headers["Content-Security-Policy"].replace("connect-src 'self'", own)
    path = _path(asked.scope["path"])
    if path.startswith(FILES) or path == "/sehat":
        headers["Cache-Control"] = "no-store"
    if new:
        is_secure = "https" in (asked.scope["scheme"], asked.headers.get("x-forwarded-proto"))
        secure = "; Secure" if is_secure else ""
        headers.append("Set-Cookie", f"{BROWSER}={new}; Path=/; HttpOnly; SameSite=Lax{secure}")
