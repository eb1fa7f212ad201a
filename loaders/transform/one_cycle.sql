-- The rows of one cycle, ordered so that the same files give the same tables.

INSERT INTO roster FROM roster_rows WHERE cycle = $cycle ORDER BY unit_id, nip, starts_on;

INSERT INTO signings
SELECT * REPLACE (nip IN (SELECT nip FROM roster WHERE cycle = $cycle) AS is_listed)
FROM signings_rows WHERE cycle = $cycle ORDER BY signed_on, nip;

INSERT INTO obligations FROM obligations_rows WHERE cycle = $cycle ORDER BY ALL;
