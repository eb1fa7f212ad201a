"""An older and a newer build of one city, and a visit to a page that shows either."""

from streamlit.testing.v1 import AppTest

from access.roles import Role
from tests.support.builds import nip
from tests.support.open_page import open_page

OLD, NEW = "20240826T070000000000Z-0000000a", "20241001T070000000000Z-0000000b"
MEETING = "Rapat monev 26 Agustus 2024"
ROSTER = [(2024, nip(number), "Dinas Kesehatan", "", "", "pelaksana", "", "", "") for number in (1, 2, 3, 4)]
MAY_NOT = (Role.PUBLIK, Role.PIMPINAN, Role.OPD, Role.BAWASLU)


def visit(role: Role = Role.SEKDA, page: str = "ringkasan", **address: str) -> AppTest:
    return open_page(page, role, "DINKES", **{"dataset": "simulasi", **address})
