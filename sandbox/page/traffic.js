// The page of traffic and faults: every exchange with the bot, as it happens, and the switches that
// make the sandbox misbehave.
import { fetch_traffic, Refused } from './api.js';
import { el } from './dom.js';
import { start_faults } from './faults.js';
import { readable } from './readable.js';

const POLL_MS = 1000;
const MOST = 500;

const list = document.getElementById('exchanges');
const filter = document.getElementById('filter');
const hold = document.getElementById('hold');
const said = document.getElementById('traffic-said');
let next = 0;

function is_bad(status) {
  return !/^(2\d\d|101|ok)$/i.test(String(status ?? ''));
}

function clock(at) {
  const moment = new Date(typeof at === 'number' ? at * (at < 1e11 ? 1000 : 1) : at);
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
    part('Request', exchange.request),
    part('Response', exchange.response),
  );
}

function row(exchange) {
  const to_bot = exchange.direction === 'to_bot';
  const node = el(
    'details',
    {},
    el(
      'summary',
      {},
      el('span', { class: 'at' }, clock(exchange.at)),
      el('span', { class: to_bot ? 'to' : 'from' }, to_bot ? 'to the bot →' : '← from the bot'),
      el('span', { class: 'what' }, exchange.what ?? ''),
      el('span', { class: is_bad(exchange.status) ? 'bad' : '' }, String(exchange.status ?? '')),
      el('span', { class: 'ms' }, exchange.ms === undefined ? '' : `${exchange.ms} ms`),
    ),
  );
  // Big payloads are laid out only for those who look.
  node.addEventListener('toggle', () => {
    if (node.open && node.children.length === 1) node.append(bodies(exchange));
  });
  node.words = JSON.stringify(exchange).toLowerCase();
  return node;
}

function narrow() {
  const typed = filter.value.trim().toLowerCase();
  for (const node of list.children) node.hidden = !node.words.includes(typed);
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
      said.textContent = list.children.length ? '' : 'Nothing yet.';
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      said.textContent = problem.message;
    }
  }
  setTimeout(look, POLL_MS);
}

filter.addEventListener('input', narrow);
start_faults();
look();
