"""The audit log on the page Data: for the pengelola, with names and local time."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from access.roles import Role, Viewer
from settings import read_settings
from storage import audit_log as audit
from storage.audit_log import Event
from tests.support.patience import SECONDS


def test_the_log_is_shown_to_the_pengelola_with_names_and_local_time_and_to_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NETRA_LOG", str(tmp_path))
    settings = read_settings()
    known = Viewer(Role.SEKDA, who="uuid-2@masuk.contoh.test")
    audit.record(Event.LOG_IN, known, name="Pegawai *Sekda*", settings=settings)
    audit.record(Event.VIEW, known, "belum tanda tangan", dataset="resmi", unit_id="DINKES", settings=settings)

    def page() -> None:
        from access.roles import OPERATOR, PUBLIC
        from web.sections import audit_log

        audit_log.show(PUBLIC)
        audit_log.show(OPERATOR)

    app = AppTest.from_function(page, default_timeout=SECONDS).run()
    assert not app.exception and len(app.dataframe) == 1
    rows = app.dataframe[0].value
    assert rows["Peristiwa"].tolist() == ["melihat", "masuk"]
    assert rows["Siapa"].tolist() == ["Pegawai *Sekda*", "Pegawai *Sekda*"]
    assert rows["Unit"].tolist() == ["DINKES", ""]
    hour = audit.entries(Viewer(Role.PENGELOLA), settings=settings)["at"].iloc[0].tz_convert("Asia/Jakarta")
    assert rows["Waktu (WIB)"].iloc[0] == hour.strftime("%d-%m-%Y %H.%M.%S")
