"""What a visit without a browser needs not do each time: look through all installed packages, and look at the clock."""

from functools import cache
from threading import Thread

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


def make_visits_quick(patch: pytest.MonkeyPatch) -> None:
    """Let all visits of this process share one look at the packages, and wait for a page without asking for it."""
    patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
    asks = local_script_runner.require_widgets_deltas

    def waits(runner: LocalScriptRunner, timeout: float = 3) -> None:
        thread = runner._script_thread
        if isinstance(thread, Thread):
            thread.join(timeout)
        asks(runner, timeout if runner.script_stopped() else 0)

    patch.setattr(local_script_runner, "require_widgets_deltas", waits)
