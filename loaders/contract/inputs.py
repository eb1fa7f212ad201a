"""Inputs that offices hand over: their columns, the names these go by, and what a row must satisfy.

This is the contract that others build on. To add an alias or a column, change a record here; the judge, the
templates and the tests walk the records.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from access.roles import Permission
from text.plain import folded


class CellKind(StrEnum):
    """Ways to understand the text of a cell."""

    TEXT = "text"
    CYCLE = "cycle"
    NIP = "nip"
    NUMBER = "number"
    DAY = "day"
    COUNT = "count"
    YESNO = "yesno"
    CHOICE = "choice"
    UNIT = "unit"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    NEW_NAME = "new_name"


LOOKUPS = (
    CellKind.CYCLE,
    CellKind.YESNO,
    CellKind.CHOICE,
    CellKind.UNIT,
    CellKind.KECAMATAN,
    CellKind.KELURAHAN,
    CellKind.NEW_NAME,
)


@dataclass(frozen=True)
class InputColumn:
    """One column of an input: its Indonesian name, its field in the build, its kind, and other names for it.

    `reference` names the table whose ids a CHOICE may take; `past_only` forbids days after today. `keeps_row` is true
    where a word that is not among the choices costs the row nothing but this cell, `is_end` where a day may be told as
    the end of a time ("s.d. 26 Agustus 2024"). `is_free` is true where most words are rightly none of the choices;
    `instead` names the column whose words are read where the file has none of this one's.
    """

    name: str
    field: str
    kind: CellKind
    required: bool = False
    aliases: tuple[str, ...] = ()
    reference: str = ""
    past_only: bool = False
    may_be_unknown: bool = False
    keeps_row: bool = False
    is_end: bool = False
    is_free: bool = False
    instead: str = ""
    example: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class ValidationRule:
    """Rule that a row breaks where `bad` (SQL over the fields) is true, with what people are shown then."""

    code: str
    column: str
    bad: str
    reason: str
    remedy: str


class RowPlace(StrEnum):
    """Where the cycle and the unit of a row are found."""

    OWN = "own"
    """In the row itself."""
    PERSON = "person"
    """With the person of its `nip`, in the roster."""
    CASE = "case"
    """With the case of its `case_id`."""


@dataclass(frozen=True)
class Compared:
    """How rows of an input are compared between two builds, in the table that they become.

    Every column outside the key is compared, unless it is in `left_out`. A change is called by the column's name, or
    by `words` where that name does not read well. `added`, `gone` and `changed` say what happened to some rows where
    "<noun_of_row> baru", "dihapus" and "dikoreksi" do not. `key` tells the rows of the table apart, where it is not
    the key of the input.
    """

    table: str
    place: RowPlace = RowPlace.OWN
    words: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    added: str = ""
    gone: str = ""
    changed: str = ""
    key: tuple[str, ...] = ()


@dataclass(frozen=True)
class Input:
    """One kind of file: what a row is, its columns, its rules, and the fields that make a row unique.

    `noun` and `noun_of_row` are its words inside a sentence. `subject` is the field that names what a row is about.
    `of_cases` is true where a row tells of a reported person, `by_office` where an OPD hands in rows of its own unit.
    `needs` is what somebody must be allowed to hand it in.
    `told_on` is the field with the day that a row itself says it is of: of two rows of one key the later counts.
    `any_of` are columns of which at least one must be there and filled. A dataset is complete without an optional one.
    """

    kind: str
    title: str
    noun: str
    noun_of_row: str
    row_is: str
    subject: str
    columns: tuple[InputColumn, ...]
    key: tuple[str, ...] = ()
    rules: tuple[ValidationRule, ...] = ()
    any_of: tuple[str, ...] = ()
    day_field: str = ""
    told_on: str = ""
    is_optional: bool = False
    of_cases: bool = False
    by_office: bool = False
    compared: Compared | None = None
    needs: Permission = Permission.UPLOAD

    def column(self, name: str) -> InputColumn:
        """Return the column of that name; KeyError if the input has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.kind}: {name}")

    @property
    def required(self) -> tuple[str, ...]:
        """Return the names of the columns without which a file cannot be read."""
        return tuple(column.name for column in self.columns if column.required)

    @property
    def compared_key(self) -> tuple[str, ...]:
        """Return the fields that tell the rows of the compared table apart."""
        return (self.compared and self.compared.key) or self.key

    @property
    def compared_columns(self) -> dict[str, str]:
        """Return the fields whose change between two builds is reported, with the word for each."""
        if self.compared is None:
            return {}
        apart = {*self.compared_key, *self.compared.left_out}
        words = {column.field: column.name.replace("_", " ") for column in self.columns if column.field not in apart}
        return words | dict(self.compared.words)


UNIT_ALIASES = (
    "unit",
    "opd",
    "perangkat daerah",
    "instansi",
    "satker",
    "satuan kerja",
    "skpd",
    "dinas/badan",
    "nama opd",
    "nama unit kerja",
    "unit organisasi",
    "unor",
    "instansi/unit kerja",
    "tempat tugas",
    "unit kerja/opd",
    "nama perangkat daerah",
    "satuan organisasi",
    "kecamatan/kelurahan",
    "kelurahan/kecamatan",
    "kec/kel",
    "kec./kel.",
    "unor induk",
    "unor induk nama",
    "nama unor induk",
    "unit organisasi induk",
)
CASE_UNIT_ALIASES = tuple(alias for alias in UNIT_ALIASES if alias != "instansi")
CYCLE_ALIASES = (
    "siklus pemilu",
    "siklus pemilihan",
    "tahun siklus",
    "periode",
    "pemilu",
    "tahun pemilu",
    "cycle",
)
NIP_ALIASES = (
    "nip/ni pppk",
    "ni pppk",
    "nip baru",
    "nip pegawai",
    "nomor induk pegawai",
    "nip asn",
    "nip/nippk",
    "nipppk",
)


def _cycle() -> InputColumn:
    return InputColumn(
        "siklus",
        "cycle",
        CellKind.CYCLE,
        required=True,
        aliases=CYCLE_ALIASES,
        example="{cycle}",
        explanation="Siklus: {cycles}",
    )


def _nip(*, required: bool = True) -> InputColumn:
    return InputColumn(
        "nip",
        "nip",
        CellKind.NIP,
        required=required,
        aliases=NIP_ALIASES,
        example="199001012015011001",
        explanation="18 digit, tersimpan sebagai teks",
    )


def _unit(*, required: bool = False, aliases: tuple[str, ...] = UNIT_ALIASES) -> InputColumn:
    return InputColumn(
        "unit_kerja",
        "unit_id",
        CellKind.UNIT,
        required=required,
        aliases=aliases,
        example="{unit}",
        explanation="Nama resmi atau singkatan perangkat daerah, kelurahan, sekolah atau puskesmas",
    )


def _kecamatan() -> InputColumn:
    return InputColumn(
        "kecamatan",
        "kecamatan_id",
        CellKind.KECAMATAN,
        aliases=("kec", "nama kecamatan", "wilayah kecamatan"),
        example="{kecamatan}",
        explanation="Kecamatan tempat bekerja",
    )


def _kelurahan() -> InputColumn:
    return InputColumn(
        "kelurahan",
        "kelurahan_id",
        CellKind.KELURAHAN,
        aliases=("kel", "nama kelurahan", "desa/kelurahan"),
        example="{kelurahan}",
        explanation="Kelurahan tempat bekerja",
    )


def _level() -> InputColumn:
    return InputColumn(
        "jenjang",
        "level",
        CellKind.CHOICE,
        aliases=("jenjang jabatan", "jenis jabatan", "jenis jabatan nama", "eselon/jenjang", "kelompok jabatan"),
        reference="levels",
        example="pelaksana",
        explanation="Jenjang jabatan",
    )


def _origin() -> InputColumn:
    return InputColumn(
        "asal",
        "origin",
        CellKind.CHOICE,
        required=True,
        reference="origins",
        may_be_unknown=True,
        keeps_row=True,
        aliases=("asal laporan", "sumber laporan", "asal dugaan", "pelapor"),
        example="masyarakat",
        explanation="Dari siapa dugaan diketahui",
    )


def _agency() -> InputColumn:
    return InputColumn(
        "instansi",
        "agency_id",
        CellKind.CHOICE,
        required=True,
        reference="agencies",
        aliases=("instansi terlapor", "instansi asal"),
        example="{government}",
        explanation="Instansi tempat terlapor bekerja",
    )


def _form() -> InputColumn:
    return InputColumn(
        "bentuk",
        "form_id",
        CellKind.CHOICE,
        required=True,
        reference="forms",
        may_be_unknown=True,
        keeps_row=True,
        aliases=("bentuk pelanggaran", "kode bentuk", "jenis pelanggaran", "bentuk dugaan"),
        example="E4",
        explanation="Kode bentuk: E1..E7 (kode etik), D1..D12 (disiplin)",
    )


def _alleged_severity() -> InputColumn:
    return InputColumn(
        "tingkat",
        "alleged_severity",
        CellKind.CHOICE,
        reference="severities",
        may_be_unknown=True,
        keeps_row=True,
        example="sedang",
        aliases=("tingkat pelanggaran", "tingkat dugaan", "kategori"),
        explanation="moral, ringan, sedang atau berat",
    )


def _contest() -> InputColumn:
    return InputColumn(
        "pemilihan",
        "contest",
        CellKind.CHOICE,
        reference="contests",
        may_be_unknown=True,
        keeps_row=True,
        example="presiden",
        aliases=("jenis pemilihan", "perihal pemilihan", "pemilihan terkait", "terkait pemilihan"),
        explanation="Pemilihan yang disangkutkan: legislatif, presiden atau kepala_daerah",
    )


def _reported() -> InputColumn:
    return InputColumn(
        "tanggal_laporan",
        "reported_on",
        CellKind.DAY,
        required=True,
        past_only=True,
        may_be_unknown=True,
        aliases=("tgl laporan", "tgl lapor", "tanggal lapor", "tanggal dilaporkan", "tgl. laporan/temuan"),
        example="01/10/2024",
        explanation="Hari laporan diterima atau temuan dicatat",
    )


def _case_number(*, required: bool = True) -> InputColumn:
    return InputColumn(
        "nomor_perkara",
        "case_id",
        CellKind.NUMBER,
        required=required,
        aliases=("no perkara", "nomor kasus", "no. perkara", "nomor perkara pemkot", "no kasus"),
        example="001/NTR/2024",
        explanation="Nomor perkara dalam register Pemkot",
    )


def _near(column: str, field_: str, what: str) -> ValidationRule:
    return ValidationRule(
        "di_luar_masa",
        column,
        f"NOT netra_near_cycle(cycle, {field_})",
        f"{what} jauh di luar masa siklus ini",
        "periksa tahunnya, atau siklus yang ditulis",
    )


def _accused() -> InputColumn:
    return InputColumn(
        "terlapor",
        "accused",
        CellKind.TEXT,
        aliases=("terlapor ke", "no terlapor", "nomor terlapor", "urutan terlapor", "nama terlapor"),
        example="1",
        explanation="Hanya bila satu perkara beberapa terlapor: 1, 2, ...; satu baris tiap orang",
    )


def _register_number() -> InputColumn:
    return InputColumn(
        "nomor_register",
        "register_id",
        CellKind.NUMBER,
        required=True,
        example="002/LP/PW/Kota/2024",
        aliases=(
            "no register",
            "nomor reg",
            "no. reg",
            "nomor laporan/temuan",
            "nomor register bawaslu",
            "no. register bawaslu",
        ),
        explanation="Nomor register Bawaslu",
    )


ROSTER = Input(
    kind="roster",
    title="Daftar wajib pakta integritas",
    noun="daftar wajib",
    noun_of_row="orang",
    row_is="satu ASN yang wajib menandatangani dalam satu siklus",
    subject="nip",
    columns=(
        _cycle(),
        _nip(),
        InputColumn(
            "nama",
            "name",
            CellKind.TEXT,
            required=True,
            aliases=("nama pegawai", "nama lengkap", "nama asn"),
            example="Pegawai 00001",
            explanation="Nama pegawai",
        ),
        _unit(required=True),
        _kecamatan(),
        _kelurahan(),
        InputColumn(
            "jenjang",
            "level",
            CellKind.CHOICE,
            required=True,
            reference="levels",
            example="pelaksana",
            aliases=("jenjang jabatan", "jenis jabatan", "jenis jabatan nama", "eselon/jenjang", "kelompok jabatan"),
            explanation="jpt, administrator, pengawas, fungsional, pelaksana atau kepala_sekolah",
        ),
        InputColumn(
            "jabatan",
            "position",
            CellKind.CHOICE,
            reference="positions",
            is_free=True,
            instead="jenjang",
            aliases=("nama jabatan", "jabatan nama", "jabatan saat ini"),
            example="Pengelola Data",
            explanation="Nama jabatan; kepala OPD, sekretaris OPD, camat, lurah dan kepala sekolah dikenali",
        ),
        InputColumn(
            "status_pegawai",
            "employment",
            CellKind.CHOICE,
            required=True,
            reference="employments",
            example="PNS",
            aliases=("status", "status kepegawaian", "jenis pegawai", "jenis pegawai nama", "status asn", "pns/pppk"),
            explanation="PNS atau PPPK",
        ),
        InputColumn(
            "mulai",
            "starts_on",
            CellKind.DAY,
            aliases=("tmt", "mulai wajib", "tanggal mulai", "tmt mulai"),
            example="01/01/2024",
            explanation="Hari pertama wajib, bila bukan sejak awal siklus",
        ),
        InputColumn(
            "selesai",
            "ends_on",
            CellKind.DAY,
            aliases=("selesai wajib", "tanggal selesai", "tmt selesai", "sampai"),
            is_end=True,
            example="31/12/2024",
            explanation="Hari terakhir wajib, bila berhenti di tengah siklus",
        ),
        InputColumn(
            "alasan_pengecualian",
            "exclusion_reason",
            CellKind.TEXT,
            aliases=("pengecualian", "alasan dikecualikan", "dikecualikan", "kedudukan hukum", "kedudukan hukum nama"),
            example="",
            explanation="Diisi hanya bila tidak wajib; sebutkan alasannya",
        ),
    ),
    key=("cycle", "nip"),
    rules=(
        ValidationRule(
            "urutan_tanggal",
            "selesai",
            "ends_on < starts_on",
            "tanggal selesai lebih awal daripada tanggal mulai",
            "periksa kolom mulai dan selesai",
        ),
        ValidationRule(
            "beda_kecamatan",
            "kelurahan",
            "kecamatan_id <> inside",
            "kelurahan ini tidak berada di kecamatan itu",
            "perbaiki kecamatan atau kelurahannya",
        ),
    ),
    by_office=True,
    compared=Compared(
        "roster",
        added="orang masuk daftar wajib",
        gone="orang keluar dari daftar wajib",
        changed="baris daftar wajib dikoreksi",
    ),
)

SIGNING = Input(
    kind="signing",
    title="Penandatanganan pakta integritas",
    noun="tanda tangan",
    noun_of_row="tanda tangan",
    row_is="satu pakta yang ditandatangani",
    subject="nip",
    columns=(
        _cycle(),
        _nip(),
        InputColumn(
            "tanggal_ttd",
            "signed_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            example="26/08/2024",
            aliases=(
                "tgl ttd",
                "tgl. ttd",
                "tanggal tanda tangan",
                "tanggal penandatanganan",
                "tgl tanda tangan",
                "ttd pada",
            ),
            explanation="Hari pakta ditandatangani",
        ),
        InputColumn(
            "cara",
            "method",
            CellKind.CHOICE,
            reference="signing_methods",
            keeps_row=True,
            aliases=("cara ttd", "cara penandatanganan", "metode"),
            example="serentak",
            explanation="serentak, unit atau daring",
        ),
        InputColumn(
            "kegiatan",
            "activity",
            CellKind.TEXT,
            aliases=("acara", "nama kegiatan"),
            example="Penandatanganan serentak",
            explanation="Kegiatan tempat pakta ditandatangani",
        ),
        InputColumn(
            "bukti",
            "evidence",
            CellKind.TEXT,
            aliases=("data dukung", "dokumen bukti", "tautan bukti"),
            example="map 12",
            explanation="Di mana bukti disimpan",
        ),
        InputColumn(
            "terverifikasi",
            "is_verified",
            CellKind.YESNO,
            aliases=("verifikasi", "sudah diverifikasi", "valid"),
            example="ya",
            explanation="ya bila buktinya sudah diperiksa {personnel}, tidak bila belum sah",
        ),
    ),
    key=("cycle", "nip"),
    rules=(
        ValidationRule(
            "di_luar_masa",
            "tanggal_ttd",
            "NOT netra_in_window(cycle, signed_on)",
            "tanggal tanda tangan di luar masa siklus ini",
            "periksa tahunnya, atau siklus yang ditulis",
        ),
    ),
    day_field="signed_on",
    by_office=True,
    compared=Compared(
        "signings", RowPlace.PERSON, words={"signed_on": "tanggal tanda tangan", "is_verified": "verifikasi"}
    ),
)

RECAP = Input(
    kind="recap",
    title="Rekapitulasi penandatanganan per unit",
    noun="rekap unit kerja",
    noun_of_row="rekap unit",
    row_is="hitungan satu unit pada satu hari, tanpa unit bawahannya",
    subject="position_on",
    columns=(
        _cycle(),
        _unit(),
        _kelurahan(),
        InputColumn(
            "posisi",
            "position_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            example="26/08/2024",
            aliases=(
                *(
                    "posisi data",
                    "posisi per",
                    "per tanggal",
                    "tanggal posisi",
                    "keadaan per",
                    "posisi s.d.",
                    "keadaan s.d.",
                ),
                *("posisi sampai dengan", "keadaan sampai dengan", "s.d. tanggal", "sampai dengan tanggal"),
            ),
            is_end=True,
            explanation="Hari keadaan dihitung",
        ),
        InputColumn(
            "wajib",
            "obliged",
            CellKind.COUNT,
            required=True,
            example="120",
            aliases=(
                "jumlah wajib",
                "wajib ttd",
                "jumlah wajib ttd",
                "asn wajib",
                "wajib tanda tangan",
                "jumlah asn",
                "jml asn",
                "jumlah pegawai",
                "target",
            ),
            explanation="Jumlah ASN yang wajib",
        ),
        InputColumn(
            "sudah_ttd",
            "signed",
            CellKind.COUNT,
            required=True,
            example="118",
            aliases=(
                "sudah tanda tangan",
                "sudah",
                "jumlah ttd",
                "sudah menandatangani",
                "telah menandatangani",
                "telah tanda tangan",
                "telah ttd",
                "realisasi",
                "jml ttd",
            ),
            explanation="Jumlah yang sudah tanda tangan",
        ),
        InputColumn(
            "terverifikasi",
            "verified",
            CellKind.COUNT,
            aliases=("sudah diverifikasi", "verifikasi", "jumlah terverifikasi"),
            example="110",
            explanation="Dari yang sudah, berapa yang buktinya sah",
        ),
    ),
    key=("cycle", "unit_id", "position_on"),
    any_of=("unit_kerja", "kelurahan"),
    rules=(
        ValidationRule(
            "melebihi_wajib",
            "sudah_ttd",
            "signed > obliged",
            "yang sudah tanda tangan lebih banyak daripada yang wajib",
            "periksa kolom wajib dan sudah_ttd",
        ),
        ValidationRule(
            "melebihi_sudah",
            "terverifikasi",
            "verified > signed",
            "yang terverifikasi lebih banyak daripada yang sudah tanda tangan",
            "periksa kolom terverifikasi dan sudah_ttd",
        ),
        ValidationRule(
            "di_luar_masa",
            "posisi",
            "NOT netra_in_window(cycle, position_on)",
            "tanggal posisi di luar masa siklus ini",
            "periksa tahunnya, atau siklus yang ditulis",
        ),
        ValidationRule(
            "terlalu_banyak",
            "wajib",
            "obliged > netra_most(unit_id)",
            "lebih banyak daripada yang mungkin untuk unit ini",
            "periksa angkanya: 120.000 berarti seratus dua puluh ribu; bila benar, ubah batasnya di unit_limits.csv",
        ),
    ),
    day_field="position_on",
    by_office=True,
    compared=Compared("recaps", words={"signed": "sudah tanda tangan"}, left_out=("kelurahan_id",)),
)

CASE = Input(
    kind="case",
    title="Register perkara Pemkot",
    noun="register perkara Pemkot",
    noun_of_row="perkara",
    row_is="satu perkara dalam register Pemkot",
    subject="case_id",
    columns=(
        _case_number(),
        _cycle(),
        _reported(),
        _origin(),
        _agency(),
        _unit(aliases=CASE_UNIT_ALIASES),
        _level(),
        _form(),
        _alleged_severity(),
        _nip(required=False),
        InputColumn(
            "nomor_register_bawaslu",
            "bawaslu_id",
            CellKind.NUMBER,
            example="002/LP/PW/Kota/2024",
            explanation="Nomor register Bawaslu",
            aliases=("no register bawaslu", "register bawaslu", "nomor bawaslu"),
        ),
        _accused(),
        _contest(),
    ),
    key=("case_id", "accused"),
    rules=(_near("tanggal_laporan", "reported_on", "tanggal laporan"),),
    day_field="reported_on",
    of_cases=True,
    compared=Compared(
        "cases",
        RowPlace.CASE,
        words={
            "nip": "terlapor",
            "bawaslu_id": "nomor register Bawaslu",
            "accused": "jumlah terlapor",
            "contest": "pemilihan",
        },
        key=("case_id",),
    ),
)

STEP = Input(
    kind="step",
    title="Langkah perkara",
    noun="langkah perkara",
    noun_of_row="langkah perkara",
    row_is="satu langkah bertanggal dari satu perkara",
    subject="case_id",
    columns=(
        _case_number(),
        InputColumn(
            "tahap",
            "step_id",
            CellKind.CHOICE,
            required=True,
            reference="steps",
            aliases=("tahapan", "langkah", "proses"),
            example="sk_sanksi",
            explanation="Langkah menurut daftar pilihan",
        ),
        InputColumn(
            "tanggal",
            "step_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            aliases=("tgl", "tanggal tahap", "tanggal langkah"),
            example="15/10/2024",
            explanation="Hari langkah dilakukan",
        ),
        InputColumn(
            "lembaga",
            "body_id",
            CellKind.CHOICE,
            required=True,
            reference="bodies",
            keeps_row=True,
            aliases=("oleh", "pelaksana", "lembaga pelaksana"),
            example="PPK",
            explanation="Lembaga yang melakukan langkah",
        ),
        InputColumn(
            "dokumen",
            "document",
            CellKind.TEXT,
            aliases=("nomor dokumen", "no dokumen", "no surat", "nomor surat"),
            example="BA-03",
            explanation="Nomor dokumen",
        ),
        InputColumn(
            "sanksi",
            "sanction_id",
            CellKind.CHOICE,
            reference="sanctions",
            keeps_row=True,
            aliases=("jenis sanksi", "hukuman disiplin", "bentuk sanksi"),
            example="Sanksi moral terbuka",
            explanation="Wajib pada tahap sk_sanksi: jenis sanksi",
        ),
        InputColumn(
            "alasan",
            "reason",
            CellKind.TEXT,
            aliases=("alasan dihentikan",),
            example="",
            explanation="Alasan, bila dihentikan atau dilimpahkan",
        ),
        InputColumn(
            "keterangan", "note", CellKind.TEXT, aliases=("ket", "catatan"), example="", explanation="Keterangan lain"
        ),
        _accused(),
    ),
    key=("case_id", "step_id", "step_on", "accused"),
    rules=(
        ValidationRule(
            "sanksi_kosong",
            "sanksi",
            "step_id = 'sk_sanksi' AND sanction_id IS NULL",
            "SK sanksi tanpa jenis sanksi",
            "isi jenis sanksinya, mis. 'teguran tertulis' atau 'hukuman disiplin sedang'",
        ),
    ),
    day_field="step_on",
    of_cases=True,
    compared=Compared("case_steps", RowPlace.CASE),
)

BAWASLU = Input(
    kind="bawaslu_register",
    title="Register Bawaslu",
    noun="register Bawaslu",
    noun_of_row="entri register Bawaslu",
    row_is="satu perkara dalam register Bawaslu",
    subject="register_id",
    columns=(
        _register_number(),
        _cycle(),
        _reported(),
        _origin(),
        _agency(),
        _unit(aliases=CASE_UNIT_ALIASES),
        _form(),
        InputColumn(
            "status",
            "status",
            CellKind.CHOICE,
            required=True,
            reference="bawaslu_statuses",
            aliases=("status penanganan", "status laporan"),
            example="direkomendasikan",
            explanation="Status penanganan di Bawaslu",
        ),
        InputColumn(
            "tanggal_status",
            "status_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            aliases=("tgl status", "tanggal status terakhir"),
            example="20/10/2024",
            explanation="Hari status itu dicapai",
        ),
        _case_number(required=False),
        _alleged_severity(),
    ),
    key=("register_id",),
    rules=(_near("tanggal_laporan", "reported_on", "tanggal laporan"),),
    told_on="status_on",
    day_field="reported_on",
    of_cases=True,
    compared=Compared("bawaslu_cases"),
)

EVENT = Input(
    kind="event",
    title="Kegiatan",
    noun="kegiatan",
    noun_of_row="kegiatan",
    row_is="satu kegiatan",
    subject="title",
    columns=(
        _cycle(),
        InputColumn(
            "tanggal",
            "event_on",
            CellKind.DAY,
            required=True,
            aliases=("tgl", "tanggal kegiatan", "hari/tanggal", "waktu"),
            example="26/08/2024",
            explanation="Hari kegiatan",
        ),
        InputColumn(
            "jenis",
            "kind",
            CellKind.CHOICE,
            required=True,
            reference="event_kinds",
            keeps_row=True,
            aliases=("jenis kegiatan", "bentuk kegiatan"),
            example="apel",
            explanation="ikrar, penandatanganan, sosialisasi, deklarasi, apel, rakor atau monitoring",
        ),
        InputColumn(
            "judul",
            "title",
            CellKind.TEXT,
            required=True,
            aliases=("nama kegiatan", "kegiatan", "uraian", "acara"),
            example="Apel netralitas ASN",
            explanation="Nama kegiatan",
        ),
        InputColumn(
            "tempat",
            "place",
            CellKind.TEXT,
            aliases=("lokasi", "tempat kegiatan"),
            example="Balai Kota",
            explanation="Tempat kegiatan",
        ),
        _unit(),
        _kecamatan(),
        InputColumn(
            "hadir",
            "attended",
            CellKind.COUNT,
            aliases=("jumlah hadir", "peserta", "jumlah peserta", "jml peserta"),
            example="642",
            explanation="Jumlah yang hadir",
        ),
        InputColumn(
            "sumber",
            "source",
            CellKind.TEXT,
            required=True,
            aliases=("sumber data", "sumber berita", "dokumentasi"),
            example="Laporan kegiatan {personnel}",
            explanation="Dari mana kegiatan diketahui",
        ),
    ),
    key=("cycle", "event_on", "kind", "title"),
    rules=(
        _near("tanggal", "event_on", "tanggal kegiatan"),
        ValidationRule(
            "terlalu_banyak",
            "hadir",
            "attended > netra_most_people()",
            "lebih banyak daripada seluruh ASN",
            "periksa angkanya: 64.200 berarti enam puluh empat ribu; masyarakat yang hadir tidak ikut dihitung",
        ),
    ),
    day_field="event_on",
    by_office=True,
    compared=Compared("events"),
)

NO_NUMBER_OF_A_PERSON = ValidationRule(
    "nomor_pegawai",
    "oleh",
    r"regexp_matches(decided_by, '\d{9}')",
    "kolom oleh berisi nomor pegawai",
    "tulis unit atau jabatannya saja, mis. BKPSDM",
)

MATCH = Input(
    kind="match",
    title="Padanan perkara",
    noun="padanan perkara",
    noun_of_row="padanan perkara",
    row_is="satu keputusan seseorang tentang sepasang perkara: perkara yang sama (cocok) atau bukan",
    subject="case_id",
    columns=(
        _case_number(),
        _register_number(),
        InputColumn(
            "keputusan",
            "decision",
            CellKind.CHOICE,
            required=True,
            reference="match_decisions",
            example="cocok",
            aliases=("keputusan padanan", "padanan", "hasil pencocokan"),
            explanation="cocok bila perkaranya sama, bukan bila lain",
        ),
        InputColumn(
            "tanggal",
            "decided_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            example="05/12/2024",
            aliases=("tgl", "tanggal keputusan", "tgl keputusan"),
            explanation="Hari diputuskan; dari dua keputusan, yang terakhir berlaku",
        ),
        InputColumn(
            "oleh",
            "decided_by",
            CellKind.TEXT,
            aliases=("diputuskan oleh", "pemutus", "unit pemutus"),
            example="{personnel}",
            explanation="Unit atau jabatan yang memutuskan, bukan nama orang",
        ),
        InputColumn(
            "keterangan",
            "note",
            CellKind.TEXT,
            aliases=("ket", "catatan"),
            example="dibahas dalam rakor",
            explanation="Keterangan lain",
        ),
    ),
    key=("case_id", "register_id", "decided_on"),
    rules=(NO_NUMBER_OF_A_PERSON,),
    day_field="decided_on",
    is_optional=True,
    of_cases=True,
    compared=Compared("matches", RowPlace.CASE),
)

UNIT_ALIAS = Input(
    kind="unit_alias",
    title="Nama lain unit kerja",
    noun="nama lain unit kerja",
    noun_of_row="nama lain unit kerja",
    row_is="satu tulisan yang dipakai kantor, dan unit kerja yang dimaksud",
    subject="written",
    columns=(
        InputColumn(
            "nama_tertulis",
            "written",
            CellKind.NEW_NAME,
            required=True,
            example="{alias}",
            aliases=("nama dalam berkas", "tertulis", "tulisan"),
            explanation="Nama unit seperti tertulis dalam berkas kantor",
        ),
        _cycle(),
        _unit(required=True),
        InputColumn(
            "tanggal",
            "decided_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            example="05/12/2024",
            aliases=("tgl", "tanggal keputusan"),
            explanation="Hari ditetapkan; dari dua ketetapan, yang terakhir berlaku",
        ),
        InputColumn(
            "oleh",
            "decided_by",
            CellKind.TEXT,
            aliases=("ditetapkan oleh",),
            example="{personnel}",
            explanation="Unit atau jabatan yang menetapkan, bukan nama orang",
        ),
    ),
    key=("written", "decided_on"),
    rules=(NO_NUMBER_OF_A_PERSON,),
    day_field="decided_on",
    is_optional=True,
    compared=Compared("unit_aliases"),
)

DECISION = Input(
    kind="decision",
    title="Keputusan rapat",
    noun="keputusan rapat",
    noun_of_row="keputusan rapat",
    row_is="satu keputusan rapat: siapa mengerjakan apa, paling lambat kapan, dan angka mana yang harus habis",
    subject="decision",
    columns=(
        InputColumn(
            "tanggal",
            "decided_on",
            CellKind.DAY,
            required=True,
            past_only=True,
            example="05/09/2024",
            aliases=("tgl", "tanggal rapat", "tgl rapat", "hari/tanggal", "hari rapat", "tanggal keputusan"),
            explanation="Hari rapat",
        ),
        _cycle(),
        InputColumn(
            "keputusan",
            "decision",
            CellKind.TEXT,
            required=True,
            example="Selesaikan tanda tangan sebelum masa tenang",
            aliases=("keputusan rapat", "isi keputusan", "hasil keputusan", "tindak lanjut"),
            explanation="Isi keputusan, tanpa nama orang dan nomor pegawai",
        ),
        _unit(required=True, aliases=(*UNIT_ALIASES, "pic", "penanggung jawab")),
        InputColumn(
            "tenggat",
            "due_on",
            CellKind.DAY,
            required=True,
            example="20/09/2024",
            aliases=("batas waktu", "jatuh tempo", "paling lambat", "tgl tenggat", "tanggal tenggat"),
            explanation="Hari terakhir keputusan dikerjakan",
        ),
        InputColumn(
            "ukuran",
            "measure",
            CellKind.CHOICE,
            required=True,
            reference="measures",
            example="belum_ttd",
            aliases=("angka", "angka yang dipantau", "indikator"),
            explanation="Angka unit itu yang harus habis: belum_ttd, perkara_lewat atau belum_terverifikasi",
        ),
        InputColumn(
            "dicabut",
            "is_withdrawal",
            CellKind.YESNO,
            aliases=("keputusan dicabut", "pencabutan"),
            example="",
            explanation="ya bila baris ini mencabut keputusan yang ditulis sama (keputusan, unit, ukuran) "
            "pada rapat ini atau sebelumnya",
        ),
        InputColumn(
            "oleh",
            "decided_by",
            CellKind.TEXT,
            aliases=("diputuskan oleh", "pimpinan rapat"),
            example="Sekda",
            explanation="Jabatan yang memutuskan, bukan nama orang",
        ),
        InputColumn(
            "keterangan",
            "note",
            CellKind.TEXT,
            aliases=("ket", "catatan", "alasan"),
            example="",
            explanation="Keterangan lain; pada pencabutan: alasannya",
        ),
    ),
    key=("decision", "cycle", "unit_id", "measure", "decided_on", "is_withdrawal"),
    rules=(
        ValidationRule(
            "tenggat_awal",
            "tenggat",
            "due_on < decided_on AND NOT coalesce(is_withdrawal, false)",
            "tenggat lebih awal daripada hari rapat",
            "periksa kolom tanggal dan tenggat",
        ),
        ValidationRule(
            "nomor_pegawai_dalam_teks",
            "keputusan",
            r"regexp_matches(concat_ws(' ', decision, note), '\d{9}')",
            "keputusan atau keterangan berisi nomor pegawai",
            "tulis unit atau jabatannya saja",
        ),
        NO_NUMBER_OF_A_PERSON,
    ),
    day_field="decided_on",
    is_optional=True,
    compared=Compared("decisions"),
    needs=Permission.DECIDE,
)

INPUTS: tuple[Input, ...] = (ROSTER, SIGNING, RECAP, CASE, STEP, BAWASLU, EVENT, MATCH, UNIT_ALIAS, DECISION)


def find(kind: str) -> Input:
    """Return the input of that kind; KeyError with the kinds that exist."""
    for known in INPUTS:
        if known.kind == kind:
            return known
    raise KeyError(f"masukan {kind!r} tidak dikenal; yang ada: {', '.join(i.kind for i in INPUTS)}")


_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalnum())


@lru_cache(maxsize=16_384)
def letters(text: str) -> str:
    """Reduce a name to what is compared: letters and digits, lower case ('Rampal Celaket' = 'Rampalcelaket')."""
    plain = folded(text).lower()
    if not plain.isascii():
        return "".join(filter(str.isalnum, plain))
    return plain.encode("ascii").translate(None, _NO_LETTERS).decode("ascii")


def expected_kinds(delivered: Collection[str] = ()) -> tuple[str, ...]:
    """List the inputs of a complete dataset, and the optional ones that were delivered."""
    return tuple(input_.kind for input_ in INPUTS if not input_.is_optional or input_.kind in delivered)
