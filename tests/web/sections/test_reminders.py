"""The alerts on the screen: how often units were reminded, and who reads the last alerts."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from access.roles import Role
from settings import read_settings
from storage import reminder_log
from tests.support import small_city
from tests.support.open_page import open_page, text
from tests.support.reminders import ENTRIES
from tests.support.shared import made_once
from web.sections import reminders

UNITS = pd.DataFrame(
    [
        ("DINKES", "Dinas Kesehatan", "Dinkes"),
        ("DISHUB", "Dinas Perhubungan", "Dishub"),
        ("ITDA", "Inspektorat", "Inspektorat"),
        ("DLH", "Dinas Lingkungan Hidup", "DLH"),
    ],
    columns=["unit_id", "unit", "short_name"],
)
REMINDED = {
    "DINKES": (3, date(2024, 8, 21)),
    "DISHUB": (1, date(2024, 8, 20)),
    "DLH": (10, date(2024, 8, 22)),
}


def test_one_unit_is_told_whole_and_several_by_how_often() -> None:
    one = reminders.sentence(UNITS.head(1), REMINDED)
    assert one == "Dinas Kesehatan diingatkan 3 kali, terakhir 21 Agustus 2024."
    assert reminders.sentence(UNITS, REMINDED) == (
        "Diingatkan karena lajunya tertinggal: DLH (10 kali, terakhir 22 Agustus 2024), "
        "Dinkes (3 kali, terakhir 21 Agustus 2024), dan Dishub (1 kali, pada 20 Agustus 2024)."
    )
    assert reminders.sentence(UNITS.iloc[2:3], REMINDED) == ""


def test_a_thousand_reminders_are_a_number_and_come_before_fewer() -> None:
    often = REMINDED | {"DISHUB": (1204, date(2024, 8, 20))}
    assert reminders.sentence(UNITS, often).startswith(
        "Diingatkan karena lajunya tertinggal: Dishub (1.204 kali, terakhir 20 Agustus 2024), DLH (10 kali"
    )


@pytest.fixture(scope="session")
def city() -> Path:
    """The small city, with the log of reminders beside its build."""

    def make(place: Path) -> None:
        shutil.copytree(small_city.built().path.parent, place / "simulasi")
        for one in ENTRIES:
            reminder_log.append(one, "simulasi", replace(read_settings(), warehouse=place))

    return made_once("reminded_city", make)


def visit(city: Path, monkeypatch: pytest.MonkeyPatch, page: str, role: Role, **address: str) -> str:
    """All that a page says to a role."""
    monkeypatch.setenv("NETRA_WAREHOUSE", str(city))
    app = open_page(page, role, "DINKES", dataset="simulasi", siklus="2024", **address)
    assert not app.exception
    return text(app)


def test_kepatuhan_opd_tells_beside_the_unit_how_often_it_was_reminded(
    city: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = visit(city, monkeypatch, "kepatuhan_opd", Role.SEKDA, lingkup="DINKES")
    assert "Dinas Kesehatan diingatkan 3 kali, terakhir 21 Agustus 2024." in one
    own = visit(city, monkeypatch, "kepatuhan_opd", Role.OPD)
    assert "Dinkes (3 kali, terakhir 21 Agustus 2024)" in own and "Dishub (1 kali" not in own
    assert "iingatkan" not in visit(city, monkeypatch, "kepatuhan_opd", Role.BAWASLU)


def test_the_pengelola_reads_the_last_alerts_on_the_page_data(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = visit(city, monkeypatch, "data", Role.PENGELOLA)
    assert "Peringatan terakhir" in shown and "33 dari 44 ASN belum tanda tangan" in shown
    assert "kontak@contoh.go.id" not in shown  # whoever tries the role is nobody
    assert "Peringatan terakhir" not in visit(city, monkeypatch, "data", Role.SEKDA)
