// A quiz from end to end: a small app asks in an ephemeral message, a person answers on the page,
// and the app is sent what stood in the inputs.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { option, plain } from './fake_sandbox.mjs';
import { open_page, run_sandbox, show_channel, start_browser } from './sandbox.mjs';

const limit = { timeout: 60_000 };
const options = ['a', 'b', 'c'].map(option);
const input = (block_id, label, element) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'answer', ...element },
});
const one = (block_id) => input(block_id, 'Choose one', { type: 'radio_buttons', options });
const some = input('some', 'Choose some', { type: 'checkboxes', options });
const number = input('number', 'How many?', { type: 'number_input', is_decimal_allowed: true });
const go = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'go', text: plain('Answer'), value: '7' }],
};

// Answers its slash command with the first question, and each click with the second in its place.
class QuizApp {
  clicks = [];

  async start() {
    this.server = createServer((request, response) => this.answer(request, response));
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${this.server.address().port}/`;
  }

  stop() {
    this.server?.closeAllConnections();
    this.server?.close();
  }

  async answer(request, response) {
    let body = '';
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    response.setHeader('content-type', 'application/json');
    if (form.has('command')) {
      const blocks = [one('first'), some, number, go];
      response.end(JSON.stringify({ text: 'First question', blocks }));
      return;
    }
    response.end();
    if (form.has('payload')) await this.take_click(JSON.parse(form.get('payload')));
  }

  async take_click(click) {
    this.clicks.push(click);
    const blocks = [one('second'), some, go];
    await fetch(click.response_url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ replace_original: true, text: 'Second question', blocks }),
    });
  }
}

const app = new QuizApp();
let sandbox;
let browser;

before(async () => {
  const url = await app.start();
  sandbox = await run_sandbox(['--app', url, '--commands', '/quiz']);
  browser = await start_browser();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
  app.stop();
});

test('AnAnswerInAnEphemeralMessageReachesTheAppAndTheNextQuestionBeginsAnew', limit, async () => {
  const { page, problems } = await open_page(browser, sandbox.url);
  await show_channel(page, 'general');
  await page.getByRole('combobox', { name: /^Message / }).fill('/quiz now');
  await page.keyboard.press('Enter');
  await page.getByText('Only visible to you').waitFor();
  await page.getByRole('radio', { name: 'Option b' }).check();
  await page.getByRole('checkbox', { name: 'Option a' }).check();
  await page.getByRole('checkbox', { name: 'Option c' }).check();
  await page.getByRole('textbox', { name: 'How many?' }).fill('12.5');
  await page.getByRole('button', { name: 'Answer' }).click();

  await page.getByRole('textbox', { name: 'How many?' }).waitFor({ state: 'detached' });
  assert.equal(app.clicks.length, 1);
  const [click] = app.clicks;
  assert.equal(click.type, 'block_actions');
  assert.equal(click.container.is_ephemeral, true);
  assert.ok(!('message' in click));
  assert.equal(click.actions[0].value, '7');
  assert.deepEqual(click.state.values, {
    first: { answer: { type: 'radio_buttons', selected_option: options[1] } },
    some: { answer: { type: 'checkboxes', selected_options: [options[0], options[2]] } },
    number: { answer: { type: 'number_input', value: '12.5' } },
  });

  // The radio buttons are of another block now; the checkboxes are the same.
  assert.ok(!(await page.getByRole('radio', { name: 'Option b' }).isChecked()));
  assert.ok(await page.getByRole('checkbox', { name: 'Option c' }).isChecked());
  assert.equal(await page.locator('.message.ephemeral').count(), 1);
  assert.deepEqual(problems, []);
  await page.close();
});
