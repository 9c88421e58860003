// What the browser tests and the picture for the README share: a running sandbox, and a page on it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const START_SECONDS = 60;
const STOP_SECONDS = 10;
const PAGE_LINE = /http:\/\/127\.0\.0\.1:\d+\//;

function page_url_of(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const give_up = (why) => reject(new Error(`${why}; it said:\n${said}`));
    const timer = setTimeout(give_up, START_SECONDS * 1000, 'fieldcert sandbox named no page');
    const settle = (act) => (value) => {
      clearTimeout(timer);
      act(value);
    };
    child.on(
      'error',
      settle((problem) => give_up(problem.message)),
    );
    child.on(
      'exit',
      settle((code) => give_up(`fieldcert sandbox ended with ${code}`)),
    );
    child.stderr.on('data', (chunk) => (said += chunk));
    child.stdout.on('data', (chunk) => {
      said += chunk;
      // The line must be whole, or the port could be cut short.
      const line = said
        .split('\n')
        .slice(0, -1)
        .find((one) => PAGE_LINE.test(one));
      if (line) settle(resolve)(line.match(PAGE_LINE)[0]);
    });
  });
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
  await gone;
  clearTimeout(hard);
}

// Starts FIELDCERT_BINARY with our bot; with FIELDCERT_PAGE_URL a sandbox that already runs is used
// instead.
export async function start_sandbox() {
  if (process.env.FIELDCERT_PAGE_URL) {
    return { url: process.env.FIELDCERT_PAGE_URL, stop: async () => {} };
  }
  return run_sandbox([]);
}

// Starts FIELDCERT_BINARY in a folder of its own.
export async function run_sandbox(options) {
  const binary = process.env.FIELDCERT_BINARY;
  if (!binary) throw new Error('Set FIELDCERT_BINARY to the path of the fieldcert program.');
  const folder = await mkdtemp(join(tmpdir(), 'fieldcert-browser-'));
  const child = spawn(binary, ['sandbox', '--page', '127.0.0.1:0', ...options], {
    env: { ...process.env, FIELDCERT_DATABASE: join(folder, 'fieldcert.db') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { url: await page_url_of(child), stop: end };
  } catch (problem) {
    await end();
    throw problem;
  }
}

export function start_browser() {
  return chromium.launch({
    executablePath: process.env.FIELDCERT_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

// Opens the page and collects what went wrong in it, so that a test can insist on nothing.
export async function open_page(browser, url, viewport = { width: 1280, height: 800 }) {
  const page = await browser.newPage({ viewport, locale: 'en-US' });
  const problems = [];
  page.on('pageerror', (problem) => problems.push(problem.stack ?? String(problem)));
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(line.text());
  });
  await page.goto(url);
  await page.getByRole('button', { name: /^You are / }).waitFor();
  return { page, problems };
}

// Plays the first person whose title matches; answers their name.
export async function play(page, title) {
  await page.getByRole('button', { name: /^You are / }).click();
  const option = page.getByRole('option').filter({ hasText: title }).first();
  const name = await option.locator('.option-label').innerText();
  await option.click();
  await page.getByRole('button', { name: `You are ${name}.` }).waitFor();
  return name;
}

export async function show_channel(page, name) {
  await page.locator('.sidebar').getByRole('button', { name, exact: true }).click();
  await page.getByRole('heading', { name, level: 1 }).waitFor();
}

export const NEW_LEADER = /Strategic Account Leader.*\bnew\b|\bnew\b.*Strategic Account Leader/i;
