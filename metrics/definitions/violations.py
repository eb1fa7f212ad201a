"""Violations along their way: severity as alleged, recommended and decided; and when they were reported."""

from metrics.definitions import inputs
from metrics.definitions.cases import DAY_UNKNOWN, FEWER, KNOWN, OWN, VIOLATION
from metrics.definitions.record import Metric

SEVERITIES = (
    "Dugaan: tingkat dalam register Pemkot, atau menurut bentuknya bila kosong. Rekomendasi: tingkat yang disebut lembaga "
    "yang merekomendasikan. Putusan: SK sanksi terakhir yang berlaku pada tanggal posisi (belum dicabut). "
)

# fmt: off
METRICS = (
    Metric(
        name="violations_by_severity_step",
        title="Tingkat: dugaan, rekomendasi, putusan",
        question="Seberapa berat dugaannya, rekomendasinya, dan putusannya?",
        definition=(
            SEVERITIES + "Perkara yang sama dihitung sekali pada setiap baris; yang belum sampai di sana atau tidak "
            "menyebut tingkat tampak tersendiri. " + DAY_UNKNOWN
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=(
            "cycle", "step", "severity", "cases", "step_name", "severity_name", "step_order", "sort_order", "all_cases",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dugaan pelanggaran ASN {government}",
        note=(
            "Perkara yang sama pada tiga baris: dugaan menurut register (atau bentuknya), rekomendasi menurut lembaganya, "
            "putusan menurut SK terakhir yang berlaku. Abu-abu: belum ada, atau tidak menyebut tingkat."
        ),
        headings={
            "cycle": "Siklus",
            "step_name": "Menurut",
            "severity_name": "Tingkat",
            "cases": "Perkara",
            "all_cases": "Semua perkara",
        },
        sql="""
            WITH rated AS (
                SELECT
                    k.cycle, coalesce(s.alleged_severity, 'belum diketahui') AS dugaan,
                    CASE
                        WHEN s.recommended_severity IS NOT NULL THEN s.recommended_severity::VARCHAR
                        WHEN s.recommended_on IS NOT NULL THEN 'tidak disebut'
                        ELSE 'tanpa rekomendasi'
                    END AS rekomendasi,
                    coalesce(s.decided_severity::VARCHAR, k.severity) AS putusan
                FROM case_states($as_of) AS s
                JOIN case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k ON k.case_id = s.case_id
                WHERE k.is_own AND k.is_violation
            ),
            told AS (UNPIVOT rated ON dugaan, rekomendasi, putusan INTO NAME step VALUE severity),
            bands AS (
                SELECT t.step, t.step_name, t.step_order, b.severity, b.severity_name, b.sort_order
                FROM (VALUES ('dugaan', 'Dugaan', 1), ('rekomendasi', 'Rekomendasi', 2), ('putusan', 'Putusan', 3))
                    AS t (step, step_name, step_order)
                JOIN (
                    SELECT CASE WHEN severity NOT IN (SELECT severity FROM severities) THEN 'putusan' END AS step, *
                    FROM severity_bands
                    UNION ALL
                    VALUES
                        ('rekomendasi', 'tidak disebut', 'Tingkat tidak disebut', 8),
                        ('rekomendasi', 'tanpa rekomendasi', 'Tanpa rekomendasi', 9),
                        ('dugaan', 'belum diketahui', 'Belum diketahui', 9)
                ) AS b (step, severity, severity_name, sort_order) ON coalesce(b.step, t.step) = t.step
            )
            SELECT
                c.cycle, b.step, b.severity, count(t.severity) AS cases, b.step_name, b.severity_name, b.step_order,
                b.sort_order, (sum(count(t.severity)) OVER (PARTITION BY c.cycle, b.step))::BIGINT AS all_cases
            FROM case_cycles AS c
            CROSS JOIN bands AS b
            LEFT JOIN told AS t ON t.cycle = c.cycle AND t.step = b.step AND t.severity = b.severity
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, b.step, b.step_name, b.step_order, b.severity, b.severity_name, b.sort_order
            ORDER BY c.cycle, b.step_order, b.sort_order
        """,
    ),
    Metric(
        name="violations_by_severity_change",
        title="Putusan dibanding dugaan",
        question="Apakah putusannya lebih ringan atau lebih berat daripada dugaannya?",
        definition=(
            SEVERITIES + "Urutan tingkat: moral, ringan, sedang, berat. Perkara tanpa dugaan atau tanpa SK tidak dapat "
            "dibandingkan. Aturan disiplin berubah pada 31 Agustus 2021: jangan membandingkan antarsiklus. " + DAY_UNKNOWN
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN,
        unit="perkara",
        columns=("cycle", "change", "cases", "sort_order", "all_cases"),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara dugaan pelanggaran ASN {government}",
        headings={"cycle": "Siklus", "change": "Putusan", "cases": "Perkara", "all_cases": "Semua perkara"},
        sql="""
            WITH compared AS (
                SELECT
                    k.cycle,
                    CASE
                        WHEN s.decided_severity IS NULL THEN if(s.outcome = 'proses', 'belum diputus', 'tanpa putusan')
                        WHEN s.alleged_severity IS NULL THEN 'dugaan belum diketahui'
                        WHEN d.sort_order < a.sort_order THEN 'lebih ringan'
                        WHEN d.sort_order > a.sort_order THEN 'lebih berat'
                        ELSE 'sama'
                    END AS change
                FROM case_states($as_of) AS s
                JOIN case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k ON k.case_id = s.case_id
                LEFT JOIN severities AS a ON a.severity = s.alleged_severity
                LEFT JOIN severities AS d ON d.severity = s.decided_severity
                WHERE k.is_own AND k.is_violation
            )
            SELECT
                c.cycle, v.change, count(x.change) AS cases, v.sort_order,
                (sum(count(x.change)) OVER (PARTITION BY c.cycle))::BIGINT AS all_cases
            FROM case_cycles AS c
            CROSS JOIN (VALUES
                ('lebih ringan', 1), ('sama', 2), ('lebih berat', 3), ('belum diputus', 4), ('tanpa putusan', 5),
                ('dugaan belum diketahui', 6)
            ) AS v (change, sort_order)
            LEFT JOIN compared AS x ON x.cycle = c.cycle AND x.change = v.change
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, v.change, v.sort_order
            ORDER BY c.cycle, v.sort_order
        """,
    ),
    Metric(
        name="violations_by_week",
        title="Pelanggaran menurut pekan laporan",
        question="Kapan perkara dilaporkan, dibanding tahapan pemilihan?",
        definition=(
            "Pekan (mulai Senin) dari tanggal laporan, dan golongan menurut bentuknya. Hanya pekan yang ada perkaranya. "
            + FEWER
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN + ". Perkara tanpa tanggal laporan tidak punya pekan",
        unit="perkara",
        columns=("cycle", "week_on", "class", "cases"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        note=(
            "Pekan mulai Senin, menurut tanggal laporan, bukan tanggal perbuatan. Sebelum penetapan calon berlaku kode "
            f"etik, sesudahnya disiplin. {FEWER}"
        ),
        headings={"cycle": "Siklus", "week_on": "Pekan mulai", "class": "Golongan", "cases": "Perkara"},
        sql="""
            SELECT
                k.cycle, date_trunc('week', k.reported_on)::DATE AS week_on,
                coalesce(f.class, 'belum diketahui') AS class, count(*) AS cases
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
            LEFT JOIN forms AS f ON f.form_id = k.form_id
            WHERE k.is_own AND k.is_violation AND k.reported_on IS NOT NULL
            GROUP BY k.cycle, week_on, f.class
            ORDER BY k.cycle, week_on, f.class DESC NULLS LAST
        """,
    ),
    Metric(
        name="violations_by_period",
        title="Pelanggaran di antara penetapan calon dan pemungutan suara",
        question="Berapa yang dilaporkan sebelum penetapan calon, sampai pemungutan suara, dan sesudahnya?",
        definition=(
            "Menurut tanggal laporan. Hari penetapan dan hari pemungutan suara termasuk masa di antaranya. Penetapan: "
            "tahap penetapan yang pertama pada siklus itu. " + FEWER
        ),
        numerator=VIOLATION,
        denominator=KNOWN,
        exclusions=OWN + ". Tanpa tanggal laporan: belum diketahui",
        unit="perkara",
        columns=("cycle", "period", "cases", "sort_order", "fixed_on", "polling_on", "all_cases"),
        inputs=inputs.CASES,
        population="Perkara dugaan pelanggaran ASN {government}",
        headings={"cycle": "Siklus", "period": "Masa", "cases": "Perkara", "all_cases": "Semua perkara"},
        sql="""
            WITH timed AS (
                SELECT
                    k.case_id, k.cycle,
                    CASE
                        WHEN k.reported_on > c.polling_on THEN 3
                        WHEN k.reported_on >= f.fixed_from THEN 2
                        WHEN k.reported_on < f.fixed_from THEN 1
                        ELSE 4
                    END AS sort_order
                FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS k
                JOIN cycles AS c ON c.cycle = k.cycle
                LEFT JOIN candidates_fixed AS f ON f.cycle = k.cycle
                WHERE k.is_own AND k.is_violation
            )
            SELECT
                c.cycle, p.period, count(k.case_id) AS cases, p.sort_order, f.fixed_from AS fixed_on, y.polling_on,
                (sum(count(k.case_id)) OVER (PARTITION BY c.cycle))::BIGINT AS all_cases
            FROM case_cycles AS c
            JOIN cycles AS y ON y.cycle = c.cycle
            LEFT JOIN candidates_fixed AS f ON f.cycle = c.cycle
            CROSS JOIN (VALUES
                ('sebelum penetapan calon', 1), ('sampai pemungutan suara', 2), ('sesudah pemungutan suara', 3),
                ('belum diketahui', 4)
            ) AS p (period, sort_order)
            LEFT JOIN timed AS k ON k.cycle = c.cycle AND k.sort_order = p.sort_order
            WHERE matches($cycle, c.cycle)
            GROUP BY c.cycle, p.period, p.sort_order, f.fixed_from, y.polling_on
            ORDER BY c.cycle, p.sort_order
        """,
    ),
)
