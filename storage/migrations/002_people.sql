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
  is_assessor BIGINT NOT NULL CHECK (is_assessor IN (0, 1)),
  is_enablement BIGINT NOT NULL CHECK (is_enablement IN (0, 1)),
  is_manager BIGINT NOT NULL CHECK (is_manager IN (0, 1)),
  added_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL
) STRICT;
CREATE INDEX person_by_manager ON person(manager_email);

-- Finished courses as they were reported; append-only.
CREATE TABLE completion (
  person BIGINT NOT NULL REFERENCES person(id),
  course TEXT NOT NULL REFERENCES course(id),
  completed_at BIGINT NOT NULL,
  score REAL,
  recorded_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX completion_once
  ON completion(person, course, completed_at, COALESCE(score, -1));

-- The sum of what is recorded about a person and a course; changes in the transaction of the fact.
CREATE TABLE progress (
  person BIGINT NOT NULL REFERENCES person(id),
  course TEXT NOT NULL REFERENCES course(id),
  started_at BIGINT,
  completed_at BIGINT,
  score REAL,
  PRIMARY KEY (person, course),
  CHECK (started_at IS NOT NULL OR completed_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
