"""Lists of persons and recaps of a few units, every odd row with its reason."""

from datetime import date
from typing import Any

from metrics.engine import query_exact
from storage.builds import Build
from tests.support.builds import nip

KLOJEN, KAUMAN, KASIN = "35.73.02", "35.73.02.1007", "35.73.02.1006"


DUE = date(2024, 9, 24)


ROSTER = [
    # siklus, nip, unit_kerja, kecamatan, kelurahan, jenjang, mulai, selesai, alasan_pengecualian
    (2024, nip(1), "Dinas Kesehatan", None, None, "jpt", None, None, None),
    (2024, nip(2), "Dinas Kesehatan", None, None, "pelaksana", None, None, None),
    (2024, nip(3), "Dinas Kesehatan", None, None, "pelaksana", None, None, None),
    (2024, nip(4), "Dinas Kesehatan", "Sukun", "Bandulan", "pelaksana", None, None, None),  # the roster names the place
    (2024, nip(5), "Dinas Kesehatan", None, None, "pelaksana", None, None, "CLTN"),  # excluded, but signed
    (2024, nip(6), "Dinas Kesehatan", None, None, "pelaksana", None, "30/06/2024", None),  # left before the pact
    (2024, nip(7), "Dinas Kesehatan", None, None, "pelaksana", "01/10/2024", None, None),  # came after the due day
    (2024, nip(8), "Kelurahan Kauman", None, None, "pengawas", None, None, None),
    (2024, nip(9), "Kecamatan Klojen", None, None, "administrator", None, None, None),
    (2024, nip(10), "Dinas Perhubungan", None, None, "pelaksana", None, None, None),
    (2019, nip(11), "Disbudpar", None, None, "pelaksana", None, None, None),  # split in 2020: DISPORAPAR by default
]


SIGNINGS = [
    # siklus, nip, tanggal_ttd, terverifikasi
    (2024, nip(1), "26/08/2024", "ya"),
    (2024, nip(2), "27/08/2024", None),  # verification unknown
    (2024, nip(3), "01/10/2024", "ya"),  # after the due day
    (2024, nip(5), "26/08/2024", "ya"),  # excluded
    (2024, nip(7), "02/10/2024", None),  # late: not fulfilled, whatever the verification says
    (2024, nip(8), "26/08/2024", "tidak"),  # found not valid
    (2024, nip(9), "26/08/2024", "ya"),
    (2024, nip(10), "24/09/2024", "ya"),  # on the due day itself
    (2024, nip(99), "26/08/2024", "ya"),  # not in the roster
    (2019, nip(11), "13/04/2019", "ya"),  # the due day of 2019
]


RECAPS = [
    # siklus, unit_kerja, posisi, wajib, sudah_ttd, terverifikasi
    (2024, "RSUD", "30/08/2024", 100, 40, 30),
    (2024, "RSUD", "20/09/2024", 100, 60, 55),
    (2024, "RSUD", "05/10/2024", 98, 58, 58),  # two fewer than before: a correction
    (2024, "Kelurahan Kasin", "10/09/2024", 10, 5, 5),
    (2024, "Kelurahan Kasin", "15/09/2024", 10, 7, None),  # no longer says what is verified: unknown, not 5
    (2024, "DLH", "10/10/2024", 20, 20, 20),  # nothing known by the due day
    (2024, "Dishub", "01/09/2024", 50, 50, 50),  # has persons in 2024: ignored
    (2019, "Dishub", "10/04/2019", 30, 25, 20),  # has no persons in 2019: counts
]


def rows(build: Build, name: str, columns: str, **scope: Any) -> list[tuple[Any, ...]]:
    """A metric's rows as tuples of the named columns, unknown as None."""
    frame = query_exact(name, build, **scope)[columns.split()].astype(object)
    return [tuple(row) for row in frame.where(frame.notna(), None).to_numpy().tolist()]
