// The panels over the traffic: connections, rate limits, the app's place in the workspace.
import {
  change_installation,
  disconnect_sockets,
  fetch_limits,
  fetch_sockets,
  Refused,
  switch_limits,
} from './api.js';
import { el } from './dom.js';

const NOTICE_SECONDS = 10;
const DISCONNECTS = [
  ['Warn and refresh', 'warning', NOTICE_SECONDS, 'Slack warns some ten seconds before it closes'],
  ['Refresh', 'refresh_requested', 1, 'What Slack does every few hours'],
  ['Cut', 'cut', 0, 'Without a word'],
  ['Switch off', 'link_disabled', 1, 'As when Socket Mode is switched off'],
];
const INSTALLATIONS = [
  ['Revoke its token', 'token_revoked'],
  ['Remove it', 'no'],
  ['Install it again', 'yes'],
];

const place = (id) => document.getElementById(id);
let shown = '';

async function act(work, words) {
  try {
    await work();
    place('control-said').textContent = words;
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    place('control-said').textContent = problem.message;
  }
}

function button(words, title, click) {
  return el('button', { type: 'button', title, on: { click } }, words);
}

function socket_row(socket) {
  const mood = socket.is_leaving ? 'was told to go' : socket.takes ? 'open' : 'not ready';
  return el(
    'tr',
    {},
    el('td', {}, el('span', { class: `dot dot-${mood.replaceAll(' ', '-')}` }), socket.name),
    el('td', {}, socket.is_silent ? 'silent' : mood),
    el('td', { class: 'number' }, `${socket.acknowledged} of ${socket.sent}`),
  );
}

function sockets_table(sockets) {
  if (sockets.length === 0) return el('p', {}, 'The app is not connected this way.');
  return el(
    'table',
    {},
    el(
      'thead',
      {},
      el('tr', {}, el('th', {}, 'Connection'), el('th', {}, ''), el('th', {}, 'Acknowledged')),
    ),
    el('tbody', {}, sockets.map(socket_row)),
  );
}

function limits_table(methods) {
  const rows = Object.entries(methods).sort(([, a], [, b]) => b.calls - a.calls);
  if (rows.length === 0) return el('p', {}, 'No call yet.');
  const number = (value, bad) =>
    el('td', { class: bad && value > 0 ? 'number bad' : 'number' }, String(value));
  return el(
    'table',
    {},
    el(
      'thead',
      {},
      el(
        'tr',
        {},
        ['Method', 'Calls', 'Refused', 'Too early'].map((words) => el('th', {}, words)),
      ),
    ),
    el(
      'tbody',
      {},
      rows.map(([method, { calls, refused, too_early }]) =>
        el(
          'tr',
          {},
          el('td', {}, method),
          number(calls),
          number(refused, true),
          number(too_early, true),
        ),
      ),
    ),
  );
}

export async function draw_controls() {
  const [{ sockets }, limits] = await Promise.all([fetch_sockets(), fetch_limits()]);
  // Drawn only when something is different, so that a selection or the focus stays.
  const now = JSON.stringify([sockets, limits]);
  if (now === shown) return;
  shown = now;
  place('sockets').replaceChildren(sockets_table(sockets));
  for (const node of place('socket-buttons').children) node.disabled = sockets.length === 0;
  place('limits').replaceChildren(limits_table(limits.methods));
  place('limits-on').checked = limits.on;
}

export function start_controls() {
  place('socket-buttons').append(
    ...DISCONNECTS.map(([words, reason, seconds, title]) =>
      button(words, title, () => act(() => disconnect_sockets(reason, seconds), `${words}: done.`)),
    ),
  );
  place('app-buttons').append(
    ...INSTALLATIONS.map(([words, installed]) =>
      button(words, '', () => act(() => change_installation(installed), `${words}: done.`)),
    ),
  );
  place('limits-on').addEventListener('change', ({ target }) =>
    act(() => switch_limits(target.checked), `Rate limits are ${target.checked ? 'on' : 'off'}.`),
  );
}
