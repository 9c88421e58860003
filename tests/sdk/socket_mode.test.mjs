// Slack's Socket Mode client, unchanged.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { LogLevel, SocketModeClient } from '@slack/socket-mode';
import { APP_TOKEN, start_workspace } from './workspace.mjs';

let workspace;
let client;
const commands = [];

before(async () => {
  workspace = await start_workspace('socket');
  client = new SocketModeClient({
    appToken: APP_TOKEN,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.api_url },
  });
  client.on('error', () => {});
  client.on('slash_commands', async ({ body, ack }) => {
    commands.push(body.text);
    await ack({ text: `You asked for ${body.text}.` });
  });
  await client.start();
});
after(async () => {
  await client.disconnect();
  await workspace.stop();
});

// events.once() would fail at the first error, which the client itself gets over.
function next(event) {
  return new Promise((resolve) => client.once(event, resolve));
}

async function sockets() {
  return (await workspace.look('sockets')).sockets;
}

test('it connects once', async () => {
  const open = await sockets();
  assert.equal(open.length, 1);
  assert.equal(open[0].takes, true);
});

test('a command is answered by its acknowledgement', async () => {
  assert.deepEqual(await workspace.command('/poll lunch'), { ok: true });
  assert.equal((await workspace.messages()).at(-1).text, 'You asked for lunch.');
});

test('an event arrives and is acknowledged', async () => {
  const heard = next('message');
  await workspace.say('hello all');
  const { event, ack, retry_num } = await heard;
  assert.equal(event.text, 'hello all');
  assert.equal(retry_num, 0);
  await ack();
});

test('a refresh is followed by a new connection, and commands go on', async () => {
  const before_count = commands.length;
  const renewed = next('connected');
  await workspace.post('sockets', { disconnect: 'refresh_requested', seconds: 1 });
  await renewed;
  assert.deepEqual(await workspace.command('/poll dinner'), { ok: true });
  assert.deepEqual(commands.slice(before_count), ['dinner']);
});

test('a cut connection is opened again', async () => {
  const renewed = next('connected');
  await workspace.post('sockets', { disconnect: 'cut' });
  await renewed;
  assert.deepEqual(await workspace.command('/poll tea'), { ok: true });
});

test('an upgrade that is refused is tried again', async () => {
  await workspace.fault({ side: 'socket', method: 'connection', what: '409' });
  const renewed = next('connected');
  await workspace.post('sockets', { disconnect: 'cut' });
  await renewed;
  assert.deepEqual(await workspace.command('/poll coffee'), { ok: true });
});
