-- The people of the program and what they have done.

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL,
  slack_user_id TEXT UNIQUE,
  role TEXT NOT NULL,
  manager_email TEXT NOT NULL,
  start_date TEXT NOT NULL,
  timezone TEXT NOT NULL,
  is_assessor INTEGER NOT NULL CHECK (is_assessor IN (0, 1)),
  is_enablement INTEGER NOT NULL CHECK (is_enablement IN (0, 1)),
  is_manager INTEGER NOT NULL CHECK (is_manager IN (0, 1)),
  added_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX person_by_manager ON person(manager_email);

-- Finished courses as they were reported; append-only.
CREATE TABLE completion (
  person INTEGER NOT NULL REFERENCES person(id),
  course TEXT NOT NULL REFERENCES course(id),
  completed_at INTEGER NOT NULL,
  score REAL,
  recorded_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX completion_once
  ON completion(person, course, completed_at, COALESCE(score, -1));

-- The sum of what is recorded about a person and a course; changes in the transaction of the fact.
CREATE TABLE progress (
  person INTEGER NOT NULL REFERENCES person(id),
  course TEXT NOT NULL REFERENCES course(id),
  started_at INTEGER,
  completed_at INTEGER,
  score REAL,
  PRIMARY KEY (person, course),
  CHECK (started_at IS NOT NULL OR completed_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
