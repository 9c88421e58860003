// Makes docs/sandbox.png, the picture in README, from a running program:
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

async function take_picture(browser, url) {
  const { page } = await open_page(browser, url);
  await play(page, NEW_LEADER);
  await show_channel(page, 'general');
  await page.getByRole('combobox', { name: /^Message / }).fill('/cert status');
  await page.keyboard.press('Enter');
  const answer = page.locator('.message.ephemeral').last();
  await answer.waitFor();
  // The answer's own head must be on the picture, also when the answer is taller than the window.
  await answer.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  await page.mouse.move(640, 20);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(docs, 'sandbox.png') });
}

const sandbox = await start_sandbox();
const browser = await start_browser();
try {
  await mkdir(docs, { recursive: true });
  await take_picture(browser, sandbox.url);
} finally {
  await browser.close();
  await sandbox.stop();
}
