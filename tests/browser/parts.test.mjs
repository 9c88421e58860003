// What the page does by itself, in headless Chromium over canned answers: every block and
// element, the focus, a lost connection.
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
const button = (action_id, more = {}) => ({
  type: 'button',
  action_id,
  text: plain(action_id),
  ...more,
});
const actions = (...elements) => [{ type: 'actions', block_id: 'row', elements }];
const with_blocks = (blocks) => (fake) => fake.say({ blocks });
const control = (page, action) => page.locator(`[data-action="${action}"]`);

async function pick(page, action, ...words) {
  await control(page, action).click();
  for (const word of words) await page.getByRole('option', { name: word }).click();
}

test('EveryChoiceIsSentWithItsValueAndTheWholeState', limit, async () => {
  const { fake, page, problems, context } = await open_fake(
    browser,
    with_blocks(
      actions(
        { type: 'static_select', action_id: 'one', placeholder: plain('One'), options },
        {
          type: 'static_select',
          action_id: 'grouped',
          option_groups: [{ label: plain('G'), options }],
        },
        { type: 'multi_static_select', action_id: 'many', max_selected_items: 2, options },
        { type: 'users_select', action_id: 'who' },
        { type: 'multi_channels_select', action_id: 'where' },
        { type: 'radio_buttons', action_id: 'radio', options },
        { type: 'checkboxes', action_id: 'ticks', options, initial_options: [options[0]] },
        { type: 'datepicker', action_id: 'date' },
        { type: 'timepicker', action_id: 'time' },
        { type: 'datetimepicker', action_id: 'moment' },
        { type: 'overflow', action_id: 'more', options },
      ),
    ),
  );
  await pick(page, 'one', 'Option b');
  assert.deepEqual((await fake.arrived('action', 1)).value, { option: 'b' });
  await pick(page, 'grouped', 'Option c');
  assert.deepEqual((await fake.arrived('action', 2)).value, { option: 'c' });
  await pick(page, 'many', 'Option a', 'Option c', 'Option b');
  await page.keyboard.press('Escape');
  assert.deepEqual((await fake.arrived('action', 3)).value, { options: ['a', 'c'] });
  await pick(page, 'who', 'Ben South');
  assert.deepEqual((await fake.arrived('action', 4)).value, { id: 'U0BEN00001' });
  await pick(page, 'where', 'general');
  await page.keyboard.press('Escape');
  assert.deepEqual((await fake.arrived('action', 5)).value, { ids: ['C0GENERAL1'] });
  await page.getByRole('radio', { name: 'Option b' }).check();
  assert.deepEqual((await fake.arrived('action', 6)).value, { option: 'b' });
  await page.getByRole('checkbox', { name: 'Option c' }).check();
  assert.deepEqual((await fake.arrived('action', 7)).value, { options: ['a', 'c'] });
  await control(page, 'date').fill('2026-03-02');
  assert.deepEqual((await fake.arrived('action', 8)).value, { date: '2026-03-02' });
  await control(page, 'time').fill('09:30');
  assert.deepEqual((await fake.arrived('action', 9)).value, { time: '09:30' });
  // The person's zone is Berlin, whatever this machine's is.
  await control(page, 'moment').fill('2026-07-01T12:00');
  assert.deepEqual((await fake.arrived('action', 10)).value, {
    date_time: Date.parse('2026-07-01T10:00Z') / 1000,
  });
  await pick(page, 'more', 'Option a');
  const last = await fake.arrived('action', 11);
  assert.deepEqual(last.value, { option: 'a' });
  assert.deepEqual(last.container, {
    type: 'message',
    channel: 'C0GENERAL1',
    ts: fake.messages[0].ts,
  });
  assert.equal(last.state.row.one.selected_option.value, 'b');
  assert.deepEqual(
    last.state.row.ticks.selected_options.map(({ value }) => value),
    ['a', 'c'],
  );
  assert.equal(last.state.row.date.selected_date, '2026-03-02');
  assert.deepEqual(problems, []);
  await context.close();
});

test('ADangerousButtonAsksFirstAndALinkButtonAlsoTellsTheApp', limit, async () => {
  const confirm = {
    title: plain('Sure?'),
    text: mrkdwn('*Really*'),
    confirm: plain('Do it'),
    deny: plain('Keep'),
  };
  const { fake, page, context } = await open_fake(
    browser,
    with_blocks(
      actions(
        button('danger', { style: 'danger', confirm }),
        button('open', { url: 'http://127.0.0.1:1/page/app.svg' }),
        button('bad', { url: 'javascript:document.title=1' }),
      ),
    ),
  );
  await control(page, 'danger').click();
  await page.getByRole('button', { name: 'Keep' }).click();
  assert.equal(fake.of('action').length, 0);
  await control(page, 'danger').click();
  await page.getByRole('button', { name: 'Do it' }).click();
  assert.equal((await fake.arrived('action', 1)).action_id, 'danger');
  const [tab] = await Promise.all([context.waitForEvent('page'), control(page, 'open').click()]);
  await tab.waitForURL(/app\.svg$/);
  assert.equal((await fake.arrived('action', 2)).action_id, 'open');
  assert.equal(await control(page, 'bad').getAttribute('href'), null);
  await context.close();
});

test('BlocksOfEveryKindAreDrawnAndUnknownOnesAreAQuietLine', limit, async () => {
  const { page, problems, context } = await open_fake(
    browser,
    with_blocks([
      { type: 'header', text: plain('Head &amp; line') },
      {
        type: 'section',
        text: mrkdwn('*bold* <@U0BEN00001> <#C0GENERAL1> :tada:'),
        fields: [mrkdwn('F1'), mrkdwn('F2')],
      },
      { type: 'divider' },
      { type: 'context', elements: [mrkdwn('small')] },
      { type: 'image', image_url: '/page/app.svg', alt_text: 'a medal', title: plain('Medal') },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_list',
            style: 'ordered',
            indent: 1,
            elements: [
              {
                type: 'rich_text_section',
                elements: [{ type: 'text', text: 'item', style: { bold: true } }],
              },
            ],
          },
          { type: 'rich_text_quote', elements: [{ type: 'user', user_id: 'U0ADA00001' }] },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '<i>raw</i>' }] },
        ],
      },
      { type: 'video', title: plain('V') },
    ]),
  );
  const message = page.locator('.message');
  assert.equal(await message.getByRole('heading').innerText(), 'Head & line');
  assert.equal(await message.locator('.block-section strong').innerText(), 'bold');
  assert.equal(await message.locator('.block-section .chip').first().innerText(), '@Ben South');
  assert.equal(await message.locator('.field').count(), 2);
  assert.equal(await message.getByAltText('a medal').count(), 1);
  assert.equal(await message.locator('ol li strong').innerText(), 'item');
  assert.equal(await message.locator('blockquote .chip-me').innerText(), '@Ada North');
  assert.equal(await message.locator('pre').innerText(), '<i>raw</i>');
  assert.match(await message.locator('.block-unsupported').innerText(), /video/);
  assert.deepEqual(problems, []);
  await context.close();
});

test('AMessageReplacedUnderTheFocusGivesItToItsSuccessor', limit, async () => {
  const { fake, page, context } = await open_fake(browser, with_blocks(actions(button('next'))));
  await control(page, 'next').focus();
  fake.messages[0] = { ...fake.messages[0], edited: true };
  fake.changed();
  await page.getByText('(edited)').waitFor();
  assert.ok(await control(page, 'next').evaluate((node) => node === document.activeElement));
  await context.close();
});

test('ALostConnectionIsSaidAndMadeGood', limit, async () => {
  const { fake, page, context } = await open_fake(browser, (one) => one.say({ text: 'first' }));
  await page.getByText('first').waitFor();
  fake.is_down = true;
  fake.changed();
  await page.getByText('We had some trouble connecting.').waitFor();
  fake.say({ text: 'second' });
  fake.is_down = false;
  await page.getByText('second').waitFor();
  await page.getByText('We had some trouble connecting.').waitFor({ state: 'hidden' });
  await context.close();
});

test('AnUnknownCommandStaysInTheBoxAndAKnownOneIsSentAsALine', limit, async () => {
  const { fake, page, context } = await open_fake(browser);
  const box = page.getByRole('combobox', { name: 'Message #general' });
  await box.fill('/sert status');
  await page.keyboard.press('Enter');
  await page.getByText('/sert is not a valid command.').waitFor();
  assert.equal(await box.inputValue(), '/sert status');
  await box.fill('');
  await box.pressSequentially('/cert status @be');
  await page.getByRole('option', { name: 'Ben South' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.deepEqual(await fake.arrived('command'), {
    as: 'U0ADA00001',
    channel: 'C0GENERAL1',
    text: '/cert status <@U0BEN00001>',
  });
  assert.equal(await box.inputValue(), '');
  await context.close();
});
