// The job of a quiz answer as a bot on Slack's own framework does it, with the fastest SQLite for
// Node: the framework checks the signature and reads the payload; one transaction notes the payload,
// finds whose attempt it is and keeps the answer, on disk before the acknowledgement; then the next
// screen goes to the response_url. In fieldcert's own tables. In its favour: no log, no call to
// auth.test, which option is right is fixed, and so is the screen.
import { readFileSync } from 'node:fs';
import bolt from '@slack/bolt';
import Database from 'better-sqlite3';

const db = new Database(process.env.FIELDCERT_DATABASE, { fileMustExist: true });
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');

const note = db.prepare(
  "INSERT INTO inbox (id, noted_at, reply) VALUES (?, ?, '') ON CONFLICT (id) DO NOTHING");
const findAttempt = db.prepare(
  'SELECT a.id FROM attempt a JOIN person p ON p.id = a.person ' +
  'WHERE a.id = ? AND p.slack_user_id = ? AND a.handed_in_at IS NULL');
const keep = db.prepare(
  'INSERT INTO answer (attempt, ordinal, response, fraction, answered_at) VALUES (?, ?, ?, ?, ?) ' +
  'ON CONFLICT (attempt, ordinal) DO NOTHING');

const takeAnswer = db.transaction((body, attempt, ordinal, option) => {
  const now = Date.now();
  if (note.run(`click:${body.trigger_id}`, now).changes === 0) return;
  if (!findAttempt.get(attempt, body.user.id)) return;
  keep.run(attempt, ordinal, option, option === '1' ? 1 : 0, now);
});

const screen = readFileSync(new URL('../next_screen.json', import.meta.url), 'utf8');

const app = new bolt.App({
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0BENCH', botUserId: 'U0BENCH' }),
  logLevel: 'error',
});

app.action(/^quiz\.answer:/, async ({ action, body, ack, respond }) => {
  const [attempt, ordinal] = action.value.split('.').map(Number);
  const chosen = body.state.values[`q${action.value}`].answer.selected_option.value;
  takeAnswer.immediate(body, attempt, ordinal, chosen);
  await ack();
  const said = await respond(JSON.parse(screen.replaceAll('{place}', action.value)));
  await said.text(); // else its connection is not used again
});

const server = await app.start({ port: 0, host: '127.0.0.1' });
console.error(`info listening port=${server.address().port}`);
process.on('SIGTERM', () => {
  db.close();
  process.exit(0);
});
