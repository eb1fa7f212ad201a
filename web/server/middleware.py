"""ASGI middleware around Streamlit: which requests reach it, and which headers every response carries.

Streamlit serves more than this dashboard needs: figures of the process, an interface for programs, uploads, components,
static files of the app. An address that is not listed here does not exist for a visitor.
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
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from web.navigation import PAGES
from web.server import messages
from web.server.upload_gate import MediaGrants, UploadGate, UploadOffer

PAGE_PATHS = {f"/{page.path}" for page in PAGES}
SINGLE_PATHS = {"/sehat", "/favicon.png", "/_stcore/health", "/_stcore/host-config"}
LOG_IN_PATHS = {"/auth/login", "/auth/logout", "/oauth2callback"}
ASSET_PATH, MEDIA_PATH, STREAM_PATH = "/static/", "/media/", "/_stcore/stream"
READING_METHODS = {"GET", "HEAD"}
BROWSER_COOKIE = "netra_peramban"
"""The cookie that tells one browser from another; it does not identify a person."""
ERROR_TEXTS = {
    403: "Permintaan ini ditolak.",
    404: "Halaman ini tidak ada.",
    405: "Permintaan ini tidak dikenal.",
    500: "Server gagal menjawab. Coba lagi; bila tetap gagal, beri tahu pengelola dasbor.",
}
_ID, _HOST = re.compile(r"[0-9a-f]{32}"), re.compile(r"[A-Za-z0-9.:\[\]-]+")
_PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Netra</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<style>body {{ font: 1.1rem/1.6 system-ui, sans-serif; margin: 4rem auto; max-width: 40rem; padding: 0 1rem }}</style>
</head><body><h1>Netra</h1><p>{text}</p><p><a href="{home}/">Ke halaman Ringkasan</a></p></body></html>"""


def _script_hashes() -> str:
    """Return the hashes of the inline scripts in Streamlit's own page: no other inline script may run."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    lines = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(line.encode()).digest()).decode()}'" for line in lines)


POLICY = {
    "default-src": "'none'",
    "script-src": f"'self' {_script_hashes()}",
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
    """The outermost layer, so that its headers are on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.grants = MediaGrants()
        self.gate = UploadGate(messages.discard_upload)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._relay(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        browser_id, path = _browser_id(connection), _local_path(scope["path"])
        asked = scope["method"], path, connection
        status = _refusal_status(*asked) or self._upload_refusal(*asked)
        if path.startswith(MEDIA_PATH) and not self.grants.is_granted(browser_id, Path(path).stem):
            status = status or 404
        new_id = secrets.token_hex(16) if path in PAGE_PATHS and not browser_id and not status else ""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), connection, new_id)
            await send(message)

        app = error_page(status) if status else self.app
        await app(scope, receive, send_with_headers)

    def _upload_refusal(self, method: str, path: str, connection: HTTPConnection) -> int:
        """Return the status of a refused upload request, else 0; addresses not open to the browser give 404."""
        if not path.startswith(messages.UPLOAD_PATH):
            return 0
        browser_id = _browser_id(connection)
        if method == "PUT" and connection.headers.get("content-length", "").isdigit():
            return 0 if self.gate.may_upload(browser_id, path, int(connection.headers["content-length"])) else 404
        return 0 if method == "DELETE" and self.gate.release(browser_id, path) else 404

    async def _relay(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        browser_id = _browser_id(connection)
        if _local_path(scope["path"]) != STREAM_PATH or not messages.is_same_origin(
            connection.headers.get("origin"), connection.headers.get("host")
        ):
            await send({"type": "websocket.close", "code": 1008})
            return

        offer = UploadOffer(browser_id)

        async def receive_accepted() -> Message:
            while True:
                message = await receive()
                data, may_upload = message.get("bytes") or b"", offer.max_bytes > 0
                if message["type"] != "websocket.receive" or messages.is_accepted(data, may_upload=may_upload):
                    return message

        async def send_stripped(message: Message) -> None:
            if message["type"] == "websocket.send" and message.get("bytes"):
                # Parsing all messages of a page takes less than a millisecond.
                parsed = ForwardMsg.FromString(message["bytes"])
                for file in messages.media_ids(parsed) if browser_id else ():
                    self.grants.grant(browser_id, file)
                self.gate.register(offer, messages.track_offer(parsed, offer))
                if messages.strip_server_details(parsed):
                    message = {**message, "bytes": parsed.SerializeToString()}
            await send(message)

        try:
            await self.app(scope, receive_accepted, send_stripped)
        finally:
            self.gate.end_session(offer)


def error_page(status: int) -> HTMLResponse:
    """Return a plain page of one sentence with a link back."""
    return HTMLResponse(_PAGE.format(text=ERROR_TEXTS[status], home=_base_path()), status, HEADERS)


def _base_path() -> str:
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}" if base else ""


def _local_path(path: str) -> str:
    """Return the path below the dashboard's own address, without a slash at the end."""
    below = path.removeprefix(_base_path()) if path.startswith(_base_path() or "/") else ""
    return below.rstrip("/") or "/"


def _refusal_status(method: str, path: str, connection: HTTPConnection) -> int:
    """Return the status of a refused request, else 0."""
    if path.startswith(messages.UPLOAD_PATH):
        return 0 if connection.headers.get("sec-fetch-site", "same-origin") == "same-origin" else 403
    known = path in PAGE_PATHS | SINGLE_PATHS | LOG_IN_PATHS or path.startswith((ASSET_PATH, MEDIA_PATH))
    if not known:
        return 404
    if method not in READING_METHODS:
        return 405
    is_cross_site = connection.headers.get("sec-fetch-site", "none") in ("cross-site", "same-site")
    is_link = connection.headers.get("sec-fetch-mode") == "navigate" and path not in LOG_IN_PATHS - {"/oauth2callback"}
    return 403 if is_cross_site and not is_link else 0


def _browser_id(connection: HTTPConnection) -> str:
    """Return the id of the browser; empty where it has no cookie of ours."""
    value = connection.cookies.get(BROWSER_COOKIE, "")
    return value if _ID.fullmatch(value) else ""


def _add_headers(headers: MutableHeaders, connection: HTTPConnection, new_id: str) -> None:
    headers.update(HEADERS)
    host = connection.headers.get("host", "")
    if _HOST.fullmatch(host):
        # Older browsers do not count a websocket to the page's own server as 'self'.
        own = f"connect-src 'self' ws://{host} wss://{host}"
        headers["Content-Security-Policy"] = headers["Content-Security-Policy"].replace("connect-src 'self'", own)
    path = _local_path(connection.scope["path"])
    if path.startswith(MEDIA_PATH) or path == "/sehat":
        headers["Cache-Control"] = "no-store"
    if new_id:
        is_secure = "https" in (connection.scope["scheme"], connection.headers.get("x-forwarded-proto"))
        secure = "; Secure" if is_secure else ""
        headers.append("Set-Cookie", f"{BROWSER_COOKIE}={new_id}; Path=/; HttpOnly; SameSite=Lax{secure}")
