CREATE TABLE settled (changes INTEGER NOT NULL, derived INTEGER NOT NULL, stamp TEXT NOT NULL);
INSERT INTO settled (changes, derived, stamp) VALUES (1, 0, '');
