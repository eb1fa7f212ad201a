"""What presses now: the open cases against their limits, by step and by whose turn it is."""

from access.roles import Permission
from metrics.definitions import inputs
from metrics.definitions.clocks import COUNTED, OWN, UNCOUNTED
from metrics.definitions.record import Metric

# fmt: off
METRICS = (
    Metric(
        name="ageing_board",
        right=Permission.CASES,
        title="Perkara berjalan terhadap batas waktunya",
        question="Perkara mana yang lewat batas, menunggu siapa, dan berapa hari?",
        definition=(
            "Perkara yang belum berakhir, atau yang masih punya batas waktu berjalan, menurut tahap terakhir, siapa "
            "yang harus bertindak, dan batas waktu yang paling mendesak. Lewat batas: hari terpakai lebih dari batas. "
            + COUNTED + UNCOUNTED +
            "Tahap tanpa batas waktu dalam data rujukan disebut tanpa batas waktu."
        ),
        numerator="perkara berjalan; di antaranya yang lewat batas dan yang berhenti sementara",
        denominator="semua perkara yang masih berjalan sampai tanggal posisi",
        exclusions=OWN,
        unit="perkara",
        columns=(
            "cycle", "step_id", "step", "turn", "turn_name", "turn_short", "clock_id", "clock", "cases", "over", "stopped",
            "worst_over_days", "fewest_left_days", "due_on", "longest_days", "days_counted", "step_order",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara ASN {government} yang masih berjalan",
        headings={
            "cycle": "Siklus",
            "step": "Tahap",
            "turn_name": "Giliran",
            "clock": "Batas waktu",
            "cases": "Perkara",
            "over": "Lewat batas",
        },
        sql="""
            SELECT
                s.cycle, s.step_id, coalesce(t.name, 'Dilaporkan') AS step, s.turn,
                coalesce(b.name, s.turn, 'belum diketahui') AS turn_name,
                coalesce(b.short_name, s.turn, 'belum diketahui') AS turn_short, s.clock_id,
                coalesce(s.clock, 'tanpa batas waktu') AS clock, count(*) AS cases,
                count(*) FILTER (s.state = 'lewat batas') AS over,
                count(*) FILTER (s.state = 'berhenti sementara') AS stopped,
                max(s.days_over) AS worst_over_days, min(s.days_left) AS fewest_left_days, min(s.due_on) AS due_on,
                max(counted_on($as_of) - s.step_on) AS longest_days,
                max(r.days_counted) AS days_counted, coalesce(t.step_order, 0) AS step_order
            FROM case_states($as_of) AS s
            LEFT JOIN steps AS t ON t.step_id = s.step_id
            LEFT JOIN bodies AS b ON b.body_id = s.turn
            LEFT JOIN clock_rules AS r ON r.cycle = s.cycle AND r.clock_id = s.clock_id
            WHERE s.is_own AND s.is_open AND matches($cycle, s.cycle) AND matches($kecamatan_id, s.kecamatan_id)
                AND in_unit($unit_id, s.unit_id, s.top_unit_id, s.current_unit_id)
            GROUP BY s.cycle, s.step_id, t.name, s.turn, b.name, b.short_name, s.clock_id, s.clock, t.step_order
            ORDER BY s.cycle, worst_over_days DESC NULLS LAST, fewest_left_days NULLS LAST, step_order, s.turn, s.clock_id
        """,
    ),
    Metric(
        name="cases_by_turn",
        right=Permission.EXACT_AGGREGATES,
        title="Perkara berjalan menurut giliran",
        question="Siapa yang ditunggu, berapa perkara lewat batas, dan berapa jatuh tempo sebelum tahap berikutnya?",
        definition=(
            "Perkara yang belum berakhir, menurut siapa yang harus bertindak, tanpa menyebut perkaranya: yang lewat "
            "batas, hari lewat terbanyak, dan yang jatuh tempo sejak tanggal posisi sampai sebelum tahap pemilihan "
            "berikutnya mulai (nol bila tidak ada tahap lagi). " + COUNTED + UNCOUNTED
        ),
        numerator="perkara berjalan yang lewat batas; yang jatuh tempo sebelum tahap berikutnya",
        denominator="semua perkara yang masih berjalan sampai tanggal posisi",
        exclusions=OWN,
        unit="perkara",
        columns=(
            "cycle", "turn", "turn_name", "turn_short", "cases", "over", "falling_due", "worst_over_days", "days_counted",
        ),
        inputs=inputs.BOTH_REGISTERS,
        population="Perkara ASN {government} yang masih berjalan",
        headings={"cycle": "Siklus", "turn_name": "Giliran", "cases": "Perkara", "over": "Lewat batas"},
        sql="""
            WITH coming AS (
                SELECT cycle, min(starts_on) AS starts_on FROM stages WHERE starts_on > counted_on($as_of) GROUP BY cycle
            )
            SELECT
                s.cycle, s.turn, coalesce(b.name, s.turn, 'belum diketahui') AS turn_name,
                coalesce(b.short_name, s.turn, 'belum diketahui') AS turn_short, count(*) AS cases,
                count(*) FILTER (s.state = 'lewat batas') AS over,
                count(*) FILTER (s.due_on >= counted_on($as_of) AND s.due_on < n.starts_on) AS falling_due,
                max(s.days_over) AS worst_over_days, arg_max(r.days_counted, s.days_over) AS days_counted
            FROM case_states($as_of) AS s
            LEFT JOIN coming AS n ON n.cycle = s.cycle
            LEFT JOIN bodies AS b ON b.body_id = s.turn
            LEFT JOIN clock_rules AS r ON r.cycle = s.cycle AND r.clock_id = s.clock_id
            WHERE s.is_own AND s.is_open AND matches($cycle, s.cycle) AND matches($kecamatan_id, s.kecamatan_id)
                AND in_unit($unit_id, s.unit_id, s.top_unit_id, s.current_unit_id)
            GROUP BY s.cycle, s.turn, b.name, b.short_name
            ORDER BY s.cycle, over DESC, worst_over_days DESC NULLS LAST, s.turn
        """,
    ),
)
