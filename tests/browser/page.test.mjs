// Drives the sandbox's page in headless Chromium as a newcomer would: picks a person, types
// `/cert status`, reads the answer, clicks through, and looks as somebody else.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  NEW_LEADER,
  open_page,
  play,
  show_channel,
  start_browser,
  start_sandbox,
} from './sandbox.mjs';

const COURSES = [
  'Applying DevOps',
  'Describe the Customer Journey',
  'Analyze Your Territory',
  'Execute Pipeline Generation Activities',
  'Manage Forecasting Activities',
];
const here = dirname(fileURLToPath(import.meta.url));
const screenshots = process.env.FIELDCERT_SCREENSHOTS ?? join(here, '../../build/screenshots');

let sandbox;
let browser;

before(async () => {
  await mkdir(screenshots, { recursive: true });
  sandbox = await start_sandbox();
  browser = await start_browser();
});

after(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const picture = (page, name) => page.screenshot({ path: join(screenshots, `${name}.png`) });
const box = (page) => page.getByRole('combobox', { name: /^Message / });
const answers = (page) => page.locator('.message.ephemeral');
const suggestion = (page, text) =>
  page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option').filter({ hasText: text });

// A handle on a promise that is kept when the conversation reads otherwise than now.
function next_change(page) {
  return page.evaluateHandle(() => {
    const list = document.getElementById('messages');
    const before = list.innerText;
    const seen = new Promise((resolve) => {
      new MutationObserver(() => list.innerText !== before && resolve()).observe(list, {
        childList: true,
        subtree: true,
        characterData: true,
      });
    });
    return { seen };
  });
}

async function type_status(page) {
  await box(page).pressSequentially('/ce');
  await suggestion(page, '/cert').first().waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await box(page).inputValue(), '/cert ');
  await suggestion(page, '/cert status').waitFor();
  await picture(page, '1-completion');
  await page.keyboard.type('stat');
  await page.keyboard.press('Enter');
  assert.equal(await box(page).inputValue(), '/cert status ');
  await page.keyboard.press('Enter');
}

const limit = { timeout: 90_000 };

test('ANewStrategicAccountLeaderReadsTheFiveCoursesAndNobodyElseDoes', limit, async () => {
  const { page, problems } = await open_page(browser, sandbox.url);
  await play(page, NEW_LEADER);
  await show_channel(page, 'general');
  const before_asking = await answers(page).count();
  await type_status(page);
  const status = answers(page).nth(before_asking);
  await status.waitFor();
  await picture(page, '2-status');

  const words = await status.innerText();
  for (const course of COURSES)
    assert.ok(words.includes(course), `${course} is missing in:\n${words}`);
  assert.match(words, /Only visible to you/);
  assert.match(words, /\bAPP\b/);
  assert.equal(await answers(page).count(), before_asking + 1);

  // Either a new message comes or this one is replaced: both change what stands in the list.
  const changed = await next_change(page);
  await status.locator('button.btn:not(.btn-overflow)').first().click();
  await changed.evaluate(({ seen }) => seen);
  await picture(page, '3-clicked');

  const ours = page.url();
  await play(page, /manager/i);
  await show_channel(page, 'general');
  await page.locator('#messages .beginning').waitFor();
  assert.equal(await page.locator('#messages').getByText(COURSES[4]).count(), 0);
  await picture(page, '4-somebody-else');

  // And it is still there for the one who asked: the address names person and channel.
  await page.goto(ours);
  await answers(page).first().waitFor();
  assert.deepEqual(problems, []);
  await page.close();
});

test('TwoWindowsPlayTwoPeopleWhoTalkToEachOther', limit, async () => {
  const one = await open_page(browser, sandbox.url);
  await play(one.page, NEW_LEADER);
  await show_channel(one.page, 'general');
  const two = await open_page(browser, sandbox.url);
  const name = await play(two.page, /manager/i);
  await show_channel(two.page, 'general');
  const attack = `<img src=x onerror="document.title='taken over'">`;
  const words = `Welcome ${process.pid} ${attack} *for sure*`;
  await box(two.page).fill(words);
  await two.page.keyboard.press('Enter');

  const message = one.page.locator('.message').filter({ hasText: `Welcome ${process.pid}` });
  await message.waitFor();
  assert.match(await message.innerText(), /<img src=x onerror=/);
  assert.equal(await message.locator('img').count(), 0);
  assert.equal(await message.locator('strong').innerText(), 'for sure');
  assert.doesNotMatch(await one.page.title(), /taken over/);
  assert.ok((await one.page.locator('#messages').innerText()).includes(name));
  assert.deepEqual([...one.problems, ...two.problems], []);
  await one.page.close();
  await two.page.close();
});

test('TheHomeTabAndTheMessagesOfTheAppAreOneClickApart', limit, async () => {
  const { page, problems } = await open_page(browser, sandbox.url);
  await play(page, NEW_LEADER);
  await page.locator('.sidebar section').filter({ hasText: 'Apps' }).locator('.row').click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('region', { name: 'Home' }).waitFor();
  await picture(page, '5-home');
  await page.getByRole('tab', { name: 'Messages' }).click();
  await box(page).waitFor();
  assert.equal(
    await page.getByRole('tab', { name: 'Messages' }).getAttribute('aria-selected'),
    'true',
  );
  assert.deepEqual(problems, []);
  await page.close();
});

test('OnAPhoneTheSidebarOpensAndClosesAndNothingIsWiderThanTheScreen', limit, async () => {
  const { page, problems } = await open_phone();
  await page.getByRole('button', { name: 'Show or hide the conversations' }).click();
  await show_channel(page, 'general');
  await page.locator('#sidebar').waitFor({ state: 'hidden' });
  await picture(page, '6-phone');
  const overhang = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  assert.ok(overhang <= 0, `the page is ${overhang} pixels too wide`);
  assert.deepEqual(problems, []);
  await page.close();
});

async function open_phone() {
  const opened = await open_page(browser, sandbox.url);
  await opened.page.setViewportSize({ width: 390, height: 780 });
  return opened;
}

test('TheTrafficPageShowsTheCommandBothWays', limit, async () => {
  const page = await browser.newPage();
  await page.goto(new URL('/page/traffic.html', sandbox.url).href);
  const row = page.locator('details').filter({ hasText: 'to the bot' }).first();
  await row.waitFor();
  await row.locator('summary').click();
  await row.getByRole('heading', { name: 'Request' }).waitFor();
  await page.screenshot({ path: join(screenshots, '7-traffic.png') });
  await page.close();
});
