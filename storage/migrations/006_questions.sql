-- Question banks, the rules of knowledge checks and written exams, attempts, and what is due when.

-- How often, how long and how well, where a page says so.
CREATE TABLE assessment_rules (
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('knowledge_check', 'written_exam')),
  questions INTEGER NOT NULL,
  per_objective INTEGER NOT NULL,
  pass_percent REAL NOT NULL CHECK (pass_percent > 0 AND pass_percent <= 100),
  minutes INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  waits_ms TEXT NOT NULL, -- separated by commas
  study_first INTEGER NOT NULL CHECK (study_first IN (0, 1)),
  feedback TEXT NOT NULL CHECK (feedback IN ('after_each_answer', 'at_end', 'never')),
  PRIMARY KEY (page, kind)
) STRICT;

-- A course's id, or "<certification>-exam".
CREATE TABLE bank (
  id TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

-- A question through all its versions. Never deleted: attempts point at its versions.
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  bank TEXT NOT NULL REFERENCES bank(id),
  name TEXT NOT NULL, -- by which the next import knows it again
  ordinal INTEGER NOT NULL, -- its place in the file
  version INTEGER NOT NULL REFERENCES question_version(id) DEFERRABLE INITIALLY DEFERRED,
  retired_at INTEGER,
  UNIQUE (bank, name)
) STRICT;

-- Never changed: an edited question is a new version.
CREATE TABLE question_version (
  id INTEGER PRIMARY KEY,
  question INTEGER NOT NULL REFERENCES question(id) DEFERRABLE INITIALLY DEFERRED,
  topic TEXT NOT NULL, -- what it covers, as domain/topic.hpp writes it
  kind TEXT NOT NULL CHECK (kind IN ('single_choice', 'multiple_choice', 'true_false',
    'short_answer', 'numerical', 'matching', 'essay', 'description')),
  own_id TEXT NOT NULL, -- as the author gave it
  tags TEXT NOT NULL, -- a line each
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  stem TEXT NOT NULL,
  stem_format TEXT NOT NULL,
  stem_shown TEXT NOT NULL,
  blank_at INTEGER,
  general TEXT NOT NULL, -- feedback
  general_format TEXT NOT NULL,
  general_shown TEXT NOT NULL,
  line INTEGER NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX version_by_question ON question_version(question);

CREATE TABLE question_answer (
  version INTEGER NOT NULL REFERENCES question_version(id),
  ordinal INTEGER NOT NULL, -- from 0
  text TEXT NOT NULL,
  text_format TEXT NOT NULL,
  text_shown TEXT NOT NULL,
  fraction REAL NOT NULL,
  feedback TEXT NOT NULL,
  feedback_format TEXT NOT NULL,
  feedback_shown TEXT NOT NULL,
  match TEXT NOT NULL,
  low REAL,
  high REAL,
  PRIMARY KEY (version, ordinal),
  CHECK ((low IS NULL) = (high IS NULL))
) STRICT, WITHOUT ROWID;

-- The rules are kept as they were when it began.
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person(id),
  assessment TEXT NOT NULL, -- the bank's id
  kind TEXT NOT NULL CHECK (kind IN ('knowledge_check', 'written_exam')),
  number INTEGER NOT NULL CHECK (number > 0),
  seed INTEGER NOT NULL,
  questions INTEGER NOT NULL,
  pass_percent REAL NOT NULL,
  minutes INTEGER NOT NULL, -- 0 = no limit
  feedback TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ends_at INTEGER,
  handed_in_at INTEGER,
  percent REAL NOT NULL DEFAULT 0,
  is_passed INTEGER NOT NULL DEFAULT 0 CHECK (is_passed IN (0, 1)),
  is_pending INTEGER NOT NULL DEFAULT 0 CHECK (is_pending IN (0, 1)),
  UNIQUE (person, assessment, number),
  CHECK (handed_in_at IS NOT NULL OR (is_passed = 0 AND is_pending = 0)),
  CHECK (is_passed = 0 OR is_pending = 0)
) STRICT;
CREATE UNIQUE INDEX attempt_running ON attempt(person, assessment) WHERE handed_in_at IS NULL;
CREATE INDEX attempt_by_assessment ON attempt(assessment) WHERE handed_in_at IS NOT NULL;

CREATE TABLE attempt_question (
  attempt INTEGER NOT NULL REFERENCES attempt(id),
  ordinal INTEGER NOT NULL CHECK (ordinal > 0), -- as it is shown
  slot INTEGER NOT NULL, -- in the blueprint
  version INTEGER NOT NULL REFERENCES question_version(id),
  PRIMARY KEY (attempt, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_question_by_version ON attempt_question(version);

-- One to a question of an attempt. In an exam it may be changed until it is handed in.
CREATE TABLE answer (
  attempt INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  response TEXT NOT NULL, -- as domain/grade.hpp writes it
  fraction REAL CHECK (fraction BETWEEN 0 AND 1), -- of the mark; NULL = an assessor has to judge
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (attempt, ordinal),
  FOREIGN KEY (attempt, ordinal) REFERENCES attempt_question(attempt, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_pending ON answer(attempt) WHERE fraction IS NULL;

-- Marks that came later than the answer, with the reason; append-only. The latest is the answer's.
CREATE TABLE mark (
  id INTEGER PRIMARY KEY,
  attempt INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  fraction REAL NOT NULL CHECK (fraction BETWEEN 0 AND 1),
  cause TEXT NOT NULL CHECK (cause IN ('assessor', 'corrected_key')),
  marked_by TEXT NOT NULL, -- Slack user id of the assessor
  comment TEXT NOT NULL,
  marked_at INTEGER NOT NULL,
  FOREIGN KEY (attempt, ordinal) REFERENCES answer(attempt, ordinal)
) STRICT;
CREATE INDEX mark_by_answer ON mark(attempt, ordinal);

-- Objectives that a person has read again after a failed attempt.
CREATE TABLE study (
  attempt INTEGER NOT NULL REFERENCES attempt(id),
  topic TEXT NOT NULL,
  studied_at INTEGER NOT NULL,
  PRIMARY KEY (attempt, topic)
) STRICT, WITHOUT ROWID;

-- Extra time and attempts for a person; append-only, the latest counts.
CREATE TABLE accommodation (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES person(id),
  assessment TEXT NOT NULL, -- empty = all
  extra_time_percent INTEGER NOT NULL CHECK (extra_time_percent BETWEEN 0 AND 300),
  extra_attempts INTEGER NOT NULL CHECK (extra_attempts BETWEEN 0 AND 20),
  granted_by TEXT NOT NULL, -- Slack user id
  reason TEXT NOT NULL,
  granted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX accommodation_by_person ON accommodation(person, assessment, id);

-- What has to be done at a moment to come. An entry goes in the transaction in which it is done.
CREATE TABLE due_entry (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX due_entry_by_time ON due_entry(due_at);
