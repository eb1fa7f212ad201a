"""The command `netra`: the commands of the rooms under one name, and `run`, which serves the dashboard."""

import os
import socket
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from settings import ROOT, read_settings
from text.command_line import new_parser

HOST = "localhost"
ROOMS = {
    "loaders": "memuat, memeriksa dan mengawasi berkas kantor",
    "metrics": "angka-angka dasbor",
    "reports": "bahan rapat sebagai berkas",
    "alerts": "peringatan yang sudah waktunya",
}
"""Each has a command of its own, `python -m loaders`, and is imported by its name when it is called."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command of a room with the rest of the arguments, or serve; returns what that command returns."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given and given[0] in ROOMS:
        return _run_room(given[0], given[1:])
    parser = new_parser("", "Netra: pemantauan netralitas ASN.")
    commands = parser.add_subparsers(required=True, metavar="perintah")
    commands.add_parser("run", help="menyiapkan data yang baru, lalu membuka dasbor")
    for room, purpose in ROOMS.items():
        commands.add_parser(room, help=purpose)
    parser.parse_args(given)
    port = read_settings().port
    if _is_free(port):
        _serve(port)
    print(f"Port {port} sedang dipakai. Hentikan programnya, atau pilih lain: PORT=8600 make run", file=sys.stderr)
    return 1


def _run_room(room: str, arguments: list[str]) -> int:
    return int(import_module(f"{room}.__main__").main(arguments))


def _serve(port: int) -> NoReturn:
    """Load what is new and become the server; what is refused is told, and leaves the last good build in use."""
    _run_room("loaders", ["prepare"])
    print(f"\nNetra siap di http://{HOST}:{port} (hentikan dengan Ctrl+C)\n", flush=True)
    os.chdir(ROOT)  # where Streamlit looks for its settings
    server = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py"), "--server.port", str(port)]
    os.execv(sys.executable, server)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
