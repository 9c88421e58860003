// Slack's Web API client, unchanged.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LogLevel, WebClient } from '@slack/web-api';
import { APP_TOKEN, BOT_TOKEN, GENERAL, LENA, start_workspace } from './workspace.mjs';

let workspace;
let client;

before(async () => {
  workspace = await start_workspace('http://127.0.0.1:9/');
  client = new WebClient(BOT_TOKEN, { slackApiUrl: workspace.api_url, logLevel: LogLevel.ERROR });
});
after(() => workspace.stop());

const button = { type: 'button', action_id: 'vote', text: { type: 'plain_text', text: 'Vote' } };
const blocks = [
  { type: 'section', text: { type: 'mrkdwn', text: '*Lunch?*' } },
  { type: 'actions', elements: [button] },
];

test('auth.test tells who the bot is and which scopes it has', async () => {
  const answer = await client.auth.test();
  assert.equal(answer.ok, true);
  assert.equal(answer.bot_id, 'B0BOT00001');
  assert.equal(answer.team_id, 'T0SANDBOX1');
  assert.ok(answer.response_metadata.scopes.includes('chat:write'));
});

test('a wrong token is a platform error', async () => {
  const stranger = new WebClient('xoxb-wrong', {
    slackApiUrl: workspace.api_url,
    logLevel: LogLevel.ERROR,
  });
  await assert.rejects(stranger.auth.test(), { code: 'slack_webapi_platform_error' });
});

test('a message keeps its blocks and its metadata', async () => {
  const metadata = { event_type: 'poll_posted', event_payload: { key: 'poll-17', votes: 0 } };
  const posted = await client.chat.postMessage({
    channel: GENERAL,
    text: 'Lunch?',
    blocks,
    metadata,
  });
  assert.equal(posted.message.blocks.length, 2);
  assert.ok(posted.message.blocks[0].block_id);
  const plain = await client.conversations.history({ channel: GENERAL, limit: 1 });
  assert.deepEqual(plain.messages[0].metadata, { event_type: 'poll_posted' });
  const full = await client.conversations.history({
    channel: GENERAL,
    limit: 1,
    include_all_metadata: true,
  });
  assert.deepEqual(full.messages[0].metadata, metadata);
  await client.chat.update({ channel: GENERAL, ts: posted.ts, text: 'Lunch, then' });
  await client.chat.delete({ channel: GENERAL, ts: posted.ts });
});

test('bad blocks are refused with the reason', async () => {
  const bad = [{ type: 'header', text: { type: 'mrkdwn', text: 'no' } }];
  const wrong = client.chat.postMessage({ channel: GENERAL, text: 't', blocks: bad });
  await assert.rejects(wrong, (problem) => problem.data.error === 'invalid_blocks');
});

test('history comes in pages, which new messages do not shift', async () => {
  for (let i = 0; i < 7; i++) await workspace.say(`message ${i}`);
  const texts = [];
  for await (const page of client.paginate('conversations.history', {
    channel: GENERAL,
    limit: 3,
  })) {
    texts.push(...page.messages.map(({ text }) => text));
    if (texts.length === 3) await workspace.say('meanwhile');
  }
  assert.deepEqual(
    texts,
    [6, 5, 4, 3, 2, 1, 0].map((i) => `message ${i}`),
  );
});

test('people come in pages', async () => {
  const names = [];
  for await (const page of client.paginate('users.list', { limit: 5 })) {
    names.push(...page.members.map(({ name }) => name));
  }
  assert.ok(names.includes('lena') && names.includes('slackbot'));
  assert.equal(new Set(names).size, names.length);
});

test('files.uploadV2 shares a file', async () => {
  const file = Buffer.from('name,score\nlena,92\n');
  const shared = { channel_id: GENERAL, filename: 'scores.csv', title: 'Scores', file };
  const answer = await client.filesUploadV2({ ...shared, initial_comment: 'Here they are' });
  assert.equal(answer.ok, true);
  const message = (await workspace.messages()).at(-1);
  assert.equal(message.text, 'Here they are');
  assert.equal(message.files[0].title, 'Scores');
});

test('a rate limit is waited for, and nothing comes too early', async () => {
  const waits = [];
  const patient = new WebClient(BOT_TOKEN, {
    slackApiUrl: workspace.api_url,
    logLevel: LogLevel.ERROR,
  });
  patient.on('rate_limited', (seconds) => waits.push(seconds));
  await workspace.fault({ side: 'web_api', method: 'users.info', what: '429', seconds: 1 });
  const answer = await patient.users.info({ user: LENA });
  assert.equal(answer.user.name, 'lena');
  assert.deepEqual(waits, [1]);
  const { methods } = await workspace.look('limits');
  assert.equal(methods['users.info'].too_early, 0);
  assert.equal(methods['users.info'].refused, 1);
});

test('posting faster than one a second is slowed down, not lost', async () => {
  const direct = (await client.conversations.open({ users: LENA })).channel.id;
  const post = (i) => client.chat.postMessage({ channel: direct, text: `note ${i}` });
  await Promise.all([1, 2, 3, 4].map(post));
  const texts = (await workspace.messages(direct)).map(({ text }) => text);
  assert.deepEqual(texts.sort(), ['note 1', 'note 2', 'note 3', 'note 4']);
});

test('apps.connections.open takes the app token only', async () => {
  const options = { slackApiUrl: workspace.api_url, logLevel: LogLevel.ERROR };
  const answer = await new WebClient(APP_TOKEN, options).apps.connections.open();
  assert.match(answer.url, /^ws:\/\/127\.0\.0\.1:\d+\/link\/\?ticket=/);
  await assert.rejects(client.apps.connections.open(), /not_allowed_token_type/);
});
