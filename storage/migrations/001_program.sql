-- The program as the handbook pages state it. Where something stands on its page is kept beside it.

CREATE TABLE page (
  key TEXT PRIMARY KEY,
  file TEXT NOT NULL,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  url TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;

CREATE TABLE page_section (
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  heading TEXT NOT NULL,
  anchor TEXT NOT NULL,
  line INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (page, ordinal)
) STRICT;

CREATE TABLE role (
  code TEXT PRIMARY KEY,
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  name TEXT NOT NULL,
  aliases TEXT NOT NULL, -- separated by commas
  certification TEXT NOT NULL,
  since TEXT NOT NULL,
  until TEXT NOT NULL,
  becomes TEXT NOT NULL
) STRICT;

CREATE TABLE certification (
  id TEXT PRIMARY KEY,
  page TEXT NOT NULL REFERENCES page(key),
  role_code TEXT NOT NULL,
  name TEXT NOT NULL,
  noun TEXT NOT NULL,
  prerequisite TEXT NOT NULL,
  section TEXT NOT NULL,
  anchor TEXT NOT NULL,
  line INTEGER NOT NULL,
  fingerprint TEXT NOT NULL
) STRICT;

CREATE TABLE certification_link (
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  role_code TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (page, ordinal)
) STRICT;

CREATE TABLE learning_path (
  certification TEXT NOT NULL REFERENCES certification(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  expected_courses INTEGER,
  in_development INTEGER NOT NULL CHECK (in_development IN (0, 1)),
  PRIMARY KEY (certification, ordinal)
) STRICT;

-- Courses of certifications and use-case trainings (certification NULL). Never deleted: what people
-- completed keeps its name.
CREATE TABLE course (
  id TEXT PRIMARY KEY,
  certification TEXT REFERENCES certification(id),
  page TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  alias TEXT NOT NULL,
  learning_path TEXT NOT NULL,
  section TEXT NOT NULL,
  anchor TEXT NOT NULL,
  line INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  retired_at INTEGER
) STRICT;

CREATE TABLE objective (
  id INTEGER PRIMARY KEY,
  course TEXT NOT NULL REFERENCES course(id),
  ordinal INTEGER NOT NULL,
  text TEXT NOT NULL,
  section TEXT NOT NULL,
  anchor TEXT NOT NULL,
  line INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  retired_at INTEGER
) STRICT;
CREATE INDEX objective_by_course ON objective(course, ordinal);

-- A use-case training may be named by several pages; it is retired when none names it any more.
CREATE TABLE training_page (
  training TEXT NOT NULL REFERENCES course(id),
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  PRIMARY KEY (training, page)
) STRICT;

CREATE TABLE course_link (
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  course TEXT NOT NULL REFERENCES course(id),
  ordinal INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('material', 'learning_path', 'knowledge_check')),
  label TEXT NOT NULL,
  url TEXT NOT NULL,
  internal_only INTEGER NOT NULL CHECK (internal_only IN (0, 1)),
  section TEXT NOT NULL,
  anchor TEXT NOT NULL,
  line INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (page, course, ordinal)
) STRICT;

CREATE TABLE use_case (
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (page, ordinal)
) STRICT;

CREATE TABLE use_case_element (
  page TEXT NOT NULL REFERENCES page(key) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  training TEXT NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  url TEXT NOT NULL,
  PRIMARY KEY (page, ordinal)
) STRICT;

CREATE TABLE badge_rule (
  page TEXT PRIMARY KEY REFERENCES page(key) ON DELETE CASCADE,
  each_course INTEGER NOT NULL CHECK (each_course IN (0, 1)),
  all_courses INTEGER NOT NULL CHECK (all_courses IN (0, 1)),
  written_exam INTEGER NOT NULL CHECK (written_exam IN (0, 1)),
  practical INTEGER NOT NULL CHECK (practical IN (0, 1)),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE feedback (
  page TEXT PRIMARY KEY REFERENCES page(key) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  board_url TEXT NOT NULL
) STRICT;

-- Counts every change of the program, so that a running bot notices an import.
CREATE TABLE program_version (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  version INTEGER NOT NULL
) STRICT;
INSERT INTO program_version (only_row, version) VALUES (1, 0);
