// A sandbox of canned answers, for what the page does by itself: it is served from its files and
// its calls are answered here, so these tests need no program. What was sent is kept in `sent`.
import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { open_page } from './sandbox.mjs';

const FILES = join(dirname(fileURLToPath(import.meta.url)), '../../sandbox/page');
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export const plain = (text) => ({ type: 'plain_text', text, emoji: true });
export const mrkdwn = (text) => ({ type: 'mrkdwn', text });
export const option = (value) => ({ text: plain(`Option ${value}`), value });

const person = (id, name, real_name, title) => ({
  id,
  name,
  real_name,
  title,
  tz: 'Europe/Berlin',
  is_bot: false,
  deleted: false,
  avatar: { letters: real_name.slice(0, 2), color: '#2b7a78' },
});
const ADA = person('U0ADA00001', 'ada', 'Ada North', 'Learner');
const BEN = person('U0BEN00001', 'ben', 'Ben South', 'Manager');
const channel = (id, name, kind) => ({ id, name, kind, is_archived: false, topic: '' });

export class FakeSandbox {
  constructor() {
    this.version = 1;
    this.sent = [];
    this.waiting = [];
    this.modals = [];
    this.messages = [];
    this.is_down = false;
    this.replies = {}; // by call: what the next of its kind is answered
  }

  say(message) {
    const ts = `${1_700_000_000 + this.messages.length * 1000}.000100`;
    this.messages.push({
      ts,
      user: 'U0BOT00001',
      bot_id: 'B0BOT00001',
      text: '',
      blocks: [],
      ephemeral: false,
      edited: false,
      ...message,
    });
    this.changed();
  }

  changed() {
    this.version += 1;
    for (const answer of this.waiting.splice(0)) answer();
  }

  of(call) {
    return this.sent.filter((one) => one.call === call).map((one) => one.body);
  }

  // Kept as soon as `count` calls of this kind have come.
  async arrived(call, count = 1) {
    while (this.of(call).length < count) {
      await new Promise((resolve) => {
        this.arrival = resolve;
      });
    }
    return this.of(call).at(-1);
  }

  workspace(as) {
    return {
      version: this.version,
      team: { id: 'T0', name: 'Fake Team' },
      app: { id: 'A0', name: 'fieldcert', bot_user_id: 'U0BOT00001', bot_id: 'B0BOT00001' },
      me: as === BEN.id ? BEN : ADA,
      people: [ADA, BEN],
      channels: [
        channel('C0GENERAL1', 'general', 'public'),
        channel('D0APP00001', 'fieldcert', 'app'),
      ],
      commands: [
        { command: '/cert', hint: '', words: [{ word: 'status', hint: 'where you stand' }] },
      ],
      home: null,
      modals: this.modals,
    };
  }

  conversation(id) {
    const found = this.workspace().channels.find((one) => one.id === id);
    return {
      version: this.version,
      channel: found,
      messages: id === 'C0GENERAL1' ? this.messages : [],
    };
  }

  async answer(call, query, body) {
    if (call === 'workspace') return this.workspace(query.get('as'));
    if (call === 'conversation') return this.conversation(query.get('id'));
    if (call === 'wait') {
      if (Number(query.get('since')) === this.version) {
        await new Promise((resolve) => {
          this.waiting.push(resolve);
        });
      }
      return { version: this.version };
    }
    this.sent.push({ call, body });
    this.arrival?.();
    const reply = this.replies[call];
    delete this.replies[call];
    return typeof reply === 'function' ? reply(body) : (reply ?? { ok: true });
  }

  async handle(route) {
    const url = new URL(route.request().url());
    if (!url.pathname.startsWith('/client/')) return route.fulfill(await file(url.pathname));
    if (this.is_down) return route.abort('connectionrefused');
    const body = route.request().method() === 'POST' ? route.request().postDataJSON() : null;
    const json = await this.answer(url.pathname.slice('/client/'.length), url.searchParams, body);
    // The page may have gone while a waiting request was held back.
    return route.fulfill({ json }).catch(() => undefined);
  }
}

async function file(path) {
  const name = path === '/' ? 'index.html' : basename(path);
  const body = await readFile(join(FILES, name));
  return { body, contentType: `${TYPES[extname(name)]}; charset=utf-8` };
}

export async function open_fake(browser, prepare = () => {}) {
  const fake = new FakeSandbox();
  prepare(fake);
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
  });
  await context.route('**/*', (route) => fake.handle(route));
  const opened = await open_page(context, 'http://127.0.0.1:1/#as=U0ADA00001&c=C0GENERAL1');
  return { fake, context, ...opened };
}
