// Questions in messages, in headless Chromium over canned answers: filling them in by keyboard and
// by name, what the app is sent, and what a replaced message keeps.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { mrkdwn, open_fake, option, plain } from './fake_sandbox.mjs';
import { start_browser } from './sandbox.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const screenshots = process.env.FIELDCERT_SCREENSHOTS ?? join(here, '../../build/screenshots');
const limit = { timeout: 60_000 };
let browser;
before(async () => {
  await mkdir(screenshots, { recursive: true });
  browser = await start_browser();
});
after(() => browser?.close());

const options = ['a', 'b', 'c'].map(option);
const described = options.map((one) => ({ ...one, description: plain(`About ${one.value}`) }));
const input = (block_id, label, element, more = {}) => ({
  type: 'input',
  block_id,
  label: plain(label),
  element: { action_id: 'answer', ...element },
  ...more,
});
const radio = (block_id = 'one') =>
  input(block_id, 'Which comes first?', { type: 'radio_buttons', options });
const checkboxes = input(
  'some',
  'Which of these fit?',
  { type: 'checkboxes', options: described },
  { hint: plain('Choose all that fit.') },
);
const number = input(
  'number',
  'How many days?',
  { type: 'number_input', is_decimal_allowed: false, placeholder: plain('A whole number') },
  { optional: true },
);
const words = input('words', 'And why?', { type: 'plain_text_input', multiline: true });
const menu = input('menu', 'Where?', { type: 'static_select', options });
const menus = input('menus', 'With whom?', { type: 'multi_static_select', options });
const go = {
  type: 'actions',
  block_id: 'row',
  elements: [
    { type: 'button', action_id: 'go', text: plain('Answer'), value: '7', style: 'primary' },
  ],
};
const title = { type: 'section', block_id: 'title', text: mrkdwn('*Question 7 of 20*') };

const ask = (blocks) => (fake) => fake.say({ text: 'A question', blocks, ephemeral: true });
const answer_button = (page) => page.getByRole('button', { name: 'Answer' });
const values_of = (list) => list.map(({ value }) => value);
const focused_name = (page) =>
  page.evaluate(() => document.activeElement.value ?? document.activeElement.tagName);

function replace(fake, blocks) {
  fake.messages[0] = { ...fake.messages[0], blocks };
  fake.changed();
}

test('TheAppReceivesWhatWasFilledInByNameAndNothingBefore', limit, async () => {
  const { fake, page, problems, context } = await open_fake(
    browser,
    ask([title, radio(), checkboxes, menu, menus, number, words, go]),
  );
  await page
    .getByRole('radiogroup', { name: 'Which comes first?' })
    .getByRole('radio', { name: 'Option b' })
    .check();
  const group = page.getByRole('group', { name: 'Which of these fit?' });
  await group.getByRole('checkbox', { name: 'Option a' }).check();
  await group.getByRole('checkbox', { name: 'Option c' }).check();
  const hint = await group.getAttribute('aria-describedby');
  assert.equal(await page.locator(`[id="${hint}"]`).innerText(), 'Choose all that fit.');
  await page.getByRole('button', { name: 'Where?' }).click();
  await page.getByRole('option', { name: 'Option c' }).click();
  await page.getByRole('button', { name: 'With whom?' }).click();
  await page.getByRole('option', { name: 'Option a' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Where? Option c' }).waitFor();
  await page.getByRole('button', { name: 'With whom? Option a' }).waitFor();
  await page.getByRole('textbox', { name: 'How many days?' }).fill('14');
  await page.getByRole('textbox', { name: 'And why?' }).fill('because');
  await page.screenshot({ path: join(screenshots, '8-question.png') });
  assert.equal(fake.of('action').length, 0);

  await answer_button(page).click();
  const { state, ...action } = await fake.arrived('action', 1);
  assert.deepEqual(action, {
    as: 'U0ADA00001',
    container: { type: 'message', channel: 'C0GENERAL1', ts: fake.messages[0].ts },
    block_id: 'row',
    action_id: 'go',
    value: {},
  });
  assert.deepEqual(state.one, {
    answer: { type: 'radio_buttons', selected_option: options[1] },
  });
  assert.deepEqual(state.some, {
    answer: { type: 'checkboxes', selected_options: [described[0], described[2]] },
  });
  assert.deepEqual(state.menu, {
    answer: { type: 'static_select', selected_option: options[2] },
  });
  assert.deepEqual(state.menus, {
    answer: { type: 'multi_static_select', selected_options: [options[0]] },
  });
  assert.deepEqual(state.number, { answer: { type: 'number_input', value: '14' } });
  assert.deepEqual(state.words, { answer: { type: 'plain_text_input', value: 'because' } });
  assert.deepEqual(problems, []);
  await context.close();
});

test('TheKeyboardAloneAnswersAQuestion', limit, async () => {
  const { fake, page, context } = await open_fake(
    browser,
    ask([title, radio(), checkboxes, number, go]),
  );
  await page.getByRole('radio', { name: 'Option a' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('14');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const { state } = await fake.arrived('action', 1);
  assert.equal(state.one.answer.selected_option.value, 'b');
  assert.deepEqual(values_of(state.some.answer.selected_options), ['b']);
  assert.equal(state.number.answer.value, '14');
  await context.close();
});

test('AReplacedMessageKeepsEntriesAndFocusOnlyWhereTheInputStayed', limit, async () => {
  const { fake, page, context } = await open_fake(browser, ask([title, radio(), number, go]));
  await page.getByRole('textbox', { name: 'How many days?' }).fill('14');
  await page.getByRole('radio', { name: 'Option b' }).check();
  const more = { type: 'context', block_id: 'more', elements: [mrkdwn('Two minutes left.')] };
  replace(fake, [more, title, radio(), number, go]);
  await page.getByText('Two minutes left.').waitFor();
  assert.ok(await page.getByRole('radio', { name: 'Option b' }).isChecked());
  assert.equal(await page.getByRole('textbox', { name: 'How many days?' }).inputValue(), '14');
  assert.equal(await focused_name(page), 'b');

  replace(fake, [title, radio('next'), number, go]);
  await page.getByText('Two minutes left.').waitFor({ state: 'detached' });
  assert.ok(!(await page.getByRole('radio', { name: 'Option b' }).isChecked()));
  // What was gone comes back empty.
  replace(fake, [more, title, radio(), go]);
  await page.getByText('Two minutes left.').waitFor();
  await answer_button(page).click();
  const { state } = await fake.arrived('action', 1);
  assert.deepEqual(state, {
    one: { answer: { type: 'radio_buttons', selected_option: null } },
  });
  await context.close();
});

test('AQuestionThatWasAnsweredWithWordsComesBackEmpty', limit, async () => {
  const { fake, page, context } = await open_fake(browser, ask([title, radio(), go]));
  await page.getByRole('radio', { name: 'Option b' }).check();
  fake.messages[0] = { ...fake.messages[0], text: 'Well done', blocks: [] };
  fake.changed();
  await page.getByText('Well done').waitFor();
  replace(fake, [title, radio(), go]);
  await page.getByRole('radio', { name: 'Option b' }).waitFor();
  assert.ok(!(await page.getByRole('radio', { name: 'Option b' }).isChecked()));
  await context.close();
});

test('WhatIsTypedGoesOnInAReplacedMessage', limit, async () => {
  const { fake, page, context } = await open_fake(browser, ask([title, words, go]));
  await page.getByRole('textbox', { name: 'And why?' }).fill('half a sent');
  replace(fake, [radio(), words, go]);
  await page.getByRole('radiogroup').waitFor();
  await page.keyboard.type('ence');
  assert.equal(
    await page.getByRole('textbox', { name: 'And why?' }).inputValue(),
    'half a sentence',
  );
  await context.close();
});

test('OnAPhoneOptionsStandBeneathEachOtherAndNothingIsCutOff', limit, async () => {
  const long = options.map((one) => ({ ...one, text: plain(`${'A long answer '.repeat(5)}!`) }));
  const { page, context } = await open_fake(
    browser,
    ask([title, input('one', 'First?', { type: 'radio_buttons', options: long }), number, go]),
  );
  await page.setViewportSize({ width: 390, height: 780 });
  const lefts = await page
    .getByRole('radio')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
  assert.equal(new Set(lefts).size, 1);
  const overhang = await page.evaluate(() => {
    const list = document.getElementById('messages');
    return Math.max(
      list.scrollWidth - list.clientWidth,
      document.documentElement.scrollWidth - window.innerWidth,
    );
  });
  assert.ok(overhang <= 0, `${overhang} pixels too wide`);
  await page.screenshot({ path: join(screenshots, '9-question-phone.png') });
  await context.close();
});
