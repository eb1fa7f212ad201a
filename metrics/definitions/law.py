"""The law that the figures stand on, as rows that an official can check: steps, sanctions."""

from metrics.definitions import inputs
from metrics.definitions.record import FREE, Metric

REFERENCE = (
    "Data rujukan kota, satu baris per butir, dengan sumber dan tanda apakah sudah dicocokkan dengan sumbernya. Yang belum "
    "terverifikasi dibaca dari pengetahuan umum, bukan dari lembaran negara."
)
NO_SHARE = "Tidak ada: ini daftar, bukan persentase"
CHECKED = {"source": "Sumber", "is_verified": "Dicocokkan"}

# fmt: off
METRICS = (
    Metric(
        name="law_steps",
        title="Tahap perkara",
        question="Tahap apa saja yang dikenal, dan siapa yang harus bertindak sesudahnya?",
        definition=(
            REFERENCE + " Giliran: lembaga yang harus bertindak sesudah tahap itu. Pada kode etik sebagian tahap berlanjut ke "
            "Majelis Kode Etik, bukan ke tim penindakan."
        ),
        numerator="tahap",
        denominator=NO_SHARE,
        exclusions="Tidak ada",
        unit="tahap",
        columns=(
            "step_id", "step", "rung_name", "turn_name", "next_name", "ethics_name", "outcome_name", "source", "is_verified",
            "step_order",
        ),
        inputs=inputs.REFERENCE,
        population="Tahap perkara",
        headings={
            "step": "Tahap",
            "rung_name": "Anak tangga",
            "turn_name": "Giliran sesudahnya",
            "next_name": "Lazimnya disusul",
            "ethics_name": "Pada kode etik",
            "outcome_name": "Akhir perkara",
            **CHECKED,
        },
        public=FREE,
        is_real=True,
        sql="""
            SELECT
                s.step_id, s.name AS step, coalesce(r.rung_name, '') AS rung_name, coalesce(b.short_name, '') AS turn_name,
                coalesce(n.name, '') AS next_name, coalesce(e.short_name || ': ' || m.name, '') AS ethics_name,
                coalesce(o.outcome_name, '') AS outcome_name, s.source, s.is_verified, s.step_order
            FROM steps AS s
            LEFT JOIN rungs AS r ON r.rung = s.rung
            LEFT JOIN bodies AS b ON b.body_id = s.turn
            LEFT JOIN steps AS n ON n.step_id = s.next_step
            LEFT JOIN bodies AS e ON e.body_id = s.ethics_turn
            LEFT JOIN steps AS m ON m.step_id = s.ethics_next_step
            LEFT JOIN outcomes AS o ON o.outcome = s.outcome
            ORDER BY s.step_order
        """,
    ),
    Metric(
        name="law_sanctions",
        title="Sanksi menurut aturan",
        question="Sanksi apa yang dikenal aturan pada siklus ini, dan upaya apa yang dapat diajukan?",
        definition=(
            REFERENCE + " Yang berlaku pada siklus itu: aturannya sudah dan masih berlaku di antara awal siklus dan satu "
            "tahun sesudah hari pemungutan suara."
        ),
        numerator="jenis sanksi",
        denominator=NO_SHARE,
        exclusions="Tidak ada",
        unit="jenis sanksi",
        columns=(
            "sanction_id", "rule", "severity_name", "sanction", "employment_name", "appeal_name", "valid_from", "valid_until",
            "note", "source", "is_verified", "sort_order",
        ),
        inputs=inputs.REFERENCE,
        population="Sanksi",
        headings={
            "rule": "Aturan",
            "severity_name": "Tingkat",
            "sanction": "Sanksi",
            "employment_name": "Untuk",
            "appeal_name": "Upaya administratif",
            "note": "Catatan",
            **CHECKED,
        },
        public=FREE,
        is_real=True,
        sql="""
            SELECT
                n.sanction_id, regexp_replace(n.rule_id::VARCHAR, '^([A-Z]+)', '\\1 ') AS rule, s.severity_name,
                n.name AS sanction, coalesce(e.employment, 'semua ASN') AS employment_name,
                CASE n.appeal
                    WHEN 'banding' THEN 'banding ke BPASN (sebelum 2021: BAPEK)'
                    WHEN 'keberatan' THEN 'keberatan kepada atasan'
                    ELSE 'menurut jenisnya'
                END AS appeal_name,
                n.valid_from, n.valid_until, coalesce(n.note, '') AS note, n.source, n.is_verified, s.sort_order
            FROM sanctions AS n
            LEFT JOIN severity_bands AS s ON s.severity = n.severity
            LEFT JOIN employments AS e ON e.employment = n.employment
            WHERE $cycle::INTEGER IS NULL OR EXISTS (
                FROM cycles AS c
                WHERE c.cycle = $cycle::INTEGER AND coalesce(n.valid_from, c.starts_on) <= c.polling_on + 365
                    AND coalesce(n.valid_until, c.polling_on) >= c.starts_on
            )
            ORDER BY s.sort_order, rule, n.sanction_id
        """,
    ),
)
