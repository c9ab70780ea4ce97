CREATE TABLE decided (text_id TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (text_id, target)) WITHOUT ROWID;
INSERT OR IGNORE INTO decided SELECT text_id, target FROM decision JOIN record ON record.id = target;
INSERT OR IGNORE INTO decided
  SELECT text_id, target FROM (
    SELECT target, CASE WHEN json_valid (said) THEN json_extract (said, '$.seen.evidence.text_id') END AS text_id FROM (
      SELECT target, json_extract (CAST (data AS TEXT), '$.value') AS said FROM decision
    )
  ) WHERE text_id IS NOT NULL;
