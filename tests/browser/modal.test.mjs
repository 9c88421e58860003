// Modals in headless Chromium over canned answers: errors, entries, the keyboard, the stack.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mrkdwn, open_fake, option, plain } from './fake_sandbox.mjs';
import { start_browser } from './sandbox.mjs';

const limit = { timeout: 60_000 };
let browser;
before(async () => {
  browser = await start_browser();
});
after(() => browser?.close());

const options = ['a', 'b', 'c'].map(option);
const control = (page, action) => page.locator(`[data-action="${action}"]`);

const input = (block_id, element, more = {}) => ({
  type: 'input',
  block_id,
  label: plain(`Label ${block_id}`),
  element: { action_id: block_id, ...element },
  ...more,
});
const view = (id, blocks) => ({
  id,
  hash: '1',
  type: 'modal',
  title: plain(`View ${id}`),
  submit: plain('Send'),
  close: plain('Cancel'),
  blocks,
});
const form = [
  input('why', { type: 'plain_text_input', multiline: true }, { hint: plain('A hint') }),
  input('score', { type: 'number_input', is_decimal_allowed: false, max_value: '5' }),
  input('mail', { type: 'email_text_input' }, { optional: true }),
  input('kind', { type: 'static_select', options }, { optional: true }),
];

test('AModalNamesWhatIsWrongKeepsWhatWasTypedAndCloses', limit, async () => {
  const { fake, page, problems, context } = await open_fake(browser, (one) => {
    one.modals = [view('V1', form)];
  });
  const send = page.getByRole('button', { name: 'Send', exact: true });
  await send.click();
  assert.equal(await page.getByText('Please complete this required field.').count(), 2);
  assert.ok(await control(page, 'why').evaluate((node) => node === document.activeElement));
  assert.equal(fake.of('submit').length, 0);
  await page.getByLabel('Label why').fill('because');
  await page.getByLabel('Label score').fill('4');
  fake.replies.submit = { ok: false, errors: { score: 'Only 5 will do.' } };
  await send.click();
  await page.getByText('Only 5 will do.').waitFor();
  assert.equal(await page.getByLabel('Label why').inputValue(), 'because');
  await page.getByLabel('Label score').fill('5');
  fake.replies.submit = { ok: false, error: 'trouble connecting' };
  await send.click();
  await page.getByText('We had some trouble connecting.').waitFor();
  fake.replies.submit = () => {
    fake.modals = [];
    fake.changed();
    return { ok: true };
  };
  await send.click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const { state } = fake.of('submit').at(-1);
  assert.deepEqual(state, {
    why: { why: { type: 'plain_text_input', value: 'because' } },
    score: { score: { type: 'number_input', value: '5' } },
    mail: { mail: { type: 'email_text_input', value: null } },
    kind: { kind: { type: 'static_select', selected_option: null } },
  });
  assert.deepEqual(problems, []);
  await context.close();
});

test('TheKeyboardStaysInTheModalAndEscapeLeavesOneThingAtATime', limit, async () => {
  const { fake, page, context } = await open_fake(browser, (one) => {
    one.modals = [view('V1', form), view('V2', form)];
  });
  await page.getByRole('heading', { name: 'View V2' }).waitFor();
  for (let i = 0; i < 12; i += 1) {
    await page.keyboard.press('Tab');
    assert.ok(
      await page.evaluate(() => document.getElementById('modal').contains(document.activeElement)),
    );
  }
  await control(page, 'kind').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('listbox').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.match(await control(page, 'kind').innerText(), /Option b/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  assert.equal(fake.of('close').length, 0);
  await page.keyboard.press('Escape');
  assert.deepEqual(await fake.arrived('close', 1), { as: 'U0ADA00001', view_id: 'V2', all: false });
  await page.getByRole('button', { name: 'Close all' }).click();
  assert.deepEqual(await fake.arrived('close', 2), { as: 'U0ADA00001', view_id: 'V2', all: true });
  await context.close();
});

test('AnUpdatedModalKeepsEntriesAndFocus', limit, async () => {
  const { fake, page, context } = await open_fake(browser, (one) => {
    one.modals = [view('V1', form)];
  });
  await page.getByLabel('Label why').fill('half a sent');
  fake.modals = [
    { ...view('V1', [{ type: 'section', text: mrkdwn('New line') }, ...form]), hash: '2' },
  ];
  fake.changed();
  await page.getByText('New line').waitFor();
  await page.keyboard.type('ence');
  assert.equal(await page.getByLabel('Label why').inputValue(), 'half a sentence');
  await context.close();
});

test('AGroupOfTicksThatWasLeftOutIsShownByItsFirstBox', limit, async () => {
  const { page, context } = await open_fake(browser, (one) => {
    one.modals = [view('V1', [input('which', { type: 'radio_buttons', options }), ...form])];
  });
  await page.getByLabel('Label why').focus();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('Please complete this required field.').first().waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.value), 'a');
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.getByRole('radio', { name: 'Option b' }).isChecked());
  await context.close();
});
