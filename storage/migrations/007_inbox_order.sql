-- What came in stands in the order in which it was noted, so that the oldest is found without an
-- index by age, which every click had to write twice.

CREATE TABLE inbox_007 (
  number INTEGER PRIMARY KEY, -- grows with time
  id TEXT NOT NULL UNIQUE,
  noted_at INTEGER NOT NULL,
  reply TEXT NOT NULL
) STRICT;
INSERT INTO inbox_007 (id, noted_at, reply) SELECT id, noted_at, reply FROM inbox ORDER BY noted_at;
DROP TABLE inbox;
ALTER TABLE inbox_007 RENAME TO inbox;
