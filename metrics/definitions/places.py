"""Compliance by the place of work: kecamatan and kelurahan, and where nothing is known."""

from metrics.definitions import inputs
from metrics.definitions.compliance import LEFT_OUT, OBLIGED, RECAP, SIGNED
from metrics.definitions.record import Metric, PublicTable
from metrics.definitions.vocabulary import headings

WORKPLACE = (
    "Menurut tempat kerja: kantor kecamatan dan kelurahan, serta sekolah, puskesmas dan unit lain yang "
    "tempatnya disebut "
    "dalam daftar. Selebihnya tingkat kota. "
)

# fmt: off
METRICS = (
    Metric(
        name="compliance_by_kecamatan",
        title="Kepatuhan per kecamatan",
        question="Kecamatan mana yang belum selesai?",
        definition=WORKPLACE + RECAP,
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT,
        unit="orang",
        columns=(
            "cycle", "kecamatan_id", "kecamatan", "obliged", "signed", "fulfilled", "unknown_fulfilled", "basis",
            "not_signed", "signed_pct", "fulfilled_pct",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan menurut tempat kerja",
        note="Siklus yang sudah lewat tampil menurut keadaan akhirnya.",
        headings=headings("cycle", "kecamatan", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "not_signed", "basis"),
        public=PublicTable(("kecamatan_id",), cost=10, part_of="compliance_total"),
        sql="""
            SELECT
                p.cycle, p.kecamatan_id, coalesce(k.name, p.kecamatan_id, 'tingkat kota') AS kecamatan,
                total(p.obliged) AS obliged, total(p.signed) AS signed, total(p.fulfilled) AS fulfilled,
                total(p.unknown_fulfilled) AS unknown_fulfilled, basis_of(p.basis) AS basis,
                total(p.obliged) - total(p.signed) AS not_signed,
                share_pct(total(p.signed), total(p.obliged)) AS signed_pct,
                share_pct(total(p.fulfilled), total(p.obliged)) AS fulfilled_pct
            FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id) AS p
            LEFT JOIN kecamatan AS k ON k.kecamatan_id = p.kecamatan_id
            GROUP BY p.cycle, p.kecamatan_id, k.name
            ORDER BY p.cycle, p.kecamatan_id
        """,
    ),
    Metric(
        name="compliance_by_kelurahan",
        title="Kepatuhan per kelurahan",
        question="Kelurahan mana yang belum selesai?",
        definition=WORKPLACE + "Kantor kecamatan sendiri: tingkat kecamatan. " + RECAP,
        numerator=SIGNED,
        denominator=OBLIGED,
        exclusions=LEFT_OUT + ". Kelurahan tanpa data tidak tampil di sini, tetapi dalam daftar kelurahan tanpa data",
        unit="orang",
        columns=(
            "cycle", "kecamatan_id", "kecamatan", "kelurahan_id", "kelurahan", "obliged", "signed", "fulfilled",
            "tile_row", "tile_col", "unknown_fulfilled", "basis", "not_signed", "signed_pct", "fulfilled_pct",
        ),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="ASN wajib tanda tangan menurut tempat kerja",
        note="Letak petak mendekati letak sebenarnya. Yang bertugas di tingkat kota atau kecamatan ada dalam tabel.",
        headings=headings("cycle", "kecamatan", "kelurahan", "obliged", "signed", "signed_pct", "fulfilled", "fulfilled_pct", "unknown_fulfilled", "not_signed", "basis"),
        public=PublicTable(("kecamatan_id", "kelurahan_id"), cost=1, part_of="compliance_by_kecamatan"),
        sql="""
            SELECT
                p.cycle, p.kecamatan_id, coalesce(k.name, p.kecamatan_id, 'tingkat kota') AS kecamatan,
                p.kelurahan_id,
                CASE
                    WHEN p.kelurahan_id IS NOT NULL THEN coalesce(l.name, p.kelurahan_id)
                    WHEN p.kecamatan_id IS NOT NULL THEN 'tingkat kecamatan'
                    ELSE 'tingkat kota'
                END AS kelurahan,
                total(p.obliged) AS obliged, total(p.signed) AS signed, total(p.fulfilled) AS fulfilled,
                l.tile_row, l.tile_col, total(p.unknown_fulfilled) AS unknown_fulfilled, basis_of(p.basis) AS basis,
                total(p.obliged) - total(p.signed) AS not_signed,
                share_pct(total(p.signed), total(p.obliged)) AS signed_pct,
                share_pct(total(p.fulfilled), total(p.obliged)) AS fulfilled_pct
            FROM compliance_position($cycle, $as_of, $unit_id, $kecamatan_id) AS p
            LEFT JOIN kecamatan AS k ON k.kecamatan_id = p.kecamatan_id
            LEFT JOIN kelurahan AS l ON l.kelurahan_id = p.kelurahan_id
            GROUP BY p.cycle, p.kecamatan_id, k.name, p.kelurahan_id, l.name, l.tile_row, l.tile_col
            ORDER BY p.cycle, p.kecamatan_id, p.kelurahan_id
        """,
    ),
    Metric(
        name="kelurahan_without_data",
        title="Kelurahan tanpa data penandatanganan",
        question="Kelurahan mana yang belum diketahui?",
        definition="Kelurahan yang sampai tanggal posisi tidak memiliki daftar wajib maupun rekap pada siklus itu.",
        numerator="kelurahan tanpa data",
        denominator="semua kelurahan",
        exclusions="Tidak ada",
        unit="kelurahan",
        columns=("cycle", "kelurahan_id", "kelurahan", "kecamatan", "kecamatan_id", "tile_row", "tile_col"),
        inputs=inputs.ROSTER_AND_SIGNINGS,
        population="Kelurahan",
        headings=headings("cycle", "kecamatan", "kelurahan"),
        sql="""
            SELECT
                c.cycle, l.kelurahan_id, l.name AS kelurahan, w.name AS kecamatan, l.kecamatan_id,
                l.tile_row, l.tile_col
            FROM cycles AS c
            CROSS JOIN kelurahan AS l
            LEFT JOIN kecamatan AS w ON w.kecamatan_id = l.kecamatan_id
            WHERE matches($cycle, c.cycle)
                AND matches($kecamatan_id, l.kecamatan_id)
                AND NOT EXISTS (
                    FROM known_units AS k
                    WHERE k.cycle = c.cycle AND k.kelurahan_id = l.kelurahan_id AND k.known_from <= by_day($as_of)
                )
            ORDER BY c.cycle, l.kelurahan_id
        """,
    ),
)
