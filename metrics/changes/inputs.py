"""The tables of a build whose rows are compared: what a row is told by, and what of it may change."""

from dataclasses import dataclass

OF_PERSON = """LEFT JOIN (SELECT cycle, nip, arg_max(unit_id, coalesce(starts_on, DATE '-infinity')) AS unit_id
    FROM roster GROUP BY cycle, nip) AS p ON p.cycle = t.cycle AND p.nip = t.nip"""
OF_CASE = """LEFT JOIN cases AS k ON k.case_id = t.case_id LEFT JOIN case_places AS p ON p.case_id = t.case_id"""


@dataclass(frozen=True)
class ComparedTable:
    """How the rows of one table are told apart (`key`) and what of them may change, in words; where they belong."""

    kind: str
    name: str
    key: tuple[str, ...]
    columns: dict[str, str]
    derived: frozenset[str] = frozenset()
    """Columns that follow from others or from rules: a change of theirs is no change of the row."""
    place: str = ""
    unit: str = "t.unit_id"
    cycle: str = "t.cycle"

    @property
    def expected(self) -> set[str]:
        """All columns that the table has in a build of this loader."""
        return {*self.key, *self.columns, *self.derived, "load_id"}


# fmt: off
TABLES = (
    ComparedTable(
        "roster",
        "roster",
        ("cycle", "nip"),
        {
            "name": "nama", "unit_id": "unit kerja", "kecamatan_id": "kecamatan", "kelurahan_id": "kelurahan",
            "level": "jenjang", "employment": "status pegawai", "starts_on": "mulai", "ends_on": "selesai",
            "exclusion_reason": "alasan pengecualian",
        },
    ),
    ComparedTable(
        "signing",
        "signings",
        ("cycle", "nip"),
        {
            "signed_on": "tanggal tanda tangan", "method": "cara", "activity": "kegiatan", "evidence": "bukti",
            "is_verified": "verifikasi",
        },
        frozenset({"is_listed"}),
        OF_PERSON,
        "p.unit_id",
    ),
    ComparedTable(
        "recap",
        "recaps",
        ("cycle", "unit_id", "position_on"),
        {"obliged": "wajib", "signed": "sudah tanda tangan", "verified": "terverifikasi"},
    ),
    ComparedTable(
        "case",
        "cases",
        ("case_id",),
        {
            "cycle": "siklus", "reported_on": "tanggal laporan", "origin": "asal", "agency_id": "instansi",
            "unit_id": "unit kerja", "level": "jenjang", "form_id": "bentuk", "alleged_severity": "tingkat",
            "nip": "terlapor", "bawaslu_id": "nomor register Bawaslu",
        },
        frozenset({"known_on"}),
        "LEFT JOIN case_places AS p ON p.case_id = t.case_id",
        "p.unit_id",
    ),
    ComparedTable(
        "step",
        "case_steps",
        ("case_id", "step_id", "step_on"),
        {
            "body_id": "lembaga", "document": "dokumen", "sanction_id": "sanksi", "reason": "alasan",
            "note": "keterangan",
        },
        frozenset({"step_no", "severity"}),
        OF_CASE,
        "p.unit_id",
        "k.cycle",
    ),
    ComparedTable(
        "bawaslu_register",
        "bawaslu_cases",
        ("register_id",),
        {
            "cycle": "siklus", "reported_on": "tanggal laporan", "origin": "asal", "agency_id": "instansi",
            "unit_id": "unit kerja", "form_id": "bentuk", "status": "status", "status_on": "tanggal status",
            "case_id": "nomor perkara", "alleged_severity": "tingkat",
        },
    ),
    ComparedTable(
        "match",
        "matches",
        ("case_id", "register_id", "decided_on"),
        {"decision": "keputusan", "decided_by": "oleh", "note": "keterangan"},
        frozenset(),
        OF_CASE,
        "p.unit_id",
        "k.cycle",
    ),
    ComparedTable(
        "event",
        "events",
        ("cycle", "event_on", "kind", "title"),
        {
            "place": "tempat", "unit_id": "unit kerja", "kecamatan_id": "kecamatan", "attended": "hadir",
            "source": "sumber",
        },
    ),
)
# fmt: on
