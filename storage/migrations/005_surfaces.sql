-- Home tabs that were opened, announcements, and the time zones that people have set in Slack.

CREATE TABLE home_view (
  slack_user_id TEXT PRIMARY KEY,
  hash TEXT NOT NULL, -- of the view that Slack shows, as far as we know; may be empty
  opened_at INTEGER NOT NULL
) STRICT;

CREATE TABLE announcement (
  id INTEGER PRIMARY KEY,
  author TEXT NOT NULL, -- Slack user id
  channel TEXT NOT NULL,
  text TEXT NOT NULL, -- as it was typed
  state TEXT NOT NULL CHECK (state IN ('draft', 'posted', 'delivered', 'failed')),
  ts TEXT NOT NULL, -- Slack's name of the message
  reason TEXT NOT NULL, -- of a failure
  drafted_at INTEGER NOT NULL,
  posted_at INTEGER,
  CHECK ((posted_at IS NULL) = (state = 'draft')),
  CHECK ((ts <> '') = (state = 'delivered'))
) STRICT;
CREATE INDEX announcement_drafts ON announcement(drafted_at) WHERE state = 'draft';

ALTER TABLE person ADD COLUMN slack_timezone TEXT NOT NULL DEFAULT '';
