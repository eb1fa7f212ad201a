"""Counts of cases that differ between two builds on the same day, and why: each case that counts otherwise, once."""

from datetime import date

import pandas as pd

from storage.comparison import ComparedBuilds

POSITIONS = """
    SELECT case_id, cycle, measure FROM (
        SELECT case_id, cycle, unnest(list_filter(
            ['reported', if(is_violation, 'violations', NULL), if(outcome = 'sanksi', 'sanctioned', NULL),
                if(outcome = 'proses', 'running', NULL)], lambda measure: measure IS NOT NULL)) AS measure
        FROM case_positions($as_of) WHERE is_own
    )
"""
ENTRIES = """
    SELECT case_id, CAST(t AS VARCHAR) AS entry
    FROM (SELECT * EXCLUDE (load_id, known_on) FROM cases) AS t
"""
STEPS = """
    SELECT case_id, list(CAST(t AS VARCHAR) ORDER BY step_no) AS steps
    FROM (SELECT * EXCLUDE (load_id, step_no, severity), step_no AS step_no FROM case_steps) AS t GROUP BY case_id
"""
RESTATED = """
    WITH counted AS (
        SELECT coalesce(a.cycle, b.cycle) AS cycle, measure, case_id,
            CAST(a.case_id IS NOT NULL AS INTEGER) - CAST(b.case_id IS NOT NULL AS INTEGER) AS change,
            b.case_id IS NOT NULL AS was, a.case_id IS NOT NULL AS is_now
        FROM before_counts AS b FULL JOIN after_counts AS a USING (case_id, cycle, measure)
    ),
    reasons AS (
        SELECT case_id,
            CASE WHEN b.case_id IS NULL THEN 'late'
                WHEN a.case_id IS NULL THEN 'removed'
                WHEN a.entry <> b.entry THEN 'corrected'
                WHEN x.steps IS NOT DISTINCT FROM y.steps THEN 'rules'
                WHEN len(list_filter(x.steps, lambda s: NOT list_contains(coalesce(y.steps, []), s))) > 0
                THEN 'corrected' ELSE 'late' END AS reason
        FROM before_entries AS b FULL JOIN after_entries AS a USING (case_id)
        LEFT JOIN before_steps AS x USING (case_id) LEFT JOIN after_steps AS y USING (case_id)
    )
    SELECT c.cycle, c.measure, count(*) FILTER (was) AS before, count(*) FILTER (is_now) AS after,
        sum(change)::BIGINT AS difference,
        coalesce(sum(change) FILTER (reason = 'late'), 0)::BIGINT AS late,
        coalesce(sum(change) FILTER (reason = 'corrected'), 0)::BIGINT AS corrected,
        coalesce(sum(change) FILTER (reason = 'removed'), 0)::BIGINT AS removed,
        coalesce(sum(change) FILTER (reason = 'rules'), 0)::BIGINT AS rules
    FROM counted AS c LEFT JOIN reasons AS r USING (case_id)
    GROUP BY c.cycle, c.measure
    HAVING sum(abs(change)) > 0
    ORDER BY c.cycle, list_position(['reported', 'violations', 'sanctioned', 'running'], c.measure)
"""
MEASURES = {
    "reported": "dilaporkan",
    "violations": "pelanggaran (tidak gugur)",
    "sanctioned": "dijatuhi sanksi",
    "running": "masih berjalan",
}


def restated(pair: ComparedBuilds, day: date) -> pd.DataFrame:
    """cycle, measure, before, after, difference, late, corrected, removed, rules: what sums to the difference."""
    for side in ("before", "after"):
        pair.keep(f"{side}_counts", side, POSITIONS, {"as_of": day})
        pair.keep(f"{side}_entries", side, ENTRIES)
        pair.keep(f"{side}_steps", side, STEPS)
    return pair.query(RESTATED)
