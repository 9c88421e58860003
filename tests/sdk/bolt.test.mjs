// Slack's framework, unchanged: the same app over HTTP with both of its receivers, and over Socket
// Mode.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import bolt from '@slack/bolt';
import {
  APP_TOKEN,
  BOT_TOKEN,
  free_port,
  GENERAL,
  LENA,
  SIGNING_SECRET,
  start_workspace,
} from './workspace.mjs';

const plain = (text) => ({ type: 'plain_text', text });
const question = {
  type: 'input',
  block_id: 'question',
  label: plain('Question'),
  element: { type: 'plain_text_input', action_id: 'text' },
};
const place = {
  type: 'input',
  block_id: 'place',
  optional: true,
  label: plain('Place'),
  element: { type: 'external_select', action_id: 'place', min_query_length: 1 },
};
const poll_modal = {
  type: 'modal',
  callback_id: 'poll',
  title: plain('New poll'),
  submit: plain('Create'),
  blocks: [question, place],
};

// A small app that uses every kind of request.
function add_listeners(app) {
  app.command('/poll', async ({ ack, body, client, command, say }) => {
    await ack();
    if (command.text === 'new') {
      return client.views.open({ trigger_id: body.trigger_id, view: poll_modal });
    }
    const vote = { type: 'button', action_id: 'vote', text: plain('Vote'), value: 'yes' };
    const actions = { type: 'actions', elements: [vote] };
    return say({ text: `Poll: ${command.text}`, blocks: [actions] });
  });
  app.action('vote', async ({ ack, body, respond }) => {
    await ack();
    await respond({ replace_original: true, text: `<@${body.user.id}> voted` });
  });
  app.view('poll', async ({ ack, client, view }) => {
    const { question: asked, place: chosen } = view.state.values;
    if (asked.text.value.length < 5) {
      return ack({ response_action: 'errors', errors: { question: 'A longer one, please.' } });
    }
    await ack();
    const where = chosen.place.selected_option?.text.text ?? 'anywhere';
    return client.chat.postMessage({ channel: GENERAL, text: `${asked.text.value} (${where})` });
  });
  app.options('place', async ({ ack, options }) => {
    await ack({ options: [{ text: plain(`${options.value} hall`), value: 'hall' }] });
  });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `Hello <@${event.user}>`, thread_ts: event.ts });
  });
  app.message('cake', async ({ say }) => {
    await say('Where?');
  });
  app.shortcut('poll_global', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: poll_modal });
  });
  app.shortcut('poll_message', async ({ ack, respond, shortcut }) => {
    await ack();
    await respond({ text: `A poll about: ${shortcut.message.text}` });
  });
  app.event('link_shared', async ({ client, event }) => {
    const unfurl = { blocks: [{ type: 'section', text: plain('A poll about lunch') }] };
    const unfurls = { [event.links[0].url]: unfurl };
    await client.chat.unfurl({ channel: event.channel, ts: event.message_ts, unfurls });
  });
}

async function http_app(receiver_of) {
  const port = await free_port();
  const workspace = await start_workspace(`http://127.0.0.1:${port}/slack/events`);
  const app = new bolt.App({
    token: BOT_TOKEN,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.api_url },
    ...receiver_of(),
  });
  add_listeners(app);
  await app.start(port);
  return { app, workspace };
}

async function socket_app() {
  const workspace = await start_workspace('socket');
  const app = new bolt.App({
    token: BOT_TOKEN,
    appToken: APP_TOKEN,
    socketMode: true,
    logLevel: bolt.LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.api_url },
  });
  add_listeners(app);
  await app.start();
  return { app, workspace };
}

const quiet = { logLevel: bolt.LogLevel.ERROR, signingSecret: SIGNING_SECRET };
const ways = {
  'HTTP, its own server': () => http_app(() => ({ signingSecret: SIGNING_SECRET })),
  'HTTP, Express': () => http_app(() => ({ receiver: new bolt.ExpressReceiver(quiet) })),
  'Socket Mode': socket_app,
};

for (const [name, start] of Object.entries(ways)) {
  describe(`Bolt over ${name}`, () => {
    let app;
    let workspace;
    before(async () => ({ app, workspace } = await start()));
    after(async () => {
      await app.stop();
      await workspace.stop();
    });

    const said = (text) =>
      workspace.until(async () => (await workspace.messages()).find((one) => one.text === text));

    test('a command posts a message whose button changes it', async () => {
      assert.deepEqual(await workspace.command('/poll lunch'), { ok: true });
      const message = await said('Poll: lunch');
      assert.deepEqual(await workspace.press(message, 'vote'), { ok: true });
      await said(`<@${LENA}> voted`);
    });

    test('a modal refuses a short question and takes a longer one', async () => {
      await workspace.command('/poll new');
      const [view] = await workspace.until(async () => {
        const modals = await workspace.modals();
        return modals.length > 0 && modals;
      });
      const state = (text, option = null) => ({
        question: { text: { type: 'plain_text_input', value: text } },
        place: { place: { type: 'external_select', selected_option: option } },
      });
      const refusal = await workspace.submit(view, state('Tea?'));
      assert.deepEqual(refusal.errors, { question: 'A longer one, please.' });
      const container = { type: 'view', view_id: view.id };
      const select = { as: LENA, container, block_id: 'place', action_id: 'place' };
      const { options } = await workspace.post('suggest', { ...select, value: 'green' });
      assert.equal(options[0].text.text, 'green hall');
      const taken = await workspace.submit(view, state('Where is tea?', options[0]));
      assert.deepEqual(taken, { ok: true });
      await said('Where is tea? (green hall)');
      assert.deepEqual(await workspace.modals(), []);
    });

    test('a mention and a message are heard', async () => {
      await workspace.say('<@U0BOT00001> are you there?');
      await said(`Hello <@${LENA}>`);
      await workspace.say('There is cake');
      await said('Where?');
    });

    test('a global shortcut opens a modal', async () => {
      const shortcut = { as: LENA, callback_id: 'poll_global' };
      assert.deepEqual(await workspace.post('shortcut', shortcut), { ok: true });
      const [view] = await workspace.until(async () => {
        const modals = await workspace.modals();
        return modals.length > 0 && modals;
      });
      await workspace.post('close', { as: LENA, view_id: view.id, all: true });
    });

    test('a shortcut of a message knows the message', async () => {
      const { ts } = await workspace.say('What about biscuits');
      const shortcut = { as: LENA, callback_id: 'poll_message', channel: GENERAL, ts };
      assert.deepEqual(await workspace.post('shortcut', shortcut), { ok: true });
      await said('A poll about: What about biscuits');
    });

    test('a link is unfurled under its message', async () => {
      const { ts } = await workspace.say('See <https://polls.example/17>');
      const message = await workspace.until(async () => {
        const found = (await workspace.messages()).find((one) => one.ts === ts);
        return found.attachments && found;
      });
      assert.equal(message.attachments[0].from_url, 'https://polls.example/17');
      assert.equal(message.attachments[0].blocks[0].text.text, 'A poll about lunch');
    });
  });
}

test('Bolt refuses a request with another signature', async () => {
  const { app, workspace } = await http_app(() => ({ signingSecret: 'another secret' }));
  const answer = await workspace.command('/poll lunch');
  assert.deepEqual(answer, { ok: false, error: 'dispatch_failed' });
  await app.stop();
  await workspace.stop();
});
