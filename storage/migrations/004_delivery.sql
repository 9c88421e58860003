-- Messages that are delivered once: each has a key by which it can be found in Slack again, and it
-- is known whether an attempt may have arrived. What came in keeps its answer for repeats.

ALTER TABLE inbox ADD COLUMN reply TEXT NOT NULL DEFAULT '';

CREATE TABLE outbox_004 (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- travels in the message's metadata
  lane TEXT NOT NULL, -- deliveries of one lane go out in order
  method TEXT NOT NULL, -- a Web API method, or 'response_url'
  url TEXT NOT NULL, -- of a response_url
  body TEXT NOT NULL,
  answer_route TEXT NOT NULL, -- who takes the answer; empty = nobody
  answer_context TEXT NOT NULL,
  replaces TEXT NOT NULL, -- only the last unsent one with this text is kept; empty = all
  fallback_user TEXT NOT NULL, -- of a response_url
  urgency INTEGER NOT NULL CHECK (urgency IN (0, 1)), -- 0 = a person waits for it
  state TEXT NOT NULL CHECK (state IN ('due', 'leased', 'delivered', 'buried')),
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  looks INTEGER, -- not null: an attempt may have arrived; looks that have found nothing
  put_at INTEGER NOT NULL,
  first_tried_at INTEGER,
  ended_at INTEGER,
  reason TEXT NOT NULL,
  CHECK ((ended_at IS NOT NULL) = (state IN ('delivered', 'buried')))
) STRICT;

INSERT INTO outbox_004 (id, key, lane, method, url, body, answer_route, answer_context, replaces,
  fallback_user, urgency, state, due_at, attempts, looks, put_at, first_tried_at, ended_at, reason)
SELECT id, 'before-004-' || id, lane, method, url, body, answer_route, answer_context, '', '', 1,
  state, due_at, attempts, NULL, put_at, NULL, ended_at, reason FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_004 RENAME TO outbox;

CREATE INDEX outbox_lane ON outbox(lane, id) WHERE state IN ('due', 'leased');
CREATE INDEX outbox_due ON outbox(method, urgency, id) WHERE state = 'due';
CREATE INDEX outbox_ended ON outbox(ended_at) WHERE state IN ('delivered', 'buried');
CREATE INDEX outbox_buried ON outbox(ended_at) WHERE state = 'buried';
CREATE INDEX outbox_replaced ON outbox(replaces) WHERE state = 'due' AND replaces <> '';

-- Web API methods that Slack has asked to leave alone.
CREATE TABLE pause (
  method TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) STRICT;
