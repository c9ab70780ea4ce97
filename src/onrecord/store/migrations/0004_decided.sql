CREATE TABLE decided (text_id TEXT NOT NULL, target TEXT NOT NULL, PRIMARY KEY (text_id, target)) WITHOUT ROWID;
