ALTER TABLE listed ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE listed ADD COLUMN text INTEGER;
ALTER TABLE settled ADD COLUMN lists INTEGER NOT NULL DEFAULT 0;
UPDATE listed SET text = (SELECT text.n FROM report JOIN text ON text.id = report.text_id WHERE report.id = listed.owner) WHERE kind = 'report';
UPDATE listed SET place = coalesce ((SELECT name.name FROM named JOIN name ON name.n = named.name WHERE named.row = listed.n AND name.role = 'place' LIMIT 1), '') WHERE kind = 'incident';
CREATE INDEX listed_text ON listed (text) WHERE text IS NOT NULL;
CREATE INDEX listed_place ON listed (kind, place, what) WHERE place != '';
CREATE INDEX name_folded ON name (kind, role, folded);
CREATE INDEX listed_read ON listed (kind, sort, first, until, wide, text, id) WHERE text IS NOT NULL;
