-- What came in (so that it has an effect once) and what has to go out.

CREATE TABLE inbox (
  id TEXT PRIMARY KEY,
  noted_at INTEGER NOT NULL
) STRICT;
CREATE INDEX inbox_by_age ON inbox(noted_at);

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  lane TEXT NOT NULL, -- deliveries of one lane go out in order
  method TEXT NOT NULL, -- a Web API method, or 'response_url'
  url TEXT NOT NULL, -- of a response_url
  body TEXT NOT NULL,
  answer_route TEXT NOT NULL, -- who takes the answer; empty = nobody
  answer_context TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('due', 'leased', 'delivered', 'buried')),
  due_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  put_at INTEGER NOT NULL,
  ended_at INTEGER,
  reason TEXT NOT NULL,
  CHECK ((ended_at IS NOT NULL) = (state IN ('delivered', 'buried')))
) STRICT;
CREATE INDEX outbox_due ON outbox(due_at) WHERE state IN ('due', 'leased');
CREATE INDEX outbox_lane ON outbox(lane, id) WHERE state IN ('due', 'leased');
