"""Where cases leave the way, and why; and the national figures put on the same rungs, beside ours."""

from metrics.definitions import inputs
from metrics.definitions.record import Metric
from metrics.definitions.vocabulary import headings

OWN = "Hanya perkara ASN {government}; perkara instansi lain tidak dihitung"

# fmt: off
METRICS = (
    Metric(
        name="case_exits",
        title="Di mana perkara berhenti tanpa sanksi",
        question="Di anak tangga mana perkara berakhir tanpa sanksi, dan mengapa?",
        definition=(
            "Perkara yang sampai tanggal posisi berakhir tanpa sanksi: tidak diregister, bukan pelanggaran, tidak "
            "terbukti, dilimpahkan atau dihentikan; menurut anak tangga terjauh yang dicapainya dan alasan seperti "
            "tertulis pada tahap penutupnya (huruf besar-kecil disamakan, deretan angka panjang disamarkan)."
        ),
        numerator="perkara dengan akhir, anak tangga dan alasan itu",
        denominator="semua perkara yang sudah dilaporkan sampai tanggal posisi pada siklus itu",
        exclusions=OWN + ". Perkara yang masih berjalan, yang belum diketahui, dan yang dijatuhi sanksi",
        unit="perkara",
        columns=(
            "cycle", "outcome", "rung", "reason", "cases", "outcome_name", "rung_name", "rung_order", "sort_order",
            "outcome_cases", "all_cases",
        ),
        inputs=inputs.CASES,
        population="Perkara ASN {government} yang dilaporkan",
        note="Alasan seperti tertulis dalam register; deretan angka panjang disamarkan.",
        headings={
            "cycle": "Siklus",
            "outcome_name": "Akhir",
            "rung_name": "Sesudah tahap",
            "reason": "Alasan",
            "cases": "Perkara",
            "all_cases": "Semua perkara",
        },
        sql="""
            WITH scope AS (
                SELECT * FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) WHERE is_own
            ),
            reasons AS (
                SELECT s.case_id, arg_max_null(s.reason, s.step_no) AS reason
                FROM case_steps AS s
                JOIN steps AS c ON c.step_id = s.step_id AND c.outcome <> ''
                JOIN scope AS p ON p.case_id = s.case_id AND p.outcome = c.outcome
                WHERE s.step_on <= by_day($as_of)
                GROUP BY s.case_id
            )
            SELECT
                p.cycle, p.outcome, g.rung, coalesce(lower(masked(trim(r.reason))), 'alasan tidak tercatat') AS reason,
                count(*) AS cases, o.outcome_name, g.rung_name, g.rung_order, o.sort_order,
                (sum(count(*)) OVER (PARTITION BY p.cycle, p.outcome))::BIGINT AS outcome_cases, a.all_cases
            FROM scope AS p
            JOIN outcomes AS o ON o.outcome = p.outcome AND o.is_exit
            JOIN rungs AS g ON g.rung_order = p.rung_order
            JOIN (SELECT cycle, count(*) AS all_cases FROM scope GROUP BY cycle) AS a ON a.cycle = p.cycle
            LEFT JOIN reasons AS r ON r.case_id = p.case_id
            GROUP BY
                p.cycle, p.outcome, g.rung, coalesce(lower(masked(trim(r.reason))), 'alasan tidak tercatat'),
                o.outcome_name, g.rung_name, g.rung_order, o.sort_order, a.all_cases
            ORDER BY p.cycle, o.sort_order, g.rung_order, cases DESC, reason
        """,
    ),
    Metric(
        name="case_outcomes_by_instansi",
        title="Akhir perkara menurut instansi",
        question="Bagaimana akhir perkara ASN instansi lain, dan mana yang dilimpahkan?",
        definition=(
            "Akhir perkara sampai tanggal posisi, menurut instansi terlapor. Perkara ASN instansi lain ditindak oleh "
            "PPK-nya sendiri; ia tidak dihitung dalam angka OPD mana pun. Tanpa satu pun langkah tercatat: belum diketahui."
        ),
        numerator="perkara instansi itu dengan akhir itu",
        denominator="semua perkara instansi itu pada siklus itu sampai tanggal posisi",
        exclusions="Tidak ada: semua instansi ada. Bila satu OPD dipilih, hanya perkara {government}",
        unit="perkara",
        columns=(
            "cycle", "instansi", "outcome", "cases", "outcome_name", "sort_order", "all_cases", "without_steps", "is_own",
        ),
        inputs=inputs.CASES,
        population="Perkara ASN semua instansi",
        headings=headings("cycle", "instansi", "outcome_name", "cases"),
        sql="""
            SELECT
                p.cycle, coalesce(p.agency_id, 'belum diketahui') AS instansi, p.outcome, count(*) AS cases,
                o.outcome_name, o.sort_order,
                (sum(count(*)) OVER (PARTITION BY p.cycle, p.agency_id))::BIGINT AS all_cases,
                count(*) FILTER (NOT p.has_steps) AS without_steps, p.is_own
            FROM case_scope($cycle, $as_of, $unit_id, $kecamatan_id) AS p
            JOIN outcomes AS o ON o.outcome = p.outcome
            GROUP BY p.cycle, p.agency_id, p.outcome, o.outcome_name, o.sort_order, p.is_own
            ORDER BY p.cycle, p.is_own DESC, instansi, o.sort_order
        """,
    ),
    Metric(
        name="national_ladder",
        title="Angka nasional pada tangga yang sama",
        question="Bagaimana tangga yang sama secara nasional, menurut siapa dan per kapan?",
        definition=(
            "Angka nasional yang diumumkan lembaga, diletakkan pada anak tangga yang paling dekat artinya (dilaporkan, "
            "terbukti, ditindaklanjuti, dijatuhi sanksi), sampai tanggal posisi. Bukan pembanding langsung: satuannya "
            "orang atau laporan, bukan perkara, dan cakupan serta tanggalnya berbeda. Dua angka untuk hal yang sama "
            "(1.480 dan 1.420) keduanya ada. Siklus diisi bila masanya pemilihan yang sama."
        ),
        numerator="angka itu, menurut lembaga yang mengumumkan",
        denominator="angka terdekat di bawahnya dan yang dilaporkan pada himpunan itu",
        exclusions="Himpunan tanpa angka dilaporkan (rincian menurut jenis sanksi)",
        unit="menurut baris",
        columns=(
            "set_name", "rung", "value", "unit", "body", "period", "as_of_on", "cycle", "rung_order", "rung_name",
            "previous_rung", "previous_value", "previous_pct", "reported_value", "reported_pct", "measure", "note",
            "source", "is_verified",
        ),
        inputs=inputs.REFERENCE,
        population="Angka nasional",
        note=(
            "Tidak dapat dibandingkan langsung: lembaga, satuan, masa, dan cara menghitungnya lain dari angka kota. Angka "
            "nyata dari publikasi lembaganya, juga dalam data simulasi. Dua angka untuk hal yang sama keduanya tampil."
        ),
        headings={
            "set_name": "Lembaga dan himpunan",
            "reported": "Dilaporkan",
            "proven": "Terbukti",
            "followed_up": "Ditindaklanjuti",
            "sanctioned": "Dijatuhi sanksi",
            "as_of_on": "Per tanggal",
        },
        is_real=True,
        publishers="body",
        sql="""
            WITH placed AS (
                SELECT n.* EXCLUDE (unit), n.unit::VARCHAR AS unit, g.rung, g.rung_order, g.rung_name
                FROM national_figures AS n
                JOIN rungs AS g ON g.measure = n.measure
                WHERE n.as_of_on <= by_day($as_of)
            ),
            -- Of two figures for one thing the later stands below the next rung.
            steps_down AS (
                SELECT set_name, rung, rung_order, arg_max(value, as_of_on) AS value
                FROM placed
                GROUP BY set_name, rung, rung_order
            )
            SELECT
                p.set_name, p.rung, p.value, p.unit, p.body, p.period, p.as_of_on, c.cycle, p.rung_order, p.rung_name,
                b.rung AS previous_rung, b.value AS previous_value, share_pct(p.value, b.value) AS previous_pct, r.value AS reported_value,
                share_pct(p.value, r.value) AS reported_pct, p.measure, p.note, p.source, p.is_verified
            FROM placed AS p
            JOIN steps_down AS r ON r.set_name = p.set_name AND r.rung_order = 1
            LEFT JOIN steps_down AS b ON b.set_name = p.set_name AND b.rung_order < p.rung_order
            LEFT JOIN cycles AS c ON c.name = p.period
            QUALIFY row_number() OVER (PARTITION BY p.figure_id ORDER BY b.rung_order DESC NULLS LAST) = 1
            ORDER BY min(p.as_of_on) OVER (PARTITION BY p.set_name), p.set_name, p.rung_order, p.as_of_on DESC, p.value
        """,
    ),
)
