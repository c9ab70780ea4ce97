CREATE INDEX name_common ON name (kind, role, count DESC, name);
INSERT INTO tally (kind, day, what, count) SELECT 'record', '', kind, count(*) FROM record GROUP BY kind;
INSERT INTO tally (kind, day, what, count) SELECT 'record', '', kind, count(*) FROM shared GROUP BY kind;
