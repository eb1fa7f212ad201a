"""What can be wrong with a source that is asked for its data: the words people see, and whether asking again helps."""

from enum import StrEnum


class Fault(StrEnum):
    """The short words that stand in the header of the dashboard; `docs/sumber.md` has a row for each case."""

    NO_ANSWER = "sumber tidak menjawab"
    TOO_SLOW = "sumber terlalu lambat"
    CUT_OFF = "jawaban sumber terputus"
    IN_TROUBLE = "sumber sedang bermasalah"
    DENIED = "sumber menolak akses"
    NOT_FOUND = "alamat tidak ada di sumber"
    CERTIFICATE = "sertifikat sumber tidak dapat dipercaya"
    ELSEWHERE = "sumber mengalihkan ke alamat lain"
    TOO_BIG = "kiriman sumber lebih besar dari batas"
    NO_DATA = "jawaban sumber bukan data"
    PAGES = "halaman data sumber tidak lengkap"
    QUERY = "kueri ditolak basis data"
    NO_SECRET = "rahasia untuk sumber belum diisi"
    CONTENT = "isi baru ditolak pemeriksaan"


class SourceFailed(Exception):
    """A source that gave nothing usable. `detail` is for those who run Netra: no secret and no cell stands in it.

    `may_pass` where the same request may succeed a moment later, `wait_seconds` where the server said when.
    """

    def __init__(self, fault: Fault, detail: str, *, may_pass: bool = False, wait_seconds: float | None = None) -> None:
        super().__init__(f"{fault}: {detail}")
        self.fault, self.detail = fault, detail
        self.may_pass, self.wait_seconds = may_pass, wait_seconds
