// The page of traffic and faults: every exchange with the bot, as it happens, and the switches that
// make the sandbox misbehave.
import { fetch_traffic, Refused } from './api.js';
import { draw_controls, start_controls } from './control.js';
import { el } from './dom.js';
import { start_faults } from './faults.js';
import { readable } from './readable.js';

const POLL_MS = 500;
const MOST = 500;

const list = document.getElementById('exchanges');
const filter = document.getElementById('filter');
const direction = document.getElementById('direction');
const bad_only = document.getElementById('bad-only');
const hold = document.getElementById('hold');
const said = document.getElementById('traffic-said');
let next = 0;

function is_bad(status) {
  return !/^(2\d\d|101|ok)$/i.test(String(status ?? ''));
}

function clock(at) {
  const moment = new Date(Number(at) * 1000);
  return Number.isNaN(moment.getTime())
    ? String(at ?? '')
    : moment.toLocaleTimeString([], { hourCycle: 'h23' });
}

function bodies(exchange) {
  const part = (title, body) =>
    el('div', {}, el('h3', {}, title), el('pre', { tabindex: '0' }, readable(body) || '(empty)'));
  return el(
    'div',
    { class: 'bodies' },
    exchange.note ? el('p', { class: 'note' }, exchange.note) : null,
    part('Request', exchange.request),
    part('Response', exchange.response),
  );
}

function row(exchange) {
  const to_bot = exchange.direction === 'to_bot';
  const problem = exchange.response?.ok === false ? exchange.response.error : exchange.note;
  const bad = is_bad(exchange.status) || exchange.response?.ok === false;
  const node = el(
    'details',
    {},
    el(
      'summary',
      {},
      el('span', { class: 'at' }, clock(exchange.at)),
      el('span', { class: to_bot ? 'to' : 'from' }, to_bot ? 'to the bot →' : '← from the bot'),
      el(
        'span',
        { class: 'what' },
        exchange.what ?? '',
        exchange.via ? el('span', { class: 'via' }, exchange.via) : null,
        problem ? el('span', { class: 'via bad' }, problem) : null,
      ),
      el('span', { class: bad ? 'bad' : '' }, exchange.status ? String(exchange.status) : 'none'),
      el('span', { class: 'ms' }, exchange.ms === undefined ? '' : `${exchange.ms} ms`),
    ),
  );
  // Big payloads are laid out only for those who look.
  node.addEventListener('toggle', () => {
    if (node.open && node.children.length === 1) node.append(bodies(exchange));
  });
  node.direction = exchange.direction;
  node.is_bad = bad || Boolean(exchange.note);
  node.words = JSON.stringify(exchange).toLowerCase();
  return node;
}

function narrow() {
  const typed = filter.value.trim().toLowerCase();
  const way = direction.value;
  for (const node of list.children) {
    const fits = node.words.includes(typed) && (!way || node.direction === way);
    node.hidden = !fits || (bad_only.checked && !node.is_bad);
  }
}

async function look() {
  if (!hold.checked) {
    try {
      const answer = await fetch_traffic(next);
      // A restarted sandbox counts from the start again.
      if (answer.next < next) list.replaceChildren();
      next = answer.next;
      list.prepend(...answer.exchanges.map(row).reverse());
      while (list.children.length > MOST) list.lastChild.remove();
      narrow();
      await draw_controls();
      said.textContent = list.children.length ? '' : 'Nothing yet.';
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      said.textContent = problem.message;
    }
  }
  setTimeout(look, POLL_MS);
}

for (const control of [filter, direction, bad_only]) control.addEventListener('input', narrow);
start_controls();
start_faults();
look();
