// Makes docs/sandbox.png and docs/quiz.png, the pictures in README, from a running program:
//   FIELDCERT_BINARY=build/release/fieldcert node tests/browser/readme_picture.mjs
// It looks best with the Debian packages fonts-lato and fonts-noto-color-emoji.
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  NEW_LEADER,
  open_page,
  play,
  show_channel,
  start_browser,
  start_sandbox,
} from './sandbox.mjs';

const docs = join(dirname(fileURLToPath(import.meta.url)), '../../docs');

async function answer_to(page, line) {
  await page.getByRole('combobox', { name: /^Message / }).fill(line);
  const answers = page.locator('.message.ephemeral');
  const before = await answers.count();
  await page.keyboard.press('Enter');
  const answer = answers.nth(before);
  await answer.waitFor();
  return answer;
}

async function take_picture(page, answer, name) {
  // The answer's own head must be on the picture, also when the answer is taller than the window.
  await answer.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  await page.mouse.move(640, 20);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(docs, name) });
}

async function take_status(browser, url) {
  const { page } = await open_page(browser, url);
  await play(page, NEW_LEADER);
  await show_channel(page, 'general');
  await take_picture(page, await answer_to(page, '/cert status'), 'sandbox.png');
}

// A question with options to choose from; which one a check begins with is drawn by lot.
async function take_quiz(browser, url) {
  const { page } = await open_page(browser, url);
  await play(page, NEW_LEADER);
  await show_channel(page, 'general');
  for (const course of ['sal-1', 'sal-2', 'sal-3', 'sal-4', 'sal-5', 'csm-1', 'csm-2', 'csm-3']) {
    const check = await answer_to(page, `/cert quiz ${course}`);
    await check.getByRole('button', { name: 'Answer' }).waitFor();
    if ((await check.getByRole('radio').count()) < 3) continue;
    await check.getByRole('radio').nth(1).check();
    await take_picture(page, check, 'quiz.png');
    return;
  }
}

const sandbox = await start_sandbox();
const browser = await start_browser();
try {
  await mkdir(docs, { recursive: true });
  await take_status(browser, sandbox.url);
  await take_quiz(browser, sandbox.url);
} finally {
  await browser.close();
  await sandbox.stop();
}
