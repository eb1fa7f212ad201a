"""Persons by name, for those who must remind them or decide on them: the name, unit, level and a leading post."""

from access.roles import Permission
from metrics.definitions.record import Metric

# fmt: off
METRICS = (
    Metric(
        name="unsigned_people",
        right=Permission.NAMES_UNSIGNED,
        title="ASN yang belum tanda tangan",
        question="Siapa yang belum menandatangani pakta integritas?",
        definition="Orang dalam daftar wajib yang sampai tanggal posisi belum tanda tangan; unit dari rekap tidak "
                   "menyebut orang",
        numerator="wajib tanda tangan pada tanggal posisi dan belum tanda tangan sampai tanggal itu",
        denominator="tidak ada: daftar, bukan perbandingan",
        exclusions="ASN dengan alasan pengecualian, yang belum mulai atau sudah selesai bertugas",
        unit="orang",
        columns=("cycle", "unit", "name", "level_name", "position_name", "kecamatan", "top_unit"),
        inputs=("roster", "signing"),
        population="ASN wajib tanda tangan",
        headings={
            "name": "Nama",
            "unit": "Unit kerja",
            "top_unit": "OPD",
            "level_name": "Jenjang",
            "position_name": "Jabatan pimpinan",
            "kecamatan": "Kecamatan",
        },
        sql="""
            SELECT
                r.cycle, coalesce(u.name, r.unit_id::VARCHAR) AS unit, r.name, l.name AS level_name,
                p.name AS position_name, k.name AS kecamatan, coalesce(x.name, t.top_unit_id::VARCHAR) AS top_unit
            FROM roster AS r
            JOIN cycles AS c ON c.cycle = r.cycle
            LEFT JOIN signings AS s ON s.cycle = r.cycle AND s.nip = r.nip AND s.signed_on <= by_day($as_of)
            LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = r.unit_id
            LEFT JOIN units AS u ON u.unit_id = r.unit_id
            LEFT JOIN units AS x ON x.unit_id = t.top_unit_id
            LEFT JOIN levels AS l ON l.level = r.level
            LEFT JOIN positions AS p ON p.position = r.position AND p.is_leader
            LEFT JOIN kecamatan AS k ON k.kecamatan_id = r.kecamatan_id
            LEFT JOIN exclusion_texts AS e ON e.text = r.exclusion_reason
            WHERE s.nip IS NULL AND excluding(e.exclusion, e.is_leaving, r.ends_on) IS NULL
                AND on_duty(r.starts_on, r.ends_on, least(by_day($as_of), c.polling_on))
                AND matches($cycle, r.cycle)
                AND matches($kecamatan_id, r.kecamatan_id)
                AND in_unit($unit_id, r.unit_id, t.top_unit_id, t.current_unit_id)
            ORDER BY r.cycle, top_unit, unit, r.name, r.nip
        """,
    ),
    Metric(
        name="case_people",
        right=Permission.CASE_NAMES,
        title="Terlapor dalam perkara",
        question="Siapa terlapor dalam perkara ini?",
        definition="Nama terlapor menurut daftar wajib siklus itu; hanya perkara yang NIP terlapornya diisi. Sebelum "
                   "terbukti, ia terlapor dan belum tentu bersalah",
        numerator="perkara yang diketahui sampai tanggal posisi dan terlapornya ada dalam daftar wajib",
        denominator="tidak ada: daftar, bukan perbandingan",
        exclusions="perkara tanpa NIP, dan terlapor di luar daftar wajib",
        unit="orang",
        columns=("cycle", "case_id", "name", "unit", "level_name"),
        inputs=("case", "roster"),
        population="Terlapor",
        headings={"case_id": "Perkara", "name": "Nama", "unit": "Unit kerja", "level_name": "Jenjang"},
        sql="""
            SELECT
                k.cycle, k.case_id, r.name, u.name AS unit, l.name AS level_name
            FROM cases AS k
            JOIN reported AS r ON r.case_id = k.case_id
            LEFT JOIN unit_tree AS t ON t.cycle = r.cycle AND t.unit_id = r.unit_id
            LEFT JOIN units AS u ON u.unit_id = r.unit_id
            LEFT JOIN levels AS l ON l.level = r.level
            WHERE k.known_on <= by_day($as_of)
                AND matches($cycle, k.cycle)
                AND matches($case_id, k.case_id)
                AND matches($kecamatan_id, r.kecamatan_id)
                AND in_unit($unit_id, r.unit_id, t.top_unit_id, t.current_unit_id)
            ORDER BY k.cycle, k.case_id, r.accused
        """,
    ),
)
