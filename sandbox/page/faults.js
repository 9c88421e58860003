// The form of fault switches: rows of rules, applied together.
import { fetch_faults, Refused, set_faults } from './api.js';
import { el } from './dom.js';

const WHATS = {
  web_api: [
    ['429', '429, too many requests'],
    ['500', '500, before acting'],
    ['500_after', '500, after acting'],
    ['drop_before', 'cut the line before acting'],
    ['drop_after', 'cut the line after acting'],
    ['slow', 'answer late'],
    ['html', '200 with an HTML page'],
  ],
  bot: [
    ['duplicate', 'send the same event twice'],
    ['duplicate_new_id', 'send it twice, under another id'],
    ['slow', 'send late'],
  ],
  socket: [
    ['cut_before', 'cut the connection before sending'],
    ['cut_after', 'cut it after sending'],
    ['cut_after_ack', 'cut it after the acknowledgement'],
    ['duplicate', 'send the same envelope twice'],
    ['refresh', 'warn, send, then close'],
    ['slow', 'send late'],
    ['hello_late', 'say hello late'],
    ['silence', 'say hello, then nothing'],
    ['409', 'refuse the upgrade with 409'],
  ],
};
const SIDES = [
  ['web_api', 'the bot calls Slack'],
  ['bot', 'Slack calls the bot'],
  ['socket', 'Socket Mode'],
];

const rules = document.getElementById('rules');
const said = document.getElementById('faults-said');

function choice(name, pairs, value) {
  const node = el(
    'select',
    { name },
    pairs.map(([id, words]) => el('option', { value: id }, words)),
  );
  node.value = value;
  return node;
}

function rule_row(rule) {
  const what = choice('what', WHATS[rule.side], rule.what);
  const side = choice('side', SIDES, rule.side);
  side.addEventListener('change', () => {
    what.replaceChildren(
      ...WHATS[side.value].map(([id, words]) => el('option', { value: id }, words)),
    );
  });
  const number = (name, min, value) =>
    el('input', { name, type: 'number', min, step: 'any', value });
  const row = el(
    'div',
    { class: 'rule' },
    el('label', {}, 'When', side),
    el(
      'label',
      {},
      'Method (* for all)',
      el('input', { name: 'method', value: rule.method, required: true }),
    ),
    el('label', {}, 'Then', what),
    el('label', {}, 'Seconds', number('seconds', '0', String(rule.seconds ?? 0))),
    el('label', {}, 'Times', number('times', '1', String(rule.times ?? 1))),
    el(
      'button',
      { type: 'button', 'aria-label': 'Remove this rule', on: { click: () => row.remove() } },
      'Remove',
    ),
  );
  return row;
}

function read_rules() {
  return [...rules.children].map((row) => {
    const field = (name) => row.querySelector(`[name=${name}]`).value;
    return {
      side: field('side'),
      method: field('method').trim() || '*',
      what: field('what'),
      seconds: Number(field('seconds')),
      times: Number(field('times')),
    };
  });
}

function draw(list) {
  rules.replaceChildren(...list.map(rule_row));
}

async function apply(list) {
  try {
    await set_faults(list);
    said.textContent = list.length
      ? `${list.length} ${list.length === 1 ? 'rule applies' : 'rules apply'} now.`
      : 'No faults now.';
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    said.textContent = problem.message;
  }
}

export async function start_faults() {
  document.getElementById('add').addEventListener('click', () => {
    rules.append(
      rule_row({ side: 'web_api', method: 'chat.postMessage', what: '429', seconds: 2, times: 1 }),
    );
  });
  document.getElementById('clear').addEventListener('click', () => {
    draw([]);
    apply([]);
  });
  document.getElementById('faults').addEventListener('submit', (event) => {
    event.preventDefault();
    apply(read_rules());
  });
  const now = await fetch_faults().catch(() => ({ rules: [] }));
  draw((now.rules ?? []).filter(({ side }) => Object.hasOwn(WHATS, side)));
}
