"""Several accused in one case: which row of a register, and which step, is about whom.

`terlapor` numbers them. Where it holds names, or is missing while rows of one case bear different NIPs, they are
numbered in the order in which their delivery lists them. Rows of one case that disagree on its cycle or day of report
are not several accused but a number given twice: they all stay the first, and so contradict each other.
"""

import duckdb

ALL = "0"
"""The accused of a step that is about all of them."""
NUMBER = r"regexp_extract(lower({}), '^(?:terlapor)?\s*(?:ke|no\.?|nomor)?\s*-?\s*0*([1-9]\d?)\.?$', 1)"


def number_accused(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the number of the accused into `accused` of the judged cases ('1' where only one is told) and steps."""
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE accused_rows AS
        SELECT load_id, line, case_id, netra_words(accused) AS words, nip,
            CASE WHEN is_one_matter AND told THEN coalesce(nullif(number, ''), CAST(nth AS VARCHAR)) ELSE '1' END
                AS accused,
            is_alone AND words IS NULL AS is_alone
        FROM (
            SELECT *, dense_rank() OVER (PARTITION BY case_id, load_id ORDER BY first_line) AS nth
            FROM (
                SELECT load_id, line, case_id, accused, nip, {NUMBER.format("accused")} AS number,
                    min(line) OVER (PARTITION BY case_id, load_id, coalesce(netra_words(accused), CAST(nip AS VARCHAR)))
                        AS first_line,
                    count(DISTINCT row(cycle, reported_on)) OVER own = 1 AS is_one_matter,
                    count(accused) OVER own > 0 OR count(DISTINCT nip) OVER own = count(*) OVER own AS told,
                    count(*) OVER own = 1 AS is_alone
                FROM scratch.judged_case WHERE mask = 0 WINDOW own AS (PARTITION BY case_id, load_id)
            )
        )"""
    )
    # A delivery that names one of them by NIP alone is about the one of that NIP.
    connection.execute(
        """UPDATE accused_rows AS a SET accused = b.accused FROM (
            SELECT case_id, nip, min(accused) AS accused FROM accused_rows
            WHERE NOT is_alone AND nip IS NOT NULL GROUP BY case_id, nip
        ) AS b WHERE a.is_alone AND b.case_id = a.case_id AND b.nip = a.nip"""
    )
    connection.execute(
        """UPDATE scratch.judged_case AS j SET accused = a.accused FROM accused_rows AS a
        WHERE a.load_id = j.load_id AND a.line = j.line"""
    )
    connection.execute(
        f"""UPDATE scratch.judged_step AS j SET accused = coalesce(nullif({NUMBER.format("j.accused")}, ''), (
            SELECT min(a.accused) FROM accused_rows AS a
            WHERE a.case_id = j.case_id AND a.words = netra_words(j.accused)), '{ALL}')"""
    )
