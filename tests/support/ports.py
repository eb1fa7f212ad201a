"""A port for a server of the tests that nobody else takes before it listens there."""

import random
import socket

LOWEST, HIGHEST = 20_000, 32_000
"""Below the ports that the system hands out for connections: one of those may be gone a moment after it was free."""

_random = random.SystemRandom()


def free_port() -> int:
    """Return a port of loopback at which nobody answers; two processes that ask at once hardly get the same."""
    while True:
        port = _random.randrange(LOWEST, HIGHEST)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
