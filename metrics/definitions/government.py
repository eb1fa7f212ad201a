"""Who the figures are of: what the government and its bodies are called."""

from metrics.definitions import inputs
from metrics.definitions.record import FREE, Metric

# fmt: off
METRICS = (
    Metric(
        name="government",
        title="Pemerintah kota dan lembaganya",
        question="Pemerintah kota mana, dan apa sebutan lembaganya?",
        definition="Sebutan menurut data rujukan: pemerintah kota, kepalanya, badan kepegawaian, dan Bawaslu.",
        numerator="pemerintah kota",
        denominator="Tidak ada: ini daftar, bukan persentase",
        exclusions="Tidak ada",
        unit="pemerintah",
        columns=("government", "government_name", "city", "head", "personnel", "supervisor"),
        inputs=inputs.REFERENCE,
        population="Pemerintah kota",
        headings={
            "government_name": "Pemerintah",
            "head": "Kepala",
            "personnel": "Badan kepegawaian",
            "supervisor": "Pengawas",
        },
        public=FREE,
        sql="""
            SELECT
                g.short_name AS government, g.name AS government_name, g.city, g.head_now AS head,
                coalesce(p.short_name, 'badan kepegawaian') AS personnel, coalesce(b.name, 'Bawaslu') AS supervisor
            FROM governments AS g
            LEFT JOIN bodies AS p ON p.body_id = 'BKPSDM'
            LEFT JOIN bodies AS b ON b.body_id = 'BAWASLU'
            ORDER BY g.government_id
            LIMIT 1
        """,
    ),
)
