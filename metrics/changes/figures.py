"""Figures of compliance that differ between two builds on the same day, and why.

Each OPD is counted five times, each time with one thing more of the newer build: its rules, its list of the obliged,
its signatures; recaps first without the rows that are gone, then with corrected values, then with the new ones. What a
count differs by from the one before it is the part of that reason, so the parts sum to the whole difference. A unit that
was counted by recaps in one build and by persons in the other has one reason for all that follows the rules.
"""

from datetime import date

import pandas as pd

from storage.comparison import ComparedBuilds

REASONS = ("late", "corrected", "removed", "joined", "left", "excluded", "basis", "rules", "counting")
KEPT = {
    "rules": "SELECT cycle, due_on, least($as_of::DATE, polling_on) AS duty_on FROM cycles",
    "tree": "SELECT cycle, unit_id::VARCHAR AS leaf, top_unit_id::VARCHAR AS top FROM unit_tree",
    "people": """SELECT cycle, nip, unit_id::VARCHAR AS leaf, starts_on, ends_on,
        excluding(e.exclusion, e.is_leaving, ends_on) IS NOT NULL AS is_excluded
        FROM roster AS r LEFT JOIN exclusion_texts AS e ON e.text = r.exclusion_reason""",
    "signed": "SELECT cycle, nip, signed_on, is_verified FROM signings WHERE signed_on <= $as_of",
    "recaps": """SELECT cycle, unit_id::VARCHAR AS leaf, position_on, obliged, signed, verified
        FROM counted_recaps WHERE position_on <= $as_of""",
    "recap_units": "SELECT DISTINCT cycle, unit_id::VARCHAR AS leaf FROM counted_recaps",
    "figures": """SELECT cycle, top_unit_id AS unit_id, total(obliged) AS obliged, total(signed) AS signed,
        total(fulfilled) AS fulfilled FROM compliance_position(NULL, $as_of, NULL, NULL) GROUP BY ALL""",
}
"""What each build is asked for, by its own macros; `figures` is what it shows itself."""
TREE = """SELECT * FROM after_tree
    UNION ALL SELECT * FROM before_tree AS b ANTI JOIN after_tree AS a USING (cycle, leaf)"""
BASIS = """
    SELECT cycle, leaf FROM before_recap_units SEMI JOIN after_people USING (cycle, leaf)
    UNION
    SELECT cycle, leaf FROM after_recap_units SEMI JOIN before_people USING (cycle, leaf)
"""
ON_DUTY = """
    SELECT p.cycle, p.nip, p.leaf, p.is_excluded, r.due_on, coalesce(t.top, p.leaf) AS unit_id
    FROM {people} AS p JOIN {rules} AS r USING (cycle) LEFT JOIN {tree} AS t USING (cycle, leaf)
    WHERE coalesce(p.starts_on <= r.duty_on, true) AND coalesce(p.ends_on >= r.duty_on, true)
"""
COUNTED = """
    SELECT d.cycle, d.nip, d.leaf, d.unit_id, 1 AS obliged, CAST(s.nip IS NOT NULL AS INTEGER) AS signed,
        CAST(coalesce(s.signed_on <= d.due_on AND s.is_verified, false) AS INTEGER) AS fulfilled
    FROM {duty} AS d LEFT JOIN {signed} AS s USING (cycle, nip) WHERE NOT d.is_excluded
"""
STAGES = (
    ("before_duty", "before_signed"),
    ("ruled_duty", "before_signed"),
    ("after_duty", "before_signed"),
    ("after_duty", "after_signed"),
)
PEOPLE_REASONS = """
    WITH before_known AS (SELECT DISTINCT cycle, nip FROM before_people),
    after_known AS (SELECT DISTINCT cycle, nip FROM after_people)
    SELECT coalesce(b.cycle, a.cycle) AS cycle, coalesce(b.nip, a.nip) AS nip,
        CASE WHEN b.nip IS NULL OR x.nip IS NULL THEN 'joined' WHEN a.nip IS NULL OR y.nip IS NULL THEN 'left'
            WHEN x.is_excluded <> y.is_excluded THEN 'excluded' ELSE 'corrected' END AS roster_reason,
        CASE WHEN s.nip IS NULL THEN 'late' WHEN t.nip IS NULL THEN 'removed' ELSE 'corrected' END AS signing_reason
    FROM before_known AS b FULL JOIN after_known AS a USING (cycle, nip)
    LEFT JOIN ruled_duty AS x USING (cycle, nip) LEFT JOIN after_duty AS y USING (cycle, nip)
    LEFT JOIN before_all_signed AS s USING (cycle, nip) LEFT JOIN after_all_signed AS t USING (cycle, nip)
"""
RECAP_STAGES = """
    WITH staged AS (
        SELECT 0 AS stage, * FROM before_recaps
        UNION ALL SELECT 1, * FROM before_recaps
        UNION ALL SELECT 2, * FROM before_recaps SEMI JOIN after_recaps USING (cycle, leaf, position_on)
        UNION ALL SELECT 3, * FROM after_recaps SEMI JOIN before_recaps USING (cycle, leaf, position_on)
        UNION ALL SELECT 4, * FROM after_recaps
    )
    SELECT s.stage, s.cycle, s.leaf, coalesce(t.top, s.leaf) AS unit_id, arg_max(s.obliged, s.position_on) AS obliged,
        arg_max(s.signed, s.position_on) AS signed,
        least(coalesce(arg_max_null(s.verified, s.position_on) FILTER (s.position_on <= r.due_on), 0),
            arg_max(s.signed, s.position_on)) AS fulfilled
    FROM staged AS s
    JOIN (SELECT true AS is_first, * FROM before_rules UNION ALL SELECT false, * FROM after_rules) AS r
        ON r.cycle = s.cycle AND r.is_first = (s.stage = 0)
    LEFT JOIN (SELECT true AS is_first, * FROM before_tree UNION ALL SELECT false, * FROM both_trees) AS t
        ON t.cycle = s.cycle AND t.leaf = s.leaf AND t.is_first = (s.stage = 0)
    GROUP BY ALL
"""
# Each stage is added with the reason of its step and taken away with the reason of the next one.
PARTS = """
    SELECT c.cycle, c.unit_id, c.leaf, {sign} * c.obliged AS obliged, {sign} * c.signed AS signed,
        {sign} * c.fulfilled AS fulfilled, {reason} AS reason
    FROM {stage} AS c {joined}
"""
RESTATED = """
    WITH parts AS ({parts}),
    judged AS (
        SELECT p.cycle, p.unit_id, p.obliged, p.signed, p.fulfilled,
            if(b.leaf IS NOT NULL AND p.reason <> 'rules', 'basis', p.reason) AS reason
        FROM parts AS p LEFT JOIN basis AS b USING (cycle, leaf)
    ),
    long AS (
        UNPIVOT (SELECT cycle, unit_id, reason, sum(obliged)::BIGINT AS obliged, sum(signed)::BIGINT AS signed,
            sum(fulfilled)::BIGINT AS fulfilled FROM judged GROUP BY ALL)
        ON obliged, signed, fulfilled INTO NAME measure VALUE part
    ),
    reasons AS (SELECT cycle, unit_id, measure, {reasons} FROM long GROUP BY ALL),
    before_long AS (UNPIVOT before_figures ON obliged, signed, fulfilled INTO NAME measure VALUE shown),
    after_long AS (UNPIVOT after_figures ON obliged, signed, fulfilled INTO NAME measure VALUE shown)
    SELECT cycle, unit_id, coalesce(n.name, unit_id) AS unit, measure, coalesce(b.shown, 0) AS before,
        coalesce(a.shown, 0) AS after, coalesce(a.shown, 0) - coalesce(b.shown, 0) AS difference, {columns}
    FROM before_long AS b FULL JOIN after_long AS a USING (cycle, unit_id, measure)
    LEFT JOIN reasons AS r USING (cycle, unit_id, measure) LEFT JOIN unit_names AS n USING (unit_id)
    WHERE coalesce(a.shown, 0) <> coalesce(b.shown, 0)
    ORDER BY cycle, unit, list_position(['obliged', 'signed', 'fulfilled'], measure)
"""


def restated(pair: ComparedBuilds, day: date) -> pd.DataFrame:
    """cycle, unit_id, unit, measure, before, after, difference, and a column per reason, which sum to it."""
    for side in ("before", "after"):
        for name, sql in KEPT.items():
            pair.keep(f"{side}_{name}", side, sql, {"as_of": day} if "$as_of" in sql else None)
        pair.keep(f"{side}_all_signed", side, "SELECT cycle, nip FROM signings")
    pair.keep("both_trees", "after", TREE)
    pair.keep("basis", "after", BASIS)
    for name, people, rules, tree in (
        ("before_duty", "before_people", "before_rules", "before_tree"),
        ("ruled_duty", "before_people", "after_rules", "both_trees"),
        ("after_duty", "after_people", "after_rules", "both_trees"),
    ):
        pair.keep(name, "after", ON_DUTY.format(people=people, rules=rules, tree=tree))
    for stage, (duty, signed) in enumerate(STAGES):
        pair.keep(f"counted_{stage}", "after", COUNTED.format(duty=duty, signed=signed))
    pair.keep("people_reasons", "after", PEOPLE_REASONS)
    pair.keep("recap_stages", "after", RECAP_STAGES)
    return pair.query(_restated())


def _restated() -> str:
    sums = ", ".join(f"coalesce(sum(part) FILTER (reason = '{name}'), 0)::BIGINT AS {name}" for name in REASONS[:-1])
    known = [f"coalesce(r.{name}, 0) AS {name}" for name in REASONS[:-1]]
    # What no row and no rule explains is another way of counting: the macros of another loader.
    rest = f"difference - ({' + '.join(f'coalesce(r.{name}, 0)' for name in REASONS[:-1])}) AS {REASONS[-1]}"
    return RESTATED.format(parts=" UNION ALL ".join(_parts()), reasons=sums, columns=", ".join([*known, rest]))


def _parts() -> list[str]:
    people = "LEFT JOIN people_reasons AS r USING (cycle, nip)"
    steps = [
        ("counted_0", "counted_1", "'rules'", ""),
        ("counted_1", "counted_2", "r.roster_reason", people),
        ("counted_2", "counted_3", "r.signing_reason", people),
    ]
    for number, reason in enumerate(("rules", "removed", "corrected", "late"), start=1):
        of_stage = "(SELECT * FROM recap_stages WHERE stage = {})".format
        steps.append((of_stage(number - 1), of_stage(number), f"'{reason}'", ""))
    return [
        PARTS.format(sign=sign, stage=stage, reason=reason, joined=joined)
        for before, after, reason, joined in steps
        for sign, stage in ((-1, before), (1, after))
    ]
