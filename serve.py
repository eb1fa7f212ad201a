"""Start the dashboard: simulate the city once, build what is new, check the port, serve."""

import os
import socket
import sys

from loaders.__main__ import main as load
from loaders.simulate import simulate
from settings import ROOT, read_settings

HOST = "localhost"


def main() -> None:
    """Prepare and then become the server; a busy port or missing data is said in one sentence."""
    settings = read_settings()
    if not _is_free(settings.port):
        sys.exit(f"Port {settings.port} sedang dipakai. Hentikan programnya, atau pilih lain: PORT=8600 make run")
    _prepare()
    print(f"\nNetra siap di http://{HOST}:{settings.port} (hentikan dengan Ctrl+C)\n", flush=True)
    streamlit = [sys.executable, "-m", "streamlit", "run", str(ROOT / "dashboard.py")]
    os.execv(sys.executable, [*streamlit, "--server.port", str(settings.port)])


def _prepare() -> None:
    """Simulate the city on the first run; build both datasets where their files are new."""
    simulated = ROOT / "data" / "simulasi"
    if not simulated.is_dir():
        print("Menulis berkas kota simulasi ...", flush=True)
        unfinished = ROOT / "data" / ".simulasi"
        simulate(unfinished, progress=lambda text: print(f"  {text}", flush=True))
        unfinished.rename(simulated)
    print("Memuat berkas ...", flush=True)
    load(["build", "--dataset", "simulasi", "--inbox", str(simulated)])
    load(["build", "--dataset", "resmi"])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    main()
